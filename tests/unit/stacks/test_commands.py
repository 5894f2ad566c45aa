"""The lines that look after a service are outputs of its stack, whole and ready to be typed."""

import pytest

from moorage.services import ContainerService
from moorage.values.approval import Approval
from moorage.values.blue_green import BlueGreen
from stacks.commands import commands


@pytest.mark.parametrize("shell", [True, False])
def test_a_shell_is_offered_only_where_it_opens(stack, cluster, image, shell):
    service = ContainerService(stack, "Api", cluster=cluster, image=image)

    assert ("ShellCommand" in commands(service, shell=shell)) is shell


def test_a_shell_opens_in_a_task_that_runs(stack, cluster, image):
    service = ContainerService(stack, "Api", cluster=cluster, image=image)

    line = commands(service, shell=True)["ShellCommand"]  # noqa: S604 - a name of ours
    assert "--task $(aws ecs list-tasks " in line
    assert "--service-name " in line


def test_every_line_names_the_region_and_the_service(stack, cluster, image):
    service = ContainerService(stack, "Api", cluster=cluster, image=image)

    found = commands(service, shell=False)
    assert all(line.startswith("aws ") for line in found.values())
    assert all("--region " in line for line in found.values())
    assert service.ecs_service.service_name in found["ScaleCommand"]


def test_whoever_is_asked_finds_the_line_that_lets_a_deployment_go_on(stack, cluster, image):
    asked = BlueGreen(approval=Approval())
    service = ContainerService(stack, "Api", cluster=cluster, image=image, deployment=asked)

    found = commands(service, shell=False)
    assert found["ContinueCommand"].startswith("aws ecs continue-service-deployment")
    assert "DeploymentCommand" in found


def test_nobody_is_asked_without_an_approval(stack, cluster, image):
    alone = ContainerService(stack, "Api", cluster=cluster, image=image, deployment=BlueGreen())
    rolls = ContainerService(stack, "Web", cluster=cluster, image=image)

    assert "ContinueCommand" not in commands(alone, shell=False)
    assert "DeploymentCommand" not in commands(rolls, shell=False)
