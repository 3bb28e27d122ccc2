from django.urls import path

from .views import accept

urlpatterns = [
    path("accounts/invitation/<str:token>/", accept.accept_invitation, name="accept_invitation"),
]
