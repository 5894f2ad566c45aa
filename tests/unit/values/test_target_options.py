"""TargetOptions: known words, and what does not go together."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.sticky_sessions import StickySessions
from moorage.values.target_options import TargetOptions


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"protocol": "http3"}, r"protocol: is not a choice .got 'http3'"),
        ({"algorithm": "random"}, "algorithm: is not a choice"),
        ({"grpc_codes": "ok"}, "codes from 0 to 99"),
        ({"slow_start_seconds": 10}, "must be 30 to 900"),
        ({"anomaly_mitigation": True}, "weighted-random only"),
        ({"slow_start_seconds": 30, "algorithm": "weighted-random"}, "round-robin only"),
        ({"sticky": StickySessions(), "cross_zone": False}, "does not go with cross_zone off"),
    ],
)
def test_what_aws_would_not_accept_is_refused(options, message):
    with pytest.raises(InvalidInputError, match=message):
        TargetOptions(**options)


@pytest.mark.parametrize(
    ("protocol", "needed"), [("http1", False), ("http2", True), ("grpc", True)]
)
def test_http2_needs_https(protocol, needed):
    assert TargetOptions(protocol=protocol).needs_https is needed
