"""ScheduledTarget: other limits at given times, of which there is one."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.scheduled_target import ScheduledTarget


def test_a_schedule_without_times_is_refused():
    with pytest.raises(InvalidInputError, match="must name at least one time"):
        ScheduledTarget(min_tasks=1, max_tasks=2, times=())
