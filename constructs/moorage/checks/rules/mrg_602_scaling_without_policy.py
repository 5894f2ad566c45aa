"""What may scale has something that scales it."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    policies = model.of("AWS::ApplicationAutoScaling::ScalingPolicy")
    for target in model.of("AWS::ApplicationAutoScaling::ScalableTarget"):
        schedules, spread = target["ScheduledActions"], target["MaxCapacity"].number
        used = any(
            model.resource(one["ScalingTargetId"]) is target or one["ScalingTargetId"].missing
            for one in policies
        )
        fixed = spread is not None and spread == target["MinCapacity"].number
        hazy = any(one["ScalingTargetId"].unknown for one in policies)
        if not used and not hazy and not fixed and schedules.missing:
            yield target, "nothing changes its number"


CHECK = Check(
    id="MRG-602",
    severity="warning",
    area="Scaling",
    title="A scalable target has a policy or a schedule",
    why="The number of tasks stays at the smallest one under any load.",
    source=(
        "https://docs.aws.amazon.com/autoscaling/application/userguide/what-is-application-"
        "auto-scaling.html"
    ),
    fix="add a scaling policy, or give the service a count instead",
    find=_find,
)
