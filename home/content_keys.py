"""One content pointing to another, whatever its room and language: by the key that all its languages share.

A foreign key would name one language's page, copy that into every translation, and change public, signed
words when the page it names is deleted. A key that leads nowhere (any more) shows nothing.
"""

import uuid

from django import forms
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from wagtail import blocks
from wagtail.admin.widgets import AdminPageChooser


class ContentChooser(AdminPageChooser):
    """Wagtail's page chooser, which gives and takes keys. It tells the titles of public pages alone."""

    def get_instance(self, value):
        key = as_key(value)
        if key is None:
            return None
        pages = self.model_class.objects.filter(translation_key=key).order_by("-live", "pk")
        return pages.first()

    def get_display_title(self, instance):
        return instance.title if instance.live else _("a page that is not public")

    def value_from_datadict(self, data, files, name):
        value = super().value_from_datadict(data, files, name)
        if value is None or not str(value).isdecimal() or len(str(value)) > 18:
            return value
        page = self.model_class.objects.filter(pk=int(value)).first()
        return str(page.translation_key) if page else str(value)


class ContentKeyFormField(forms.UUIDField):
    """Arguments: target, the label of a page type, for instance "stories.StoryPage"."""

    def __init__(self, target: str, **kwargs):
        super().__init__(widget=ContentChooser(target_models=[target]), **kwargs)


class ContentKeyField(models.UUIDField):
    """The key of one content. `target` is no part of the migration."""

    def __init__(self, *args, target: str = "wagtailcore.Page", **kwargs):
        self.target = target
        kwargs.setdefault("null", True)
        kwargs.setdefault("blank", True)
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs):
        kwargs = {name: kwargs[name] for name in ("label", "help_text") if name in kwargs}
        kwargs = {"label": self.verbose_name, "help_text": self.help_text, **kwargs}
        return ContentKeyFormField(self.target, required=not self.blank, **kwargs)


class ContentKeyBlock(blocks.FieldBlock):
    """The same within a stream field. Its value is the key as text; no translator changes it."""

    def __init__(self, target: str, required: bool = True, help_text=None, **kwargs):
        self.target, self._required, self._help_text = target, required, help_text
        super().__init__(**kwargs)

    @cached_property
    def field(self):
        return ContentKeyFormField(self.target, required=self._required, help_text=self._help_text)

    def value_from_form(self, value):
        return str(value) if value else None

    def get_form_state(self, value):
        return self.field.widget.get_value_data(value)

    class Meta:
        icon = "link"


def as_key(value) -> uuid.UUID | None:
    """None for anything that is no key."""
    try:
        return uuid.UUID(str(value))
    except ValueError:
        return None


def keys_in(stream) -> list[uuid.UUID]:
    """The keys of a stream field made of such blocks, in their order."""
    keys = (as_key(child.value) for child in stream)
    return [key for key in keys if key]
