"""AWS services that tasks reach through VPC endpoints, and the names of those endpoints."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from types import MappingProxyType
from typing import Final

from moorage.errors import InvalidInputError

INTERNET: Final = "internet"
"""What is needed when no endpoint can help: a way out of the VPC."""


@dataclass(frozen=True, kw_only=True)
class AwsService:
    """Name the endpoints of one AWS service.

    Args:
        endpoints: Names of its interface endpoints, as they stand in ``com.amazonaws.REGION.NAME``;
            empty for the two services that have gateway endpoints.
        implies: Other services that it does not work without.
        takes_policy: Whether an endpoint policy limits its endpoints.
    """

    endpoints: tuple[str, ...]
    implies: tuple[str, ...] = ()
    takes_policy: bool = True

    @property
    def is_gateway(self) -> bool:
        """Whether its endpoint is an entry of route tables, which costs nothing."""
        return not self.endpoints


def _plain(*names: str) -> dict[str, AwsService]:
    return {name: AwsService(endpoints=(name,)) for name in names}


# Names: https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
ENDPOINTS: Final[Mapping[str, AwsService]] = MappingProxyType(
    {
        # Both are needed, and S3, where image layers lie:
        # https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
        "ecr": AwsService(endpoints=("ecr.api", "ecr.dkr"), implies=("s3",)),
        # Gateway endpoints exist for these two only:
        # https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
        "dynamodb": AwsService(endpoints=()),
        "s3": AwsService(endpoints=()),
        # AWS describes a policy for the API of ECS, and none for these two, which speak to the
        # agent: https://docs.aws.amazon.com/AmazonECS/latest/developerguide/vpc-endpoints.html
        "ecs-agent": AwsService(endpoints=("ecs-agent",), takes_policy=False),
        "ecs-telemetry": AwsService(endpoints=("ecs-telemetry",), takes_policy=False),
        **_plain(
            *("bedrock-runtime", "ec2messages", "ecs", "elasticfilesystem", "events"),
            *("fsx", "kinesis-firehose", "kinesis-streams", "kms", "lambda", "logs", "monitoring"),
            *("rds-data", "secretsmanager", "servicediscovery", "sns", "sqs", "ssm"),
            *("ssmmessages", "states", "sts", "xray"),
        ),
    }
)
"""Each service that a task may need, by the name that environment files use."""


def with_implied(services: Iterable[str]) -> frozenset[str]:
    """Return the services with those that they do not work without.

    Args:
        services: Keys of :data:`ENDPOINTS`.

    Example:
        >>> sorted(with_implied(["ecr", "logs"]))
        ['ecr', 'logs', 's3']
    """
    chosen = frozenset(services)
    return chosen | {more for name in chosen for more in ENDPOINTS[name].implies}


def known_service(where: str, name: str, *, or_internet: bool = False) -> str:
    """Return the name of a service that has endpoints.

    Args:
        where: The argument or key, for messages.
        name: What the user wrote.
        or_internet: Whether ``internet`` is allowed too.

    Raises:
        InvalidInputError: There is no such service in :data:`ENDPOINTS`.
    """
    known = [*ENDPOINTS, INTERNET] if or_internet else [*ENDPOINTS]
    if name not in known:
        near = get_close_matches(name, known, n=1)
        fix = f"did you mean '{near[0]}'?" if near else f"use one of {', '.join(sorted(known))}"
        what = "is not an AWS service with an endpoint that we know"
        raise InvalidInputError(where, what, got=name, fix=fix)
    return name
