"""Connects this room to Wagtail: registrations only."""

from wagtail import hooks

from . import way_back

hooks.register("construct_homepage_panels", way_back.add_panel, order=1000)
hooks.register("register_admin_menu_item", way_back.menu_item)
