"""Plan a deployment."""

from moorage.delivery.plan import Image, Plan
from moorage.delivery.rolling import RollingRollout
from moorage.delivery.service_deployment import ServiceDeployment
from moorage.delivery.shifting import ShiftingRollout
from moorage.delivery.timeline import FAILED, READY, Timeline
from moorage.values.rolling import Rolling


def plan(deployment: ServiceDeployment, image: Image = "works") -> Plan:
    """Return what a deployment does, step by step.

    Use it to see how long a deployment takes, how few tasks answer meanwhile, and how many network
    interfaces it needs. What is assumed stands in docs/adr/0015-model-of-deployments.md.

    Args:
        deployment: The numbers.
        image: What the new image does: it ``works``, it ``crashes`` when it starts, or it is
            ``unhealthy``: it runs and never answers.

    Example:
        >>> made = plan(ServiceDeployment(tasks=2))
        >>> made.seconds, made.fewest_healthy, made.most_places
        (160, 2, 4)
        >>> plan(ServiceDeployment(tasks=2), image="crashes").seconds
        130
    """
    times = deployment.times
    outcome, after, leaves = READY, times.ready_seconds, 0
    if image == "crashes":
        outcome, after = FAILED, times.start_seconds + times.crash_seconds
    elif image == "unhealthy" and times.unhealthy_seconds is not None:
        outcome, after = FAILED, times.start_seconds + times.unhealthy_seconds
        leaves = times.leave_seconds
    line = Timeline(deployment, outcome=outcome, after=after, leaves=leaves)
    if isinstance(deployment.strategy, Rolling):
        return RollingRollout(line, deployment.strategy, image).run()
    return ShiftingRollout(line, deployment.strategy, image).run()
