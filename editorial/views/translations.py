"""Translations language by language: what is missing, stale, in work."""

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy
from wagtail.models import Locale

from regions.mandates import mandates_of
from regions.permissions import may_enter_admin
from regions.roles import Act

from ..listing import LONG, open_translations, stale_for, untranslated, with_places
from ..progress import progress_of
from .base import Screen


class TranslationsScreen(Screen):
    page_title = gettext_lazy("Translations")
    header_icon = "wagtail-localize-language"
    template_name = "editorial/translations.html"

    def is_open_to(self, user) -> bool:
        return may_enter_admin(user)

    @cached_property
    def languages(self) -> list[Locale]:
        return list(Locale.objects.order_by("pk"))

    @cached_property
    def language(self) -> Locale:
        """The one asked for, else the person's first own language, else the first."""
        code = self.request.GET.get("language")
        own = mandates_of(self.request.user).languages(Act.TRANSLATE)
        asked = [one for one in self.languages if one.language_code == code]
        mine = [one for one in self.languages if one.pk in own]
        return (asked or mine or self.languages)[0]

    def get_context_data(self, **kwargs):
        user, language = self.request.user, self.language
        under_way = progress_of(open_translations(user, language)[:LONG])
        stale, missing, _pages = with_places(
            stale_for(user).filter(locale=language)[:LONG],
            untranslated(user, language),
            [one.page for one in under_way if one.page],
        )
        return super().get_context_data(
            languages=self.languages,
            language=language,
            under_way=under_way,
            stale=stale,
            missing=missing,
            **kwargs,
        )
