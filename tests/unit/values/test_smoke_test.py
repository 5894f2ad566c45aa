"""SmokeTest: a question that can be asked."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.smoke_test import SmokeTest


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"path": "healthz"}, "path: must start with '/' .*write '/healthz'"),
        ({"path": "/a b"}, "path: must have no spaces"),
        ({"host": "*.example.com"}, "host: must be a host name without wildcards"),
        ({"status": 99}, "status: must be 100 to 599"),
        ({"attempts": 0}, "attempts: must be 1 to 30"),
        ({"timeout_seconds": 11}, "timeout_seconds: must be 1 to 10"),
    ],
)
def test_what_cannot_be_asked_is_refused(wrong, message):
    with pytest.raises(InvalidInputError, match=rf"SmokeTest\.{message}"):
        SmokeTest(**wrong)


def test_a_path_may_have_a_query():
    assert SmokeTest(path="/search?q=a%20b", host="shop.example.com", status=302).status == 302
