"""FixedResponse: what load balancers answer by themselves."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.fixed_response import FixedResponse


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"status": 301}, "2xx, 4xx or 5xx"),
        ({"status": 200, "body": "x" * 1025}, "at most 1024 characters, is 1025"),
        ({"status": 200, "content_type": "text/xml"}, "is not a choice"),
        ({"status": 200, "path": "a"}, "must start with"),
    ],
)
def test_what_a_load_balancer_does_not_answer_is_refused(values, message):
    with pytest.raises(InvalidInputError, match=message):
        FixedResponse(**values)


def test_its_route_is_on_the_load_balancer():
    assert FixedResponse(status=503).route("main-2").balancer == "main-2"
