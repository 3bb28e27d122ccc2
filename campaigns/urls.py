from django.urls import path

from . import views

# Below the directory: members' pages, which the directory's own door opens.
member_patterns = [
    path("directory/campaigns/<uuid:key>/partners/", views.partners, name="campaign_partners"),
]
