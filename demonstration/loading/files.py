"""Pictures, sounds and documents of the demonstration, through the same cleaning as every upload."""

from dataclasses import dataclass, field

from django.core.files import File
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from demonstration import reading
from regions.models import Region


@dataclass
class Files:
    """Files by name, stored at first use; `region` answers for them (the network: all may use them)."""

    region: Region
    images: dict = field(default_factory=dict)
    documents: dict = field(default_factory=dict)

    def image(self, name: str):
        if name not in self.images:
            self.images[name] = self._stored(
                get_image_model(), reading.picture(name), f"Demo picture: {name}"
            )
        return self.images[name]

    def sound(self, name: str):
        return self._document(f"sound-{name}", reading.sound(name))

    def document(self, name: str):
        return self._document(name, reading.document(name))

    def _document(self, name: str, path):
        if name not in self.documents:
            self.documents[name] = self._stored(get_document_model(), path, f"Demo file: {name}")
        return self.documents[name]

    def _stored(self, model, path, title: str):
        found = model.objects.filter(title=title).first()
        if found:
            return found
        with path.open("rb") as stream:
            return model.objects.create(title=title, region=self.region, file=File(stream, name=path.name))
