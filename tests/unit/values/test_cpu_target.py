"""CpuTarget: a range of tasks and a reachable target."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.cpu_target import CpuTarget


def test_one_size_is_a_range_too():
    assert CpuTarget(min_tasks=3, max_tasks=3).max_tasks == 3


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"min_tasks": 5, "max_tasks": 2}, r"max_tasks, 2 \(got 5\); lower it to 2, or raise max"),
        ({"min_tasks": -1}, "CpuTarget.min_tasks: must be 0 to 5000 tasks"),
        ({"min_tasks": 0, "max_tasks": 0}, "CpuTarget.max_tasks: must be 1 to 5000 tasks"),
        ({"max_tasks": 5001}, "the nearest is 5000"),
        ({"target_percent": 9}, "must be 10 to 90 percent"),
        ({"target_percent": 91}, "the nearest is 90"),
        ({"scale_in_cooldown_seconds": -1}, "must be 0 to 3600 seconds"),
        ({"scale_out_cooldown_seconds": 3601}, "must be 0 to 3600 seconds"),
        ({"min_tasks": "2"}, "must be a whole number"),
    ],
)
def test_what_cannot_work_is_refused(arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        CpuTarget(**{"min_tasks": 1, "max_tasks": 10, **arguments})
