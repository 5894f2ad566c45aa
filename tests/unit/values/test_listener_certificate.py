"""ListenerCertificate: one that exists, or names for one that is made."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.listener_certificate import ListenerCertificate

ARN = "arn:aws:acm:eu-west-1:111122223333:certificate/11111111-2222"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({}, "needs either arn or domain"),
        ({"arn": ARN, "domain": "example.com"}, "needs either arn or domain"),
        ({"arn": "example.com"}, "arn: must be the ARN of an ACM certificate"),
        ({"arn": ARN, "names": ("example.com",)}, "names: go with domain alone"),
        ({"domain": "shop.*.example.com"}, "domain: is no name that a certificate"),
        ({"domain": "example.com", "names": ("com",)}, r"names\[0\]: is no name"),
        ({"domain": f"{'a' * 60}.example.com"}, "domain: is at most 64 characters"),
        (
            {"domain": "example.com", "names": tuple(f"a{n}.example.com" for n in range(10))},
            r"names: covers at most 10 names \(got 11\)",
        ),
    ],
)
def test_what_acm_refuses_is_refused(arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        ListenerCertificate(**arguments)


def test_one_that_is_made_covers_its_names():
    made = ListenerCertificate(domain="example.com", names=("*.example.com",))

    assert made.all_names == ("example.com", "*.example.com")
    assert made.covers("shop.example.com")
    assert not made.covers("shop.example.org")


def test_one_that_exists_may_cover_anything():
    assert ListenerCertificate(arn=ARN).all_names == ()
    assert ListenerCertificate(arn=ARN).covers("shop.example.org")
