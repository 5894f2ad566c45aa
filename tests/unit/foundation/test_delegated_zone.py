"""DelegatedZone: a zone of its own, handed over by the one above."""

import json

import boto3
import pytest
from aws_cdk import aws_route53 as route53
from aws_cdk.assertions import Match, Template
from botocore.stub import Stubber

from moorage.foundation import DelegatedZone
from moorage.foundation.zone_cleaning import index

PROOF = {
    "Name": "_a1.dev.example.com.",
    "Type": "CNAME",
    "TTL": 300,
    "ResourceRecords": [{"Value": "_b2.c3.acm-validations.aws."}],
}
OTHERS = [
    {"Name": "dev.example.com.", "Type": "NS", "ResourceRecords": [{"Value": "ns-1.awsdns.com."}]},
    {
        "Name": "a.dev.example.com.",
        "Type": "CNAME",
        "ResourceRecords": [{"Value": "b.example.com"}],
    },
]


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


def test_what_certificates_left_is_deleted_before_the_zone_and_nothing_else_may_be(stack):
    parent = route53.HostedZone.from_hosted_zone_attributes(
        stack, "Parent", hosted_zone_id="Z1", zone_name="example.com"
    )

    DelegatedZone(stack, "Dev", name="dev.example.com", parent=parent)

    template = Template.from_stack(stack)
    [made] = template.find_resources("AWS::Route53::HostedZone")
    template.has_resource_properties("Custom::ZoneCleaning", {"ZoneId": {"Ref": made}})
    parts = ["arn:", {"Ref": "AWS::Partition"}, ":route53:::hostedzone/", {"Ref": made}]
    statement = {
        "Action": "route53:ChangeResourceRecordSets",
        "Resource": {"Fn::Join": ["", parts]},
        "Condition": {
            "ForAllValues:StringEquals": {
                "route53:ChangeResourceRecordSetsActions": ["DELETE"],
                "route53:ChangeResourceRecordSetsRecordTypes": ["CNAME"],
            }
        },
    }
    listed = Match.array_with([Match.object_like(statement)])
    template.has_resource_properties(
        "AWS::IAM::Policy", {"PolicyDocument": Match.object_like({"Statement": listed})}
    )


@pytest.mark.parametrize(("there", "deleted"), [([*OTHERS, PROOF], 1), (OTHERS, 0)])
def test_the_function_deletes_proofs_alone(there, deleted):
    keys = {"aws_access_key_id": "x", "aws_secret_access_key": "x"}
    client = boto3.client("route53", region_name="eu-west-1", **keys)
    page = {"ResourceRecordSets": there, "IsTruncated": False, "MaxItems": "100"}
    with Stubber(client) as stub:
        stub.add_response("list_resource_record_sets", page, {"HostedZoneId": "Z1"})
        if deleted:
            change = {"Action": "DELETE", "ResourceRecordSet": PROOF}
            stub.add_response(
                "change_resource_record_sets",
                {"ChangeInfo": {"Id": "1", "Status": "PENDING", "SubmittedAt": "2026-01-01"}},
                {"HostedZoneId": "Z1", "ChangeBatch": {"Changes": [change]}},
            )

        assert index.clean(client, "Z1") == f"{deleted} records deleted"
        stub.assert_no_pending_responses()


@pytest.mark.parametrize(
    ("event", "status"),
    [
        ({"RequestType": "Create"}, "SUCCESS"),
        ({"RequestType": "Delete", "ResourceProperties": {}}, "FAILED"),
    ],
)
def test_cloudformation_always_gets_an_answer(monkeypatch, event, status):
    answers = []
    monkeypatch.setattr(index.urllib.request, "urlopen", lambda one, **_: Open(answers, one))
    monkeypatch.setattr(index.boto3, "client", lambda _: None)
    ids = dict.fromkeys(("StackId", "RequestId", "LogicalResourceId"), "one")

    index.handler({**ids, "ResponseURL": "https://example.com/answer", **event}, None)

    [answer] = answers
    assert json.loads(answer.data)["Status"] == status


class Open:
    """Stands in for an answer over HTTP."""

    def __init__(self, answers, request):
        answers.append(request)

    def close(self):
        """Do nothing."""
