from django.urls import path

from . import views

urlpatterns = [
    path("tour/", views.tour, name="tour"),
    path("tour/<slug:name>/", views.continue_as, name="tour_continue"),
]
