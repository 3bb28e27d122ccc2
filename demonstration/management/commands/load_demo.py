from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from demonstration.loading.members import former_handles
from demonstration.loading.people import accounts
from demonstration.loading.steps import Loader
from demonstration.models import DemoStamp


class Command(BaseCommand):
    help = (
        "Loads the demonstration into an empty database: regions, people, stories in six languages and "
        "every state. Does nothing where it is loaded; refuses a database with other people in it."
    )

    def handle(self, *args, verbosity=1, **options):
        if DemoStamp.objects.filter(complete=True).exists():
            self.stdout.write("The demonstration is loaded.")
            return
        ours = former_handles() | {account.handle for account in accounts()}
        strangers = get_user_model().objects.exclude(handle__in=ours)
        if strangers.exists():
            raise CommandError("This database has other people in it: the demonstration stays out.")
        stamp, _made = DemoStamp.objects.get_or_create(complete=False)
        for name, total, step in Loader().steps():
            with tqdm(total=total, desc=f"  {name}", disable=verbosity < 1, ncols=72) as bar:
                step(bar.update)
        stamp.complete = True
        stamp.save()
