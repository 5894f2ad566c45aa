"""WebAcl: AWS's rules refuse attacks, and the record of requests holds no credentials."""

import json

from aws_cdk.assertions import Match, Template

from moorage.foundation import EncryptionKey, WebAcl
from moorage.values.firewall import Firewall
from moorage.values.log_settings import LogSettings


def rules(stack):
    [acl] = Template.from_stack(stack).find_resources("AWS::WAFv2::WebACL").values()
    return {rule["Name"]: rule for rule in acl["Properties"]["Rules"]}


def test_every_rule_group_acts_on_what_it_finds(stack):
    WebAcl(stack, "WebAcl")

    assert list(rules(stack)) == [
        "AWSManagedRulesAmazonIpReputationList",
        "AWSManagedRulesCommonRuleSet",
        "AWSManagedRulesKnownBadInputsRuleSet",
    ]
    assert [rule["OverrideAction"] for rule in rules(stack).values()] == [{"None": {}}] * 3
    assert [rule["Priority"] for rule in rules(stack).values()] == [0, 1, 2]


def test_uploads_are_counted_and_not_refused(stack):
    WebAcl(stack, "WebAcl")

    statements = {name: rule["Statement"] for name, rule in rules(stack).items()}
    overridden = {
        name: group["ManagedRuleGroupStatement"].get("RuleActionOverrides")
        for name, group in statements.items()
    }
    counted = [{"Name": "SizeRestrictions_BODY", "ActionToUse": {"Count": {}}}]
    assert {name: found for name, found in overridden.items() if found} == {
        "AWSManagedRulesCommonRuleSet": counted
    }


def test_requests_are_recorded_without_their_credentials(stack):
    WebAcl(stack, "WebAcl")

    Template.from_stack(stack).has_resource_properties(
        "AWS::WAFv2::LoggingConfiguration",
        {
            "RedactedFields": [
                {"SingleHeader": {"Name": "authorization"}},
                {"SingleHeader": {"Name": "cookie"}},
            ]
        },
    )


def test_the_record_goes_to_a_group_that_waf_accepts(stack):
    WebAcl(stack, "WebAcl")

    template = Template.from_stack(stack)
    [group] = template.find_resources("AWS::Logs::LogGroup").values()
    [logging] = template.find_resources("AWS::WAFv2::LoggingConfiguration").values()
    [target] = logging["Properties"]["LogDestinationConfigs"]
    assert group["Properties"]["LogGroupName"]["Fn::Join"][1][0] == "aws-waf-logs-"
    assert ":*" not in json.dumps(target)
    assert "GetAtt" not in json.dumps(target)


def test_the_record_expires_and_is_encrypted_with_the_key(stack):
    key = EncryptionKey(stack, "Encryption").key

    WebAcl(stack, "WebAcl", logs=LogSettings(retention_days=30), encryption_key=key)

    Template.from_stack(stack).has_resource_properties(
        "AWS::Logs::LogGroup",
        {"RetentionInDays": 30, "KmsKeyId": Match.any_value()},
    )


def test_addresses_come_first_then_the_rate_then_the_groups(stack):
    firewall = Firewall(
        rule_groups=("AWSManagedRulesSQLiRuleSet",),
        rate_limit=500,
        rate_window_seconds=60,
        allow=("203.0.113.0/24",),
        block=("198.51.100.0/24", "2001:db8::/32"),
    )

    WebAcl(stack, "WebAcl", firewall=firewall)

    found = rules(stack)
    assert [(name, rule["Priority"]) for name, rule in found.items()] == [
        ("BlockIPV4", 0),
        ("BlockIPV6", 1),
        ("AllowIPV4", 2),
        ("RateLimit", 3),
        ("AWSManagedRulesSQLiRuleSet", 4),
    ]
    assert found["BlockIPV4"]["Action"] == {"Block": {}}
    assert found["AllowIPV4"]["Action"] == {"Allow": {}}
    assert found["RateLimit"]["Action"] == {"Block": {"CustomResponse": {"ResponseCode": 429}}}
    assert found["RateLimit"]["Statement"]["RateBasedStatement"] == {
        "AggregateKeyType": "IP",
        "EvaluationWindowSec": 60,
        "Limit": 500,
    }
    template = Template.from_stack(stack)
    template.resource_count_is("AWS::WAFv2::IPSet", 3)
    template.has_resource_properties(
        "AWS::WAFv2::IPSet", {"Addresses": ["2001:db8::/32"], "IPAddressVersion": "IPV6"}
    )


def test_rules_can_count_before_they_refuse(stack):
    firewall = Firewall(rate_limit=500, block=("198.51.100.0/24",), count_only=True)

    WebAcl(stack, "WebAcl", firewall=firewall)

    actions = [rule.get("Action") or rule["OverrideAction"] for rule in rules(stack).values()]
    assert actions == [{"Count": {}}] * 5


def test_one_for_cloudfront_says_so(stack):
    WebAcl(stack, "WebAcl", place="CLOUDFRONT", firewall=Firewall(block=("198.51.100.0/24",)))

    template = Template.from_stack(stack)
    template.has_resource_properties("AWS::WAFv2::WebACL", {"Scope": "CLOUDFRONT"})
    template.has_resource_properties("AWS::WAFv2::IPSet", {"Scope": "CLOUDFRONT"})
