"""Django's makemessages with this project's habits, so that running it twice leaves nothing to commit."""

import re

import polib
from django.conf import settings
from django.core.management import CommandError
from django.core.management.commands import makemessages
from django.utils.translation import to_locale

from cms.catalogues import LOCALE_DIR

# Dates and tools' names change without a text having changed.
NOISE = ("POT-Creation-Date", "PO-Revision-Date", "Last-Translator", "Language-Team", "Report-Msgid-Bugs-To")
IGNORED = ["tests/*", "var/*", "docs/*", "deploy/*", ".*", "node_modules/*", "requirements*.txt"]


def plural_forms(catalogue):
    """How many forms the catalogue's own header asks for; two where it says nothing."""
    asked = re.search(r"nplurals=(\d)", catalogue.metadata.get("Plural-Forms", ""))
    return int(asked[1]) if asked else 2


def tidy(path):
    """Write one catalogue (a pathlib.Path) in the one form that depends on its texts alone."""
    catalogue = polib.pofile(str(path), wrapwidth=110)
    catalogue.header = ""
    catalogue.metadata = {key: value for key, value in catalogue.metadata.items() if key not in NOISE}
    catalogue.metadata["Project-Id-Version"] = "civic-charter-community"
    catalogue.metadata["Language"] = path.parent.parent.name
    catalogue.metadata_is_fuzzy = 0
    # xgettext leaves room for two forms whatever the language: Arabic has six, Chinese one.
    forms = plural_forms(catalogue)
    for entry in catalogue:
        if entry.msgid_plural:
            entry.msgstr_plural = {form: entry.msgstr_plural.get(form, "") for form in range(forms)}
    catalogue.save(str(path))


class Command(makemessages.Command):
    help = "Read the texts out of the sources into the catalogues of all languages."
    # A guessed translation is worse than none: nobody would notice it.
    msgmerge_options = [*makemessages.Command.msgmerge_options, "--no-fuzzy-matching"]

    def add_arguments(self, parser):
        super().add_arguments(parser)
        parser.add_argument(
            "--check", action="store_true", help="change nothing; fail when something would change"
        )
        parser.set_defaults(
            locale=[to_locale(code) for code, _ in settings.LANGUAGES],
            ignore_patterns=IGNORED,
            no_obsolete=True,
            add_location="file",
            verbosity=0,
        )

    def handle(self, *args, check=False, **options):
        before = {path: path.read_bytes() for path in LOCALE_DIR.glob("*/LC_MESSAGES/*.po")}
        LOCALE_DIR.mkdir(exist_ok=True)
        super().handle(*args, **options)
        after = sorted(LOCALE_DIR.glob("*/LC_MESSAGES/*.po"))
        for path in after:
            tidy(path)
        if check:
            self.refuse_changes(before, after)

    def refuse_changes(self, before, after):
        changed = [path for path in after if path.read_bytes() != before.get(path)]
        for path in after:
            if path in before:
                path.write_bytes(before[path])
            else:
                path.unlink()
        if changed:
            names = ", ".join(str(path.relative_to(LOCALE_DIR)) for path in changed)
            raise CommandError(f"Not up to date with the sources: {names}. Run: make messages")
