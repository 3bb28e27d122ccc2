"""Addresses of Wagtail's admin area that name the files of all regions: closed, or asked first."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404
from django.urls import re_path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.bulk_action.dispatcher import index as bulk_action
from wagtail.permissions import policy_registry
from wagtail.utils.urlpatterns import decorate_urlpatterns

from editorial.models import RegionalDocument, RegionalImage

from .policy import may_see

MODELS = {str(model._meta.model_name): model for model in (RegionalImage, RegionalDocument)}


def not_offered(request, *args, **kwargs):
    """No screen lists files by this address; it answers with the titles of all regions. Tags and
    collections are not used: they would be one list for all."""
    raise Http404


@require_safe
def one_image(request, pk: int):
    """What wagtail-localize's editor asks to show a picture of the page, for those who may see it there."""
    image = get_object_or_404(RegionalImage.objects.select_related("region"), pk=pk)
    if not may_see(request.user, image):
        raise Http404
    small = image.get_rendition("max-165x165")
    thumbnail = {"url": small.url, "width": small.width, "height": small.height}
    return JsonResponse({"id": image.pk, "title": image.title, "thumbnail": thumbnail})


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
    re_path(r"^api/main/images/(?P<pk>\d{1,9})/$", one_image),
    re_path(r"^api/main/(images|documents)/", not_offered),
    re_path(rf"^bulk/editorial/(?P<model_name>{FILES})/delete/$", delete_several),
    re_path(rf"^bulk/editorial/({FILES})/", not_offered),
    re_path(r"^tag-autocomplete/", not_offered),
]
urlpatterns = decorate_urlpatterns(urlpatterns, require_admin_access)
urlpatterns = decorate_urlpatterns(urlpatterns, never_cache)
