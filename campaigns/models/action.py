from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager

from home.blocks import BodyBlock
from home.models.base import BasePage, facts, words

from ..actions.querysets import ActionQuerySet
from .below import BelowCampaignPage
from .signable import SignablePage


class ActionKind(models.TextChoices):
    STATEMENT = "statement", _("Statement")
    PETITION = "petition", _("Petition")
    LETTER = "letter", _("Letter")
    ASK = "ask", _("Ask for a skill")
    SHARE = "share", _("Share")


# What people put their name under. A letter goes by their own post, an ask to the directory.
SIGNED = frozenset({ActionKind.STATEMENT, ActionKind.PETITION})


class ActionPage(SignablePage, BelowCampaignPage):
    """One thing that somebody far away can do for a campaign."""

    kind = models.CharField(_("kind"), max_length=9, choices=ActionKind.choices, default=ActionKind.PETITION)
    standfirst = models.TextField(_("standfirst"), help_text=_("What is asked, of whom, in two sentences."))
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    addressee = models.TextField(
        _("addressee"), blank=True, help_text=_("Office and postal address. Of public offices only.")
    )
    salutation = models.CharField(_("salutation"), max_length=200, blank=True)
    letter = models.TextField(
        _("model letter"),
        blank=True,
        help_text=_("Fits on one page. Whoever sends it writes their own name."),
    )
    do = models.TextField(_("do"), blank=True, help_text=_("One piece of advice a line."))
    do_not = models.TextField(_("do not"), blank=True, help_text=_("One piece of advice a line."))
    share_text = models.TextField(
        _("text to share"), blank=True, help_text=_("A few sentences for a messenger. The link is added.")
    )

    parent_page_types = ["campaigns.CampaignPage", "campaigns.CoalitionPage"]
    body_fields = ("body",)
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("kind"),
        FieldPanel("standfirst"),
        FieldPanel("body"),
        *SignablePage.signing_panels,
        MultiFieldPanel(
            [FieldPanel(name) for name in ("addressee", "salutation", "letter", "do", "do_not")],
            heading=_("Letter"),
            classname="collapsed",
        ),
        FieldPanel("share_text"),
    ]
    override_translatable_fields = [
        *words("slug", "standfirst", "body", "addressee", "salutation", "letter", "do", "do_not"),
        *words("share_text", *SignablePage.signing_words)[3:],
        *facts("kind", "show_in_menus", *SignablePage.signing_facts),
    ]

    objects = PageManager.from_queryset(ActionQuerySet)()

    class Meta:
        verbose_name = _("action")
        verbose_name_plural = _("actions")

    @property
    def takes_signatures(self) -> bool:
        return self.kind in SIGNED

    @property
    def is_over(self) -> bool:
        """Its last day has passed; an ask, also once its need is closed. That is known where it is read."""
        return super().is_over or getattr(self, "is_answered", False)

    @property
    def is_ask(self) -> bool:
        return self.kind == ActionKind.ASK

    @property
    def is_letter(self) -> bool:
        return self.kind == ActionKind.LETTER

    @property
    def advice(self) -> list[tuple[str, list[str]]]:
        """("do" or "do_not", lines) of the advice there is."""
        found = [(name, lines_of(getattr(self, name))) for name in ("do", "do_not")]
        return [(name, lines) for name, lines in found if lines]

    def set_url_path(self, parent):
        """Actions stand apart from a campaign's updates: `/campaigns/<campaign>/act/<action>/`."""
        self.url_path = f"{parent.url_path}act/{self.slug}/" if parent else "/"
        return self.url_path

    def clean(self) -> None:
        super().clean()
        if self.is_letter and not (self.addressee and self.letter):
            raise ValidationError({"letter": _("A letter needs an addressee and its text.")})


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]
