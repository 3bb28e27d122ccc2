"""What one person may do with one page. Answers from mandates only; publishing is nobody's right: the
release gate decides. Source: docs/rights.md, sections 1 and 2."""

from wagtail.models import PagePermissionTester

from regions.mandates import mandates_of
from regions.roles import Act


class RegionalPagePermissionTester(PagePermissionTester):
    def __init__(self, user, page):
        # Not super(): it reads group permissions, and Wagtail's answers let superusers through.
        self.user = user
        self.page = page
        self.page_is_root = False
        self.permissions = set()
        self.mandates = mandates_of(user)

    def in_region(self, act: Act) -> bool:
        """The page is placed, and a mandate allows the act in its region (or everywhere)."""
        placement = self.page.placement
        return placement is not None and self.mandates.may(act, region_id=placement.region_id)

    def writes_original(self) -> bool:
        placement = self.page.placement
        if placement is None:
            return False
        by_coordinator = self.mandates.is_coordinator and placement.region.is_network
        return by_coordinator or self.mandates.may(Act.WRITE, region_id=placement.region_id)

    def writes_here(self) -> bool:
        """Changes the words of this very page: the region's editors the original, translators theirs."""
        if self.page.placement is None:
            return False
        if self.page.is_translation:
            return self.mandates.may(Act.TRANSLATE, locale_id=self.page.locale_id)
        return self.writes_original()

    def can_edit(self):
        if self.writes_here():
            return True
        task = self.page.current_workflow_task
        return bool(self.page.placement and task and task.user_can_access_editor(self.page, self.user))

    def can_publish(self):
        return False

    def can_publish_subpage(self):
        return False

    def can_add_subpage(self):
        return False

    def can_reorder_children(self):
        return self.mandates.is_coordinator

    def can_copy(self):
        # A copy, also of a translation, is a new original of the same region.
        return self.writes_original()

    def can_copy_to(self, destination, recursive=False):
        return (self.mandates.is_coordinator or not recursive) and super().can_copy_to(destination, recursive)

    def can_delete(self, ignore_bulk=False):
        """A draft that never was public, with nothing below it. What was public is taken down."""
        never_public = not self.page.live and self.page.first_published_at is None
        mine = self.writes_here() or self.mandates.is_coordinator
        return never_public and mine and self.page.is_leaf() and not self.page.workflow_in_progress

    def can_move(self):
        return self.mandates.is_coordinator

    def can_move_to(self, destination):
        if self.page == destination or destination.is_descendant_of(self.page):
            return False
        fits = self.page.is_child_of(destination) or self.page.specific.can_move_to(destination)
        return self.can_move() and fits and destination.locale_id == self.page.locale_id

    def can_unpublish(self):
        # The safe direction: in all languages for the region, and never stopped by locks.
        return self.page.live and self.can_take_down()

    def can_take_down(self):
        return self.in_region(Act.TAKE_DOWN)

    def can_name_translator(self):
        return self.page.is_translation and self.writes_here()

    def can_withdraw_credit(self):
        """The safe direction: whoever works in the language, and whoever may take the content down."""
        return self.can_name_translator() or self.can_take_down()

    def can_make_preview_links(self):
        """Whoever works on it: the region's people, translators and reviewers for their own language,
        coordinators on pages of the network. Nobody by a mandate for everywhere."""
        placement = self.page.placement
        if placement is None:
            return False
        if self.page.is_translation and self.mandates.may(Act.TRANSLATE, locale_id=self.page.locale_id):
            return True
        by_coordinator = self.mandates.is_coordinator and placement.region.is_network
        return by_coordinator or placement.region_id in self.mandates.regions(Act.SEE)

    def can_end_preview_links(self):
        # The safe direction, as taking down.
        return self.can_make_preview_links() or self.can_take_down()

    def can_unschedule(self):
        return self.can_take_down()

    def can_set_view_restrictions(self):
        return False

    def can_submit_for_moderation(self):
        return self.writes_here() and super().can_submit_for_moderation()

    def can_lock(self):
        return self.writes_here() or self.mandates.is_coordinator

    def can_unlock(self):
        return self.user_has_lock() or self.mandates.is_coordinator

    def can_view_revisions(self):
        return self.can_edit() or self.in_region(Act.SEE)


class StructurePagePermissionTester(RegionalPagePermissionTester):
    """Whoever deletes or moves one takes every region's pages with it, and Wagtail asks about the
    ancestor only."""

    def can_add_subpage(self):
        return self.mandates.is_coordinator or bool(self.mandates.regions(Act.WRITE))

    def can_delete(self, ignore_bulk=False):
        return self.mandates.is_coordinator and super().can_delete(ignore_bulk)
