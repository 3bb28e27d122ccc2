"""The file fields of the upload forms: they clean at once, so that a refusal stands beside the field."""

from django.forms import FileInput
from wagtail.documents.fields import WagtailDocumentField
from wagtail.images.fields import WagtailImageField

from .storage import cleaned_upload


class CleanImageField(WagtailImageField):
    """Hands on the cleaned picture; Wagtail's own checks then run on that."""

    def to_python(self, data):
        return super().to_python(cleaned_upload(data, data.name)) if data else None


class CleanDocumentField(WagtailDocumentField):
    """Hands on the cleaned document."""

    def to_python(self, data):
        return super().to_python(cleaned_upload(data, data.name)) if data else None


def plain_file_input() -> FileInput:
    """Wagtail's copies the file's name into the title while it is chosen."""
    return FileInput()
