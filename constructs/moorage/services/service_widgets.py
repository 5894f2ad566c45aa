"""Graphs of a service."""

from collections.abc import Iterator, Sequence
from typing import Final

from aws_cdk import aws_cloudwatch as cloudwatch

from moorage.services.container_service import ContainerService
from moorage.services.service_metrics import ServiceMetrics
from moorage.services.target_metrics import TargetMetrics

# Of the 24 columns of a dashboard:
# https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
_COLUMNS: Final = 24
_PERCENT: Final = cloudwatch.YAxisProps(label="percent", min=0, show_units=False)
_COUNT: Final = cloudwatch.YAxisProps(min=0, show_units=False)


def service_widgets(service: ContainerService) -> list[cloudwatch.IWidget]:
    """Return the graphs of a service, as wide as a page together.

    Load and tasks of each; requests, errors and latency of one with routes; waiting messages and
    their age of one that works on a queue.

    Args:
        service: The service, with all of its routes.
    """
    found = list(_graphs(ServiceMetrics(service)))
    width = _COLUMNS // len(found)
    return [
        cloudwatch.GraphWidget(
            title=title,
            left=left,
            right=right,
            left_y_axis=axis,
            right_y_axis=cloudwatch.YAxisProps(min=0, show_units=False),
            width=width,
            height=5,
        )
        for title, left, right, axis in found
    ]


_Graph = tuple[
    str, Sequence[cloudwatch.IMetric], Sequence[cloudwatch.IMetric], cloudwatch.YAxisProps
]


def _graphs(found: ServiceMetrics) -> Iterator[_Graph]:
    yield "CPU and memory", [found.cpu, found.memory], [], _PERCENT
    yield "Tasks", [found.desired, found.running], [], _COUNT
    for number, seen in enumerate(found.targets, start=1):
        of = f" of target group {number}" if len(found.targets) > 1 else ""
        yield from _of_targets(seen, of)
    if found.message_age and found.messages:
        dead = [found.dead_letters] if found.dead_letters else []
        yield "Messages and dead letters", [found.messages, *dead], [], _COUNT
        yield "Age of the oldest message in seconds", [found.message_age], [], _COUNT


def _of_targets(seen: TargetMetrics, of: str) -> Iterator[_Graph]:
    yield f"Requests, and errors in percent{of}", [seen.requests], [seen.errors], _COUNT
    latency = f"Latency in seconds, and unhealthy targets{of}"
    yield latency, [seen.latency], [seen.unhealthy], _COUNT
