"""Hsts: a promise that can be kept."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.hsts import Hsts

YEAR = 31_536_000


@pytest.mark.parametrize(
    ("hsts", "header"),
    [
        (Hsts(), f"max-age={YEAR}"),
        (Hsts(max_age_seconds=0), "max-age=0"),
        (Hsts(include_subdomains=True), f"max-age={YEAR}; includeSubDomains"),
        (
            Hsts(include_subdomains=True, preload=True),
            f"max-age={YEAR}; includeSubDomains; preload",
        ),
    ],
)
def test_the_header_says_what_was_promised(hsts, header):
    assert hsts.header == header


@pytest.mark.parametrize(
    "arguments",
    [
        {"preload": True},
        {"preload": True, "include_subdomains": True, "max_age_seconds": YEAR - 1},
        {"max_age_seconds": -1},
    ],
)
def test_a_promise_that_cannot_be_kept_is_refused(arguments):
    with pytest.raises(InvalidInputError, match=r"Hsts\."):
        Hsts(**arguments)
