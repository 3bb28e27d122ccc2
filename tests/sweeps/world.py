"""What the sweep asks for: Kenya's objects in every state, and a few of Macedonia's, each with a word that
only its own people may read. Built once for all tests of this folder."""

from dataclasses import dataclass, field

from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from wagtail.admin.models import EditingSession
from wagtail.models import Collection, Locale, Page, UploadedFile, Workflow
from wagtail_localize.models import OverridableSegment, StringSegment, Translation, TranslationSource

from directory.intake import cases
from directory.joining import invitations as member_invitations
from directory.models import Member, Reopening, VouchAsk
from directory.notices import notify
from editorial.models import Kind, RegionalDocument, RegionalImage
from editorial.preview_links.making import make_link
from regions import invitations
from regions.models import Mandate
from stories.season import slots
from tests.actions import (
    edit,
    give_consent,
    released_story,
    somebody,
    start_translation,
    submit_for_sign_off,
    write_story,
)
from tests.directory.outside.acts import outside_line
from tests.editorial.files.uploads import document, image
from tests.factories import Person, region, skill
from tests.stories.season.actions import month, plan_season

from .campaigns import PARTNERS, campaigns
from .clinic import SAID, clinic
from .exchange import exchange
from .mentorship import mentorship
from .people import (
    COORDINATOR,
    EDITOR,
    EVERYBODY,
    LANGUAGES,
    LEAD,
    MACEDONIA,
    MEMBERSHIPS,
    OWN,
    ROOT,
    SAFETY,
    VERIFIED,
    account,
)
from .signing import CANARY, petition

# Words that stand in drafts, titles of files and names of people.
KENYAS, IN_FRENCH, MACEDONIAS, MEMBERS = "heron-of-kenya", "ibis-in-french", "stork-of-macedonia", "quiet-owl"
CONFIDED = "nightjar-in-confidence"  # in a consent record: looking alone tells it to nobody, not even safety
SWORN = "bittern-without-account"  # asked the leads of Kenya for help
READERS = {
    KENYAS: OWN,
    IN_FRENCH: OWN | LANGUAGES,
    MACEDONIAS: MACEDONIA | COORDINATOR,
    MEMBERS: ROOT,
    CONFIDED: frozenset(),
    SWORN: LEAD,
    PARTNERS: EDITOR | SAFETY,
    CANARY: frozenset(),
    SAID: VERIFIED,
}


@dataclass
class World:
    """names: what stands in braces in the tables. people: word → account, None without one."""

    names: dict = field(default_factory=dict)
    people: dict = field(default_factory=dict)

    def address(self, path: str) -> str:
        return path.format(**self.names)


def build() -> World:
    people = {word: account(word) for word in sorted(EVERYBODY | MEMBERSHIPS)}
    names = pages() | translation() | season() | files() | teams() | of_the_site() | directory()
    names |= campaigns()
    names |= petition()
    return World(names, people)


def pages() -> dict:
    """A public story of Kenya, and a draft and a waiting one that only Kenya's people know of."""
    editor = somebody("kenya-editor")
    public = released_story(title="A public story", hero=image(title="In the open"), hero_alt="People")
    draft = edit(write_story(title=f"Draft {KENYAS}", slug="a-draft"), by=editor, standfirst=f"Of {KENYAS}")
    waiting = submit_for_sign_off(write_story(title=f"Waiting {KENYAS}", byline=KENYAS), by=editor)
    consent = give_consent(draft, person=KENYAS, risk=CONFIDED)
    _link, token = make_link(write_story(title="Given to a source"), by=editor, purpose=KENYAS)
    write_story(code="macedonia", title=f"Draft {MACEDONIAS}", standfirst=f"Of {MACEDONIAS}")
    step = waiting.current_workflow_task_state
    session = EditingSession.objects.create(
        user=editor,
        content_type=ContentType.objects.get_for_model(Page),
        object_id=str(draft.pk),
        last_seen_at=draft.latest_revision.created_at,
    )
    return {
        "root": Page.objects.get(depth=1).pk,
        "index": draft.get_parent().pk,
        "home": draft.get_parent().get_parent().pk,
        "public": public.pk,
        "public_revision": public.latest_revision_id,
        "draft": draft.pk,
        "revision": draft.latest_revision_id,
        "waiting": waiting.pk,
        "waiting_revision": waiting.latest_revision_id,
        "step": step.pk,
        "task": step.task_id,
        "course": step.workflow_state_id,
        "session": session.pk,
        "consent": consent.pk,
        "preview": token,
        "hero": public.hero.file.name,
        "public_path": public.get_url(),
        "draft_path": f"/en/stories/{draft.slug}/",
        "kind": Kind.REGIONAL,
    }


def translation() -> dict:
    """The public story in French: a draft with words that only French and Kenyan people know."""
    public = Page.objects.get(title="A public story").specific
    french = start_translation(public, "fr")
    french = edit(french, by=somebody("fr-translator"), title=IN_FRENCH)
    source = TranslationSource.objects.get(object_id=public.translation_key)
    overridable = OverridableSegment.objects.filter(source=source).first()
    return {
        "french": french.pk,
        "source": source.pk,
        "translation": Translation.objects.get(source=source, target_locale=french.locale).pk,
        "string": StringSegment.objects.filter(source=source).first().pk,
        "overridable": overridable.pk if overridable else 1,
    }


def season() -> dict:
    """A season of the network, one month of which Kenya plans, with a note of its own."""
    year = plan_season(slug="2026-27")
    slot = slots.pitch(month(year, 4), region=region("kenya"), theme=KENYAS, by=somebody("kenya-lead"))
    return {"season": year.pk, "slot": slot.pk, "season_slug": year.slug}


def files() -> dict:
    kept, paper = image(title=f"Picture {KENYAS}"), document(title=f"Paper {KENYAS}")
    image("macedonia", title=f"Picture {MACEDONIAS}")
    document("macedonia", title=f"Paper {MACEDONIAS}")
    uploads = {
        name: UploadedFile.objects.create(
            uploaded_by_user=somebody("kenya-editor"),
            for_content_type=ContentType.objects.get_for_model(model),
            file=f"{name}.bin",
        ).pk
        for name, model in {"image_upload": RegionalImage, "document_upload": RegionalDocument}.items()
    }
    return {
        "image": kept.pk,
        "image_name": kept.file.name,
        "rendition": kept.get_rendition("max-165x165").file.name,
        "document": paper.pk,
        "document_name": paper.file.name,
        **uploads,
    }


def teams() -> dict:
    """A member nobody needs to know of, an open invitation and a mandate of Kenya."""
    quiet = Person(handle=MEMBERS, email=f"{MEMBERS}@example.org")
    invitation, token = invitations.invite("editor", by=somebody("kenya-lead"), region=region("kenya"))
    return {
        "user": quiet.pk,
        "region": region("kenya").pk,
        "mandate": Mandate.objects.get(user=somebody("kenya-approver")).pk,
        "invitation": invitation.pk,
        "token": token,
    }


def directory() -> dict:
    """A verified member's own things, which nobody else may open."""
    owner = account("active-member").member
    Member.objects.filter(pk=owner.pk).update(organisation="Shown to leads")
    case, _code = cases.open_case("of the sweep", SWORN, region=region("kenya"))
    return {
        "notice": notify(owner, "vetted").public_id,
        "profile": owner.public_id,
        "intake": case.pk,
        "skill": skill("of-the-sweep").pk,
        "retired_skill": skill("out-of-use", retired=True).pk,
        "outside_line": outside_line(name="A line").pk,
        **exchange(owner),
        **mentorship(owner),
        **joining(owner),
        **clinic(owner),
    }


def joining(owner) -> dict:
    """A newcomer of Kenya, whom the verified member may vouch for, and links on the way in and back."""
    lead, newcomer = somebody("kenya-lead"), account("provisional-member").member
    row, token = member_invitations.invite(region("kenya"), by=owner.user)
    ask = VouchAsk.objects.create(newcomer=newcomer, voucher=owner, by_lead=True)
    resting = account("paused-member").member
    reopening = Reopening.objects.create(member=resting, voucher=owner, lead=lead.pk)
    return {
        "member_link": token,
        "member_invitation": row.public_id,
        "newcomer": newcomer.public_id,
        "vouch": ask.public_id,
        "reopening": reopening.public_id,
    }


def of_the_site() -> dict:
    somebody("sw-reviewer")  # a language without pages, in which somebody holds a mandate
    workflow = Workflow.objects.order_by("pk").first()
    return {
        "workflow": workflow.pk,
        "any_task": workflow.tasks.first().pk,
        "group": Group.objects.create(name="A group").pk,
        "collection": Collection.get_first_root_node().add_child(name="A collection").pk,
        "locale": Locale.objects.get(language_code="fr").pk,
        "locale_without_pages": Locale.objects.get(language_code="sw").pk,
    }
