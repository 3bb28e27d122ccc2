"""Wagtail's user screens for people without first and family names. Passwords are set nowhere here."""

from django import forms
from django.utils.functional import cached_property
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import IndexView as WagtailIndexView
from wagtail.users.views.users import UserViewSet as WagtailUserViewSet

from accounts.models import User

FIELDS = ("handle", "display_name", "email", "language", "time_zone", "is_superuser")


class OurFieldsMixin(forms.ModelForm):
    first_name = None
    last_name = None
    email = User._meta.get_field("email").formfield()

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        # No group carries a right to content, and the right to enter comes with a mandate.
        self.fields.pop("groups", None)

    def save(self, commit: bool = True) -> User:
        if not self.instance.password:
            self.instance.set_unusable_password()
        return super().save(commit)


class AddUserForm(OurFieldsMixin, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = FIELDS


class EditUserForm(OurFieldsMixin, UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = (*FIELDS, "is_active")


class IndexView(WagtailIndexView):
    @cached_property
    def search_fields(self) -> set[str]:
        return {"handle", "display_name"}


class UserViewSet(WagtailUserViewSet):
    index_view_class = IndexView

    def get_form_class(self, for_update: bool = False) -> type[forms.ModelForm]:
        return EditUserForm if for_update else AddUserForm
