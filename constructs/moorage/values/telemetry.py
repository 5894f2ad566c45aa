"""What a collector of OpenTelemetry takes, and where it sends it."""

from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.container_share import ContainerShare
from moorage.values.metric_namespace import check_namespace
from moorage.values.need import SEND_METRICS, SEND_TRACES, Need
from moorage.values.ranges import require_range


@dataclass(frozen=True, kw_only=True)
class Telemetry:
    """Choose between traces and metrics, or take both.

    Args:
        traces: Send traces to AWS X-Ray.
        metrics: Send metrics to Amazon CloudWatch, as lines of the embedded metric format in a log
            group of their own.
        namespace: The namespace of the metrics in CloudWatch.
        memory_mib: Memory that the collector may use, taken from what the task has, in MiB.

    Raises:
        InvalidInputError: Nothing is collected, a number is outside its range, or the namespace is
            none.

    Example:
        >>> [need.service for need in Telemetry().needs]
        ['logs', 'xray']
    """

    traces: bool = True
    metrics: bool = True
    namespace: str = "OpenTelemetry"
    memory_mib: int = 256

    def __post_init__(self) -> None:
        where = type(self).__name__
        if not (self.traces or self.metrics):
            what, fix = "collects nothing", "turn traces or metrics on, or remove it"
            raise InvalidInputError(where, what, fix=fix)
        check_namespace(f"{where}.namespace", self.namespace)
        require_range(f"{where}.memory_mib", self.memory_mib, 64, 30_720, unit="MiB")

    @property
    def shares(self) -> tuple[ContainerShare, ...]:
        """What the collector takes of the task."""
        return (ContainerShare(memory_mib=self.memory_mib),)

    @property
    def needs(self) -> tuple[Need, ...]:
        """What the task must reach to send it."""
        metrics = (Need("logs", SEND_METRICS),) if self.metrics else ()
        return (*metrics, *((Need("xray", SEND_TRACES),) if self.traces else ()))
