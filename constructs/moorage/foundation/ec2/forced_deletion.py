"""Let an Auto Scaling group go although its instances are protected against scaling in."""

from typing import cast

from aws_cdk import CfnResource, Stack, custom_resources
from aws_cdk import aws_autoscaling as autoscaling
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs
from constructs import Construct

from moorage.foundation.acknowledge import acknowledge, acknowledge_in_rule_books
from moorage.foundation.log_group import make_log_group
from moorage.foundation.wildcard_finding import wildcard_finding
from moorage.values.log_settings import LogSettings


def allow_deletion(
    scope: Construct,
    group: autoscaling.AutoScalingGroup,
    settings: LogSettings,
    key: kms.IKey | None = None,
) -> CfnResource:
    """Delete the group with its instances, before CloudFormation would wait for them for ever.

    CloudFormation scales a group to zero first and never ends while an instance is protected
    (https://github.com/aws/aws-cdk/issues/18179,
    https://github.com/aws/containers-roadmap/issues/2862). Return what services must be deleted
    before, so that no instance goes while their tasks run.

    Args:
        scope: The owner.
        group: The group.
        settings: How long the log of the deletion is kept.
        key: Customer key for that log. Omitted: a key that AWS owns.
    """
    log_group = make_log_group(scope, "DeletionLogs", settings, key)
    name = group.auto_scaling_group_name
    arn = Stack.of(scope).format_arn(
        service="autoscaling",
        resource="autoScalingGroup:*:autoScalingGroupName",
        resource_name=name,
    )
    deletion = custom_resources.AwsCustomResource(
        scope,
        "Deletion",
        on_delete=custom_resources.AwsSdkCall(
            service="AutoScaling",
            action="deleteAutoScalingGroup",
            parameters={"AutoScalingGroupName": name, "ForceDelete": True},
            ignore_error_codes_matching="ValidationError",
        ),
        role=_function_role(scope, log_group),
        log_group=log_group,
        policy=custom_resources.AwsCustomResourcePolicy.from_statements(
            [iam.PolicyStatement(actions=["autoscaling:DeleteAutoScalingGroup"], resources=[arn])]
        ),
        install_latest_aws_sdk=False,
    )
    acknowledge(
        deletion,
        wildcard_finding(scope, arn),
        "The only unknown part of the ARN is an id that Auto Scaling gives the group; its name is "
        "that of one group of this stack.",
    )
    _acknowledge_function(scope)
    return cast("CfnResource", deletion.node.find_child("Resource").node.default_child)


def _acknowledge_function(scope: Construct) -> None:
    # The CDK makes one function per stack for calls like this, under this id.
    function = Stack.of(scope).node.find_child("AWS679f53fac002430cb0da5b7982bd2287")
    alone = "It runs when a group is deleted, called by CloudFormation alone, which waits for it"
    both = ("HIPAA.Security", "NIST.800.53.R5")
    reason = f"{alone} and reports its failure: no message of its own can be lost."
    acknowledge_in_rule_books(function, "LambdaDLQ", reason, books=both)
    reason = f"{alone}: it takes no other function's share, and a reserved one is lost to others."
    acknowledge_in_rule_books(function, "LambdaConcurrency", reason, books=both)
    reason = (
        f"{alone}; it calls AWS only, and inside the VPC its interfaces would hold up the very "
        "deletion it is for."
    )
    acknowledge_in_rule_books(function, "LambdaInsideVPC", reason)


def _function_role(scope: Construct, log_group: logs.ILogGroup) -> iam.Role:
    # Instead of AWSLambdaBasicExecutionRole, which may write to every log group of the account.
    role = iam.Role(
        scope,
        "DeletionRole",
        description="Lets the function that deletes a protected group write its log",
        assumed_by=iam.ServicePrincipal("lambda.amazonaws.com"),
    )
    log_group.grant_write(role)
    return role
