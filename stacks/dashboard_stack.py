"""What shows all services of an environment. Changes whenever one comes or goes."""

from collections.abc import Mapping

from aws_cdk import CfnOutput
from constructs import Construct

from moorage.config.environment_config import EnvironmentConfig
from moorage.services.container_service import ContainerService
from moorage.services.services_dashboard import ServicesDashboard
from stacks.base_stack import BaseStack


class DashboardStack(BaseStack):
    """The :class:`ServicesDashboard` that ``dashboard`` asks for."""

    def __init__(
        self,
        scope: Construct,
        *,
        config: EnvironmentConfig,
        services: Mapping[str, ContainerService],
    ) -> None:
        super().__init__(
            scope,
            "dashboard",
            config=config,
            description=f"Graphs of the services of environment {config.name}",
        )
        made = ServicesDashboard(self, "Dashboard", services=services)
        for number, page in enumerate(made.pages):
            CfnOutput(self, f"DashboardName{number or ''}", value=page.dashboard_name)
