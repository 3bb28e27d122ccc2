"""Addresses of Wagtail's admin area that name the files of all regions: closed, or asked first."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.urls import re_path
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.bulk_action.dispatcher import index as bulk_action
from wagtail.permissions import policy_registry
from wagtail.utils.urlpatterns import decorate_urlpatterns

from editorial.models import RegionalDocument, RegionalImage

MODELS = {str(model._meta.model_name): model for model in (RegionalImage, RegionalDocument)}


def not_offered(request, *args, **kwargs):
    """No screen lists files by this address; it answers with the titles of all regions. Tags and
    collections are not used: they would be one list for all."""
    raise Http404


def delete_several(request, model_name: str):
    """Wagtail shows the titles of the files that the person may not delete."""
    model = MODELS[model_name]
    own = policy_registry.get_by_type(model).instances_user_has_permission_for(request.user, "delete")
    asked = set(request.GET.getlist("id")) - {"all"}  # "all" is asked from the policy, by Wagtail
    if not all(number.isdigit() for number in asked) or own.filter(pk__in=asked).count() < len(asked):
        raise PermissionDenied
    return bulk_action(request, "editorial", model_name, "delete")


FILES = "|".join(MODELS)
urlpatterns = [
    re_path(r"^api/main/(images|documents)/", not_offered),
    re_path(rf"^bulk/editorial/(?P<model_name>{FILES})/delete/$", delete_several),
    re_path(rf"^bulk/editorial/({FILES})/", not_offered),
    re_path(r"^tag-autocomplete/", not_offered),
]
urlpatterns = decorate_urlpatterns(urlpatterns, require_admin_access)
urlpatterns = decorate_urlpatterns(urlpatterns, never_cache)
