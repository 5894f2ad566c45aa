"""One page shows all services, and another begins before the first is too long."""

import json

import aws_cdk as cdk
import pytest
from aws_cdk.assertions import Template

from moorage.errors import InvalidInputError
from moorage.services import ContainerService, ServicesDashboard


def test_each_service_has_a_heading_and_its_graphs(app, stack, cluster, image):
    names = ("api", "web")
    services = {name: ContainerService(stack, name, cluster=cluster, image=image) for name in names}
    own = cdk.Stack(app, "Dashboards")

    ServicesDashboard(own, "Dashboard", services=services)

    [page] = Template.from_stack(own).find_resources("AWS::CloudWatch::Dashboard").values()
    text = json.dumps(page["Properties"]["DashboardBody"])
    assert text.index("## api") < text.index("## web")
    assert text.count("CPUUtilization") == 2


def test_many_services_have_several_pages(stack, cluster, image):
    service = ContainerService(stack, "Api", cluster=cluster, image=image)

    made = ServicesDashboard(stack, "All", services={f"s{n}": service for n in range(71)})

    assert [page.node.id for page in made.pages] == ["Page", "Page1"]


def test_a_page_shows_an_hour_or_a_month(stack):
    with pytest.raises(InvalidInputError, match=r"ServicesDashboard\.hours"):
        ServicesDashboard(stack, "All", services={}, hours=721)
