"""Rules for ids of things of AWS that an environment file names."""

import re

from moorage.config.field_rules import refuse_unless

_ALLOCATION = re.compile(r"eipalloc-[0-9a-f]{8,17}")
_PREFIX_LIST = re.compile(r"pl-[0-9a-f]{8,17}")


def allocation_id(got: str) -> str:
    """Return the allocation id of an Elastic IP address.

    Args:
        got: What the file says.

    Raises:
        InvalidInputError: It is something else.
    """
    fix = "write it as 'eipalloc-0123456789abcdef0'"
    refuse_unless(_ALLOCATION.fullmatch(got), "is not an allocation id", got, fix)
    return got


def prefix_list(got: str) -> str:
    """Return the id of a prefix list.

    Args:
        got: What the file says.

    Raises:
        InvalidInputError: It is something else.
    """
    fix = "write it as 'pl-0123456789abcdef0'"
    refuse_unless(_PREFIX_LIST.fullmatch(got), "is not the id of a prefix list", got, fix)
    return got
