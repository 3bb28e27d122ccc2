"""Gaps in wagtail-localize 1.14.5 that are closed here; deletable once they are closed there.

It publishes by itself (its editor's publish button, `update_translations` with `publish_translations`,
subtree submission, conversion to an alias), and asks one global permission instead of the page. Our
addresses stand before its own; what is not offered at all answers 404.
"""

from functools import wraps

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.http import Http404, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from wagtail import hooks
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page
from wagtail.permissions import policy_registry
from wagtail_localize import wagtail_hooks as localize_hooks
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.views import edit_translation
from wagtail_localize.views.report import TranslationsReportView
from wagtail_localize.views.submit_translations import SubmitPageTranslationView
from wagtail_localize.views.update_translations import UpdateTranslationsView

from regions.mandates import mandates_of
from regions.roles import Act

from . import catalogue_upload, release, translation
from .models import RegionalPage


def placed_page(page_id: int) -> RegionalPage:
    """The specific page. Raises Http404, or PermissionDenied for a page that is nobody's."""
    page = get_object_or_404(Page, pk=page_id).specific
    if not isinstance(page, RegionalPage) or page.placement is None:
        raise PermissionDenied
    return page


def not_offered(request, *args, **kwargs):
    raise Http404


class SubmitTranslation(SubmitPageTranslationView):
    """Asks about the page: its editors choose any language, translators their own, and only what is
    public or signed off, not the draft of any region."""

    def dispatch(self, request, *args, **kwargs):
        page = placed_page(kwargs["page_id"])
        if page.is_translation:
            raise PermissionDenied
        if request.method == "POST" and request.POST.get("include_subtree"):
            raise PermissionDenied  # overwrites public translations of the pages below
        if not page.permissions_for_user(request.user).writes_here():
            own = mandates_of(request.user).languages(Act.TRANSLATE)
            asked = {int(pk) for pk in request.POST.getlist("locales") if pk.isdigit()}
            if not own or not asked <= own or not release.signed_sources(page):
                raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        locales = form.cleaned_data["locales"]
        translation.start_translation(self.object, locales, by=self.request.user)
        messages.success(self.request, _("The page is offered to translators."))
        only = self.object.get_translation(locales[0]) if len(locales) == 1 else None
        return redirect(self.get_success_url() or self.get_default_success_url(only))


class UpdateTranslations(UpdateTranslationsView):
    """Takes the source's new strings over; publishing with it is not offered."""

    def dispatch(self, request, *args, **kwargs):
        source = get_object_or_404(TranslationSource, pk=kwargs["translation_source_id"])
        page = placed_page(source.get_source_instance().pk)
        if request.method == "POST" and request.POST.get("publish_translations"):
            raise PermissionDenied
        if not page.permissions_for_user(request.user).writes_here():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def form_valid(self, form):
        translation.refresh_source(placed_page(self.object.get_source_instance().pk))
        messages.success(self.request, _("The translations were updated to the newest text."))
        return redirect(self.get_success_url() or self.get_default_success_url())


class TranslationsReport(TranslationsReportView):
    def get_queryset(self):
        visible = policy_registry.get_by_type(Page).explorable_instances(self.request.user)
        keys = visible.values("translation_key")
        return super().get_queryset().filter(source__object_id__in=keys).order_by("pk")


# Strings ------------------------------------------------------------------------------------------
# The library asks whether the page may be edited, which signers may; it knows no sign-off and no lock.


def refusal(request, translation_id: int) -> str:
    """Why the person cannot change the strings of a translation now; empty when they can."""
    found = get_object_or_404(Translation, pk=translation_id)
    page = found.source.specific_content_type.model_class()
    page = get_object_or_404(page, translation_key=found.source.object_id, locale_id=found.target_locale_id)
    if not isinstance(page, RegionalPage):
        return _("You have no mandate to translate into this language.")
    return translation.why_unchangeable(page, request.user)


def guarded_string(view):
    """For the requests of the translation editor: answered in JSON."""

    @wraps(view)
    def guarded(request, translation_id, **kwargs):
        if reason := refusal(request, translation_id):
            return JsonResponse({"detail": reason}, status=403)
        try:
            with transaction.atomic():
                return view(request, translation_id, **kwargs)
        except (MultiValueDictKeyError, ValidationError):
            return JsonResponse({"detail": _("This text cannot be stored.")}, status=400)

    return guarded


def preview(request, translation_id, mode=None):
    """The library's shows the public row's credit, not the draft's."""
    found = get_object_or_404(Translation, pk=translation_id)
    page = found.get_target_instance()
    if not isinstance(page, RegionalPage) or not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    mode = page.default_preview_mode if mode is None else mode
    if mode not in dict(page.preview_modes):
        raise Http404
    return translation.draft_from_strings(found, fallback=True).make_preview_request(request, mode)


def back(request):
    return redirect(get_valid_next_url_from_request(request) or reverse("wagtailadmin_home"))


@require_POST
def stop_translation(request, translation_id):
    if reason := refusal(request, translation_id):
        messages.error(request, reason)
        return back(request)
    return edit_translation.stop_translation(request, translation_id)


@require_POST
def upload_catalogue(request, translation_id):
    found = get_object_or_404(Translation, pk=translation_id)
    if reason := refusal(request, translation_id):
        messages.error(request, reason)
        return back(request)
    try:
        catalogue = catalogue_upload.read_catalogue(request.FILES.get("file"), found)
        left_out = catalogue_upload.take_over(catalogue, found, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return back(request)
    messages.success(request, _("The translations of the file were taken over."))
    if left_out:
        text = _("%(count)s entries belong to no text of this page and were left out.")
        messages.warning(request, text % {"count": left_out})
    return back(request)


def admin_urls() -> list:
    """Registered before wagtail-localize's own; the first match wins."""
    report = TranslationsReport
    return [
        path("localize/submit/page/<int:page_id>/", SubmitTranslation.as_view()),
        path("localize/submit/snippet/<path:rest>", not_offered),
        path("localize/update/<int:translation_source_id>/", UpdateTranslations.as_view()),
        path(
            "localize/translate/<int:translation_id>/strings/<int:string_segment_id>/edit/",
            guarded_string(edit_translation.edit_string_translation),
        ),
        path(
            "localize/translate/<int:translation_id>/overrides/<int:overridable_segment_id>/edit/",
            guarded_string(edit_translation.edit_override),
        ),
        path("localize/translate/<int:translation_id>/pofile/upload/", upload_catalogue),
        path("localize/translate/<int:translation_id>/disable/", stop_translation),
        path("localize/translate/<int:translation_id>/machine_translate/", not_offered),
        path("localize/translate/<int:translation_id>/preview/", preview),
        path("localize/translate/<int:translation_id>/preview/<str:mode>/", preview),
        path("localize/page/<int:page_id>/convert_to_alias/", not_offered),
        path("localize/api/snippets/<path:rest>", not_offered),
        path("localize/reports/translations/", report.as_view()),
        path("localize/reports/translations/results/", report.as_view(results_only=True)),
    ]


def guard_translation_editor(request, page):
    """Before wagtail-localize takes the edit view over: its restart, alias and publish buttons."""
    if not isinstance(page, RegionalPage) or request.method != "POST":
        return
    if request.POST.get("action") == "publish" or "localize-convert-to-alias" in request.POST:
        raise PermissionDenied
    may_restart = page.permissions_for_user(request.user).writes_here() and not page.workflow_in_progress
    if "localize-restart-translation" in request.POST and not may_restart:
        raise PermissionDenied


def withdraw_page_buttons() -> None:
    """Its "Translate" and "Sync" buttons cost two queries a row of every listing, and "Sync" writes over
    public translations. Wagtail offers no way to take a hook back."""
    for name in ("register_page_listing_more_buttons", "register_page_header_buttons"):
        hooks._hooks[name].remove((localize_hooks.page_listing_more_buttons, 0))
