"""Services that could never be deployed again are refused before they are deployed once."""

import pytest

from moorage.errors import InvalidInputError
from moorage.features import CpuScaling
from moorage.services import ContainerService
from moorage.services.deployable import check_deployable
from moorage.values.rolling import Rolling

# Half a task more, or half a task less: neither is a task.
HALF = Rolling(maximum_percent=150)


def test_one_task_with_room_for_half_a_task_is_refused(stack, cluster, image):
    with pytest.raises(InvalidInputError, match=r"deployment: would never end: with 1 task, none"):
        ContainerService(stack, "Api", cluster=cluster, image=image, count=1, deployment=HALF)


def test_two_tasks_have_room_for_one(stack, cluster, image):
    service = ContainerService(stack, "Api", cluster=cluster, image=image, deployment=HALF)

    assert service.resource.desired_count == 2


def test_the_fewest_tasks_of_scaling_count(stack, cluster, image):
    scaling = CpuScaling(min_tasks=0, max_tasks=10)

    with pytest.raises(InvalidInputError, match="with 1 task, none may stop"):
        ContainerService(
            stack, "Api", cluster=cluster, image=image, deployment=HALF, features=[scaling]
        )


def test_a_daemon_of_which_no_task_may_stop_is_refused():
    strategy = Rolling(minimum_healthy_percent=100)

    with pytest.raises(InvalidInputError, match="a daemon has one task on each instance"):
        check_deployable("Agent", strategy, 2, daemon=True)


def test_a_daemon_of_which_some_may_stop_is_fine():
    check_deployable("Agent", Rolling(minimum_healthy_percent=50), 2, daemon=True)
