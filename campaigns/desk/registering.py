"""What the desk tells the other rooms."""

from editorial.registries import takedown_steps
from home import skill_requests

from ..models import Need
from . import asking


def connect() -> None:
    takedown_steps.register(asking.action_went_down)
    skill_requests.origins[Need.KEY] = asking.ORIGIN
