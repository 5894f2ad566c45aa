"""TestListener: a port for tests that nobody may connect to unless said."""

import pytest
from aws_cdk import aws_certificatemanager as acm
from aws_cdk.assertions import Match, Template

from moorage.errors import InvalidInputError
from moorage.foundation import LoadBalancer, TestListener

LISTENER = "AWS::ElasticLoadBalancingV2::Listener"
ARN = "arn:aws:acm:eu-west-1:111122223333:certificate/0a1b2c3d-0000-1111-2222-333344445555"


@pytest.fixture
def front(stack, vpc):
    return LoadBalancer(stack, "Front", vpc=vpc, allow_http="internal demo without a domain")


def ingress(stack):
    groups = Template.from_stack(stack).find_resources("AWS::EC2::SecurityGroup").values()
    rules = [one["Properties"].get("SecurityGroupIngress", []) for one in groups]
    return {(rule["CidrIp"], rule["FromPort"]) for some in rules for rule in some}


def test_it_answers_like_the_load_balancer_and_is_open_to_nobody(stack, front):
    TestListener(stack, "Test", load_balancer=front)

    Template.from_stack(stack).has_resource_properties(
        LISTENER,
        {
            "Port": 9000,
            "Protocol": "HTTP",
            "DefaultActions": [
                {"Type": "fixed-response", "FixedResponseConfig": Match.any_value()}
            ],
        },
    )
    assert ingress(stack) == {("0.0.0.0/0", 80)}


def test_ranges_may_connect(stack, front):
    TestListener(stack, "Test", load_balancer=front, port=8443, cidrs=["10.1.0.0/16"])

    assert ("10.1.0.0/16", 8443) in ingress(stack)


def test_with_a_certificate_it_is_https(stack, vpc):
    certificate = acm.Certificate.from_certificate_arn(stack, "Certificate", ARN)
    front = LoadBalancer(stack, "Front", vpc=vpc, certificates=[certificate])

    test = TestListener(stack, "Test", load_balancer=front)

    assert test.is_https
    Template.from_stack(stack).has_resource_properties(
        LISTENER, {"Port": 9000, "Protocol": "HTTPS", "Certificates": [{"CertificateArn": ARN}]}
    )


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"port": 443}, "port: is the port for everybody"),
        ({"port": 70000}, "port: must be 1 to 65535"),
        ({"cidrs": ["10.0.0.0/33"]}, r"cidrs\[0\]: is not a range of addresses"),
    ],
)
def test_what_cannot_be_is_refused(stack, front, wrong, message):
    with pytest.raises(InvalidInputError, match=rf"TestPort\.{message}"):
        TestListener(stack, "Test", load_balancer=front, **wrong)
