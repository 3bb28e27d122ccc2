"""Why an office file is not taken, in words that say what to do."""

from django.utils.translation import gettext as _

from .outcome import UploadRefused


def damaged() -> UploadRefused:
    return UploadRefused(_("This office file is damaged."), code="damaged")


def encrypted() -> UploadRefused:
    return UploadRefused(_("This file is encrypted. Save it without a password."), code="encrypted")


def too_large() -> UploadRefused:
    return UploadRefused(
        _("This file unfolds to more than is taken. Make its pictures smaller."), code="too_large"
    )


def runs() -> UploadRefused:
    return UploadRefused(_("This office file has programs in it, or is a template."), code="macros")


def embedded() -> UploadRefused:
    return UploadRefused(
        _(
            "This office file has something embedded that cannot be cleaned: a program, a chart or another "
            "file. Insert it as a picture."
        ),
        code="embedded",
    )


def picture() -> UploadRefused:
    return UploadRefused(
        _("This office file has a picture that cannot be cleaned. Insert it as JPEG, PNG or GIF."),
        code="embedded",
    )


def external() -> UploadRefused:
    return UploadRefused(
        _("This office file refers to another file. Put pictures into it and remove links to files."),
        code="external",
    )


def unfinished() -> UploadRefused:
    return UploadRefused(
        _(
            "This document still holds comments or tracked changes. Accept or remove them, save, and upload "
            "it again."
        ),
        code="tracked_changes",
    )


def hidden() -> UploadRefused:
    return UploadRefused(_("This table has hidden sheets. Show or delete them first."), code="hidden_content")
