"""One application of Express Mode. Changes with every release."""

from typing import Any, cast

from aws_cdk import CfnOutput
from aws_cdk import aws_ec2 as ec2
from constructs import Construct

from moorage.config.environment_config import EnvironmentConfig
from moorage.foundation.task_subnets import TaskSubnets
from moorage.services.express_service import ExpressService
from stacks.base_stack import BaseStack
from stacks.commands import logs_command
from stacks.makers import task_features
from stacks.makers.entry import WorkloadEntry
from stacks.task_arguments import capacity_of, task_arguments


class ExpressStack(BaseStack):
    """The :class:`ExpressService` of one entry of ``express``."""

    def __init__(
        self, scope: Construct, name: str, *, config: EnvironmentConfig, **shared: Any
    ) -> None:
        super().__init__(
            scope,
            f"service-{name}",
            config=config,
            description=f"Express service {name} of environment {config.name}",
        )
        settings = config.express[name]
        entry = WorkloadEntry(
            stack=self,
            config=config,
            name=name,
            settings=settings,
            architecture=config.architecture_of(name),
            **shared,
        )
        arguments = task_arguments(entry)
        if settings.access == "public":
            arguments["task_subnets"] = _public(entry)
        self.service = ExpressService(
            self,
            "Service",
            **arguments,
            port=settings.port,
            scaling=settings.scaling,
            health_path=settings.health_path,
            shutdown=settings.shutdown,
            capacity=capacity_of(entry),
            features=task_features(entry),
        )
        CfnOutput(self, "Endpoint", value=self.service.endpoint, description="Where requests go")
        CfnOutput(self, "ServiceArn", value=self.service.resource.attr_service_arn)
        CfnOutput(self, "LogsCommand", value=logs_command(self.service))
        CfnOutput(self, "LogGroupName", value=self.service.log_group.log_group_name)


def _public(entry: WorkloadEntry) -> TaskSubnets:
    network = entry.platform.network
    return TaskSubnets(
        # The rules of the file refuse networks that have none.
        subnets=cast("ec2.SubnetSelection", network.load_balancer_subnets),
        assign_public_ip=True,
        security_groups=network.task_subnets.security_groups,
        dual_stack=network.task_subnets.dual_stack,
    )
