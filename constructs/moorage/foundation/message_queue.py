"""A queue whose messages are encrypted, and not lost when nobody can handle them."""

from aws_cdk import Duration, RemovalPolicy
from aws_cdk import aws_sqs as sqs
from constructs import Construct


class MessageQueue(Construct):
    """Make a queue and its dead-letter queue, encrypted, for TLS alone.

    The key is one of SQS, also where an environment has a key of its own: SNS and EventBridge can
    send to it without a policy on a key
    (https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-configure-sqs-sse-queue.html).

    Args:
        visibility_timeout_seconds: How long a message that was taken is hidden from others.
        max_receives: How often a message is tried before it is dead.
        retention_days: How long messages are kept, also dead ones.
        removal_policy: What happens to them when the queue is removed.

    Example:
        >>> orders = MessageQueue(stack, "Orders")
        >>> grant = orders.queue.grant_send_messages(iam.ServicePrincipal("events.amazonaws.com"))
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        visibility_timeout_seconds: int = 300,
        max_receives: int = 3,
        retention_days: int = 14,
        removal_policy: RemovalPolicy = RemovalPolicy.DESTROY,
    ) -> None:
        super().__init__(scope, id)
        self.dead_letters = sqs.Queue(
            self,
            "DeadLetters",
            encryption=sqs.QueueEncryption.SQS_MANAGED,
            enforce_ssl=True,
            retention_period=Duration.days(retention_days),
            removal_policy=removal_policy,
        )
        self.queue = sqs.Queue(
            self,
            "Queue",
            encryption=sqs.QueueEncryption.SQS_MANAGED,
            enforce_ssl=True,
            visibility_timeout=Duration.seconds(visibility_timeout_seconds),
            retention_period=Duration.days(retention_days),
            dead_letter_queue=sqs.DeadLetterQueue(
                queue=self.dead_letters, max_receive_count=max_receives
            ),
            removal_policy=removal_policy,
        )
