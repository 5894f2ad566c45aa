"""The collector of OpenTelemetry of a workload."""

from dataclasses import dataclass

from moorage.config.image_choice import ImageChoice
from moorage.values.telemetry import Telemetry


@dataclass(frozen=True, kw_only=True)
class TelemetrySettings(Telemetry):
    """A collector beside the container: its traces go to X-Ray, its metrics to CloudWatch.

    Args:
        image: An image of your own, which reads ``AOT_CONFIG_CONTENT``; an isolated network needs
            one. Omitted: that of AWS, from a public registry.
        config: Configuration of your own for the collector, as text; then what it needs in the
            task role is yours too. Omitted: OTLP to X-Ray and CloudWatch.
        traces: Send traces to AWS X-Ray.
        metrics: Send metrics to Amazon CloudWatch.
        namespace: The namespace of the metrics in CloudWatch.
        memory_mib: Memory that the collector may use, taken from what the task has, in MiB.
    """

    image: ImageChoice | None = None
    config: str | None = None
