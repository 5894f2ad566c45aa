"""LoadBalancer: encrypted or with a reason, logged, strict, and silent about itself."""

import json

import pytest
from aws_cdk import RemovalPolicy
from aws_cdk import aws_certificatemanager as acm
from aws_cdk.assertions import Match, Template

from moorage.errors import InvalidInputError
from moorage.foundation import LoadBalancer
from moorage.values.balancer_logs import BalancerLogs
from moorage.values.balancer_tuning import BalancerTuning
from moorage.values.client_certificates import ClientCertificates
from moorage.values.hsts import Hsts
from moorage.values.log_settings import LogSettings
from moorage.values.s3_object import S3Object
from moorage.values.tls_settings import TlsSettings

REASON = "a test without a domain"
LISTENER = "AWS::ElasticLoadBalancingV2::Listener"
BALANCER = "AWS::ElasticLoadBalancingV2::LoadBalancer"
STORE = "AWS::ElasticLoadBalancingV2::TrustStore"
SILENT = {"Key": "routing.http.response.server.enabled", "Value": "false"}


@pytest.fixture
def certificate(stack):
    arn = "arn:aws:acm:eu-west-1:111122223333:certificate/11111111-2222-3333-4444-555555555555"
    return acm.Certificate.from_certificate_arn(stack, "Certificate", arn)


def attributes(stack):
    [balancer] = Template.from_stack(stack).find_resources(BALANCER).values()
    listed = balancer["Properties"]["LoadBalancerAttributes"]
    return {attribute["Key"]: attribute["Value"] for attribute in listed}


def test_with_a_certificate_there_is_nothing_but_https(stack, vpc, certificate):
    front = LoadBalancer(stack, "Front", vpc=vpc, certificates=[certificate])

    template = Template.from_stack(stack)
    template.resource_count_is(LISTENER, 1)
    template.has_resource_properties(
        LISTENER,
        {
            "Port": 443,
            "Protocol": "HTTPS",
            "SslPolicy": "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
        },
    )
    assert front.url.startswith("https://")


@pytest.mark.parametrize(("redirect", "ports"), [(False, [443]), (True, [80, 443])])
def test_only_the_ports_of_listeners_are_open(stack, vpc, certificate, redirect, ports):
    LoadBalancer(
        stack, "Front", vpc=vpc, certificates=[certificate], tls=TlsSettings(redirect_http=redirect)
    )

    [group] = Template.from_stack(stack).find_resources("AWS::EC2::SecurityGroup").values()
    rules = group["Properties"]["SecurityGroupIngress"]
    assert [(rule["FromPort"], rule["ToPort"]) for rule in rules] == [
        (port, port) for port in ports
    ]


def test_port_80_only_redirects(stack, vpc, certificate):
    LoadBalancer(
        stack, "Front", vpc=vpc, certificates=[certificate], tls=TlsSettings(redirect_http=True)
    )

    redirect = Match.object_like({"Port": "443", "Protocol": "HTTPS"})
    Template.from_stack(stack).has_resource_properties(
        LISTENER,
        {
            "Port": 80,
            "DefaultActions": [Match.object_like({"Type": "redirect", "RedirectConfig": redirect})],
        },
    )


def test_settings_of_https_without_a_certificate_are_refused(stack, vpc):
    with pytest.raises(InvalidInputError, match=r"tls: without a certificate there is no HTTPS"):
        LoadBalancer(stack, "Front", vpc=vpc, allow_http=REASON, tls=TlsSettings(policy="fips"))


@pytest.mark.parametrize("port", [80, 443])
def test_no_listener_names_its_software(stack, vpc, certificate, port):
    tls = TlsSettings(redirect_http=True)

    LoadBalancer(stack, "Front", vpc=vpc, certificates=[certificate], tls=tls)

    Template.from_stack(stack).has_resource_properties(
        LISTENER, {"Port": port, "ListenerAttributes": [SILENT]}
    )


@pytest.mark.parametrize(
    ("policy", "name"),
    [
        ("recommended", "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"),
        ("tls-1.3", "ELBSecurityPolicy-TLS13-1-3-PQ-2025-09"),
        ("fips", "ELBSecurityPolicy-TLS13-1-2-Res-FIPS-PQ-2025-09"),
        ("fips-tls-1.3", "ELBSecurityPolicy-TLS13-1-3-FIPS-PQ-2025-09"),
    ],
)
def test_every_policy_is_a_recommended_one(stack, vpc, certificate, policy, name):
    tls = TlsSettings(policy=policy)

    LoadBalancer(stack, "Front", vpc=vpc, certificates=[certificate], tls=tls)

    Template.from_stack(stack).has_resource_properties(LISTENER, {"SslPolicy": name})


def test_every_host_gets_the_certificate_that_covers_it(stack, vpc, certificate):
    arn = certificate.certificate_arn.replace("1111", "9999")
    other = acm.Certificate.from_certificate_arn(stack, "Other", arn)

    LoadBalancer(stack, "Front", vpc=vpc, certificates=[certificate, other])

    template = Template.from_stack(stack)
    first = {"Certificates": [{"CertificateArn": certificate.certificate_arn}]}
    template.has_resource_properties(LISTENER, first)
    second = {"Certificates": [{"CertificateArn": arn}]}
    template.has_resource_properties(f"{LISTENER}Certificate", second)


def test_browsers_are_told_about_https_by_nothing_but_https(stack, vpc, certificate):
    tls = TlsSettings(redirect_http=True, hsts=Hsts(max_age_seconds=86400))

    LoadBalancer(stack, "Front", vpc=vpc, certificates=[certificate], tls=tls)

    key = "routing.http.response.strict_transport_security.header_value"
    told = {"Key": key, "Value": "max-age=86400"}
    template = Template.from_stack(stack)
    template.has_resource_properties(LISTENER, {"Port": 443, "ListenerAttributes": [SILENT, told]})
    template.has_resource_properties(LISTENER, {"Port": 80, "ListenerAttributes": [SILENT]})


def test_certificates_of_clients_are_verified_against_a_bundle(stack, vpc, certificate):
    bundle = S3Object(bucket="harbour-certificates", key="clients/ca.pem", version="v1")
    revoked = S3Object(bucket="harbour-certificates", key="clients/revoked.crl")
    clients = ClientCertificates(authorities=bundle, revoked=(revoked,))
    tls = TlsSettings(client_certificates=clients)

    LoadBalancer(stack, "Front", vpc=vpc, certificates=[certificate], tls=tls)

    template = Template.from_stack(stack)
    template.has_resource_properties(
        STORE,
        {
            "CaCertificatesBundleS3Bucket": "harbour-certificates",
            "CaCertificatesBundleS3Key": "clients/ca.pem",
            "CaCertificatesBundleS3ObjectVersion": "v1",
        },
    )
    lists = [{"S3Bucket": "harbour-certificates", "S3Key": "clients/revoked.crl"}]
    template.has_resource_properties(f"{STORE}Revocation", {"RevocationContents": lists})
    [store] = template.find_resources(STORE)
    template.has_resource_properties(
        LISTENER,
        {
            "MutualAuthentication": {
                "Mode": "verify",
                "TrustStoreArn": {"Fn::GetAtt": [store, "TrustStoreArn"]},
                "IgnoreClientCertificateExpiry": False,
                "AdvertiseTrustStoreCaNames": "off",
            }
        },
    )


def test_certificates_of_clients_are_passed_through_without_a_bundle(stack, vpc, certificate):
    tls = TlsSettings(client_certificates=ClientCertificates(mode="passthrough"))

    LoadBalancer(stack, "Front", vpc=vpc, certificates=[certificate], tls=tls)

    template = Template.from_stack(stack)
    template.resource_count_is(STORE, 0)
    template.has_resource_properties(LISTENER, {"MutualAuthentication": {"Mode": "passthrough"}})


def test_a_firewall_looks_at_the_requests_of_the_load_balancer(stack, vpc):
    front = LoadBalancer(stack, "Front", vpc=vpc, allow_http=REASON, web_acl_arn="arn:of:an:acl")

    Template.from_stack(stack).has_resource_properties(
        "AWS::WAFv2::WebACLAssociation",
        {
            "WebACLArn": "arn:of:an:acl",
            "ResourceArn": stack.resolve(front.load_balancer.load_balancer_arn),
        },
    )


def test_what_no_route_matches_gets_a_404_that_names_no_software(stack, vpc):
    LoadBalancer(stack, "Front", vpc=vpc, allow_http=REASON)

    Template.from_stack(stack).has_resource_properties(
        LISTENER,
        {
            "DefaultActions": [
                {
                    "Type": "fixed-response",
                    "FixedResponseConfig": {"StatusCode": "404", "ContentType": "text/plain"},
                }
            ],
            "ListenerAttributes": [SILENT],
        },
    )


def test_requests_are_parsed_strictly_and_the_load_balancer_is_protected(stack, vpc):
    LoadBalancer(stack, "Front", vpc=vpc, allow_http=REASON)

    found = attributes(stack)
    assert found["routing.http.drop_invalid_header_fields.enabled"] == "true"
    assert found["routing.http.desync_mitigation_mode"] == "strictest"
    assert found["deletion_protection.enabled"] == "true"


@pytest.mark.parametrize(
    ("logs", "kinds"),
    [
        (BalancerLogs(connections=False), {"access_logs": "access"}),
        (BalancerLogs(), {"access_logs": "access", "connection_logs": "connection"}),
        (
            BalancerLogs(connections=False, health_checks=True),
            {"access_logs": "access", "health_check_logs": "health"},
        ),
    ],
    ids=["requests", "connections", "health checks"],
)
def test_logs_work_without_a_known_region(stack, vpc, logs, kinds):
    LoadBalancer(stack, "Front", vpc=vpc, allow_http=REASON, further_logs=logs)

    found = attributes(stack)
    enabled = {key.split(".")[0] for key in found if key.endswith("_logs.s3.enabled")}
    assert enabled == {*kinds}
    assert {kind: found[f"{kind}.s3.prefix"] for kind in kinds} == kinds
    policies = Template.from_stack(stack).find_resources("AWS::S3::BucketPolicy")
    [(policy, resource)] = policies.items()
    statements = resource["Properties"]["PolicyDocument"]["Statement"]
    delivery = [
        s for s in statements if s["Effect"] == "Allow" and "LogDelivery" in s.get("Sid", "")
    ]
    assert len(delivery) == len(kinds)
    for statement, prefix in zip(delivery, kinds.values(), strict=True):
        service = {"Service": "logdelivery.elasticloadbalancing.amazonaws.com"}
        assert statement["Principal"] == service
        assert f"/{prefix}/AWSLogs/" in json.dumps(statement["Resource"])
    [balancer] = Template.from_stack(stack).find_resources(BALANCER).values()
    assert policy in balancer["DependsOn"]


def test_without_tuning_a_load_balancer_is_as_aws_has_it(stack, vpc):
    LoadBalancer(stack, "Front", vpc=vpc, allow_http=REASON)

    assert {*attributes(stack)}.isdisjoint(BalancerTuning().attributes)


def test_connections_are_tuned(stack, vpc):
    tuning = BalancerTuning(idle_timeout_seconds=300, zonal_shift=True, minimum_capacity_units=100)

    LoadBalancer(stack, "Front", vpc=vpc, allow_http=REASON, tuning=tuning)

    assert attributes(stack).items() >= tuning.attributes.items()
    Template.from_stack(stack).has_resource_properties(
        BALANCER, {"MinimumLoadBalancerCapacity": {"CapacityUnits": 100}}
    )


def test_access_logs_are_private_encrypted_and_expire(stack, vpc):
    logs = LogSettings(retention_days=30)

    LoadBalancer(stack, "Front", vpc=vpc, allow_http=REASON, logs=logs)

    Template.from_stack(stack).has_resource(
        "AWS::S3::Bucket",
        {
            "DeletionPolicy": "Retain",
            "Properties": {
                "PublicAccessBlockConfiguration": {
                    "BlockPublicAcls": True,
                    "BlockPublicPolicy": True,
                    "IgnorePublicAcls": True,
                    "RestrictPublicBuckets": True,
                },
                "BucketEncryption": {
                    "ServerSideEncryptionConfiguration": [
                        {"ServerSideEncryptionByDefault": {"SSEAlgorithm": "AES256"}}
                    ]
                },
                "VersioningConfiguration": {"Status": "Enabled"},
                "LifecycleConfiguration": {
                    "Rules": [
                        Match.object_like(
                            {
                                "ExpirationInDays": 30,
                                "NoncurrentVersionExpiration": {"NoncurrentDays": 1},
                                "Status": "Enabled",
                            }
                        )
                    ]
                },
            },
        },
    )


def test_a_disposable_log_bucket_is_emptied_when_it_goes(stack, vpc):
    policy = RemovalPolicy.DESTROY

    LoadBalancer(stack, "Front", vpc=vpc, allow_http=REASON, removal_policy=policy)

    template = Template.from_stack(stack)
    template.has_resource("AWS::S3::Bucket", {"DeletionPolicy": "Delete"})
    template.resource_count_is("Custom::S3AutoDeleteObjects", 1)


@pytest.mark.parametrize(
    ("arguments", "sources"),
    [
        ({}, ["0.0.0.0/0"]),
        (
            {"ingress_cidrs": ["203.0.113.0/24", "198.51.100.0/24"]},
            ["203.0.113.0/24", "198.51.100.0/24"],
        ),
        ({"internet_facing": False}, [{"Fn::GetAtt": ["Vpc8378EB38", "CidrBlock"]}]),
    ],
    ids=["everyone", "given ranges", "the VPC"],
)
def test_only_the_named_ranges_may_connect_and_only_to_listeners(stack, vpc, arguments, sources):
    LoadBalancer(stack, "Front", vpc=vpc, allow_http=REASON, **arguments)

    [group] = [
        group["Properties"]
        for group in Template.from_stack(stack).find_resources("AWS::EC2::SecurityGroup").values()
    ]
    assert [(rule["CidrIp"], rule["ToPort"]) for rule in group["SecurityGroupIngress"]] == [
        (source, 80) for source in sources
    ]


def test_with_a_prefix_list_nobody_else_may_connect(stack, vpc):
    lists = ["pl-0123456789abcdef0"]

    LoadBalancer(stack, "Front", vpc=vpc, allow_http=REASON, ingress_prefix_lists=lists)

    template = Template.from_stack(stack)
    [group] = template.find_resources("AWS::EC2::SecurityGroup").values()
    assert "SecurityGroupIngress" not in group["Properties"]
    template.has_resource_properties(
        "AWS::EC2::SecurityGroupIngress",
        {"SourcePrefixListId": "pl-0123456789abcdef0", "FromPort": 80, "ToPort": 80},
    )


def test_ipv6_ranges_are_taken_too(stack, vpc):
    LoadBalancer(stack, "Front", vpc=vpc, allow_http=REASON, ingress_cidrs=["2001:db8::/32"])

    Template.from_stack(stack).has_resource_properties(
        "AWS::EC2::SecurityGroup",
        {"SecurityGroupIngress": [Match.object_like({"CidrIpv6": "2001:db8::/32"})]},
    )


@pytest.mark.parametrize("reason", [None, "", "   "])
def test_http_without_a_reason_is_refused(stack, vpc, reason):
    with pytest.raises(
        InvalidInputError, match=r"LoadBalancer\.certificates: .*allow_http='<reason>'"
    ):
        LoadBalancer(stack, "Front", vpc=vpc, allow_http=reason)


def test_a_reason_for_http_beside_a_certificate_is_refused(stack, vpc, certificate):
    with pytest.raises(InvalidInputError, match=r"allow_http: goes without a certificate only"):
        LoadBalancer(stack, "Front", vpc=vpc, certificates=[certificate], allow_http=REASON)


def test_https_outwards_is_opened_for_logins_alone(stack, vpc):
    front = LoadBalancer(
        stack, "Front", vpc=vpc, allow_http="a test without a domain", https_outbound=True
    )

    group = stack.resolve(front.security_group.security_group_id)["Fn::GetAtt"][0]
    found = Template.from_stack(stack).to_json()["Resources"][group]["Properties"]
    assert [one["FromPort"] for one in found["SecurityGroupEgress"]] == [252, 443]
