"""AwsCalls: says what the code calls, and grants nothing."""

import pytest
from aws_cdk.assertions import Template

from moorage.errors import InvalidInputError
from moorage.features import AwsCalls
from moorage.services import ContainerService


def test_it_is_a_need_of_the_service_and_changes_nothing(stack, cluster, image):
    calls = [AwsCalls(services=("sqs",))]

    service = ContainerService(stack, "Api", cluster=cluster, image=image, features=calls)

    assert "sqs" in [need.service for need in service.needs]
    assert "sqs" not in str(Template.from_stack(stack).to_json())


def test_an_unknown_service_is_refused():
    with pytest.raises(InvalidInputError, match="did you mean 'dynamodb'"):
        AwsCalls(services=("dynamo",))
