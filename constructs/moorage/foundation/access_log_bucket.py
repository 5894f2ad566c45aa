"""Where load balancers write their access logs."""

from aws_cdk import Duration, RemovalPolicy, Stack
from aws_cdk import aws_iam as iam
from aws_cdk import aws_s3 as s3
from constructs import Construct

from moorage.foundation.acknowledge import acknowledge
from moorage.values.log_settings import LogSettings


class AccessLogBucket(Construct):
    """Keep load-balancer logs for a while, readable by nobody who is not granted it.

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
        self.bucket = s3.Bucket(
            self,
            "Bucket",
            # Load balancers cannot write to a bucket with a customer key (same page as above).
            encryption=s3.BucketEncryption.S3_MANAGED,
            block_public_access=s3.BlockPublicAccess.BLOCK_ALL,
            object_ownership=s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
            enforce_ssl=True,
            minimum_tls_version=1.2,
            lifecycle_rules=[
                s3.LifecycleRule(
                    expiration=Duration.days(logs.retention_days),
                    abort_incomplete_multipart_upload_after=Duration.days(1),
                )
            ],
            removal_policy=removal_policy,
            auto_delete_objects=removal_policy is RemovalPolicy.DESTROY,
        )
        acknowledge(
            self.bucket,
            "AwsSolutions-S1",
            "This bucket holds logs; logging access to it would need one more bucket without logs.",
        )

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
