"""Show how a service is."""

from dataclasses import dataclass

from aws_cdk import Duration
from aws_cdk import aws_cloudwatch as cloudwatch
from constructs import Construct

from moorage.services.container_service import ContainerService
from moorage.services.service_widgets import service_widgets
from moorage.values.ranges import require_range


@dataclass(frozen=True, kw_only=True)
class Dashboard:
    """Make a page of CloudWatch with the graphs of a service.

    It shows CPU, memory and tasks; requests, errors and latency of a service with routes; messages
    and their age of one that works on a queue. For many services, see ``ServicesDashboard``.

    Args:
        hours: How much time the page shows when it is opened, 1 to 720 hours.

    Raises:
        InvalidInputError: The number is outside its range.

    Example:
        >>> page = Dashboard(hours=24)
        >>> api = ContainerService(stack, "Api", cluster=cluster, image=image, features=[page])
    """

    hours: int = 3

    def __post_init__(self) -> None:
        require_range("Dashboard.hours", self.hours, 1, 720, unit="hours")

    def attach(self, service: ContainerService) -> None:
        """Make nothing yet: routes that are attached later are shown too."""

    def finish(self, service: ContainerService) -> None:
        """Make the page, in the service's stack."""
        cloudwatch.Dashboard(
            Construct(service, type(self).__name__),
            "Page",
            default_interval=Duration.hours(self.hours),
            widgets=[service_widgets(service)],
        )
