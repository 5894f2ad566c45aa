"""ExpressScaling: percentages end at 100, and the fewest are not more than the most."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.express_scaling import ExpressScaling


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"target": 101}, "must be 1 to 100"),
        ({"metric": "requests", "target": 0}, "must be 1 to 1000000"),
        ({"min_tasks": 0}, "must be 1 to 5000"),
        ({"min_tasks": 5}, r"must not be more than max_tasks, 4 \(got 5\)"),
    ],
)
def test_what_cannot_be_is_refused(arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        ExpressScaling(**arguments)


def test_requests_are_no_percentage():
    assert ExpressScaling(metric="requests", target=600).target == 600
