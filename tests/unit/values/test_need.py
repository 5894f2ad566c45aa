"""Need: only of what has an endpoint, or of the internet."""

import pytest

from moorage.errors import InvalidInputError
from moorage.values.need import Need


@pytest.mark.parametrize("service", ["sqs", "internet"])
def test_a_known_service_can_be_needed(service):
    assert Need(service, "to work").service == service


def test_an_unknown_one_cannot():
    with pytest.raises(InvalidInputError, match=r"Need\.service: is not an AWS service"):
        Need("sqss", "to work")
