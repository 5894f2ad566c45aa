"""AWS services: what they imply, and a suggestion for a misspelt one."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.aws_services import ENDPOINTS, known_service, with_implied


def test_image_layers_come_from_s3():
    assert with_implied(["ecr"]) == {"ecr", "s3"}


def test_what_is_implied_is_known_itself():
    implied = {more for service in ENDPOINTS.values() for more in service.implies}

    assert implied <= ENDPOINTS.keys()


@pytest.mark.parametrize(
    ("name", "message"),
    [("sqss", "did you mean 'sqs'"), ("internet", "use one of"), ("zzz", "use one of bedrock")],
)
def test_an_unknown_service_is_refused(name, message):
    with pytest.raises(InvalidInputError, match=message):
        known_service("here", name)
