"""The screens about pictures: what is to be checked, one picture to look at, and the marking of faces."""

import base64
from io import BytesIO
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from PIL import Image
from wagtail.permissions import policy_registry

from editorial.models.files import RegionalImage
from editorial.people import names_of
from editorial.views.base import Screen
from regions.permissions import checks_pictures, may_blur_in

from . import blurring, checking
from .forms import BoxForms, CheckForm, boxes_of
from .mosaic import cover

LARGE = "max-1200x1200"
AT_ONCE = 60  # pictures on one screen; the rest follow when these are done


class ToCheckScreen(Screen):
    page_title = gettext_lazy("Pictures to check")
    header_icon = "image"
    template_name = "editorial/pictures/to_check.html"

    def is_open_to(self, user) -> bool:
        return checks_pictures(user)

    def get_context_data(self, **kwargs):
        waiting = checking.pictures_to_check(self.request.user)
        shown = list(waiting.prefetch_renditions("max-165x165")[:AT_ONCE])
        thumbnails = [(image, image.get_rendition("max-165x165")) for image in shown]
        return super().get_context_data(pictures=thumbnails, **kwargs)


@method_decorator(never_cache, name="dispatch")
class PictureScreen(Screen):
    """A screen about one picture, named in the address by its id."""

    header_icon = "image"
    http_method_names = ["get", "head", "post"]
    image: RegionalImage

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        pictures = RegionalImage.objects.select_related("region")
        self.image = get_object_or_404(pictures, pk=kwargs["image_id"])

    def is_open_to(self, user) -> bool:
        return checking.may_open(user, self.image)

    def get_page_subtitle(self):
        return self.image.title

    def attempt(self, act, **kwargs) -> bool:
        try:
            act(self.image, by=self.request.user, **kwargs)
        except (PermissionDenied, ValidationError) as refused:
            messages.error(self.request, " ".join(getattr(refused, "messages", [str(refused)])))
            return False
        return True

    def get_context_data(self, **kwargs):
        user = self.request.user
        policy = policy_registry.get_by_type(RegionalImage)
        return super().get_context_data(
            image=self.image,
            large=self.image.get_rendition(LARGE),
            may_blur=may_blur_in(user, self.image.region),
            may_edit=policy.user_has_permission_for_instance(user, "change", self.image),
            **kwargs,
        )


class LookScreen(PictureScreen):
    page_title = gettext_lazy("Look for faces")
    template_name = "editorial/pictures/look.html"
    form: CheckForm | None = None

    def post(self, request, *args, **kwargs):
        self.form = form = CheckForm(self.image, request.POST)
        if form.is_valid():
            given = {name: form.cleaned_data[name] for name in ("faces", "seen_file")}
            if self.attempt(checking.check, **given):
                messages.success(request, _("Thank you. Your answer is kept."))
            return redirect("pictures:look", self.image.pk)
        return self.render_to_response(self.get_context_data())

    def get_context_data(self, **kwargs):
        image = self.image
        refused = checking.refusal(self.request.user, image)
        checked_by = names_of([image.checked_by_id])[0] if image.faces_state else ""
        form = None if refused else self.form or CheckForm(image)
        return super().get_context_data(refused=refused, checked_by=checked_by, form=form, **kwargs)


class BlurScreen(PictureScreen):
    """Two steps: marking, then the result to look at, before the old file is thrown away."""

    page_title = gettext_lazy("Blur parts of a picture")
    template_name = "editorial/pictures/blur.html"
    forms: Any = None

    def is_open_to(self, user) -> bool:
        return may_blur_in(user, self.image.region)

    def post(self, request, *args, **kwargs):
        self.forms = BoxForms(request.POST)
        boxes = boxes_of(self.forms) if self.forms.is_valid() else []
        context = {}
        if not boxes:
            messages.error(request, _("Mark at least one part of the picture."))
        elif "keep" in request.POST:
            if self.attempt(blurring.blur, boxes=boxes, seen_file=request.POST.get("seen_file", "")):
                messages.success(request, _("Blurred. The picture as it was is gone."))
                return redirect("pictures:look", self.image.pk)
        elif "again" not in request.POST:
            context = {"result": self.result(boxes)}
        return self.render_to_response(self.get_context_data(**context))

    def result(self, boxes) -> str:
        """How it will look, within the page itself: an address for it would outlive the question."""
        with self.image.get_rendition(LARGE).file.open("rb") as stream, Image.open(stream) as source:
            picture = source.convert("RGB")
        cover(picture, boxes)
        written = BytesIO()
        picture.save(written, "JPEG", quality=80)
        return "data:image/jpeg;base64," + base64.b64encode(written.getvalue()).decode()

    def get_context_data(self, **kwargs):
        return super().get_context_data(forms=self.forms or BoxForms(), **kwargs)
