"""Named sets of defaults for durability, cost and evidence.

A posture never opens a port and never leaves data unencrypted; it may say whose key encrypts, and
whether there is a firewall.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from moorage.config.field_rules import refuse_unless

# Each posture is a part of an environment file: what stands here applies where a file is silent.
# ``durable`` is empty because the schema's own defaults are the durable ones.
POSTURES: Final[Mapping[str, Mapping[str, Any]]] = MappingProxyType(
    {
        "durable": {},
        "disposable": {
            "network": {"nat": "one"},
            "cluster": {"insights": "enabled"},
            "load_balancer": {
                "deletion_protection": False,
                "web_acl": "none",
                "logs": {"connections": False},
            },
            "encryption": "aws-owned",
            "logs": {"retention_days": 30},
            "removal": "destroy",
            "termination_protection": False,
        },
    }
)


def known_posture(got: str) -> str:
    """Return the name of a posture.

    Args:
        got: What the file says.

    Raises:
        InvalidInputError: There is no such posture.
    """
    known = " or ".join(f"'{name}'" for name in POSTURES)
    refuse_unless(got in POSTURES, "is not a posture", got, f"use {known}")
    return got
