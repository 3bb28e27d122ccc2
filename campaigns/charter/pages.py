import datetime

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel
from wagtail.fields import StreamField
from wagtail.models import PageManager

from home.blocks import BodyBlock
from home.models.base import BasePage, TreePage, facts, words

from ..models.signable import SignablePage
from ..provisions import Provision
from .querysets import ArticleQuerySet
from .reading import article_context, index_context

LAUNCHED = datetime.date(2016, 10, 26)


class CharterIndexPage(SignablePage, TreePage):
    """The Civic Charter: what it is, the way to its ten articles, and who signed it."""

    standfirst = models.TextField(_("introduction"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    SLUG = "charter"  # the same in every language
    parent_page_types = ["home.HomePage"]
    subpage_types = ["campaigns.CharterArticlePage"]
    max_count_per_parent = 1
    body_fields = ("body",)
    content_panels = [
        *TreePage.content_panels,
        FieldPanel("standfirst"),
        FieldPanel("body"),
        *SignablePage.signing_panels,
    ]
    override_translatable_fields = [
        *words("standfirst", "body", *SignablePage.signing_words),
        *facts("slug", "show_in_menus", *SignablePage.signing_facts),
    ]

    class Meta:
        verbose_name = _("Civic Charter")
        verbose_name_plural = _("Civic Charters")

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | index_context(context["shell"], context["reading"].locale_id)


class CharterArticlePage(BasePage):
    """One article, explained in plain words. Its code is its address, in every language."""

    code = models.CharField(_("article"), max_length=20, choices=Provision.choices)
    standfirst = models.TextField(
        _("in plain words"),
        blank=True,
        help_text=_("Our own words, for somebody who reads of it for the first time."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    version = models.DateField(
        _("version of the Charter"), default=LAUNCHED, help_text=_("The day of the text that this explains.")
    )
    source_url = models.URLField(_("where the Charter stands"), blank=True)

    parent_page_types = ["campaigns.CharterIndexPage"]
    subpage_types: list[str] = []
    max_count_per_parent = len(Provision)
    body_fields = ("body",)
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("code"),
        FieldPanel("standfirst"),
        FieldPanel("body"),
        FieldRowPanel([FieldPanel("version"), FieldPanel("source_url")]),
    ]
    promote_panels = [HelpPanel(content=_("The address is the article’s code.")), *BasePage.promote_panels]
    override_translatable_fields = [
        *words("standfirst", "body"),
        *facts("slug", "code", "version", "source_url", "show_in_menus"),
    ]

    objects = PageManager.from_queryset(ArticleQuerySet)()

    class Meta:
        verbose_name = _("article of the Charter")
        verbose_name_plural = _("articles of the Charter")

    def clean(self):
        self.stand_at_code()
        super().clean()

    def save(self, *args, **kwargs):
        """A draft is cleaned little: its row has to have the address of its revisions all the same."""
        self.stand_at_code()
        super().save(*args, **kwargs)

    def stand_at_code(self) -> None:
        """The address is the code, the same in every language."""
        self.slug = self.code or self.slug

    @property
    def number(self) -> int:
        """Its place in the Charter, from 1."""
        return Provision.values.index(self.code) + 1

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        return context | article_context(self, context["shell"], context["reading"].locale_id)
