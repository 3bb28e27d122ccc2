"""Connects this room to Wagtail: registrations only."""

from wagtail import hooks

from .style import urls as style_urls

hooks.register("register_admin_urls", style_urls.register)
hooks.register("register_settings_menu_item", style_urls.menu_item)
