from django.urls import path

from . import views

# Below a language.
app_name = "signing"
urlpatterns = [
    path("sign/<uuid:key>/", views.sign, name="sign"),
    path("sign/<uuid:key>/organisation/", views.sign_as_organisation, name="sign_as_organisation"),
    path("sign/<uuid:key>/sent/", views.sent, name="sent"),
    path("sign/<uuid:key>/remove/", views.removal, name="removal"),
    path("signed/<str:token>/", views.signed, name="signed"),
]
