"""Connects this room to Wagtail: registrations only."""

from wagtail import hooks

from .board import urls as board_urls
from .board.choosing import take_month
from .consent import urls as consent_urls
from .season import panel

hooks.register("register_admin_urls", board_urls.register)
hooks.register("register_admin_menu_item", board_urls.menu_item)
hooks.register("register_admin_urls", consent_urls.register)
hooks.register("register_admin_menu_item", consent_urls.menu_item)
hooks.register("register_page_header_buttons", consent_urls.page_buttons)
hooks.register("register_page_listing_more_buttons", consent_urls.page_buttons)
# After the editors' own panel, which replaces all others.
hooks.register("construct_homepage_panels", consent_urls.add_panel, order=10)
hooks.register("construct_homepage_panels", panel.add_panel, order=11)
hooks.register("after_create_page", take_month)
hooks.register("after_edit_page", take_month)
