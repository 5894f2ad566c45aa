"""Log groups that expire."""

from typing import cast

from aws_cdk import aws_kms as kms
from aws_cdk import aws_logs as logs
from constructs import Construct

from moorage.values.log_settings import LogSettings


def make_log_group(
    scope: Construct, id: str, settings: LogSettings, key: kms.IKey | None = None
) -> logs.LogGroup:
    """Make a log group with a retention, because one made by AWS never expires.

    It outlives its stack, as the CDK has it, unless a removal policy says otherwise.

    Args:
        scope: The owner.
        id: The id below ``scope``.
        settings: How long log lines are kept.
        key: Customer key that CloudWatch Logs may use, as the one of
            :class:`moorage.foundation.encryption_key.EncryptionKey`. Omitted: a key that AWS owns.
    """
    group = logs.LogGroup(scope, id, encryption_key=key)
    # The enum of the L2 is a list of the same numbers; the number itself says more in a template.
    resource = cast("logs.CfnLogGroup", group.node.default_child)
    resource.retention_in_days = settings.retention_days
    return group
