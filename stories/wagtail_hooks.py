"""Connects this room to Wagtail: registrations only."""

from wagtail import hooks

from .board import urls as board_urls

hooks.register("register_admin_urls", board_urls.register)
hooks.register("register_admin_menu_item", board_urls.menu_item)
