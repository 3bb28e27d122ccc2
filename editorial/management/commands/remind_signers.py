from django.core.management.base import BaseCommand

from editorial.reminders import remind


class Command(BaseCommand):
    help = "Reminds of sign-offs that have been waiting for 3, 7 and 10 days. Run it daily."

    def handle(self, *args, **options):
        self.stdout.write(f"{remind()} reminders")
