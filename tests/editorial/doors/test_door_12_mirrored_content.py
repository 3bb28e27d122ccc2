"""`update_aliases` publishes aliases with their source; a locale's synchronisation mirrors whole trees."""

import uuid

import pytest
from django.conf import settings
from django.urls import reverse
from wagtail.models import Locale, Page
from wagtail_localize.models import LocaleSynchronization

from tests.actions import edit, fresh, locale, release_page, released_story, somebody, structure
from tests.editorial.doors.attack import person, public, refused

pytestmark = pytest.mark.django_db

PEOPLE = ["root", "coordinator", "kenya-lead", "kenya-editor", "fr-reviewer"]


def an_alias_of(story):
    """As an old database may hold one: never public."""
    alias = fresh(story)
    alias.pk = alias.id = None
    alias.page_ptr_id = None
    alias._state.adding = True
    alias.slug, alias.live, alias.alias_of_id = "mirror", False, story.pk
    alias.live_revision = alias.latest_revision = None
    alias.translation_key = uuid.uuid4()
    story.get_parent().add_child(instance=alias)
    return alias


def test_aliases__do_not_go_public_with_their_source():
    story = released_story()
    alias = an_alias_of(story)
    release_page(edit(story, by=somebody("kenya-editor"), ask="Write to them."))
    assert not Page.objects.get(pk=alias.pk).live


@pytest.mark.parametrize("handle", PEOPLE)
def test_locale_form__mirrors_no_tree(attack, handle):
    released_story()
    structure("fr")
    pages, before = Page.objects.count(), public()
    field = LocaleSynchronization._meta.db_table
    for address, code in (
        (reverse("wagtaillocales:add"), "sw"),
        (reverse("wagtaillocales:edit", args=[locale("fr").pk]), "fr"),
    ):
        data = {
            "language_code": code,
            f"component-{field}-enabled": "on",
            f"component-{field}-sync_from": locale("en").pk,
        }
        attack(person(handle)).post_to(address, data)
    assert not LocaleSynchronization.objects.exists()
    assert (Page.objects.count(), public()) == (pages, before)


@pytest.mark.parametrize("handle", PEOPLE[1:])
def test_locale_form__is_the_superusers(attack, handle):
    sw = locale("sw")
    attack(person(handle)).post_to(reverse("wagtaillocales:delete", args=[sw.pk]))
    attack(person(handle)).post_to(reverse("wagtaillocales:add"), {"language_code": "ar"})
    assert set(Locale.objects.values_list("language_code", flat=True)) >= {"sw"}
    assert not Locale.objects.filter(language_code="ar").exists()


def test_synchronisation__is_refused_below_the_screens():
    synchronisation = LocaleSynchronization(locale=locale("fr"), sync_from=locale("en"))
    assert refused(synchronisation.save)
    assert not LocaleSynchronization.objects.exists()


def test_simple_translation__is_not_installed():
    assert "wagtail.contrib.simple_translation" not in settings.INSTALLED_APPS
