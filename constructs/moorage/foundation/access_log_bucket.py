"""Where load balancers write their logs."""

from typing import Final

from aws_cdk import RemovalPolicy, Stack
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_iam as iam
from constructs import Construct

from moorage.foundation.acknowledge import acknowledge_in_rule_books
from moorage.foundation.log_bucket import make_log_bucket
from moorage.values.balancer_logs import BalancerLogs
from moorage.values.log_settings import LogSettings

# The beginning of the attributes' keys, and the prefix of the objects.
_ACCESS: Final = ("access_logs", "access")
_CONNECTIONS: Final = ("connection_logs", "connection")
_HEALTH_CHECKS: Final = ("health_check_logs", "health")


class AccessLogBucket(Construct):
    """Keep load-balancer logs for a while, readable by nobody who is not granted it.

    Versions are kept, so that nobody can change a log unseen; they go with the logs.

    The policy names the log-delivery service rather than one account per region, so that it also
    works in a stack whose region is not known at synth time
    (https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html).

    Args:
        logs: How long logs are kept.
        removal_policy: What happens to the logs when the stack goes. ``DESTROY`` empties the bucket
            with a function of the CDK.
    """

    def __init__(
        self, scope: Construct, id: str, *, logs: LogSettings, removal_policy: RemovalPolicy
    ) -> None:
        super().__init__(scope, id)
        # Without a customer key, with which load balancers cannot write (same page as above).
        self.bucket = make_log_bucket(self, "Bucket", logs=logs, removal_policy=removal_policy)
        acknowledge_in_rule_books(
            self.bucket,
            "S3DefaultEncryptionKMS",
            "Load balancers write to buckets with SSE-S3 only: https://docs.aws.amazon.com/"
            "elasticloadbalancing/latest/application/enable-access-logging.html",
        )

    def receive_from(
        self, load_balancer: elbv2.ApplicationLoadBalancer, logs: BalancerLogs
    ) -> None:
        """Let a load balancer write here, and tell it to.

        Args:
            load_balancer: A load balancer of the same region.
            logs: What it writes besides its requests.
        """
        kinds = [_ACCESS]
        if logs.connections:
            kinds.append(_CONNECTIONS)
        if logs.health_checks:
            kinds.append(_HEALTH_CHECKS)
        for attribute, prefix in kinds:
            # The methods of the CDK need a concrete region
            # (https://github.com/aws/aws-cdk/issues/25007), and there is none for health checks.
            self.allow_delivery(prefix)
            load_balancer.set_attribute(f"{attribute}.s3.enabled", "true")
            load_balancer.set_attribute(f"{attribute}.s3.bucket", self.bucket.bucket_name)
            load_balancer.set_attribute(f"{attribute}.s3.prefix", prefix)
        # ELB tests the bucket when the attribute is set, so the policy must be there first.
        if self.bucket.policy:
            load_balancer.node.add_dependency(self.bucket.policy)

    def allow_delivery(self, prefix: str) -> None:
        """Let load balancers of this account write below ``prefix``.

        Args:
            prefix: First part of the object keys, without slashes.
        """
        self.bucket.add_to_resource_policy(
            iam.PolicyStatement(
                sid=f"LogDelivery{prefix.title()}",
                principals=[iam.ServicePrincipal("logdelivery.elasticloadbalancing.amazonaws.com")],
                actions=["s3:PutObject"],
                resources=[
                    self.bucket.arn_for_objects(f"{prefix}/AWSLogs/{Stack.of(self).account}/*")
                ],
            )
        )
