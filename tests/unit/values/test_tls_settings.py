"""TlsSettings and what it holds: only what load balancers and browsers accept."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.client_certificates import ClientCertificates
from moorage.values.hsts import Hsts
from moorage.values.s3_object import S3Object
from moorage.values.tls_settings import TlsSettings

YEAR = 31_536_000
BUNDLE = S3Object(bucket="harbour-certificates", key="clients/ca.pem")


def test_an_unknown_policy_is_refused():
    with pytest.raises(InvalidInputError, match=r"TlsSettings\.policy: .*use 'recommended' or"):
        TlsSettings(policy="newest")


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


def test_verifying_needs_authorities():
    with pytest.raises(InvalidInputError, match=r"authorities: are needed.*mode: passthrough"):
        ClientCertificates()


@pytest.mark.parametrize(
    "ignored",
    [
        {"authorities": BUNDLE},
        {"revoked": (BUNDLE,)},
        {"accept_expired": True},
        {"advertise_authorities": True},
    ],
)
def test_passing_through_takes_nothing_that_it_would_ignore(ignored):
    with pytest.raises(InvalidInputError, match=rf"{next(iter(ignored))}: goes with mode: verify"):
        ClientCertificates(mode="passthrough", **ignored)


def test_an_unknown_mode_is_refused():
    with pytest.raises(InvalidInputError, match="use 'verify' or 'passthrough'"):
        ClientCertificates(mode="off")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"bucket": "s3://bucket", "key": "ca.pem"}, "is not the name of a bucket"),
        ({"bucket": "bucket", "key": "/ca.pem"}, "without '/' in front"),
        ({"bucket": "bucket", "key": ""}, "must be 1 to 1024 characters"),
    ],
)
def test_what_is_no_object_is_refused(arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        S3Object(**arguments)
