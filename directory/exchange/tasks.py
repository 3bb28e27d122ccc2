from django_tasks import task

from .waves import run


@task()
def look_now(request_id: int) -> None:
    """Asks the first wave for a request that is needed now."""
    run(only=request_id)
