"""BalancerTuning: only what load balancers accept, and written out."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.balancer_tuning import BalancerTuning


def test_defaults_are_written_out_too():
    assert BalancerTuning().attributes == {
        "idle_timeout.timeout_seconds": "60",
        "client_keep_alive.seconds": "3600",
        "routing.http.preserve_host_header.enabled": "false",
        "routing.http.xff_header_processing.mode": "append",
        "zonal_shift.config.enabled": "false",
    }


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"idle_timeout_seconds": 0}, "must be 1 to 4000 seconds"),
        ({"client_keep_alive_seconds": 59}, "must be 60 to 604800 seconds"),
        ({"forwarded_for": "drop"}, "use 'append' or 'preserve' or 'remove'"),
        ({"minimum_capacity_units": 99}, "must be 100 to 100000 units"),
    ],
)
def test_what_load_balancers_refuse_is_refused(arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        BalancerTuning(**arguments)
