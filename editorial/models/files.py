"""Pictures and documents: whose they are, and that nothing reaches storage that was not cleaned."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.core.files.base import File
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.images.models import AbstractImage, AbstractRendition, ImageQuerySet, get_upload_to
from wagtail.search import index

from editorial.files import naming, storage
from editorial.files.fields import CleanedDocumentField, CleanedImageField


class RegionalFile(models.Model):
    """What pictures and documents share. Readers get them only through `editorial.files.serving`."""

    region = models.ForeignKey("regions.Region", models.PROTECT, related_name="+", verbose_name=_("region"))

    title: Any
    file: Any
    neutral_title: Callable[[], str]

    class Meta:
        abstract = True

    def __str__(self):
        return self.title

    def save(self, *args, **kwargs):
        """Raises UploadRefused (a ValidationError) where a new file cannot be cleaned."""
        self._name_and_clean_new_file()
        super().save(*args, **kwargs)

    def _name_and_clean_new_file(self) -> None:
        """Before the gate looks, so that it compares what will be stored."""
        if not self.file or self.file._committed:
            return
        if not self.title or naming.names_the_file(self.title, self.file.name):
            self.title = self.neutral_title()
        self.file.clean()


class Faces(models.TextChoices):
    """What somebody saw who looked at a picture for people."""

    UNCHECKED = "", _("not checked for faces")
    NOBODY = "nobody", _("nobody can be recognised")
    CONSENTED = "consented", _("the people in it consented")
    BLURRED = "blurred", _("made unrecognisable, and looked at")


class PictureQuerySet(ImageQuerySet):
    def unchecked(self):
        """Not looked at, or not this file: names are random, so another file has another name."""
        return self.exclude(faces__gt="", checked_file=models.F("file"))


class RegionalImage(RegionalFile, AbstractImage):
    """A picture of a region.

    `description` is its alternative text. The title is the working name in the admin area; no reader sees it.
    """

    objects: ClassVar[Any] = PictureQuerySet.as_manager()
    file = CleanedImageField(_("file"), upload_to=get_upload_to, width_field="width", height_field="height")
    # Facts, written by `editorial/pictures` alone. Plain numbers: they outlive the account.
    faces = models.CharField(max_length=12, choices=Faces.choices, default=Faces.UNCHECKED, blank=True)
    checked_file = models.CharField(max_length=100, blank=True, editable=False)
    checked_by_id = models.PositiveBigIntegerField(null=True, editable=False)
    checked_at = models.DateTimeField(null=True, editable=False)
    file_given_by_id = models.PositiveBigIntegerField(null=True, editable=False)
    # Of a blurred picture: the bytes that were signed, and the seal that binds them to the bytes of now.
    signed_as = models.CharField(max_length=64, blank=True, editable=False)
    signed_seal = models.CharField(max_length=64, blank=True, editable=False)

    admin_form_fields = ("file", "title", "region", "description", "focal_point_x", "focal_point_y",
                         "focal_point_width", "focal_point_height")  # fmt: skip
    search_fields = [*AbstractImage.search_fields, index.FilterField("region")]
    neutral_title = staticmethod(naming.neutral_image_title)

    class Meta(AbstractImage.Meta):
        verbose_name = _("image")
        verbose_name_plural = _("images")
        indexes = [models.Index(fields=["file"], name="editorial_image_file")]

    @property
    def default_alt_text(self) -> str:
        return self.description

    @property
    def faces_state(self) -> Faces:
        """What was found in the file of now; another file has not been looked at."""
        same = bool(self.faces) and self.checked_file == self.file.name
        return Faces(self.faces) if same else Faces.UNCHECKED

    def get_upload_to(self, filename: str) -> str:
        return f"{storage.IMAGES}/{filename}"

    def generate_rendition_file(self, filter, *, source=None) -> File:
        """Marks the picture as painted from a clean original: storing it only looks it over."""
        painted = super().generate_rendition_file(filter, source=source)
        return storage.Rendering(painted.file, name=painted.name)

    def create_rendition(self, filter):
        return self._of_the_file_of_now({filter: super().create_rendition(filter)})[filter]

    def create_renditions(self, *filters):
        return self._of_the_file_of_now(super().create_renditions(*filters))

    def _of_the_file_of_now(self, made: dict) -> dict:
        """Painting takes a while: what was painted from a file that somebody blurred meanwhile goes again,
        and is painted from the new one."""
        current = type(self)._base_manager.filter(pk=self.pk).first() if made else None
        if current is None or current.file.name == self.file.name:
            return made
        for rendition in self.renditions.filter(file__in=[one.file.name for one in made.values()]):
            rendition.delete()
        return current.create_renditions(*made)


class RegionalRendition(AbstractRendition):
    """A picture in one size."""

    _default_manager: ClassVar[Any]
    image = models.ForeignKey(RegionalImage, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="editorial_one_rendition"
            )
        ]
        indexes = [models.Index(fields=["file"], name="editorial_rendition_file")]

    def __str__(self):
        return self.filter_spec

    def get_upload_to(self, filename: str) -> str:
        return f"{storage.RENDITIONS}/{filename}"


class RegionalDocument(RegionalFile, AbstractDocument):
    """A document or a recording of a region. Its title stands on its link."""

    objects: ClassVar[Any]
    file = CleanedDocumentField(_("file"), upload_to=storage.DOCUMENTS)

    admin_form_fields = ("file", "title", "region")
    search_fields = [*AbstractDocument.search_fields, index.FilterField("region")]
    neutral_title = staticmethod(naming.neutral_document_title)

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
        indexes = [models.Index(fields=["file"], name="editorial_document_file")]

    @property
    def url(self) -> str:
        return self.file.url
