"""A service that takes messages from a queue."""

from collections.abc import Mapping, Sequence

from aws_cdk import RemovalPolicy
from aws_cdk import aws_ecs as ecs
from aws_cdk import aws_events as events
from aws_cdk import aws_kms as kms
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs
from constructs import Construct

from moorage.errors import FeatureError
from moorage.foundation.capacity import ServiceCapacity
from moorage.foundation.cluster_tasks import allow_on_tasks
from moorage.foundation.message_queue import MessageQueue
from moorage.foundation.task_subnets import TaskSubnets
from moorage.services.backlog_scaling import scale_on_backlog
from moorage.services.container_service import ContainerService
from moorage.services.feature import ServiceFeature, TaskFeature, WorkloadFeature
from moorage.services.queue_events import send_events, subscribe_queue
from moorage.values.container_options import ContainerOptions
from moorage.values.event_choice import EventChoice
from moorage.values.log_settings import LogSettings
from moorage.values.need import CALLS, Need
from moorage.values.process import Process
from moorage.values.queue_work import QueueWork
from moorage.values.rolling import Rolling
from moorage.values.shutdown import Shutdown
from moorage.values.task_size import TaskSize


class QueueWorker(ContainerService):
    """Run as many tasks as the messages of a queue need, and none while there are none.

    The container finds the queue in ``QUEUE_URL`` and takes messages from it. Those that cannot be
    handled go to a dead-letter queue. A task may protect itself from being stopped
    while it handles one
    (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-scale-in-protection-endpoint.html).

    Args:
        cluster: Where to run; it needs Container Insights, which counts running tasks.
        image: What to run.
        work: How long a message may wait, how long one takes, and by how many tasks.
        size: CPU, memory and architecture of one task. Omitted: the smallest that holds its
            containers.
        process: Environment, command, user and writable paths of the container.
        container: What else ECS may be told about the container.
        deployment: How it changes from one version to the next.
        shutdown: How long a task may take to leave.
        task_subnets: Where tasks run. Omitted: the private subnets with egress.
        capacity: Capacity providers, and what must outlive the service. Omitted: Fargate, which a
            cluster of the same app is told to have.
        logs: How long log events are kept.
        encryption_key: Customer key for the log events, not for messages. Omitted: one AWS owns.
        removal_policy: What happens to the messages when the worker is removed.
        execution_role_arn: A role that you look after yourself. Omitted: one is made.
        task_role_arn: The same; nothing can be granted to the tasks. Omitted: one is made.
        features: Optional capabilities, attached in the given order.

    Raises:
        FeatureError: A feature is given twice, or decides the number of tasks too.
        InvalidInputError: A message would be visible again while a stopping task works on it, or
            the tasks cannot reach SQS.

    Example:
        >>> work = QueueWork(acceptable_latency_seconds=60, seconds_per_message=2, max_tasks=10)
        >>> worker = QueueWorker(stack, "Mails", cluster=cluster, image=image, work=work)
        >>> worker.subscribe(sns.Topic(stack, "Orders"), {"kind": ["paid"]})
        >>> rule = worker.handle_events(EventChoice(source=("shop.cart",)))
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        cluster: ecs.ICluster,
        image: ecs.ContainerImage,
        work: QueueWork,
        size: TaskSize | None = None,
        process: Process = Process(),
        container: ContainerOptions = ContainerOptions(),
        deployment: Rolling = Rolling(),
        shutdown: Shutdown = Shutdown(),
        task_subnets: TaskSubnets | None = None,
        capacity: ServiceCapacity | None = None,
        logs: LogSettings = LogSettings(),
        encryption_key: kms.IKey | None = None,
        execution_role_arn: str | None = None,
        task_role_arn: str | None = None,
        removal_policy: RemovalPolicy = RemovalPolicy.DESTROY,
        features: Sequence[ServiceFeature | TaskFeature] = (),
    ) -> None:
        work.check_stop(shutdown.stop_timeout_seconds)
        self.work = work
        self._removal_policy = removal_policy
        self.dead_letters: sqs.IQueue | None = None
        super().__init__(
            scope,
            id,
            cluster=cluster,
            image=image,
            size=size,
            process=process,
            container=container,
            deployment=deployment,
            shutdown=shutdown,
            task_subnets=task_subnets,
            capacity=capacity,
            logs=logs,
            encryption_key=encryption_key,
            execution_role_arn=execution_role_arn,
            task_role_arn=task_role_arn,
            features=features,
        )

    @property
    def needs(self) -> list[Need]:
        """What the tasks must reach: that of every service, and SQS."""
        return [*super().needs, Need("sqs", CALLS)]

    def scale_between(self, min_tasks: int, max_tasks: int) -> ecs.ScalableTaskCount:
        """Refuse, as the backlog decides.

        Args:
            min_tasks: Fewest tasks.
            max_tasks: Most tasks.

        Raises:
            FeatureError: Always.
        """
        raise FeatureError(
            f"{self.node.path}: the backlog of the queue decides the number of tasks; remove "
            f"the other scaling feature, between {min_tasks} and {max_tasks} tasks"
        )

    def subscribe(
        self, topic: sns.ITopic, attributes: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        """Let the queue get what is published to a topic, as it was published.

        Args:
            topic: The topic.
            attributes: The values that an attribute of a message must have one of, by its name.
                Omitted: every message.
        """
        subscribe_queue(self.queue, topic, attributes or {})

    def handle_events(
        self, choice: EventChoice, *, bus: events.IEventBus | None = None
    ) -> events.Rule:
        """Let the queue get events, each as one message; what cannot be delivered is a dead letter.

        Args:
            choice: Which events.
            bus: Where they arrive. Omitted: the default bus, which has the events of AWS.

        Raises:
            FeatureError: The queue is somebody else's, whose policy cannot let the rule in.
        """
        return send_events(self, choice, queue=self.queue, dead_letters=self.dead_letters, bus=bus)

    def _attach(self, features: Sequence[WorkloadFeature]) -> None:
        """Make the queue and its scaling first, so that features find them."""
        self.queue = self._queue()
        self._take_messages()
        scale_on_backlog(
            Construct(self, "Scaling"),
            super().scale_between(self.work.min_tasks, self.work.max_tasks),
            queue=self.queue,
            work=self.work,
            cluster_name=self.cluster.cluster_name,
            service_name=self.ecs_service.service_name,
        )
        super()._attach(features)

    def _queue(self) -> sqs.IQueue:
        work = self.work
        if work.queue_arn:
            return sqs.Queue.from_queue_arn(self, "Queue", work.queue_arn)
        made = MessageQueue(
            self,
            "Messages",
            visibility_timeout_seconds=work.visibility_timeout_seconds,
            max_receives=work.max_receives,
            retention_days=work.retention_days,
            removal_policy=self._removal_policy,
        )
        self.dead_letters = made.dead_letters
        return made.queue

    def _take_messages(self) -> None:
        self.container.add_environment("QUEUE_URL", self.queue.queue_url)
        self.queue.grant_consume_messages(self.roles.task_role)
        allow_on_tasks(
            self.roles.task_role,
            *("ecs:GetTaskProtection", "ecs:UpdateTaskProtection"),
            conditions={"ArnEquals": {"ecs:cluster": self.cluster.cluster_arn}},
        )
