"""The screen, and the samples it frames: one language each, in the colours that the frame asks for."""

from csp.constants import SELF
from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin

from ..reading import Reading
from ..shell import shell_for
from . import samples

FRAMED = ("en", "ar")  # one for each direction


class StyleScreen(WagtailAdminTemplateMixin, TemplateView):
    """Open to everybody whom the admin area lets in: it holds nothing but the look."""

    page_title = _("Style of the public site")
    header_icon = "view"
    template_name = "home/style/screen.html"

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]

    def get_context_data(self, **kwargs):
        def of(code):
            return reverse("style:samples", args=[code])

        frames = [(code, scheme, of(code)) for code in FRAMED for scheme in ("light", "dark")]
        others = [(code, of(code)) for code, _name in settings.LANGUAGES]
        return super().get_context_data(frames=frames, others=others, **kwargs)


@require_safe
@xframe_options_sameorigin
@csp_replace({"frame-ancestors": [SELF]})
def show_samples(request, code: str):
    """Every component in one language, drawn as the site draws it."""
    if code not in dict(settings.LANGUAGES):
        raise Http404("a language in which nobody writes here")
    with override(code):
        shell = shell_for(code)
        context = {
            "reading": Reading(shell),
            "shell": shell,
            "form": samples.wrong_form(),
            "colours": samples.COLOURS,
            "icons": samples.ICONS,
            "sizes": samples.SIZES,
            "spaces": samples.SPACES,
            "typed": samples.typed(),
            "cards": samples.cards(code),
        }
        return render(request, "home/style/samples.html", context)
