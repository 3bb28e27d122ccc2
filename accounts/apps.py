from django.apps import AppConfig
from wagtail.users.apps import WagtailUsersAppConfig


class AccountsConfig(AppConfig):
    default = True
    name = "accounts"

    def ready(self) -> None:
        from accounts import receivers, second_factor  # models exist only now

        receivers.connect()
        second_factor.required_for.register(second_factor.configures_the_site)


class UsersConfig(WagtailUsersAppConfig):
    """Wagtail's user screens, with forms that know our users."""

    user_viewset = "accounts.wagtail_users.UserViewSet"
