"""The key of an environment. Deployed first, and the last thing to be deleted."""

from aws_cdk import CfnOutput
from constructs import Construct

from moorage.config.environment_config import EnvironmentConfig
from moorage.foundation.encryption_key import EncryptionKey
from stacks.base_stack import BaseStack
from stacks.naming import removal_policy
from stacks.published import publish


class EncryptionStack(BaseStack):
    """The :class:`EncryptionKey` that ``encryption: customer-key`` asks for."""

    def __init__(self, scope: Construct, *, config: EnvironmentConfig) -> None:
        super().__init__(
            scope,
            "encryption",
            config=config,
            description=f"Key of environment {config.name}",
        )
        self.key = EncryptionKey(self, "Encryption", removal_policy=removal_policy(config)).key
        CfnOutput(
            self,
            "KeyArn",
            value=self.key.key_arn,
            description="Encrypts logs, images and sessions",
        )
        publish(self, self.key.key_arn)
