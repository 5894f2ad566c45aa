"""``log_router``, ``open_telemetry``, ``cloudwatch_agent`` and ``log_filters``."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from constructs import Construct

from moorage.features.cloud_watch_agent import CloudWatchAgent
from moorage.features.log_filter import LogFilter
from moorage.features.log_router import LogRouter
from moorage.features.open_telemetry import OpenTelemetry
from moorage.services.feature import TaskFeature
from stacks.fields import arguments_of
from stacks.images import container_image
from stacks.makers.alarms import topic_of
from stacks.makers.entry import WorkloadEntry
from stacks.naming import pascal

_KINDS: Final[Mapping[str, Callable[..., TaskFeature]]] = {
    "log_router": LogRouter,
    "open_telemetry": OpenTelemetry,
    "cloudwatch_agent": CloudWatchAgent,
}


def observers(entry: WorkloadEntry) -> Iterator[TaskFeature]:
    """Yield a feature for each that watches over the containers from beside them."""
    for key, settings in entry.settings.observers.items():
        arguments: dict[str, Any] = arguments_of(settings)
        if settings.image is not None:
            scope = Construct(entry.stack, f"{pascal(key)}Image")
            arguments["image"] = container_image(
                scope, settings.image, entry.architecture, entry.repositories, entry.project
            )
        if key == "open_telemetry":
            arguments["service_name"] = entry.name
        yield _KINDS[key](**arguments)


def log_filters(entry: WorkloadEntry) -> Iterator[LogFilter]:
    """Yield a feature for each number that is counted in the log."""
    alarms = entry.config.alarms
    for name, metric in entry.settings.log_filters.items():
        told = alarms is not None and metric.alarm_above is not None
        topic = topic_of(entry, alarms.topic_arn) if alarms and told else None
        yield LogFilter(name=name, topic=topic, **arguments_of(metric))
