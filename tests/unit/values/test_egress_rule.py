"""EgressRule: one port of one place."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.egress_rule import EgressRule

GROUP = "sg-0123456789abcdef0"


@pytest.mark.parametrize(
    "rule", [{"cidr": "10.0.0.0/8"}, {"cidr": "2001:db8::/32"}, {"security_group_id": GROUP}]
)
def test_is_taken(rule):
    assert EgressRule(port=5432, **rule).port == 5432


@pytest.mark.parametrize(
    ("rule", "message"),
    [
        ({}, "must lead to one place"),
        ({"cidr": "10.0.0.0/8", "security_group_id": GROUP}, "must lead to one place"),
        ({"cidr": "10.0.0.1/8"}, "not a range"),
        ({"cidr": "everywhere"}, "not a range"),
        ({"security_group_id": "my-group"}, "not the id of a security group"),
        ({"port": 0, "cidr": "10.0.0.0/8"}, "1 to 65535"),
    ],
)
def test_is_refused(rule, message):
    with pytest.raises(InvalidInputError, match=message):
        EgressRule(**({"port": 5432} | rule))
