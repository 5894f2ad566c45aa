"""Let a zone go although certificates left records in it."""

from pathlib import Path
from typing import Final

from aws_cdk import CustomResource, Duration
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_lambda as lambda_
from aws_cdk import aws_route53 as route53
from constructs import Construct

from moorage.foundation.acknowledge import acknowledge_in_rule_books
from moorage.foundation.log_group import make_log_group
from moorage.values.log_settings import LogSettings

_CODE: Final = Path(__file__).with_name("zone_cleaning")


def clean_at_the_end(
    scope: Construct,
    zone: route53.IHostedZone,
    settings: LogSettings,
    key: kms.IKey | None = None,
) -> None:
    """Delete what proved that domains are ours, before CloudFormation deletes their zone.

    It leaves these records behind when a certificate goes, and cannot delete a zone with records
    (https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/837). Any other
    record still stops the deletion.

    Args:
        scope: The owner.
        zone: The zone.
        settings: How long the log of the deletion is kept.
        key: Customer key for that log. Omitted: a key that AWS owns.
    """
    log_group = make_log_group(scope, "Logs", settings, key)
    role = iam.Role(
        scope,
        "Role",
        description="Deletes what certificates left in a zone that goes",
        assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"),
    )
    log_group.grant_write(role)
    role.add_to_policy(
        iam.PolicyStatement(
            actions=["route53:ListResourceRecordSets"], resources=[zone.hosted_zone_arn]
        )
    )
    # https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/specifying-rrset-conditions.html
    only = {
        "route53:ChangeResourceRecordSetsActions": ["DELETE"],
        "route53:ChangeResourceRecordSetsRecordTypes": ["CNAME"],
    }
    role.add_to_policy(
        iam.PolicyStatement(
            actions=["route53:ChangeResourceRecordSets"],
            resources=[zone.hosted_zone_arn],
            conditions={"ForAllValues:StringEquals": only},
        )
    )
    function = lambda_.Function(
        scope,
        "Function",
        description="Deletes what certificates left in a zone that goes",
        code=lambda_.Code.from_asset(str(_CODE), exclude=["__pycache__"]),
        handler="index.handler",
        runtime=lambda_.Runtime.PYTHON_3_14,
        timeout=Duration.minutes(2),
        memory_size=256,
        role=role,
        log_group=log_group,
    )
    _accept(function)
    cleaning = CustomResource(
        scope,
        "Cleaning",
        resource_type="Custom::ZoneCleaning",
        service_token=function.function_arn,
        properties={"ZoneId": zone.hosted_zone_id},
    )
    # At its end too, what it may do must still be there.
    cleaning.node.add_dependency(role)


def _accept(function: Construct) -> None:
    alone = "It runs when its zone is deleted, called by CloudFormation alone, which waits for it"
    both = ("HIPAA.Security", "NIST.800.53.R5")
    reason = f"{alone} and reports its failure: no message of its own can be lost."
    acknowledge_in_rule_books(function, "LambdaDLQ", reason, books=both)
    reason = f"{alone}: it takes no other function's share, and a reserved one is lost to others."
    acknowledge_in_rule_books(function, "LambdaConcurrency", reason, books=both)
    reason = f"{alone}; it calls Route 53 and CloudFormation only, and nothing that is in the VPC."
    acknowledge_in_rule_books(function, "LambdaInsideVPC", reason)
