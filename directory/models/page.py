from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField

from home.blocks import BodyBlock
from home.models.base import TreePage, facts, words


class DirectoryPage(TreePage):
    """The public door of the directory: what it is for, how people are kept safe in it, and its rules.

    The member area itself is ordinary addresses (`directory/urls.py`): whatever happens to this page, a
    member can reach the own profile and hide it."""

    standfirst = models.TextField(_("introduction"), blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    rules = StreamField(BodyBlock(), verbose_name=_("rules"), blank=True)

    SLUG = "directory"  # the member area stands below it, the same in every language
    is_sensitive = True
    parent_page_types = ["home.HomePage"]
    subpage_types = ["directory.PublicProfilePage"]
    max_count_per_parent = 1
    body_fields = ("body", "rules")
    content_panels = [
        *TreePage.content_panels,
        FieldPanel("standfirst"),
        FieldPanel("body"),
        FieldPanel("rules"),
    ]
    override_translatable_fields = [*words("standfirst", "body", "rules"), *facts("slug", "show_in_menus")]

    class Meta:
        verbose_name = _("directory")
        verbose_name_plural = _("directories")
