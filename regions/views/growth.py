"""Adding a region or a language."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from .. import growth
from ..forms import LanguageForm, RegionForm
from ..permissions import is_coordinator


@never_cache
def add_region(request):
    if not is_coordinator(request.user):
        raise PermissionDenied
    form = RegionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        region = growth.add_region(by=request.user, **form.cleaned_data)
        messages.success(
            request,
            _("%(region)s was added, with drafts of its front page in every language.") % {"region": region},
        )
        return redirect("regions_team")
    context = {"form": form, "title": _("Add a region"), "submit": _("Add the region")}
    return render(request, "regions/form.html", context)


@never_cache
def add_language(request):
    if not is_coordinator(request.user):
        raise PermissionDenied
    form = LanguageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        locale = growth.add_language(form.cleaned_data["language_code"], by=request.user)
        messages.success(
            request,
            _("%(language)s was added, with drafts of the pages that every language needs.")
            % {"language": locale},
        )
        return redirect("regions_team")
    context = {"form": form, "title": _("Add a language"), "submit": _("Add the language")}
    return render(request, "regions/form.html", context)
