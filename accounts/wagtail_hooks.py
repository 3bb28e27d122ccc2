from wagtail import hooks

from accounts.wagtail_account import own_account_item

hooks.register("register_account_menu_item", own_account_item)
