"""ManagedNodes: limits of what ECS may choose from."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.managed_nodes import ManagedNodes


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"min_vcpus": 8, "max_vcpus": 4}, r"max_vcpus: must be at least min_vcpus, 8 \(got 4\)"),
        ({"min_memory_gib": 8, "max_memory_gib": 4}, "must be at least min_memory_gib, 8"),
        ({"disk_gib": 0}, "must be 1 to 16384 GiB"),
        ({"scale_in_after_seconds": 3601}, "must be -1 to 3600"),
    ],
)
def test_numbers_outside_their_limits_are_refused(arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        ManagedNodes(**arguments)
