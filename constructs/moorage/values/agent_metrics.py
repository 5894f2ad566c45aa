"""What a CloudWatch agent beside a container takes from it."""

from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.container_share import ContainerShare
from moorage.values.metric_namespace import check_namespace
from moorage.values.need import SEND_METRICS, Need
from moorage.values.ranges import require_range


@dataclass(frozen=True, kw_only=True)
class AgentMetrics:
    """Choose how the container hands its metrics over.

    Args:
        statsd: Take them as StatsD, on UDP port 8125.
        emf: Take them in the embedded metric format, on TCP port 25888, and keep its lines in a
            log group of their own.
        namespace: The namespace of the StatsD metrics in CloudWatch.
        memory_mib: Memory that the agent may use, taken from what the task has, in MiB.

    Raises:
        InvalidInputError: Nothing is taken, a number is outside its range, or the namespace is
            none.

    Example:
        >>> [need.service for need in AgentMetrics(emf=False).needs]
        ['monitoring']
    """

    statsd: bool = True
    emf: bool = True
    namespace: str = "CWAgent"
    memory_mib: int = 128

    def __post_init__(self) -> None:
        where = type(self).__name__
        if not (self.statsd or self.emf):
            what, fix = "takes nothing", "turn statsd or emf on, or remove it"
            raise InvalidInputError(where, what, fix=fix)
        check_namespace(f"{where}.namespace", self.namespace)
        require_range(f"{where}.memory_mib", self.memory_mib, 64, 30_720, unit="MiB")

    @property
    def shares(self) -> tuple[ContainerShare, ...]:
        """What the agent takes of the task."""
        return (ContainerShare(memory_mib=self.memory_mib),)

    @property
    def needs(self) -> tuple[Need, ...]:
        """What the task must reach to send them."""
        emf = (Need("logs", SEND_METRICS),) if self.emf else ()
        return (*emf, *((Need("monitoring", SEND_METRICS),) if self.statsd else ()))
