"""AWS services that the code of a service calls."""

from dataclasses import dataclass

from moorage.services.workload import Workload
from moorage.values.aws_services import known_service
from moorage.values.need import CALLS, Need


@dataclass(frozen=True, kw_only=True)
class AwsCalls:
    """Say what the code calls, so that a service is refused where nothing leads there.

    It grants nothing: write ``queue.grant_consume_messages(service)`` for that.

    Args:
        services: Keys of :data:`moorage.values.aws_services.ENDPOINTS`, such as ``sqs``.

    Raises:
        InvalidInputError: A service is unknown.

    Example:
        >>> calls = AwsCalls(services=("sqs", "dynamodb"))
        >>> [need.service for need in calls.needs]
        ['sqs', 'dynamodb']
    """

    services: tuple[str, ...]

    def __post_init__(self) -> None:
        for service in self.services:
            known_service("AwsCalls.services", service)

    @property
    def needs(self) -> tuple[Need, ...]:
        """What the tasks must reach."""
        return tuple(Need(service, CALLS) for service in self.services)

    def attach(self, workload: Workload) -> None:
        """Make nothing: the workload reads :attr:`needs` when all features are attached."""
