"""What the editorial team may do with a page that somebody outside it wrote."""

from editorial.page_rights import RegionalPagePermissionTester


class WrittenOutsideTester(RegionalPagePermissionTester):
    """Signers sign or send it back, translators translate it, everybody of the region takes it down. Nobody
    writes in it: its member agreed to exactly these words."""

    def writes_original(self) -> bool:
        return False

    def can_copy(self) -> bool:
        return False

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        return False  # erasure alone

    def can_move(self) -> bool:
        return False

    def can_lock(self) -> bool:
        return False

    def can_make_preview_links(self) -> bool:
        return False  # a draft of it was confided to those who sign
