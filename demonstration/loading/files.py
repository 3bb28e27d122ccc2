"""Pictures, sounds and documents of the demonstration, through the same cleaning as every upload."""

from dataclasses import dataclass, field
from typing import Any

from django.core.files import File
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from demonstration import reading
from editorial.models.files import Faces
from editorial.pictures import checking
from regions.models import Region

NOT_LOOKED_AT = ("courtyard",)  # of a story that was sent back: something is left to do


@dataclass
class Files:
    """Files by name, stored at first use; `region` answers for them (the network: all may use them), and
    `checker`, somebody of its safety, looks at its pictures."""

    region: Region
    checker: Any
    images: dict = field(default_factory=dict)
    documents: dict = field(default_factory=dict)

    def image(self, name: str):
        if name not in self.images:
            picture = self._stored(get_image_model(), reading.picture(name), f"Demo picture: {name}")
            if name not in NOT_LOOKED_AT and not picture.faces_state:
                # They are drawn: nobody in them can be anybody.
                seen = {"faces": Faces.NOBODY, "seen_file": picture.file.name}
                checking.check(picture, by=self.checker, **seen)
            self.images[name] = picture
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
