"""Connects this room to Wagtail: registrations only."""

from wagtail import hooks

from .board import admin_urls as board_urls
from .intake import admin_urls as intake_urls
from .intake import panel as intake_panel
from .introductions import screens as safety_screens
from .joining import panel as joining_panel
from .joining import urls as joining_urls
from .mentorship import admin_urls as mentorship_urls
from .outside import admin_urls as outside_urls
from .skills import admin_urls as skills_urls
from .statistics import admin_urls as figures_urls

hooks.register("register_admin_urls", intake_urls.register)
hooks.register("register_admin_menu_item", intake_urls.menu_item)
hooks.register("register_admin_urls", joining_urls.register)
hooks.register("register_admin_menu_item", joining_urls.menu_item)
hooks.register("register_admin_urls", safety_screens.register)
hooks.register("register_admin_menu_item", safety_screens.menu_item)
hooks.register("register_admin_urls", skills_urls.register)
hooks.register("register_admin_menu_item", skills_urls.menu_item)
hooks.register("register_admin_urls", outside_urls.register)
hooks.register("register_admin_menu_item", outside_urls.menu_item)
hooks.register("register_admin_urls", board_urls.register)
hooks.register("register_admin_menu_item", board_urls.menu_item)
hooks.register("register_admin_urls", figures_urls.register)
hooks.register("register_admin_menu_item", figures_urls.menu_item)
hooks.register("register_admin_urls", mentorship_urls.register)
hooks.register("register_admin_menu_item", mentorship_urls.menu_item)
# After the editors' own panel, which replaces all others.
hooks.register("construct_homepage_panels", joining_panel.add_panel, order=12)
hooks.register("construct_homepage_panels", intake_panel.add_panel, order=13)
