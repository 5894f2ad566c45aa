"""Certificate: each name is validated where it is found, when it can be."""

import pytest
from aws_cdk import aws_route53 as route53
from aws_cdk.assertions import Template

from moorage.errors import InvalidInputError
from moorage.foundation import Certificate, DelegatedZone

KIND = "AWS::CertificateManager::Certificate"


@pytest.fixture
def zone(stack):
    return route53.HostedZone.from_hosted_zone_attributes(
        stack, "Zone", hosted_zone_id="Z1", zone_name="example.com"
    )


def test_every_name_is_validated_in_the_closest_zone(stack, zone):
    shop = route53.HostedZone.from_hosted_zone_attributes(
        stack, "ShopZone", hosted_zone_id="Z2", zone_name="shop.example.com"
    )
    names = ["example.com", "*.shop.example.com"]

    Certificate(stack, "Shop", names=names, zones=[zone, shop])

    Template.from_stack(stack).has_resource_properties(
        KIND,
        {
            "DomainName": "example.com",
            "SubjectAlternativeNames": ["*.shop.example.com"],
            "ValidationMethod": "DNS",
            "DomainValidationOptions": [
                {"DomainName": "example.com", "HostedZoneId": "Z1"},
                {"DomainName": "*.shop.example.com", "HostedZoneId": "Z2"},
            ],
        },
    )


def test_it_waits_until_the_world_finds_a_zone_that_is_made(stack, zone):
    dev = DelegatedZone(stack, "Dev", name="dev.example.com", parent=zone)

    Certificate(stack, "Web", names=["*.dev.example.com"], zones=[zone, dev.zone])

    template = Template.from_stack(stack)
    [certificate] = template.find_resources(KIND).values()
    [delegation] = template.find_resources("AWS::Route53::RecordSet")
    [cleaning] = template.find_resources("Custom::ZoneCleaning")
    assert {*certificate["DependsOn"]} >= {delegation, cleaning}


def test_a_name_that_nobody_could_validate_is_refused(stack, zone):
    with pytest.raises(InvalidInputError, match=r"names: no zone holds this name .*example\.org"):
        Certificate(stack, "Shop", names=["example.org"], zones=[zone])
