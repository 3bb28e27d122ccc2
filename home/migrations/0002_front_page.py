"""The front page of the default language, not public and without words, in place of Wagtail's welcome
page. It gets its place in the network, and the other languages theirs, by `home.structure`."""

import uuid

from django.conf import settings
from django.db import migrations
from django.utils.translation import gettext, override


def make_front_page(apps, schema_editor):
    Page = apps.get_model("wagtailcore", "Page")
    Locale = apps.get_model("wagtailcore", "Locale")
    Site = apps.get_model("wagtailcore", "Site")
    HomePage = apps.get_model("home", "HomePage")
    ContentType = apps.get_model("contenttypes", "ContentType")

    root = Page.objects.filter(depth=1).first()
    if root is None or HomePage.objects.exists():
        return
    locale, _made = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    kind, _made = ContentType.objects.get_or_create(app_label="home", model="homepage")
    Page.objects.filter(depth=2, content_type__app_label="wagtailcore", content_type__model="page").delete()
    with override(settings.LANGUAGE_CODE):
        title = gettext("Civic Charter Community")
    home = HomePage.objects.create(
        title=title, draft_title=title, slug="home", url_path="/home/", path=root.path + "0001", depth=2,
        numchild=0, content_type=kind, locale=locale, translation_key=uuid.uuid4(), live=False,
        has_unpublished_changes=True,
    )
    Page.objects.filter(pk=root.pk).update(numchild=Page.objects.filter(depth=2).count())
    Site.objects.filter(is_default_site=True).delete()
    Site.objects.create(
        hostname="localhost", port=80, root_page_id=home.pk, is_default_site=True,
        site_name=settings.WAGTAIL_SITE_NAME,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("home", "0001_initial"),
        ("editorial", "0001_initial"),
        ("regions", "0001_initial"),
    ]
    operations = [migrations.RunPython(make_front_page, migrations.RunPython.noop)]
