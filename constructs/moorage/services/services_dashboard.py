"""Show how many services are, on one page."""

from collections.abc import Mapping
from typing import Final

from aws_cdk import Duration
from aws_cdk import aws_cloudwatch as cloudwatch
from constructs import Construct

from moorage.services.container_service import ContainerService
from moorage.services.service_widgets import service_widgets
from moorage.values.ranges import require_range

# A page takes 500 widgets: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_limits.html
# A service has its name and four or six graphs.
_ON_ONE_PAGE: Final = 70


class ServicesDashboard(Construct):
    """Make a page of CloudWatch with a row of graphs for each service of an environment.

    It reads from the stacks of the services and changes none of them. With more than 70 services
    there are more pages.

    Args:
        services: The services, by the names that the page shows.
        hours: How much time the page shows when it is opened, 1 to 720 hours.

    Raises:
        InvalidInputError: The number is outside its range.

    Example:
        >>> api = ContainerService(stack, "Api", cluster=cluster, image=image)
        >>> page = ServicesDashboard(stack, "Dashboard", services={"api": api})
        >>> len(page.pages)
        1
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        services: Mapping[str, ContainerService],
        hours: int = 3,
    ) -> None:
        super().__init__(scope, id)
        require_range("ServicesDashboard.hours", hours, 1, 720, unit="hours")
        rows: list[list[cloudwatch.IWidget]] = [
            [
                cloudwatch.TextWidget(markdown=f"## {name}", width=24, height=1),
                *service_widgets(service),
            ]
            for name, service in services.items()
        ]
        self.pages = [
            cloudwatch.Dashboard(
                self,
                f"Page{number // _ON_ONE_PAGE or ''}",
                default_interval=Duration.hours(hours),
                widgets=rows[number : number + _ON_ONE_PAGE],
            )
            for number in range(0, len(rows), _ON_ONE_PAGE)
        ]
