"""One service of an environment. Changes with every release."""

from collections.abc import Mapping
from dataclasses import fields
from typing import Any, cast

from aws_cdk import CfnOutput
from aws_cdk import aws_events as events
from aws_cdk import aws_sns as sns
from constructs import Construct

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.queue_settings import QueueSettings
from moorage.services.container_service import ContainerService
from moorage.services.queue_worker import QueueWorker
from moorage.values.queue_work import QueueWork
from moorage.values.rolling import Rolling
from stacks.base_stack import BaseStack
from stacks.commands import commands
from stacks.makers import service_features
from stacks.makers.entry import ServiceEntry
from stacks.makers.scaling import has_off_hours
from stacks.naming import removal_policy
from stacks.published import publish
from stacks.task_arguments import capacity_of, task_arguments


class ServiceStack(BaseStack):
    """The :class:`ContainerService` of one entry of ``services``."""

    def __init__(
        self,
        scope: Construct,
        name: str,
        *,
        config: EnvironmentConfig,
        services: Mapping[str, ContainerService],
        **shared: Any,
    ) -> None:
        super().__init__(
            scope,
            f"service-{name}",
            config=config,
            description=f"Service {name} of environment {config.name}",
        )
        settings = config.services[name]
        entry = ServiceEntry(
            stack=self,
            config=config,
            name=name,
            settings=settings,
            architecture=config.architecture_of(name),
            queues={
                key: one.queue for key, one in services.items() if isinstance(one, QueueWorker)
            },
            target_groups={key: one.target_groups for key, one in services.items()},
            **shared,
        )
        self.service = self._worker(entry) if settings.queue else self._service(entry)
        if self.service.endpoint:
            publish(self, self.service.security_group.security_group_id)
        for other in settings.connects_to:
            self.service.connect_to(services[other])
        for key, command in commands(self.service, shell=settings.exec).items():
            CfnOutput(self, key, value=command)
        CfnOutput(self, "ServiceName", value=self.service.ecs_service.service_name)
        CfnOutput(self, "LogGroupName", value=self.service.log_group.log_group_name)

    def _service(self, entry: ServiceEntry) -> ContainerService:
        settings = entry.settings
        return ContainerService(
            self,
            "Service",
            **task_arguments(entry),
            port=settings.port,
            count=None if settings.scaling or has_off_hours(entry) else settings.count,
            health=settings.health,
            deployment=settings.deployment,
            shutdown=settings.shutdown,
            capacity=capacity_of(entry).placed(settings.placement),
            features=service_features(entry),
        )

    def _worker(self, entry: ServiceEntry) -> QueueWorker:
        settings = cast("QueueSettings", entry.settings.queue)
        work = {one.name: getattr(settings, one.name) for one in fields(QueueWork)}
        worker = QueueWorker(
            self,
            "Service",
            **task_arguments(entry),
            work=QueueWork(**work),
            deployment=cast("Rolling", entry.settings.deployment),  # as the rules have it
            shutdown=entry.settings.shutdown,
            capacity=capacity_of(entry).placed(entry.settings.placement),
            removal_policy=removal_policy(entry.config),
            features=service_features(entry),
        )
        for number, one in enumerate(settings.subscriptions):
            topic = sns.Topic.from_topic_arn(self, f"Topic{number}", one.topic_arn)
            worker.subscribe(topic, one.filter)
        for number, choice in enumerate(settings.events):
            arn = choice.bus_arn
            bus = events.EventBus.from_event_bus_arn(self, f"Bus{number}", arn) if arn else None
            worker.handle_events(choice, bus=bus)
        CfnOutput(self, "QueueUrl", value=worker.queue.queue_url)
        return worker
