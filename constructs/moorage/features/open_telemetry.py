"""Collect traces and metrics of a container."""

import json
from dataclasses import dataclass
from typing import Any, Final

from aws_cdk import Stack
from aws_cdk import aws_ecs as ecs
from constructs import Construct

from moorage.foundation.log_group import make_log_group
from moorage.foundation.wildcards import acknowledge_wildcards, wildcard_statement
from moorage.services.beside import add_observer
from moorage.services.workload import Workload
from moorage.values.container_health_check import ContainerHealthCheck
from moorage.values.observer_images import COLLECTOR_IMAGE
from moorage.values.process import Process
from moorage.values.telemetry import Telemetry

NAME: Final = "otel-collector"
_GRPC: Final = "127.0.0.1:4317"
_HTTP: Final = "127.0.0.1:4318"
_HEALTH: Final = "127.0.0.1:13133"


@dataclass(frozen=True, kw_only=True)
class OpenTelemetry(Telemetry):
    """Run a collector beside a container: its traces go to X-Ray, its metrics to CloudWatch.

    It is the AWS Distro for OpenTelemetry. The container sends OTLP to ``127.0.0.1``, port 4317
    for gRPC and 4318 for HTTP, which nothing outside of the task reaches; it finds the address in
    ``OTEL_EXPORTER_OTLP_ENDPOINT`` and its name in ``OTEL_SERVICE_NAME``, unless it has those. A
    task whose collector ends goes on without it until ECS has started it again. See
    https://aws-otel.github.io/docs/setup/ecs

    Args:
        service_name: What traces call the container. Omitted: the id of the workload.
        image: An image of your own, which reads ``AOT_CONFIG_CONTENT``. Omitted: that of AWS, from
            a public registry.
        config: Configuration of your own for the collector, as text; then what it needs in the
            task role, and its health extension on port 13133, are yours too. Omitted: OTLP to
            X-Ray and CloudWatch.
        traces: Send traces to AWS X-Ray.
        metrics: Send metrics to Amazon CloudWatch, as lines of the embedded metric format in a log
            group of their own.
        namespace: The namespace of the metrics in CloudWatch.
        memory_mib: Memory that the collector may use, taken from what the task has, in MiB.

    Raises:
        InvalidInputError: Nothing is collected, a number is outside its range, or the namespace is
            none.

    Example:
        >>> telemetry = OpenTelemetry(service_name="api")
        >>> api = ContainerService(stack, "Api", cluster=cluster, image=image, features=[telemetry])
    """

    service_name: str | None = None
    image: ecs.ContainerImage | None = None
    config: str | None = None

    def attach(self, workload: Workload) -> None:
        """Add the collector, and let the task role send what it collects."""
        scope = Construct(workload, type(self).__name__)
        config = self.config or json.dumps(self._config(scope, workload))
        add_observer(
            workload,
            NAME,
            image=self.image or ecs.ContainerImage.from_registry(COLLECTOR_IMAGE),
            memory_mib=self.memory_mib,
            process=Process(environment={"AOT_CONFIG_CONTENT": config}),
            # The image has no shell, and this program:
            # https://github.com/aws-observability/aws-otel-collector/blob/main/cmd/healthcheck/main.go
            health_check=ContainerHealthCheck(command=("/healthcheck", "-port", "13133")),
            tell_main={
                "OTEL_EXPORTER_OTLP_ENDPOINT": f"http://{_HTTP}",
                "OTEL_EXPORTER_OTLP_PROTOCOL": "http/protobuf",
                "OTEL_SERVICE_NAME": self.service_name or workload.node.id,
            },
        )
        role = workload.roles.task_role
        if self.traces and not self.config:
            role.add_to_principal_policy(wildcard_statement("xray:PutTraceSegments"))
            acknowledge_wildcards(role)

    def _config(self, scope: Construct, workload: Workload) -> dict[str, Any]:
        region = Stack.of(workload).region
        exporters: dict[str, Any] = {}
        pipelines = {}
        if self.traces:
            exporters["awsxray"] = {"region": region}
            pipelines["traces"] = _pipeline("awsxray")
        if self.metrics:
            group = make_log_group(scope, "Metrics", workload.logs, workload.encryption_key)
            group.grant_write(workload.roles.task_role)
            exporters["awsemf"] = {
                "region": region,
                "namespace": self.namespace,
                "log_group_name": group.log_group_name,
                "log_stream_name": "{TaskId}",
                # One metric for each set of dimensions that the container names, and no more.
                "dimension_rollup_option": "NoDimensionRollup",
            }
            pipelines["metrics"] = _pipeline("awsemf")
        return {
            "extensions": {"health_check": {"endpoint": _HEALTH}},
            "receivers": {
                "otlp": {"protocols": {"grpc": {"endpoint": _GRPC}, "http": {"endpoint": _HTTP}}}
            },
            "processors": {
                "resourcedetection": {"detectors": ["env", "ecs"]},
                "batch": {"timeout": "5s"},
            },
            "exporters": exporters,
            "service": {"extensions": ["health_check"], "pipelines": pipelines},
        }


def _pipeline(exporter: str) -> dict[str, list[str]]:
    return {
        "receivers": ["otlp"],
        "processors": ["resourcedetection", "batch"],
        "exporters": [exporter],
    }
