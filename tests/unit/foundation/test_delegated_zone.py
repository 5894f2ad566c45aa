"""DelegatedZone: a zone of its own, handed over by the one above."""

from aws_cdk import aws_route53 as route53
from aws_cdk.assertions import Template

from moorage.foundation import DelegatedZone


def test_the_zone_above_hands_it_over(stack):
    parent = route53.HostedZone.from_hosted_zone_attributes(
        stack, "Parent", hosted_zone_id="Z1", zone_name="example.com"
    )

    DelegatedZone(stack, "Dev", name="dev.example.com", parent=parent)

    template = Template.from_stack(stack)
    [made] = template.find_resources("AWS::Route53::HostedZone")
    template.has_resource_properties(
        "AWS::Route53::RecordSet",
        {
            "HostedZoneId": "Z1",
            "Name": "dev.example.com.",
            "Type": "NS",
            "ResourceRecords": {"Fn::GetAtt": [made, "NameServers"]},
        },
    )
