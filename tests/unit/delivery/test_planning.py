"""What a deployment does, step by step, in a few cases that can be followed by hand."""

import pytest

from moorage.delivery.planning import plan
from moorage.delivery.service_deployment import NETWORK_SHIFT_SECONDS, ServiceDeployment
from moorage.delivery.task_times import TaskTimes
from moorage.errors import InvalidInputError
from moorage.values.blue_green import BlueGreen
from moorage.values.canary import Canary
from moorage.values.circuit_breaker import CircuitBreaker
from moorage.values.early_success import EarlySuccess
from moorage.values.linear import Linear
from moorage.values.rollback_alarms import RollbackAlarms
from moorage.values.rolling import Rolling

# A task is healthy 80 s after its start was ordered, and gone 60 s after its stop was.
TIMES = TaskTimes(start_seconds=60, healthy_seconds=20, leave_seconds=60, unhealthy_seconds=60)


def steps(image="works", **numbers):
    """Return time and tasks: old, starting, new, leaving."""
    made = plan(ServiceDeployment(times=TIMES, **numbers), image)
    return [(s.seconds, s.old + s.returning, s.starting, s.new, s.leaving) for s in made.steps]


def test_by_default_all_new_tasks_come_before_any_old_one_goes():
    assert steps(tasks=4) == [(0, 4, 4, 0, 0), (80, 0, 0, 4, 4), (140, 0, 0, 4, 0)]


def test_one_more_at_a_time_takes_as_many_rounds_as_there_are_tasks():
    made = steps(tasks=3, strategy=Rolling(maximum_percent=134))

    assert [(new, starting) for _, _, starting, new, _ in made if starting] == [
        (0, 1), (1, 1), (1, 1), (2, 1), (2, 1),
    ]  # fmt: skip
    assert made[-1] == (300, 0, 0, 3, 0)


def test_with_a_lower_minimum_old_tasks_make_room():
    strategy = Rolling(minimum_healthy_percent=50, maximum_percent=100, zone_rebalancing=False)

    made = plan(ServiceDeployment(tasks=4, times=TIMES, strategy=strategy))

    assert (made.fewest_healthy, made.most_tasks) == (2, 4)
    assert made.seconds == 160


def test_tasks_that_leave_still_take_a_network_interface():
    made = plan(ServiceDeployment(tasks=4, times=TIMES, strategy=Rolling(maximum_percent=150)))

    assert (made.most_tasks, made.most_places, made.extra_places) == (6, 8, 4)


def test_on_full_instances_the_next_task_waits_until_one_is_gone():
    free, full = (
        plan(ServiceDeployment(tasks=4, times=TIMES, room=room)).seconds for room in (8, 5)
    )

    assert (free, full) == (140, 560)


def test_an_instance_that_has_to_start_takes_its_time():
    times = TaskTimes(start_seconds=60, healthy_seconds=20, leave_seconds=60, node_seconds=120)

    made = plan(ServiceDeployment(tasks=2, times=times, room=8, room_now=2))

    assert made.seconds == 260


def test_of_a_daemon_the_old_task_leaves_first():
    assert steps(tasks=2, daemon=True) == [(0, 0, 0, 0, 2), (60, 0, 2, 0, 0), (140, 0, 0, 2, 0)]


def test_alarms_are_watched_before_a_rolling_deployment_is_done():
    watched = Rolling(alarms=RollbackAlarms(), bake_minutes=10)

    assert plan(ServiceDeployment(tasks=2, times=TIMES, strategy=watched)).seconds == 80 + 600


@pytest.mark.parametrize(("old_tasks", "seconds"), [("deferred", 80), ("blocking", 140)])
def test_early_success_ends_a_deployment_with_or_without_its_old_tasks(old_tasks, seconds):
    strategy = Rolling(early_success=EarlySuccess(healthy_percent=100, old_tasks=old_tasks))
    made = plan(ServiceDeployment(tasks=2, times=TIMES, strategy=strategy))

    assert made.seconds == seconds
    assert made.steps[-1].leaving == 0


def test_an_image_that_crashes_is_given_up_after_three_failures():
    # Two tasks start at once, so that the third failure comes in the second round.
    assert steps("crashes", tasks=2) == [(0, 2, 2, 0, 0), (65, 2, 2, 0, 0), (130, 2, 0, 0, 0)]


def test_a_threshold_of_one_gives_up_at_once():
    strategy = Rolling(circuit_breaker=CircuitBreaker(failures=1))

    made = plan(ServiceDeployment(tasks=2, times=TIMES, strategy=strategy), "crashes")

    assert (made.failed_at, made.seconds) == (65, 65)


def test_old_tasks_that_made_room_come_back():
    strategy = Rolling(minimum_healthy_percent=50, maximum_percent=100, zone_rebalancing=False)

    made = plan(ServiceDeployment(tasks=4, times=TIMES, strategy=strategy), "crashes")

    assert made.failed_at == 130
    assert made.seconds == 130 + 80
    assert made.steps[-1].old == 4


def test_an_image_that_never_answers_takes_until_its_health_check_gives_up():
    made = plan(ServiceDeployment(tasks=4, times=TIMES), "unhealthy")

    assert (made.failed_at, made.seconds) == (120, 180)


def test_blue_green_keeps_the_old_tasks_for_the_bake_time():
    assert steps(tasks=2, strategy=BlueGreen(bake_minutes=10)) == [
        (0, 2, 2, 0, 0),
        (80, 2, 0, 2, 0),
        (680, 0, 0, 2, 2),
        (740, 0, 0, 2, 0),
    ]


def test_a_canary_gets_its_share_first():
    made = plan(
        ServiceDeployment(
            tasks=2, times=TIMES, strategy=Canary(step_percent=5, step_minutes=10, bake_minutes=5)
        )
    )

    assert [(step.seconds, step.share) for step in made.steps] == [
        (0, 0), (80, 5), (680, 100), (980, 100), (1040, 100),
    ]  # fmt: skip
    assert made.old_serves_seconds == 680


def test_a_network_load_balancer_takes_ten_minutes_at_each_shift():
    strategy = Canary(step_percent=5, step_minutes=10, bake_minutes=5)

    made = plan(
        ServiceDeployment(
            tasks=2, times=TIMES, strategy=strategy, shift_seconds=NETWORK_SHIFT_SECONDS
        )
    )

    assert [(step.seconds, step.share) for step in made.steps] == [
        (0, 0), (80, 0), (680, 5), (1880, 100), (2780, 100), (2840, 100),
    ]  # fmt: skip
    # New connections may get to old tasks until the last wait is over.
    assert made.old_serves_seconds == 1880 + 600


def test_where_nothing_shifts_nothing_waits():
    plain, network = (
        plan(ServiceDeployment(tasks=2, times=TIMES, shift_seconds=wait)).seconds
        for wait in (0, NETWORK_SHIFT_SECONDS)
    )

    assert plain == network


def test_linear_steps_do_not_wait_after_the_last():
    strategy = Linear(step_percent=40, step_minutes=3, bake_minutes=5)

    made = plan(ServiceDeployment(tasks=2, times=TIMES, strategy=strategy))

    assert [step.share for step in made.steps] == [0, 40, 80, 100, 100, 100]
    assert made.seconds == 80 + 2 * 180 + 300 + 60


def test_a_crashing_image_beside_the_old_one_costs_no_old_task():
    made = plan(ServiceDeployment(tasks=2, times=TIMES, strategy=BlueGreen()), "crashes")

    assert made.fewest_healthy == 2
    assert all(step.share == 0 for step in made.steps)


@pytest.mark.parametrize("strategy", [Rolling(), BlueGreen()])
def test_a_service_without_tasks_is_done_at_once(strategy):
    assert plan(ServiceDeployment(tasks=0, strategy=strategy)).seconds == 0


@pytest.mark.parametrize(
    ("numbers", "where"),
    [
        ({"tasks": -1}, "ServiceDeployment.tasks"),
        ({"tasks": 1, "room": -1}, "ServiceDeployment.room"),
        ({"tasks": 1, "room_now": 1.5}, "ServiceDeployment.room_now"),
    ],
)
def test_numbers_that_cannot_be_are_refused(numbers, where):
    with pytest.raises(InvalidInputError, match=where):
        ServiceDeployment(**numbers)


def test_a_negative_time_is_refused():
    with pytest.raises(InvalidInputError, match=r"TaskTimes.start_seconds.*the nearest is 0"):
        TaskTimes(start_seconds=-1)
