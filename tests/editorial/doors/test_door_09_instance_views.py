"""Generic and snippet views check the model, not the instance (edit, delete, history, usage)."""

import pytest
from django.test import override_settings
from django.urls import include, path
from wagtail.permissions import policy_registry

import cms.urls
from editorial.models import Placement
from regions.policies import RegionScopedPolicy
from regions.viewsets import RegionScopedViewSet
from tests.actions import somebody, write_story
from tests.editorial.doors.attack import person
from tests.factories import region

pytestmark = pytest.mark.django_db


class PlacementViewSet(RegionScopedViewSet):
    """Stands for the records that later rooms keep by region."""

    model = Placement
    inspect_view_enabled = True
    form_fields = ["region"]


viewset = PlacementViewSet(url_namespace="records", admin_url_namespace="records")
choosers = viewset.chooser_viewset
urlpatterns = [
    path("admin/records/", include((viewset.get_urlpatterns(), "records"))),
    path("admin/choose/", include((choosers.get_urlpatterns(), choosers.name))),
    *cms.urls.urlpatterns,
]


@pytest.fixture(autouse=True)
def records():
    policy_registry.register(Placement, value=RegionScopedPolicy(Placement))
    Placement.snippet_viewset = viewset
    with override_settings(ROOT_URLCONF=__name__):
        yield
    policy_registry.values_by_class.pop(Placement)
    del Placement.snippet_viewset


OBJECT_VIEWS = ["edit", "delete", "history", "usage", "inspect", "history_results"]
OTHERS = ["macedonia-editor", "macedonia-lead", "kenya-approver", "fr-translator", "root"]


@pytest.mark.parametrize("view", OBJECT_VIEWS)
@pytest.mark.parametrize("handle", ["macedonia-editor", "fr-translator", "root"])
def test_object_views__are_not_shown_to_others(attack, view, handle):
    record = write_story().placement
    shown = attack(person(handle)).get(f"records:{view}", record.pk)
    assert shown.status_code in (302, 403, 404), view
    assert str(record.translation_key) not in shown.content.decode()


@pytest.mark.parametrize("handle", OTHERS)
def test_object_views__change_nothing_for_others(attack, handle):
    record = write_story().placement
    attack(person(handle)).post("records:edit", record.pk, data={"region": region("macedonia").pk})
    attack(person(handle)).post("records:delete", record.pk)
    assert Placement.objects.get(pk=record.pk).region.code == "kenya"


def test_object_views__are_shown_to_the_region(attack):
    record = write_story().placement
    for view in OBJECT_VIEWS:
        assert attack(somebody("kenya-editor")).get(f"records:{view}", record.pk).status_code == 200, view


def test_index__lists_the_own_region(attack):
    kenyan = write_story().placement
    macedonian = write_story(code="macedonia").placement
    shown = attack(somebody("macedonia-editor")).get("records:list").content.decode()
    assert str(macedonian.translation_key) in shown
    assert str(kenyan.translation_key) not in shown


def test_chooser__offers_and_answers_the_own_region(attack):
    kenyan = write_story().placement
    macedonian = write_story(code="macedonia").placement
    client = attack(somebody("macedonia-editor"))
    shown = client.get(f"{choosers.name}:choose").content.decode()
    assert str(kenyan.translation_key) not in shown and str(macedonian.translation_key) in shown
    assert client.get(f"{choosers.name}:chosen", kenyan.pk).status_code == 404
    several = client.get(f"{choosers.name}:chosen_multiple", id=[kenyan.pk, macedonian.pk])
    assert str(kenyan.translation_key) not in several.content.decode()
