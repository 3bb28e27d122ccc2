"""Pictures are looked at for faces before a page shows them, and faces can be taken out of them."""
