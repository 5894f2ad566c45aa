"""The log router of a workload."""

from dataclasses import dataclass

from moorage.config.image_choice import ImageChoice
from moorage.values.log_routing import LogRouting


@dataclass(frozen=True, kw_only=True)
class LogRouterSettings(LogRouting):
    """Fluent Bit beside the containers of a task, which hands their lines on (FireLens).

    Args:
        image: An image of your own, which listens as Fluent Bit does; an isolated network needs
            one. Omitted: that of AWS, from a public registry.
        s3: A bucket. Without ``s3``, ``firehose_arn`` and ``output``, the lines go to the log group
            of the workload.
        firehose_arn: ARN of an Amazon Data Firehose stream in the region of the environment.
            Omitted: none.
        output: Another destination, by the plugin of Fluent Bit that knows it. Omitted: none.
        memory_mib: Memory that the router may use, taken from what the task has, in MiB.
        buffer_lines: Lines of each container that wait for the router at most; what comes while so
            many wait is lost, so that no container ever waits.
        config_file: Path of a file in the image with more configuration of Fluent Bit, such as
            filters and parsers. Omitted: only what ECS writes.
        metadata: Add cluster, task and task definition to each record.
    """

    image: ImageChoice | None = None
