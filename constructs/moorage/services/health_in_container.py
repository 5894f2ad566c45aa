"""The command of a health check that is asked in the container too."""

from dataclasses import replace

from moorage.errors import InvalidInputError
from moorage.values.container_options import ContainerOptions
from moorage.values.health_check import HealthCheck


def with_check(where: str, container: ContainerOptions, health: HealthCheck) -> ContainerOptions:
    """Return the options of a container, with the command that asks in it whether it is well.

    Args:
        where: The path of the service, for messages.
        container: The options as they were given.
        health: How to tell that a task is well.

    Raises:
        InvalidInputError: Both say what to ask.
    """
    check = health.in_container
    if check is None:
        return container
    if container.health_check is not None:
        what = "asks in the container, and so does container.health_check"
        raise InvalidInputError(f"{where}: health.command", what, fix="leave one of the two out")
    return replace(container, health_check=check)
