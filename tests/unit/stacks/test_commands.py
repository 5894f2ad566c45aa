"""The lines that look after a service are outputs of its stack, whole and ready to be typed."""

import pytest

from moorage.services import ContainerService
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
