"""Reading an uploaded PO catalogue: what is wrong with it is said, never a server error."""

import tempfile

import polib
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

LARGEST = 2 * 1024 * 1024  # bytes; the longest page has a few hundred kilobytes
HEADER = "X-WagtailLocalize-TranslationID"


def read_catalogue(upload, translation) -> polib.POFile:
    """The catalogue of an upload.

    Raises: ValidationError where there is no file, or one that is too large, is no catalogue, or was
    made for another translation.
    """
    if upload is None:
        raise ValidationError(_("Choose a PO file first."))
    if upload.size > LARGEST:
        raise ValidationError(_("This file is too large for a catalogue of one page."))
    catalogue = parsed(upload.read())
    if catalogue.metadata.get(HEADER) != str(translation.uuid):
        raise ValidationError(_("This PO file was made for another translation."))
    return catalogue


def parsed(content: bytes) -> polib.POFile:
    if b"\x00" in content:
        raise ValidationError(_("This is not a PO file."))
    # From a file of ours: given a short string, polib would open the file of that name.
    with tempfile.NamedTemporaryFile(suffix=".po") as stored:
        stored.write(content)
        stored.flush()
        try:
            return polib.pofile(stored.name, encoding="utf-8", check_for_duplicates=False)
        except Exception as error:  # its parser raises OSError, ValueError, IndexError, … by turns
            raise ValidationError(_("This is not a PO file.")) from error


@transaction.atomic
def take_over(catalogue: polib.POFile, translation, *, by) -> int:
    """Stores the translated strings under the uploader's name.

    Returns: how many entries of the file belong to no text of the page and were left out.
    """
    return len(translation.import_po(catalogue, user=by, tool_name="PO File"))
