"""TrafficShare: a share that weights can say, of a service with a name."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.route import Route
from moorage.values.traffic_share import TrafficShare


@pytest.mark.parametrize("percent", [-1, 101])
def test_a_share_out_of_range_is_refused(percent):
    with pytest.raises(InvalidInputError, match=r"percent: must be 0 to 100"):
        TrafficShare(of="shop", percent=percent)


@pytest.mark.parametrize("minutes", [0, 10_081])
def test_a_time_out_of_range_is_refused(minutes):
    with pytest.raises(InvalidInputError, match="must be 1 to 10080 minutes"):
        TrafficShare(of="shop", percent=1, sticky_minutes=minutes)


def test_a_share_of_nobody_is_refused():
    with pytest.raises(InvalidInputError, match="of: must not be empty"):
        TrafficShare(of="", percent=1)


def test_a_share_needs_a_number_of_its_own():
    with pytest.raises(InvalidInputError, match="priority: is needed with a share"):
        Route(share=TrafficShare(of="shop", percent=1))
