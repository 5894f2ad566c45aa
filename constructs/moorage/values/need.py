"""Something that a task has to reach."""

from dataclasses import dataclass
from typing import Final

from moorage.values.aws_services import known_service

PULL: Final = "to pull its image"
WRITE_LOGS: Final = "to write its logs"
READ_SECRETS: Final = "to read its secrets"
READ_PARAMETERS: Final = "to read its parameters"
LOG_IN: Final = "to log in to its registry"
EXEC: Final = "for ECS Exec"
READ_FILES: Final = "to read its files of variables"
CALLS: Final = "for the code in it"
SEND_LOGS: Final = "to send its log on"
SEND_TRACES: Final = "to send its traces"
SEND_METRICS: Final = "to send its metrics"


@dataclass(frozen=True, order=True)
class Need:
    """Say what a task has to reach, and why.

    Features and services state their needs; from them come the endpoints of an isolated network
    and the check that every need is met.

    Args:
        service: A key of :data:`moorage.values.aws_services.ENDPOINTS`, or ``internet``.
        why: What fails without it, as the end of a sentence: ``to pull its image``.

    Raises:
        InvalidInputError: There is no such service.

    Example:
        >>> Need("sqs", "to take messages from its queue").service
        'sqs'
    """

    service: str
    why: str

    def __post_init__(self) -> None:
        known_service("Need.service", self.service, or_internet=True)


# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
_AGENT: Final = "so that its ECS agent can report"
INSTANCE_NEEDS: Final = tuple(Need(name, _AGENT) for name in ("ecs", "ecs-agent", "ecs-telemetry"))
"""What a container instance has to reach before any task is placed on it."""

# https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
SESSION_NEEDS: Final = tuple(
    Need(name, "for Session Manager") for name in ("ssm", "ssmmessages", "ec2messages")
)
"""What an instance has to reach before operators can open a shell on it."""
