"""Where leads and coordinators take the newsletter of a season from: looked at, copied, downloaded."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from editorial.views.base import Screen
from home.shell import shell_for

from ..models import SeasonPage
from ..season.rights import may_send_letters
from .letter import Letter, as_message, as_text, letter_of
from .looks import as_html

FORMS = {
    "html": (_("Download for mail (HTML)"), as_html, "text/html"),
    "txt": (_("Download as plain text"), as_text, "text/plain"),
    "message.txt": (_("Download for messengers"), as_message, "text/plain"),
}


def season_named(season_id: int) -> SeasonPage:
    return get_object_or_404(SeasonPage.objects.originals(), pk=season_id)


def languages() -> tuple:
    return shell_for().languages


def in_language(code: str):
    """Raises Http404 for a language in which nobody writes here."""
    if code not in {language.code for language in languages()}:
        raise Http404("no such language")
    return translation.override(code)


class NewsletterScreen(Screen):
    page_title = _("Newsletter")
    header_icon = "mail"
    template_name = "stories/newsletter/screen.html"

    def is_open_to(self, user) -> bool:
        return may_send_letters(user)

    def get_context_data(self, season_id: int, code: str, **kwargs):
        season = season_named(season_id)
        with in_language(code):
            letter = letter_of(season, code)
            looks = _looks(letter) if letter else {}
        forms = [(form, label) for form, (label, _write, _type) in FORMS.items()]
        context = {"season": season, "code": code, "languages": languages(), "letter": letter, "forms": forms}
        return super().get_context_data(**kwargs) | context | looks


def _looks(letter: Letter) -> dict:
    message = as_message(letter)
    return {"html": as_html(letter), "text": as_text(letter), "message": message, "length": len(message)}


@require_safe
def newsletter_file(request, season_id: int, code: str, form: str):
    if not may_send_letters(request.user):
        raise PermissionDenied
    season = season_named(season_id)
    with in_language(code):
        letter = letter_of(season, code)
        if letter is None or form not in FORMS:
            raise Http404("no such letter")
        _label, write, media_type = FORMS[form]
        response = HttpResponse(write(letter), content_type=f"{media_type}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="newsletter-{season.slug}-{code}.{form}"'
    response["Cache-Control"] = "private, no-store"
    return response
