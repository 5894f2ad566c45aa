"""Redeploy: the template changes with the word, and never by itself."""

import pytest
from aws_cdk.assertions import Template

from moorage.errors import InvalidInputError
from moorage.features import Redeploy
from moorage.services import ContainerService


def test_the_word_is_what_cloudformation_compares(stack, cluster, image):
    again = Redeploy(word="2026-11-26")

    ContainerService(stack, "Api", cluster=cluster, image=image, features=[again])

    Template.from_stack(stack).has_resource_properties(
        "AWS::ECS::Service",
        {
            "ForceNewDeployment": {
                "EnableForceNewDeployment": True,
                "ForceNewDeploymentNonce": "2026-11-26",
            }
        },
    )


def test_without_a_word_nothing_is_written(stack, cluster, image):
    ContainerService(stack, "Api", cluster=cluster, image=image)

    [service] = Template.from_stack(stack).find_resources("AWS::ECS::Service").values()
    assert "ForceNewDeployment" not in service["Properties"]


@pytest.mark.parametrize("word", ["", "two words", "x" * 101, "-x"])
def test_it_is_one_word(word):
    with pytest.raises(InvalidInputError, match=r"Redeploy\.word: must be one word"):
        Redeploy(word=word)
