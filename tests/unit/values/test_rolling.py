"""Rolling: percentages with room between them, and when a deployment is over."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.early_success import EarlySuccess
from moorage.values.rollback_alarms import RollbackAlarms
from moorage.values.rolling import Rolling


def test_new_tasks_come_first_except_where_one_runs_on_each_instance():
    assert Rolling().percents(daemon=False) == (100, 200)
    assert Rolling().percents(daemon=True) == (0, 100)
    assert Rolling(minimum_healthy_percent=50).percents(daemon=True) == (50, 100)


def refused(rolling, *, daemon=False):
    return [str(one) for one in rolling.problems(daemon=daemon)]


def test_no_room_is_refused():
    with pytest.raises(InvalidInputError, match=r"maximum_percent: leaves no room.*got 100"):
        Rolling(minimum_healthy_percent=100, maximum_percent=100)

    [found] = refused(Rolling(maximum_percent=100))
    assert found.startswith("Rolling.maximum_percent: leaves no room to deploy")


def test_balancing_needs_room_for_one_task_more():
    [found] = refused(Rolling(minimum_healthy_percent=50, maximum_percent=100))

    assert found.startswith("Rolling.zone_rebalancing: starts a task before")
    off = Rolling(minimum_healthy_percent=50, maximum_percent=100, zone_rebalancing=False)
    assert not refused(off)


@pytest.mark.parametrize(
    "written",
    [
        Rolling(maximum_percent=100),
        Rolling(minimum_healthy_percent=0, maximum_percent=100),
        Rolling(early_success=EarlySuccess(healthy_percent=50)),
    ],
)
def test_what_a_daemon_does_by_itself_may_be_written_out(written):
    assert not refused(written, daemon=True)
    assert refused(written)


@pytest.mark.parametrize(
    "wrong",
    [
        {"minimum_healthy_percent": -1},
        {"minimum_healthy_percent": 101},
        {"maximum_percent": 99},
        {"maximum_percent": 1001},
        {"bake_minutes": 1441},
    ],
)
def test_numbers_have_limits(wrong):
    with pytest.raises(InvalidInputError, match=rf"Rolling\.{next(iter(wrong))}: must be"):
        Rolling(**wrong)


def test_early_success_is_not_below_the_minimum():
    early = EarlySuccess(healthy_percent=50)
    [found] = refused(Rolling(early_success=early))

    assert "early_success.healthy_percent: must be at least the minimum healthy percent" in found
    assert not refused(Rolling(minimum_healthy_percent=50, early_success=early))
    assert refused(Rolling(minimum_healthy_percent=60, early_success=early), daemon=True)


def test_alarms_have_time_to_turn_red():
    with pytest.raises(InvalidInputError, match=r"Rolling\.bake_minutes: must be 10 or more"):
        Rolling(alarms=RollbackAlarms(unhealthy_minutes=10))

    Rolling(bake_minutes=0)


@pytest.mark.parametrize("field", ["error_percent", "error_minutes", "unhealthy_minutes"])
def test_limits_of_alarms_are_checked(field):
    with pytest.raises(InvalidInputError, match=rf"RollbackAlarms\.{field}: must be 1 to"):
        RollbackAlarms(**{field: 0})


def test_the_percentage_of_early_success_is_one():
    with pytest.raises(InvalidInputError, match="healthy_percent: must be 0 to 100"):
        EarlySuccess(healthy_percent=101)
