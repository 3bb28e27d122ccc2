"""The board of a season, and the screen of one month."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.views.base import Screen
from regions.permissions import may_keep_consents, sees_region

from ..consent.state import states_of
from ..models import SeasonPage, Slot
from ..season import rights
from ..season.calendar import site_zone
from ..season.chronicle import chronicle_of
from ..season.gaps import gaps_of
from ..season.reading import board_of, facts_of
from .acts import ACTS, open_handover

MONTHS = Slot.objects.select_related("season", "region", "owner", "backup", "story")


class SeasonScreen(Screen):
    header_icon = "calendar-alt"

    def is_open_to(self, user) -> bool:
        return rights.plans_anything(user)

    def may_read_story(self, slot: Slot) -> bool:
        """The title of a draft is its region's; what is public is everybody's."""
        return slot.story is not None and (slot.story.live or self.sees_region_of(slot.story))

    def sees_region_of(self, story) -> bool:
        return bool(story and story.region and sees_region(self.request.user, story.region))

    def may_read_notes(self, slot: Slot) -> bool:
        """What a month is about, and why one is skipped: for the people of the region that hosts it."""
        return slot.region is not None and sees_region(self.request.user, slot.region)


class BoardScreen(SeasonScreen):
    """Twelve months on one screen. Without a number in the address: the season that began last."""

    page_title = gettext_lazy("Season board")
    template_name = "stories/board/board.html"

    def get_context_data(self, **kwargs):
        seasons = list(SeasonPage.objects.originals().latest_first())
        wanted = self.kwargs.get("season_id")
        season = next(
            (each for each in seasons if each.pk == wanted), None if wanted else next(iter(seasons), None)
        )
        if wanted and season is None:
            raise Http404("no such season")
        rows = board_of(season) if season else []
        return super().get_context_data(**kwargs) | {
            "seasons": seasons,
            "season": season,
            "rows": [(row, self.may_read_story(row.slot), self.may_read_notes(row.slot)) for row in rows],
            "codes": [mark.code for mark in rows[0].marks] if rows else [],
            "manages": {row.slot.pk for row in rows if rights.may_manage(self.request.user, row.slot)},
            "sends_letters": rights.may_send_letters(self.request.user),
            "site_zone": str(site_zone()),
        }


class MonthScreen(SeasonScreen):
    """One month: what is known of it, and what the person may do with it. Every act is posted with its
    name; what is refused comes back with the form as it was filled in."""

    template_name = "stories/board/month.html"
    slot: Slot
    refused: tuple = ("", None)

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.slot = get_object_or_404(MONTHS, pk=kwargs["slot_id"])

    def get_page_title(self):
        return f"{self.slot.get_month_display()} {self.slot.when.year}"

    def post(self, request, *args, **kwargs):
        name = request.POST.get("act", "")
        if name not in ACTS:
            raise Http404("no such act")
        form = ACTS[name].form(request.POST, slot=self.slot, user=request.user, prefix=name)
        if form.is_valid() and self.attempt(ACTS[name], form):
            messages.success(request, _("Done: %(act)s.") % {"act": ACTS[name].label})
            return redirect(reverse("stories:month", args=[self.slot.pk]))
        self.refused = (name, form)
        return self.render_to_response(self.get_context_data())

    def attempt(self, act, form) -> bool:
        try:
            act.do(self.slot, form.cleaned_data, self.request.user)
        except (PermissionDenied, ValidationError) as refused:
            form.add_error(None, str(refused) or _("You may not do this."))
            messages.error(self.request, str(refused) or _("You may not do this."))
            return False
        return True

    def offered(self, slot: Slot, user):
        """The acts this person may do now, and the one that was refused, with what was filled in."""
        name, refused = self.refused
        dragged = self.request.GET.get("exchange", "")
        for key, act in ACTS.items():
            if key == name:
                yield {"name": key, "act": act, "form": refused, "is_open": True}
            elif act.offered(slot, user):
                wanted = dragged if key == "exchange" and dragged.isdecimal() else ""
                form = act.form(slot=slot, user=user, prefix=key, initial={"other": wanted} if wanted else {})
                yield {"name": key, "act": act, "form": form, "is_open": bool(wanted)}

    def get_context_data(self, **kwargs):
        slot, user = MONTHS.get(pk=self.slot.pk), self.request.user
        today = timezone.localdate(timezone=site_zone())
        tells = self.sees_region_of(slot.story)
        return super().get_context_data(**kwargs) | {
            "slot": slot,
            "consent": states_of([slot.story])[slot.story.translation_key] if tells else None,
            "keeps_consents": tells and may_keep_consents(user, slot.story.region),
            "acts": list(self.offered(slot, user)),
            "handover": open_handover(slot),
            "reads_story": self.may_read_story(slot),
            "reads_notes": self.may_read_notes(slot),
            "happened": chronicle_of(slot) if self.may_read_notes(slot) else [],
            "gaps": gaps_of(slot, facts_of([slot]), today),
            "site_zone": str(site_zone()),
        }
