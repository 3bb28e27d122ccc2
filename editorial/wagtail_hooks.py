"""Connects this room to Wagtail: registrations only."""

from wagtail import hooks

from . import (
    admin_api,
    admin_bulk,
    admin_guards,
    admin_menu,
    admin_pages,
    admin_urls,
    dashboard,
    log_actions,
    page_buttons,
    page_screens,
    wagtail_localize_guard,
)
from .pictures import urls as picture_urls
from .strike import urls as strike_urls

# Before wagtail-localize's: the first match wins.
hooks.register("register_admin_urls", wagtail_localize_guard.admin_urls, order=-100)
hooks.register("before_edit_page", wagtail_localize_guard.guard_translation_editor, order=-100)
hooks.register("before_copy_page", admin_guards.no_alias)
hooks.register("before_delete_page", admin_guards.lock_what_goes)
hooks.register("construct_page_chooser_queryset", admin_guards.no_foreign_drafts)
hooks.register("construct_explorer_page_queryset", admin_guards.with_placements)
hooks.register("construct_reports_menu", admin_guards.no_reports_of_all_regions)
hooks.register("register_log_actions", log_actions.register)
hooks.register("construct_admin_api", admin_api.replace_pages, order=100)

# After Wagtail's own, whose place they take.
hooks.register("register_admin_viewset", admin_pages.viewset, order=100)
for action in admin_bulk.ACTIONS:
    hooks.register("register_bulk_action", action, order=100)

# The editors' own screens.
hooks.register("register_admin_urls", admin_urls.register)
hooks.register("construct_homepage_panels", dashboard.replace_panels)
hooks.register("construct_homepage_summary_items", dashboard.no_summary, order=1000)
hooks.register("construct_page_action_menu", page_screens.only_save_and_submit, order=1000)
wagtail_localize_guard.withdraw_page_buttons()
hooks.register("register_page_header_buttons", page_buttons.header_buttons)
hooks.register("register_page_listing_more_buttons", page_buttons.listing_buttons)
hooks.register("register_admin_menu_item", admin_menu.sign_off_item)
hooks.register("register_admin_menu_item", admin_menu.translations_item)
hooks.register("register_admin_menu_item", admin_menu.takedown_item)
hooks.register("register_admin_urls", strike_urls.register)
hooks.register("register_admin_menu_item", strike_urls.menu_item)
hooks.register("register_admin_urls", picture_urls.register)
hooks.register("register_admin_menu_item", picture_urls.menu_item)
hooks.register("construct_main_menu", admin_menu.without_machine_room)
hooks.register("insert_global_admin_css", admin_menu.admin_css)
hooks.register("insert_global_admin_js", admin_menu.admin_js)
