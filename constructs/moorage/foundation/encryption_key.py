"""The customer key of an environment."""

from aws_cdk import Duration, RemovalPolicy, Stack
from aws_cdk import aws_iam as iam
from aws_cdk import aws_kms as kms
from constructs import Construct


class EncryptionKey(Construct):
    """Encrypt an environment's logs, images and sessions with a key of your own, rotated yearly.

    Use it where someone must be able to see who decrypted what, or to take access away at once;
    without it AWS encrypts the same data with keys that it owns. One key for an environment, not
    one per resource: a key costs money every month. Hand :attr:`key` to every construct with an
    ``encryption_key`` argument.

    Args:
        removal_policy: What happens to the key when the stack goes. Omitted: it stays, because
            without it what it encrypted can never be read again. ``DESTROY`` deletes it after a
            waiting time of 30 days.

    Example:
        >>> own = EncryptionKey(stack, "Encryption")
        >>> images = ImageRepository(stack, "ApiImages", encryption_key=own.key)
    """

    def __init__(
        self, scope: Construct, id: str, *, removal_policy: RemovalPolicy = RemovalPolicy.RETAIN
    ) -> None:
        super().__init__(scope, id)
        self.key = kms.Key(
            self,
            "Key",
            description=f"Logs, images and sessions of {self.node.path}",
            enable_key_rotation=True,
            pending_window=Duration.days(30),
            removal_policy=removal_policy,
        )
        self._allow_log_groups()
        self._limit_grants()

    def _allow_log_groups(self) -> None:
        # CloudWatch Logs uses the key as itself, for any log group of this account: groups of later
        # stacks must not change this policy. Statement as documented in
        # https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/encrypt-log-data-kms.html
        stack = Stack.of(self)
        groups = f"arn:{stack.partition}:logs:{stack.region}:{stack.account}:log-group:*"
        self.key.add_to_resource_policy(
            iam.PolicyStatement(
                sid="LogGroups",
                principals=[iam.ServicePrincipal(f"logs.{stack.region}.amazonaws.com")],
                actions=[
                    "kms:Encrypt",
                    "kms:Decrypt",
                    "kms:ReEncrypt*",
                    "kms:GenerateDataKey*",
                    "kms:Describe*",
                ],
                resources=["*"],
                conditions={"ArnLike": {"kms:EncryptionContext:aws:logs:arn": groups}},
            )
        )

    def _limit_grants(self) -> None:
        # A grant outlives the policies of whoever made it; only AWS services need any. Statement of
        # https://docs.aws.amazon.com/controltower/latest/controlreference/kms-rules.html (PR.3)
        self.key.add_to_resource_policy(
            iam.PolicyStatement(
                sid="GrantsForServicesOnly",
                effect=iam.Effect.DENY,
                principals=[iam.AnyPrincipal()],
                actions=["kms:CreateGrant"],
                resources=["*"],
                conditions={
                    "BoolIfExists": {
                        "kms:GrantIsForAWSResource": "false",
                        "aws:PrincipalIsAWSService": "false",
                    }
                },
            )
        )
