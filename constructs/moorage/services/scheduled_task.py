"""A task that runs at given times."""

from collections.abc import Sequence
from typing import Any

from aws_cdk import Duration, RemovalPolicy, Stack, TimeZone
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_scheduler as scheduler
from aws_cdk import aws_scheduler_targets as targets
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from moorage.foundation.acknowledge import acknowledge
from moorage.foundation.capacity import ServiceCapacity
from moorage.foundation.task_subnets import TaskSubnets
from moorage.services.feature import TaskFeature
from moorage.services.run_task import let_run
from moorage.services.workload import Workload
from moorage.values.container_options import ContainerOptions
from moorage.values.log_settings import LogSettings
from moorage.values.process import Process
from moorage.values.schedule import Schedule
from moorage.values.shutdown import Shutdown
from moorage.values.task_size import TaskSize


class ScheduledTask(Workload):
    """Run a task at given times, in a time zone, and keep what could not be started.

    EventBridge Scheduler starts it, with a role that may start this task and nothing else. A run
    that could not be started after all retries is a message in the dead-letter queue; whether the
    code in a started task succeeds is seen in its exit code and its log.

    Args:
        cluster: Where to run.
        image: What to run.
        schedule: When.
        size: CPU, memory and architecture of the task. Omitted: the smallest that holds its
            containers.
        process: Environment, command, user and writable paths of the container.
        container: What else ECS may be told about the container.
        shutdown: How long the task may take to leave when it is stopped.
        task_subnets: Where it runs. Omitted: the private subnets with egress.
        capacity: Capacity providers. Omitted: Fargate, which a cluster of the same app is told to
            have.
        logs: How long log events are kept.
        encryption_key: Customer key for the log events. Omitted: a key that AWS owns.
        execution_role_arn: A role that you look after yourself. Omitted: one is made.
        task_role_arn: The same; nothing can be granted to the task. Omitted: one is made.
        features: Optional capabilities of the task, attached in the given order.

    Raises:
        FeatureError: A feature is given twice.
        InvalidInputError: The capacity has no such size, or the task cannot reach what it needs.

    Example:
        >>> nightly = Schedule(cron="0 3 * * ? *", time_zone="Europe/Berlin")
        >>> report = ScheduledTask(stack, "Report", cluster=cluster, image=image, schedule=nightly)
        >>> grant = bucket.grant_write(report)
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        cluster: ecs.ICluster,
        image: ecs.ContainerImage,
        schedule: Schedule,
        size: TaskSize | None = None,
        process: Process = Process(),
        container: ContainerOptions = ContainerOptions(),
        shutdown: Shutdown = Shutdown(),
        task_subnets: TaskSubnets | None = None,
        capacity: ServiceCapacity | None = None,
        logs: LogSettings = LogSettings(),
        encryption_key: kms.IKey | None = None,
        execution_role_arn: str | None = None,
        task_role_arn: str | None = None,
        features: Sequence[TaskFeature] = (),
    ) -> None:
        super().__init__(
            scope,
            id,
            cluster=cluster,
            image=image,
            port=None,
            size=size,
            process=process,
            container=container,
            shutdown=shutdown,
            task_subnets=task_subnets,
            capacity=capacity,
            logs=logs,
            encryption_key=encryption_key,
            execution_role_arn=execution_role_arn,
            task_role_arn=task_role_arn,
            features=features,
        )
        self._attach(features)
        self.dead_letters = sqs.Queue(
            self,
            "DeadLetters",
            encryption=sqs.QueueEncryption.SQS_MANAGED,
            enforce_ssl=True,
            retention_period=Duration.days(14),
        )
        acknowledge(
            self.dead_letters,
            "AwsSolutions-SQS3",
            "It is itself the dead-letter queue of a schedule; what arrives waits for people.",
        )
        group = scheduler.ScheduleGroup(self, "Group", removal_policy=RemovalPolicy.DESTROY)
        minutes = schedule.flexible_minutes
        self.schedule = scheduler.Schedule(
            self,
            "Schedule",
            schedule_group=group,
            schedule=scheduler.ScheduleExpression.expression(
                schedule.expression, TimeZone.of(schedule.time_zone)
            ),
            time_window=scheduler.TimeWindow.flexible(Duration.minutes(minutes))
            if minutes
            else scheduler.TimeWindow.off(),
            enabled=schedule.enabled,
            target=self._target(schedule, self._starter(group)),
        )
        for resource in self.capacity.depends_on:
            self.schedule.node.add_dependency(resource)

    def _starter(self, group: scheduler.IScheduleGroup) -> iam.Role:
        role = iam.Role(
            self,
            "StarterRole",
            description=f"Starts {self.node.path} at its times",
            assumed_by=iam.ServicePrincipal(
                "scheduler.amazonaws.com",
                conditions={
                    "StringEquals": {
                        "aws:SourceAccount": Stack.of(self).account,
                        "aws:SourceArn": group.schedule_group_arn,
                    }
                },
            ),
        )
        let_run(role, self)
        self.dead_letters.grant_send_messages(role)
        return role

    def _target(self, schedule: Schedule, role: iam.Role) -> scheduler.IScheduleTarget:
        common: dict[str, Any] = {
            "task_definition": self.task_definition,
            "capacity_provider_strategies": list(self.capacity.strategy),
            "security_groups": [self.security_group, *self.task_subnets.security_groups],
            "vpc_subnets": self.task_subnets.subnets,
            "dead_letter_queue": self.dead_letters,
            "retry_attempts": schedule.retries,
            "enable_ecs_managed_tags": True,
            "propagate_tags": True,
            # The L2 would let it tag every task of the cluster, at any time.
            "role": role.without_policy_updates(),
        }
        if self.capacity.kind != "fargate":
            return targets.EcsRunEc2Task(self.cluster, **common)
        public = self.task_subnets.assign_public_ip
        return targets.EcsRunFargateTask(self.cluster, assign_public_ip=public, **common)
