from django.db import models
from django.db.models import Exists, OuterRef, Subquery
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.images import get_image_model_string
from wagtail.models import PageManager

from editorial.models import Placement
from editorial.querysets import RegionalPageQuerySet
from home.fields import CodeListField
from home.listing import ReadableQuerySet
from home.models.base import BasePage, facts, words

from ..public_page.rights import WrittenOutsideTester
from ..skills.code_list import SkillCodesField
from ..spoken import SPOKEN_CHOICES
from .open_profile import LONGEST_TEXT, OpenProfile


class PublicProfileQuerySet(ReadableQuerySet, RegionalPageQuerySet):
    def wanted(self):
        """Whose member still wants it. A takedown brings the pages down; until it is through, no list and no
        page shows them either."""
        return self.filter(self._wanted())

    def _wanted(self):
        return Exists(OpenProfile.objects.wanted().filter(translation_key=OuterRef("translation_key")))

    def with_region(self):
        """Adds `region_id`, whose content it is."""
        placed = Placement.objects.filter(translation_key=OuterRef("translation_key"))
        return self.annotate(region_id=Subquery(placed.values("region_id")[:1]))

    def standing_under(self, region):
        """Those that say they belong to a region; the network has those that do not say it, too."""
        told = models.Q(Exists(self._placed_in(region)), region_withheld=False)
        return self.filter(told | models.Q(region_withheld=True) if region.is_network else told)

    def _placed_in(self, region):
        return Placement.objects.filter(translation_key=OuterRef("translation_key"), region=region)

    def for_reading(self):
        return self.annotate(is_wanted=self._wanted())

    def by_name(self):
        return self.order_by("title", "pk")


class PublicProfilePage(BasePage):
    """What a member tells everybody: words of their own, signed by their region like every page.

    It knows no member. `OpenProfile` does, outside the page, by the translation key.
    """

    text = models.TextField(_("text"), max_length=LONGEST_TEXT)
    skills = SkillCodesField(_("skills"))
    spoken = CodeListField(_("languages"), codes=SPOKEN_CHOICES)
    region_withheld = models.BooleanField(_("withhold the region"), default=False)
    hero = models.ForeignKey(
        get_image_model_string(),
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("photograph"),
    )
    hero_alt = models.CharField(_("what the photograph shows"), max_length=250, blank=True)

    schema_type = ""  # a person is found by those who were given the address
    parent_page_types = ["directory.DirectoryPage"]
    subpage_types: list[str] = []
    is_creatable = False  # members write them, in their own area
    goes_quietly = True
    is_sensitive = True
    content_panels = [
        *BasePage.content_panels,
        FieldPanel("text"),
        FieldPanel("hero_alt"),
    ]
    override_translatable_fields = [
        *words("text", "hero_alt"),
        *facts("slug", "skills", "spoken", "region_withheld", "hero", "show_in_menus"),
    ]

    objects = PageManager.from_queryset(PublicProfileQuerySet)()

    class Meta:
        verbose_name = _("public profile")
        verbose_name_plural = _("public profiles")

    @property
    def description(self) -> str:
        return self.search_description or self.text

    def may_be_minor(self, released) -> bool:
        """Another photograph, skill, language or region is never minor: every language has to say it."""
        facts_alike = all(
            getattr(self, name) == getattr(released, name)
            for name in ("hero_id", "skills", "spoken", "region_withheld")
        )
        return facts_alike and super().may_be_minor(released)

    def permissions_for_user(self, user):
        return WrittenOutsideTester(user, self)

    def serve(self, request, *args, **kwargs):
        """Asked once more, in the statement that read the page: a takedown that failed half-way must not
        leave a person in public."""
        if not getattr(self, "is_wanted", False):
            raise Http404("no such page")
        response = super().serve(request, *args, **kwargs)
        # A copy on a stick cannot be closed: archives and our own mirrors leave people out.
        response["X-Robots-Tag"] = "noarchive"
        return response
