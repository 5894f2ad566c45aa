"""Shutdown: the limits of load balancers and of Fargate."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.shutdown import SPOT_NOTICE_SECONDS, Shutdown


@pytest.mark.parametrize(
    ("field", "lowest", "highest"),
    [("deregistration_delay_seconds", 0, 3600), ("stop_timeout_seconds", 2, 120)],
)
def test_times_have_limits(field, lowest, highest):
    for value in (lowest, highest):
        assert getattr(Shutdown(**{field: value}), field) == value
    for value in (lowest - 1, highest + 1):
        with pytest.raises(InvalidInputError, match=f"Shutdown.{field}: must be {lowest} to"):
            Shutdown(**{field: value})


def test_the_total_is_the_sum():
    shutdown = Shutdown(deregistration_delay_seconds=100, stop_timeout_seconds=20)

    assert shutdown.total_seconds == 120


def test_the_defaults_fit_into_the_notice_of_fargate_spot():
    assert Shutdown().total_seconds <= SPOT_NOTICE_SECONDS
