from django.core.management.base import BaseCommand

from stories.consent.tasks import check


class Command(BaseCommand):
    help = "Asks safety about consents that ended or soon will, and takes down what nobody answered. Daily."

    def handle(self, *args, **options):
        done = check()
        self.stdout.write(f"{done.opened} opened, {done.warned} warned, {done.taken_down} taken down")
