"""The CloudWatch agent of a workload."""

from dataclasses import dataclass

from moorage.config.image_choice import ImageChoice
from moorage.values.agent_metrics import AgentMetrics


@dataclass(frozen=True, kw_only=True)
class AgentSettings(AgentMetrics):
    """The CloudWatch agent beside the container, for metrics that its code makes.

    Args:
        image: An image of your own, which reads ``CW_CONFIG_CONTENT``; an isolated network needs
            one. Omitted: that of AWS, from a public registry.
        config: Configuration of your own for the agent, as JSON; then what it needs in the task
            role is yours too. Omitted: what ``statsd`` and ``emf`` say.
        statsd: Take metrics as StatsD, on UDP port 8125.
        emf: Take metrics in the embedded metric format, on TCP port 25888.
        namespace: The namespace of the StatsD metrics in CloudWatch.
        memory_mib: Memory that the agent may use, taken from what the task has, in MiB.
    """

    image: ImageChoice | None = None
    config: str | None = None
