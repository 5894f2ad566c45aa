"""Messages that a service sends to others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from aws_cdk import Stack
from aws_cdk import aws_events as events
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_sns as sns
from aws_cdk import aws_sqs as sqs

from moorage.errors import InvalidInputError
from moorage.services.workload import Workload
from moorage.values.need import CALLS, Need
from moorage.values.variable_name import check_variable_name


@dataclass(frozen=True, kw_only=True)
class Publishes:
    """Let a workload publish to topics, send to queues, and put events on buses.

    The code finds each in a variable, and may do nothing else with it. Others subscribe, with
    ``QueueWorker.subscribe`` and ``QueueWorker.handle_events``, so that neither side knows the
    other.

    Args:
        topics: SNS topics, by the variable that gets their ARN.
        queues: SQS queues, by the variable that gets their address.
        buses: Event buses, by the variable that gets their name.
        encryption_keys: Customer keys of topics and queues that were imported and so do not know
            their key; the policy of each key has to let roles of its account in. Omitted: none.

    Raises:
        InvalidInputError: A name cannot be one of a variable, or stands for two targets.

    Example:
        >>> orders = sns.Topic(stack, "Orders")
        >>> publishes = Publishes(topics={"ORDERS_TOPIC_ARN": orders})
        >>> api = ContainerService(stack, "Api", cluster=cluster, image=image, features=[publishes])
    """

    topics: Mapping[str, sns.ITopic] = field(default_factory=dict)
    queues: Mapping[str, sqs.IQueue] = field(default_factory=dict)
    buses: Mapping[str, events.IEventBus] = field(default_factory=dict)
    encryption_keys: Sequence[kms.IKey] = ()

    def __post_init__(self) -> None:
        names = [*self.topics, *self.queues, *self.buses]
        for name in names:
            check_variable_name("Publishes", name)
        if twice := next((name for name in names if names.count(name) > 1), None):
            what, fix = "is the variable of two targets", "rename one of them"
            raise InvalidInputError("Publishes", what, got=twice, fix=fix)

    @property
    def needs(self) -> tuple[Need, ...]:
        """What the tasks must reach."""
        return tuple(Need(name, CALLS) for name in self._services())

    def attach(self, workload: Workload) -> None:
        """Grant the task role what sending takes, and tell the container where to."""
        for variable, topic in self.topics.items():
            topic.grant_publish(workload)
            workload.container.add_environment(variable, topic.topic_arn)
        for variable, queue in self.queues.items():
            queue.grant_send_messages(workload)
            workload.container.add_environment(variable, queue.queue_url)
        for variable, bus in self.buses.items():
            bus.grant_put_events_to(workload)
            workload.container.add_environment(variable, bus.event_bus_name)
        if self.encryption_keys:
            workload.grant_principal.add_to_principal_policy(self._use_of_keys(workload))

    def _services(self) -> Iterator[str]:
        yield from (["sns"] if self.topics else [])
        yield from (["sqs"] if self.queues else [])
        yield from (["events"] if self.buses else [])

    def _use_of_keys(self, workload: Workload) -> iam.PolicyStatement:
        # https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
        # https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-key-management.html
        stack = Stack.of(workload)
        through = [
            f"{one}.{stack.region}.{stack.url_suffix}"
            for one in self._services()
            if one != "events"
        ]
        return iam.PolicyStatement(
            actions=["kms:Decrypt", "kms:GenerateDataKey"],
            resources=[key.key_arn for key in self.encryption_keys],
            conditions={"StringEquals": {"kms:ViaService": through}},
        )
