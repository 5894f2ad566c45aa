"""LogSettings: the periods that CloudWatch Logs offers, and the nearest to any other."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.log_settings import RETENTION_DAYS, LogSettings


@pytest.mark.parametrize("days", RETENTION_DAYS)
def test_an_offered_period_is_accepted(days):
    assert LogSettings(retention_days=days).retention_days == days


@pytest.mark.parametrize(
    ("days", "fix"),
    [(45, "use 30 or 60"), (0, "the nearest is 1"), (9999, "the nearest is 3653"), (-1, "is 1")],
)
def test_another_period_is_refused_with_the_nearest(days, fix):
    with pytest.raises(InvalidInputError, match=f"{fix}$"):
        LogSettings(retention_days=days)


@pytest.mark.parametrize("days", [True, "30", None, 30.0])
def test_what_is_no_number_is_refused(days):
    with pytest.raises(InvalidInputError, match="must be a whole number"):
        LogSettings(retention_days=days)
