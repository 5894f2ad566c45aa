"""What makes a deployment impossible, found with the same model that plans it."""

from collections.abc import Iterator

from moorage.delivery.obstacle import Obstacle
from moorage.delivery.planning import plan
from moorage.delivery.service_deployment import ServiceDeployment
from moorage.delivery.words import number
from moorage.values.rolling import Rolling


def obstacles(deployment: ServiceDeployment) -> Iterator[Obstacle]:
    """Yield why a deployment of an image that works would never end.

    Args:
        deployment: The numbers.

    Example:
        >>> found = obstacles(ServiceDeployment(tasks=1, strategy=Rolling(maximum_percent=150)))
        >>> print(next(found).what)
        with 1 task, none may stop (at least 100 % is 1) and none may be added (at most 150 % is 1)
    """
    if plan(deployment).ends:
        return
    if isinstance(deployment.strategy, Rolling):
        yield _rolling(deployment)
    else:
        yield _beside(deployment)


def _rolling(deployment: ServiceDeployment) -> Obstacle:
    tasks = deployment.tasks
    minimum, maximum = deployment.percents
    fewest, most = deployment.limits
    if deployment.daemon:
        return Obstacle(
            cause="daemon",
            what="a daemon has one task on each instance, so that one must be able to stop before "
            f"the new one starts (of {number(tasks, 'task')}, at least {minimum} % is {fewest})",
            got=str(minimum),
            fix=f"write {_lower(tasks)} or less",
        )
    if fewest >= tasks and most <= tasks:
        return Obstacle(
            cause="limits",
            what=f"with {number(tasks, 'task')}, none may stop (at least {minimum} % is {fewest}) "
            f"and none may be added (at most {maximum} % is {most})",
            got=f"{minimum} and {maximum}",
            fix=f"write a maximum_percent of {_higher(tasks)} or more, or a "
            f"minimum_healthy_percent of {_lower(tasks)} or less",
        )
    return _no_place(deployment, minimum, fewest)


def _no_place(deployment: ServiceDeployment, minimum: int, fewest: int) -> Obstacle:
    tasks = deployment.tasks
    if deployment.places < tasks:
        what, fix = f"there is no room for {number(tasks, 'task')}", f"make room for {tasks + 1}"
    else:
        what = (
            f"there is no room for a new task beside {number(tasks, 'old one')}, none of which may "
            f"stop before (at least {minimum} % is {fewest})"
        )
        fix = f"make room for one more, or write a minimum_healthy_percent of {_lower(tasks)}"
    return Obstacle(cause="room", what=what, got=number(deployment.places, "place"), fix=fix)


def _beside(deployment: ServiceDeployment) -> Obstacle:
    tasks = deployment.tasks
    if deployment.daemon:
        return Obstacle(
            cause="daemon",
            what="a daemon has one task on each instance, so that new ones cannot start beside "
            "the old ones",
            got=deployment.strategy.strategy,
            fix="write rolling",
        )
    return Obstacle(
        cause="room",
        what=f"there is no room for {number(tasks, 'new task')} beside {number(tasks, 'old one')}",
        got=number(deployment.places, "place"),
        fix=f"make room for {2 * tasks}, or write rolling",
    )


def _higher(tasks: int) -> int:
    """Return the smallest maximum with which a task may be added."""
    return -(-(tasks + 1) * 100 // tasks)


def _lower(tasks: int) -> int:
    """Return the largest minimum with which a task may stop."""
    return (tasks - 1) * 100 // tasks
