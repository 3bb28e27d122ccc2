from .invitation import Invitation
from .mandate import Mandate
from .region import Region

__all__ = ["Invitation", "Mandate", "Region"]
