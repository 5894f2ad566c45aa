"""Reach: which needs are met, and the two ways to meet the others."""

import pytest

from moorage.values.need import PULL, Need
from moorage.values.reach import Reach

LOGS, ECR, IMAGE = Need("logs", "to write"), Need("ecr", PULL), Need("internet", PULL)
OUT = Reach(group="private", internet=True)
CLOSED = Reach(group="isolated", internet=False, services=frozenset({"logs", "ecr"}))
UNKNOWN = Reach(group="isolated", internet=False)


@pytest.mark.parametrize(
    ("reach", "missing"), [(OUT, []), (CLOSED, [ECR, IMAGE]), (UNKNOWN, [IMAGE])]
)
def test_what_is_not_reached_is_missing(reach, missing):
    assert reach.missing([LOGS, ECR, IMAGE]) == missing


@pytest.mark.parametrize(
    ("missing", "fix"),
    [
        ([ECR], "add VPC endpoints for ecr, or run it in private subnets with NAT"),
        ([IMAGE], "copy its image to Amazon ECR in this region, or run it in private subnets"),
        ([Need("internet", "for code")], "do without the internet, or run it in private subnets"),
        ([ECR, IMAGE], "copy its image to Amazon ECR in this region and add VPC endpoints for"),
    ],
)
def test_two_ways_to_meet_a_need_are_named(missing, fix):
    assert CLOSED.fix(missing).startswith(fix)
