from django.apps import AppConfig


class RegionsConfig(AppConfig):
    name = "regions"

    def ready(self):
        from accounts.closing import holdings
        from accounts.second_factor import required_for

        from .mandates import lay_down
        from .permissions import may_enter_admin

        # Everyone with a mandate; asked per request.
        required_for.register(may_enter_admin)
        if lay_down not in holdings:
            holdings.append(lay_down)
