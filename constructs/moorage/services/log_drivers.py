"""Who takes the output of a container."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from aws_cdk import Size
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_logs as logs

from moorage.services.feature import WorkloadFeature

if TYPE_CHECKING:
    from moorage.services.container_task import ContainerTask


def to_log_group(name: str, log_group: logs.ILogGroup) -> ecs.LogDriver:
    """Return the driver that writes to a log group, and never blocks.

    Args:
        name: Name of the container, with which the names of its streams begin.
        log_group: Where its output goes.
    """
    # Blocking is the driver's own default: an outage of CloudWatch Logs would stop the process.
    # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_LogConfiguration.html
    return ecs.LogDrivers.aws_logs(
        stream_prefix=name,
        log_group=log_group,
        mode=ecs.AwsLogDriverMode.NON_BLOCKING,
        max_buffer_size=Size.mebibytes(25),
    )


def of_features(
    workload: "ContainerTask", features: Sequence[WorkloadFeature]
) -> ecs.LogDriver | None:
    """Return the driver that a feature wants for every container but its own, if one does.

    Args:
        workload: Whose containers they are.
        features: Its features; a second one of that kind is refused when it is attached.
    """
    for feature in features:
        driver = getattr(feature, "log_driver", None)
        if driver is not None:
            made: ecs.LogDriver = driver(workload)
            return made
    return None
