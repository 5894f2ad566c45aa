"""A service that could never be deployed again is refused before it is deployed once."""

from moorage.delivery.obstacles import obstacles
from moorage.delivery.service_deployment import ServiceDeployment
from moorage.errors import InvalidInputError
from moorage.values.deployment import Deployment

# How many instances a daemon runs on is not known here; with a hundred every percentage counts.
_MANY = 100


def check_deployable(where: str, deployment: Deployment, tasks: int, *, daemon: bool) -> None:
    """Refuse a service whose deployments would never end.

    Room on instances is not asked for: how many there may be is known to the cluster alone.

    Args:
        where: The service, for messages.
        deployment: How it changes from one version to the next.
        tasks: The fewest tasks that it has.
        daemon: Whether one task runs on every instance.

    Raises:
        InvalidInputError: No task may stop, and none may be added.
    """
    numbers = ServiceDeployment(
        tasks=_MANY if daemon else tasks, strategy=deployment, daemon=daemon
    )
    for obstacle in obstacles(numbers):
        what = f"would never end: {obstacle.what}"
        raise InvalidInputError(f"{where}.deployment", what, got=obstacle.got, fix=obstacle.fix)
