"""ClientCertificates: nothing that is ignored."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.client_certificates import ClientCertificates
from moorage.values.s3_object import S3Object

BUNDLE = S3Object(bucket="harbour-certificates", key="clients/ca.pem")


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
