"""BlockPublicAccess: closed for the account, open for this network's public subnets."""

import pytest
from aws_cdk.assertions import Annotations, Match, Template

from moorage.foundation import BlockPublicAccess, Network


@pytest.mark.parametrize(
    ("mode", "word"), [("ingress", "block-ingress"), ("bidirectional", "block-bidirectional")]
)
def test_the_mode_is_that_of_aws(stack, mode, word):
    BlockPublicAccess(stack, "Bpa", network=Network(stack, "Network"), mode=mode)

    Template.from_stack(stack).has_resource_properties(
        "AWS::EC2::VPCBlockPublicAccessOptions", {"InternetGatewayBlockMode": word}
    )


def test_public_subnets_are_excepted_before_anything_is_blocked(stack):
    BlockPublicAccess(stack, "Bpa", network=Network(stack, "Network"))

    template = Template.from_stack(stack)
    exceptions = template.find_resources("AWS::EC2::VPCBlockPublicAccessExclusion")
    options = template.find_resources("AWS::EC2::VPCBlockPublicAccessOptions")
    assert len(exceptions) == 2
    assert sorted(next(iter(options.values()))["DependsOn"]) == sorted(exceptions)


def test_it_says_that_the_whole_account_is_meant(stack):
    BlockPublicAccess(stack, "Bpa", network=Network(stack, "Network"))

    message = Match.string_like_regexp("every VPC of this account and region")
    Annotations.from_stack(stack).has_info("*", message)
