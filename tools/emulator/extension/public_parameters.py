"""Fix: AWS publishes the newest machine images of ECS as parameters that every account can read."""

import hashlib
from typing import Any

from tools.emulator.extension.ministack import ssm

# https://docs.aws.amazon.com/systems-manager/latest/userguide/parameter-store-public-parameters.html
_PREFIXES = (
    "/aws/service/ecs/optimized-ami/",
    "/aws/service/bottlerocket/",
    "/aws/service/ami-windows-latest/",
)


def apply() -> None:
    """Answer these parameters with an id made from their names, so that each is always the same."""
    original = ssm._public_parameter

    def public_parameter(name: str) -> dict[str, Any] | None:
        known: dict[str, Any] | None = original(name)
        if known is not None or not name.startswith(_PREFIXES):
            return known
        digest = hashlib.sha256(name.encode()).hexdigest()[:17]
        return {
            "Name": name,
            "Type": "String",
            "Value": f"ami-{digest}",
            "Version": 1,
            "LastModifiedDate": 0,
            "ARN": f"arn:aws:ssm:{ssm.get_region()}::parameter{name}",
        }

    ssm._public_parameter = public_parameter
