"""The demonstration as one object for tools and tests. Keys stay stable; later work adds to them."""

from collections import Counter

from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, TaskState

from campaigns.models import Signature
from demonstration.directory_map import directory_map
from demonstration.loading.people import PASSWORD, Account, accounts, totp_secret
from demonstration.models import DemoPage
from editorial.models import Placement
from stories.models import Slot


def demo_map() -> dict:
    """accounts, pages by label, images, documents, open sign-offs, and what is in the directory, as plain
    data."""
    return {
        "accounts": {account.handle: account_row(account) for account in accounts()},
        "pages": pages(),
        "images": file_rows(get_image_model()),
        "documents": file_rows(get_document_model()),
        "tasks": open_sign_offs(),
        "seasons": seasons(),
        "signatures": signature_rows(),
        **directory_map(),
    }


def account_row(account: Account) -> dict:
    return {
        "password": PASSWORD,
        "totp_secret": totp_secret(account.handle) if account.has_second_factor else None,
        "mandates": [{"role": role, "scope": account.scope or None} for role in account.roles],
    }


def pages() -> dict:
    labelled = list(DemoPage.objects.all())
    keys = [row.translation_key for row in labelled]
    placements = Placement.objects.select_related("region", "source_locale")
    placed = {row.translation_key: row for row in placements.filter(translation_key__in=keys)}
    versions: dict = {key: [] for key in keys}
    for page in Page.objects.filter(translation_key__in=keys).select_related("locale", "content_type"):
        versions[page.translation_key].append(page)
    return {
        row.label: page_row(row, placed[row.translation_key], versions[row.translation_key])
        for row in labelled
    }


def page_row(row: DemoPage, placement: Placement, versions: list[Page]) -> dict:
    by_language = {page.locale.language_code: page for page in versions}
    original = by_language[placement.source_locale.language_code]
    return {
        "id": original.pk,
        "type": f"{original.content_type.app_label}.{original.content_type.model}",
        "state": row.state,
        "region": placement.region.code,
        "original": placement.source_locale.language_code,
        "translations": {
            language: {"id": page.pk, "url": page.get_url(), "live": page.live}
            for language, page in sorted(by_language.items())
        },
    }


def file_rows(model) -> dict:
    rows = model.objects.select_related("region").order_by("pk")
    return {file.title: {"id": file.pk, "region": file.region.code, "url": file.file.url} for file in rows}


def seasons() -> dict:
    """Seasons by label, with their months by number: state, region, label of the story."""
    labels = dict(DemoPage.objects.values_list("translation_key", "label"))
    rows = Slot.objects.select_related("season", "region", "story").order_by("season", "month")
    found: dict = {}
    for slot in rows:
        season = found.setdefault(
            labels.get(slot.season.translation_key, slot.season.slug),
            {"id": slot.season_id, "slug": slot.season.slug, "slots": {}},
        )
        season["slots"][f"{slot.month:02}"] = {
            "id": slot.pk,
            "year": slot.when.year,
            "state": slot.state,
            "region": slot.region and slot.region.code,
            "story": slot.story and labels.get(slot.story.translation_key, slot.story.slug),
            "embargo_until": slot.embargo_until and slot.embargo_until.isoformat(),
        }
    return found


def signature_rows() -> dict:
    """By the label of what was signed: how many people and organisations count, how many names wait for a
    look, how many forms for their mail, and whether the addresses are wiped."""
    labels = dict(DemoPage.objects.values_list("translation_key", "label"))
    found = {}
    for placement in Placement.objects.filter(signatures__isnull=False).distinct():
        rows = Signature.objects.filter(placement=placement)
        counted = Counter(rows.counted().values_list("kind", flat=True))
        found[labels.get(placement.translation_key, str(placement.translation_key))] = {
            "key": str(placement.translation_key),
            "people": counted[Signature.Kind.PERSON],
            "organisations": counted[Signature.Kind.ORGANISATION],
            "to_look_at": rows.to_look_at().count(),
            "unconfirmed": rows.filter(state=Signature.State.WAITING).count(),
            "wiped": not rows.filter(address__isnull=False).exists(),
        }
    return found


def open_sign_offs() -> list[dict]:
    running = TaskState.objects.filter(status=TaskState.STATUS_IN_PROGRESS)
    return [
        {
            "id": state.pk,
            "kind": str(state.task.specific.kind),
            "page": int(state.workflow_state.object_id),
            "language": state.workflow_state.content_object.locale.language_code,
        }
        for state in running.select_related("task", "workflow_state").order_by("pk")
    ]
