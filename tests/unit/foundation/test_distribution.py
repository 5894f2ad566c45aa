"""Distribution: HTTPS alone, nothing cached, everything handed on, logged without ACLs."""

import aws_cdk as cdk
import pytest
from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_cloudfront_origins as origins
from aws_cdk import aws_kms as kms
from aws_cdk.assertions import Match, Template

from moorage.errors import InvalidInputError
from moorage.foundation import Distribution

CERTIFICATE = "arn:aws:acm:us-east-1:111122223333:certificate/11111111-2222-3333"
WEB_ACL = "arn:aws:wafv2:us-east-1:111122223333:global/webacl/edge/1111"
KIND = "AWS::CloudFront::Distribution"


@pytest.fixture
def edge(app):
    env = cdk.Environment(account="111122223333", region="us-east-1")
    return cdk.Stack(app, "Edge", env=env)


@pytest.fixture
def made(edge):
    def make(scope=edge, **arguments):
        given = {
            "origin": origins.HttpOrigin("origin.example.com"),
            "aliases": ["shop.example.com"],
            "certificate": acm.Certificate.from_certificate_arn(scope, "Certificate", CERTIFICATE),
            **arguments,
        }
        Distribution(scope, "Front", **given)
        return Template.from_stack(scope)

    return make


def config(template):
    [found] = template.find_resources(KIND).values()
    return found["Properties"]["DistributionConfig"]


def test_clients_come_over_https_and_the_newest_http(made):
    found = config(made())

    assert found["DefaultCacheBehavior"]["ViewerProtocolPolicy"] == "https-only"
    assert found["ViewerCertificate"]["MinimumProtocolVersion"] == "TLSv1.2_2021"
    assert found["HttpVersion"] == "http2and3"


def test_http_can_be_redirected(made):
    found = config(made(redirect_http=True))

    assert found["DefaultCacheBehavior"]["ViewerProtocolPolicy"] == "redirect-to-https"


def test_nothing_is_cached_and_everything_is_handed_on(made):
    behavior = config(made())["DefaultCacheBehavior"]

    # CachingDisabled, AllViewer and SecurityHeadersPolicy, as AWS numbers them.
    assert behavior["CachePolicyId"] == "4135ea2d-6df8-44a3-9df3-4b5a84be39ad"
    assert behavior["OriginRequestPolicyId"] == "216adef6-5c7f-47e4-b989-5492eafa07d3"
    assert behavior["ResponseHeadersPolicyId"] == "67f7725c-6f97-4210-82d7-5512b31e9d03"
    assert len(behavior["AllowedMethods"]) == 7


def test_a_firewall_and_countries_narrow_who_is_answered(made):
    found = config(made(web_acl_arn=WEB_ACL, allow_countries=["DE", "FR"]))

    assert found["WebACLId"] == WEB_ACL
    geo = found["Restrictions"]["GeoRestriction"]
    assert geo == {"RestrictionType": "whitelist", "Locations": ["DE", "FR"]}


def test_access_logs_are_delivered_to_a_bucket_without_acls(made):
    template = made()

    template.has_resource_properties("AWS::Logs::DeliverySource", {"LogType": "ACCESS_LOGS"})
    template.resource_count_is("AWS::Logs::Delivery", 1)
    template.has_resource_properties(
        "AWS::S3::Bucket",
        {"OwnershipControls": {"Rules": [{"ObjectOwnership": "BucketOwnerEnforced"}]}},
    )
    statement = Match.object_like(
        {"Sid": "LogDeliveryWrite", "Principal": {"Service": "delivery.logs.amazonaws.com"}}
    )
    template.has_resource_properties(
        "AWS::S3::BucketPolicy", {"PolicyDocument": {"Statement": Match.array_with([statement])}}
    )


def test_log_delivery_may_use_the_key(made, edge):
    template = made(encryption_key=kms.Key(edge, "Key"))

    statement = Match.object_like({"Sid": "DistributionLogDelivery"})
    template.has_resource_properties(
        "AWS::KMS::Key", {"KeyPolicy": {"Statement": Match.array_with([statement])}}
    )


def test_another_region_is_refused(app, made):
    elsewhere = cdk.Stack(app, "Elsewhere", env=cdk.Environment(region="eu-west-1"))

    with pytest.raises(InvalidInputError, match=r"in us-east-1 alone \(got 'eu-west-1'\)"):
        made(elsewhere)


def test_a_distribution_without_a_name_is_refused(made):
    with pytest.raises(InvalidInputError, match=r"aliases: .*TLS 1\.0"):
        made(aliases=[])
