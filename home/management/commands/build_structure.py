from django.core.management.base import BaseCommand
from wagtail.models import Locale, Page

from home.structure import NoNetworkError, build_structure


class Command(BaseCommand):
    help = (
        "Makes the pages that every language needs and that are missing, as drafts: after an update that "
        "brought a new index page, or a new language. Twice does nothing more."
    )

    def handle(self, *args, **options):
        before = Page.objects.count()
        try:
            for locale in Locale.objects.all():
                build_structure(locale)
        except NoNetworkError:
            self.stdout.write("not yet: found the community first (found_community)")
            return
        self.stdout.write(f"{Page.objects.count() - before} drafts made")
