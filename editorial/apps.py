from django.apps import AppConfig
from django.db.models.signals import post_migrate


class EditorialConfig(AppConfig):
    name = "editorial"

    def ready(self):
        # Django allows models only from here on.
        from wagtail.models import Page
        from wagtail.permissions import register_permission_policy

        from safekeeping.erasure import erasers

        from . import credits, gate, signals, takedown, wagtail_mails, workflows
        from .files.policy import RegionalFilePolicy
        from .models import RegionalDocument, RegionalImage
        from .page_policy import RegionalPagePolicy
        from .pictures.checking import pictures_are_checked
        from .preview_links import ending
        from .registries import release_conditions, takedown_steps

        register_permission_policy(Page, RegionalPagePolicy())
        for model in (RegionalImage, RegionalDocument):
            # "exact_class": Wagtail registers its own policy for them later, which must not win.
            register_permission_policy(model, RegionalFilePolicy(model), exact_class=True)
        erasers.register("takedown", takedown.bring_down_again)
        erasers.register(ending.ERASURE, ending.revoke_again)
        erasers.register(credits.ERASURE, credits.withdraw_again)
        release_conditions.register(pictures_are_checked)
        takedown_steps.register(ending.revoke_at_takedown)
        gate.watch_rows_and_files()
        wagtail_mails.silence()
        post_migrate.connect(workflows.ensure_workflows, sender=self)
