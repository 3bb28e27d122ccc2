from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse

from regions.founding import AlreadyFoundedError, found_community
from regions.models import Region

LEADERSHIP = {
    "congo": ("Congo", ["CG"]),
    "kenya": ("Kenya", ["KE"]),
    "macedonia": ("Macedonia", ["MK"]),
    "hongkong": ("Hong Kong", ["HK"]),
    "network": ("Network", []),
}


class Command(BaseCommand):
    help = (
        "Founds the community on an empty database: the regions of 2018, and single-use links (7 days) "
        "for the first coordinator and one lead of each region. The links are printed once."
    )

    def add_arguments(self, parser):
        parser.add_argument("--again", action="store_true", help="new links; the first ones were lost")

    def handle(self, *args, again=False, **options):
        regions = [
            Region.objects.get_or_create(
                code=code,
                defaults={"name": name, "countries": countries, "is_network": code == "network"},
            )[0]
            for code, (name, countries) in LEADERSHIP.items()
        ]
        try:
            links = found_community(regions, again=again)
        except AlreadyFoundedError as error:
            raise CommandError("The community was founded already. --again makes new links.") from error
        for invitation, token in links:
            address = reverse("accept_invitation", args=[token])
            self.stdout.write(f"{invitation}: {settings.WAGTAILADMIN_BASE_URL}{address}")
