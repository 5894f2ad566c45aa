"""What every kind of workload in a VPC is made of: a task, and where it may connect to."""

from collections.abc import Sequence

import jsii
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from constructs import Construct

from moorage.foundation.capacity import ServiceCapacity
from moorage.foundation.reachability import check_reach
from moorage.foundation.task_subnets import TaskSubnets
from moorage.services.container_task import ContainerTask
from moorage.services.feature import WorkloadFeature
from moorage.services.pull_need import pull_need
from moorage.services.security_group import open_to, task_security_group
from moorage.values.container_options import ContainerOptions
from moorage.values.log_settings import LogSettings
from moorage.values.need import WRITE_LOGS, Need
from moorage.values.process import Process
from moorage.values.shutdown import Shutdown
from moorage.values.task_size import TaskSize


@jsii.implements(iam.IGrantable, ec2.IConnectable)
class Workload(ContainerTask):
    """Give a task a network of its own; the kinds of services and tasks say when it runs.

    Args:
        cluster: Where to run.
        image: What the main container runs.
        port: The TCP port the main container listens on. Omitted: it listens on none.
        size: CPU, memory and architecture of one task. Omitted: the smallest that holds its
            containers.
        process: Environment, command, user and writable paths of the main container.
        container: What else ECS may be told about the main container.
        shutdown: How long a task may take to leave.
        task_subnets: Where tasks run. Omitted: the private subnets with egress of the VPC.
        capacity: Capacity providers, and what must outlive the tasks. Omitted: Fargate, which a
            cluster of the same app is told to have.
        logs: How long log events are kept.
        encryption_key: Customer key for the log events. Omitted: a key that AWS owns.
        execution_role_arn: A role that you look after yourself. Omitted: one is made.
        task_role_arn: The same; nothing can be granted to the tasks. Omitted: one is made.
        features: Optional capabilities; those of the task are counted into its size here, and the
            kind of workload attaches them.
        main: Name of the main container.

    Raises:
        InvalidInputError: The capacity has no such size, or something does not go with it.
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        cluster: ecs.ICluster,
        image: ecs.ContainerImage,
        port: int | None,
        size: TaskSize | None,
        process: Process,
        container: ContainerOptions,
        shutdown: Shutdown,
        task_subnets: TaskSubnets | None,
        capacity: ServiceCapacity | None,
        logs: LogSettings,
        encryption_key: kms.IKey | None,
        execution_role_arn: str | None,
        task_role_arn: str | None,
        features: Sequence[WorkloadFeature],
        main: str = "main",
    ) -> None:
        super().__init__(
            scope,
            id,
            cluster=cluster,
            image=image,
            port=port,
            size=size,
            process=process,
            container=container,
            shutdown=shutdown,
            capacity=capacity,
            logs=logs,
            encryption_key=encryption_key,
            execution_role_arn=execution_role_arn,
            task_role_arn=task_role_arn,
            features=features,
            main=main,
        )
        self.vpc = cluster.vpc
        self.task_subnets = task_subnets or TaskSubnets()
        self.security_group = task_security_group(
            self, cluster.vpc, dual_stack=self.task_subnets.dual_stack
        )

    @property
    def connections(self) -> ec2.Connections:
        """The tasks' security group, so that ``service.connections.allow_from(...)`` works."""
        return self.security_group.connections

    @property
    def needs(self) -> list[Need]:
        """What the tasks must reach: images, log, what features and instances ask for."""
        needs = [pull_need(container) for container, _ in self._containers]
        needs += [Need("logs", WRITE_LOGS), *self.capacity.needs]
        needs += [need for _, options in self._containers for need in options.needs]
        return [*needs, *self._features.needs]

    def _attach(self, features: Sequence[WorkloadFeature]) -> None:
        """Attach features, and refuse subnets that lead to less than everything needed."""
        self._features.attach_all(features)
        for _, options in self._containers:
            for more in options.more_ports:
                open_to(self.security_group, more)
        check_reach(self.node.path, self.needs, vpc=self.vpc, task_subnets=self.task_subnets)
