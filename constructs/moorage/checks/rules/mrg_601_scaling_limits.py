"""Scaling has a smallest and a largest number in this order."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for target in model.of("AWS::ApplicationAutoScaling::ScalableTarget"):
        low, high = target["MinCapacity"], target["MaxCapacity"]
        if low.number is not None and high.number is not None and low.number > high.number:
            yield low, f"is {low.number:g}, and MaxCapacity {high.number:g}"


CHECK = Check(
    id="MRG-601",
    severity="error",
    area="Scaling",
    title="The smallest capacity is not above the largest",
    why="Application Auto Scaling refuses the target.",
    source=(
        "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalabl"
        "eTarget.html"
    ),
    fix="lower MinCapacity, or raise MaxCapacity",
    find=_find,
)
