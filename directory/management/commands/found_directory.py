from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from directory.joining.founding import AlreadyFoundedError, found_directory
from directory.skills.loading import load_scheme
from directory.skills.scheme_file import read_scheme
from regions.models import Region


class Command(BaseCommand):
    help = (
        "Loads the skills, and makes the first member of the directory, who can vouch for others. Run it "
        "once: afterwards members come by invitation."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("handle", help="an account that exists")
        parser.add_argument("region", help="code of the region the member belongs to")

    def handle(self, *args: Any, **options: Any) -> None:
        user = get_user_model().objects.filter(handle=options["handle"], is_active=True).first()
        region = Region.objects.active().filter(code=options["region"]).first()
        if user is None or region is None:
            raise CommandError("No such account, or no such region.")
        try:
            found_directory(user, region, display_name=user.get_full_name())
        except AlreadyFoundedError as error:
            raise CommandError("The directory has members: they come by invitation now.") from error
        load_scheme(read_scheme())
        self.stdout.write(f"{user.get_username()} is the first member.")
