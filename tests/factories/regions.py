import factory
from wagtail.models import Locale

from regions.models import Region

NAMES = {
    "congo": "Congo",
    "kenya": "Kenya",
    "macedonia": "Macedonia",
    "hongkong": "Hong Kong",
    "network": "Network",
}


class RegionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Region
        django_get_or_create = ("code",)

    code = "kenya"
    name = factory.LazyAttribute(lambda region: NAMES.get(region.code, region.code.title()))
    is_network = factory.LazyAttribute(lambda region: region.code == "network")


def region(code: str = "kenya") -> Region:
    return RegionFactory(code=code)


def network() -> Region:
    return region("network")


def locale(code: str) -> Locale:
    return Locale.objects.get_or_create(language_code=code)[0]
