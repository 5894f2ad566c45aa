"""Take metrics of a container as StatsD, or in the embedded metric format."""

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
from moorage.values.agent_metrics import AgentMetrics
from moorage.values.observer_images import AGENT_IMAGE
from moorage.values.process import Process

NAME: Final = "cloudwatch-agent"
_HOME: Final = "/opt/aws/amazon-cloudwatch-agent"
# It writes what it makes of its configuration, and the number of its process:
# https://github.com/aws/amazon-cloudwatch-agent/blob/main/cmd/start-amazon-cloudwatch-agent/path.go
_WRITTEN: Final = (f"{_HOME}/etc", f"{_HOME}/var", f"{_HOME}/logs", "/tmp")  # noqa: S108


@dataclass(frozen=True, kw_only=True)
class CloudWatchAgent(AgentMetrics):
    """Run the CloudWatch agent beside a container, for metrics that its code makes.

    It listens on ``127.0.0.1``, which nothing outside of the task reaches: StatsD on UDP port
    8125, the embedded metric format on TCP port 25888. The container finds what client libraries
    want in ``AWS_EMF_AGENT_ENDPOINT`` and ``AWS_EMF_LOG_GROUP_NAME``, unless it has those. See
    https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Generation_CloudWatch_Agent.html

    Args:
        image: An image of your own, which reads ``CW_CONFIG_CONTENT``. Omitted: that of AWS, from
            a public registry.
        config: Configuration of your own for the agent, as JSON; then what it needs in the task
            role is yours too. Omitted: what ``statsd`` and ``emf`` say.
        statsd: Take them as StatsD, on UDP port 8125.
        emf: Take them in the embedded metric format, on TCP port 25888, and keep its lines in a
            log group of their own.
        namespace: The namespace of the StatsD metrics in CloudWatch.
        memory_mib: Memory that the agent may use, taken from what the task has, in MiB.

    Raises:
        InvalidInputError: Nothing is taken, a number is outside its range, or the namespace is
            none.

    Example:
        >>> agent = CloudWatchAgent(namespace="Shop/Api")
        >>> api = ContainerService(stack, "Api", cluster=cluster, image=image, features=[agent])
    """

    image: ecs.ContainerImage | None = None
    config: str | None = None

    def attach(self, workload: Workload) -> None:
        """Add the agent, and let the task role send what it takes."""
        own = self.config is None
        config = self.config or json.dumps(self._config(workload))
        add_observer(
            workload,
            NAME,
            image=self.image or ecs.ContainerImage.from_registry(AGENT_IMAGE),
            memory_mib=self.memory_mib,
            process=Process(
                environment={"CW_CONFIG_CONTENT": config},
                scratch=_WRITTEN,
                scratch_mib=8,
            ),
            tell_main=self._keep_lines(workload) if own and self.emf else {},
        )
        if own and self.statsd:
            role = workload.roles.task_role
            role.add_to_principal_policy(
                wildcard_statement(
                    "cloudwatch:PutMetricData",
                    conditions={"StringEquals": {"cloudwatch:namespace": self.namespace}},
                )
            )
            acknowledge_wildcards(role)

    def _keep_lines(self, workload: Workload) -> dict[str, str]:
        scope = Construct(workload, type(self).__name__)
        group = make_log_group(scope, "Metrics", workload.logs, workload.encryption_key)
        group.grant_write(workload.roles.task_role)
        return {
            "AWS_EMF_AGENT_ENDPOINT": "tcp://127.0.0.1:25888",
            "AWS_EMF_LOG_GROUP_NAME": group.log_group_name,
        }

    def _config(self, workload: Workload) -> dict[str, Any]:
        found: dict[str, Any] = {
            "agent": {"region": Stack.of(workload).region, "omit_hostname": True}
        }
        if self.statsd:
            statsd = {"service_address": "127.0.0.1:8125"}
            found["metrics"] = {
                "namespace": self.namespace,
                "metrics_collected": {"statsd": statsd},
            }
        if self.emf:
            # One address only, and so TCP only: without one it listens on all, for both.
            # https://github.com/aws/amazon-cloudwatch-agent/blob/main/translator/translate/otel/receiver/tcplog/translator.go
            emf = {"service_address": "tcp:127.0.0.1:25888"}
            found["logs"] = {"metrics_collected": {"emf": emf}}
        return found
