"""Connects this room to Wagtail: registrations only."""

from wagtail import hooks

from .clinic import desk as clinic_desk
from .desk import urls
from .signatures.desk import panel
from .signatures.desk import urls as signature_urls

hooks.register("register_admin_urls", urls.register)
hooks.register("register_admin_menu_item", urls.menu_item)
hooks.register("register_page_header_buttons", urls.page_buttons)
hooks.register("register_page_listing_more_buttons", urls.page_buttons)
hooks.register("register_admin_urls", signature_urls.register)
hooks.register("register_admin_menu_item", signature_urls.menu_item)
hooks.register("construct_homepage_panels", panel.add_panel, order=14)
hooks.register("register_admin_urls", clinic_desk.register)
hooks.register("register_admin_menu_item", clinic_desk.menu_item)
