"""What the screens about one content share."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from wagtail.admin.views.generic import WagtailAdminTemplateMixin
from wagtail.models import Page

from ..models import RegionalPage
from ..wagtail_localize_guard import placed_page


class Screen(WagtailAdminTemplateMixin, TemplateView):
    """A page of the admin area in Wagtail's own furniture. Who may not open it is sent home with a
    message, as everywhere in the admin area."""

    def is_open_to(self, user) -> bool:
        raise NotImplementedError

    def dispatch(self, request, *args, **kwargs):
        if not self.is_open_to(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        return [*self.breadcrumbs_items, {"url": "", "label": self.get_page_title()}]


class ContentScreen(Screen):
    """A screen about one page, named in the address by its id."""

    page: RegionalPage

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        self.page = placed_page(kwargs["page_id"])

    def is_open_to(self, user) -> bool:
        """Whoever sees the region, translates or reviews the language, or signs the current step."""
        return self.page.permissions_for_user(user).can_view_revisions()

    def get_page_subtitle(self):
        return self.page.get_admin_display_title()

    def get_breadcrumbs_items(self):
        here = {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, here]

    def get_context_data(self, **kwargs):
        rights = self.page.permissions_for_user(self.request.user)
        return super().get_context_data(page=self.page, rights=rights, **kwargs)

    def attempt(self, act, *args, **kwargs) -> bool:
        """Runs a service. What it refuses becomes a message in plain words; the form stays filled in."""
        try:
            act(*args, **kwargs)
        except PermissionDenied as refused:
            messages.error(self.request, str(refused) or _("You may not do this."))
        except ValidationError as invalid:
            messages.error(self.request, " ".join(invalid.messages))
        except IntegrityError:
            messages.error(self.request, _("Somebody else was faster. Please look again."))
        else:
            return True
        return False


def fresh(page: Page) -> RegionalPage:
    """The page as the database has it after an act."""
    return type(page)._base_manager.get(pk=page.pk)


def address(name: str, page: Page) -> str:
    return reverse(f"editorial:{name}", args=[page.pk])
