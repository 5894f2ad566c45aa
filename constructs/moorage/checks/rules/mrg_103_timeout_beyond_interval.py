"""A health check has time to fail."""

from collections.abc import Iterator

from moorage.checks.check import Check, Place
from moorage.checks.model.model import Model
from moorage.checks.views.listener import TARGETS


def _find(model: Model) -> Iterator[tuple[Place, str]]:
    for group in model.of(TARGETS):
        timeout = group["HealthCheckTimeoutSeconds"]
        interval = group["HealthCheckIntervalSeconds"]
        if group["Protocol"].text not in ("HTTP", "HTTPS") or interval.unknown:
            continue
        seconds = 30 if interval.missing else interval.number
        if timeout.number is not None and seconds is not None and timeout.number >= seconds:
            yield timeout, f"is {timeout.number:g} seconds, the interval {seconds:g}"


CHECK = Check(
    id="MRG-103",
    severity="error",
    area="Health checks",
    title="The timeout of a health check is shorter than its interval",
    why="Elastic Load Balancing refuses the target group.",
    source=(
        "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTarge"
        "tGroup.html"
    ),
    fix="shorten the timeout, or lengthen the interval",
    find=_find,
)
