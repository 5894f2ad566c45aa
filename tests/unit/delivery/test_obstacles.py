"""Deployments that would never end, and what would let them through."""

import pytest

from moorage.delivery.obstacles import obstacles
from moorage.delivery.planning import plan
from moorage.delivery.service_deployment import ServiceDeployment
from moorage.values.blue_green import BlueGreen
from moorage.values.rolling import Rolling


def only(**numbers):
    """Return the one obstacle."""
    (found,) = obstacles(ServiceDeployment(**numbers))
    return found


def test_rounding_leaves_one_task_no_room():
    found = only(tasks=1, strategy=Rolling(maximum_percent=150))

    assert found.cause == "limits"
    assert found.what == (
        "with 1 task, none may stop (at least 100 % is 1) and none may be added "
        "(at most 150 % is 1)"
    )
    assert "maximum_percent of 200 or more" in found.fix


@pytest.mark.parametrize(("tasks", "maximum"), [(1, 199), (2, 149), (3, 133), (10, 109)])
def test_the_maximum_that_is_told_is_the_smallest_that_works(tasks, maximum):
    found = only(tasks=tasks, strategy=Rolling(maximum_percent=maximum))

    assert f"maximum_percent of {maximum + 1} or more" in found.fix
    better = ServiceDeployment(tasks=tasks, strategy=Rolling(maximum_percent=maximum + 1))
    assert plan(better).ends


@pytest.mark.parametrize(("tasks", "minimum"), [(2, 51), (3, 67), (4, 76)])
def test_the_minimum_that_is_told_is_the_largest_that_works(tasks, minimum):
    def rolling(percent):
        return Rolling(minimum_healthy_percent=percent, maximum_percent=100, zone_rebalancing=False)

    found = only(tasks=tasks, strategy=rolling(minimum))

    assert f"minimum_healthy_percent of {minimum - 1} or less" in found.fix
    assert plan(ServiceDeployment(tasks=tasks, strategy=rolling(minimum - 1))).ends


def test_full_instances_have_no_room_for_one_more():
    found = only(tasks=4, room=4)

    assert (found.cause, found.got) == ("room", "4 places")
    assert "no room for a new task beside 4 old ones" in found.what
    assert plan(ServiceDeployment(tasks=4, room=5)).ends


def test_less_room_than_tasks_is_said_as_that():
    assert only(tasks=4, room=3).what == "there is no room for 4 tasks"


def test_blue_green_needs_twice_the_room():
    found = only(tasks=4, room=7, strategy=BlueGreen())

    assert found.fix == "make room for 8, or write rolling"
    assert plan(ServiceDeployment(tasks=4, room=8, strategy=BlueGreen())).ends


def test_a_daemon_must_be_able_to_stop():
    strategy = Rolling(minimum_healthy_percent=50)

    found = only(tasks=1, daemon=True, strategy=strategy)

    assert found.cause == "daemon"
    assert (found.got, found.fix) == ("50", "write 0 or less")


def test_a_daemon_has_no_place_beside_itself():
    assert only(tasks=2, daemon=True, strategy=BlueGreen()).cause == "daemon"


def test_defaults_can_always_be_deployed():
    assert all(not [*obstacles(ServiceDeployment(tasks=tasks))] for tasks in range(200))
