from django.urls import include, path

from . import views

# Members' pages, which the directory's own door opens.
member_patterns = [
    path("directory/campaigns/<uuid:key>/partners/", views.partners, name="campaign_partners"),
    path("clinic/", include("campaigns.clinic.urls")),
]
