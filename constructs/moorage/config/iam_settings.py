"""The ``iam`` section."""

import re
from typing import Annotated, Final, Literal

from pydantic import AfterValidator

from moorage.config.field_rules import refuse_unless
from moorage.config.strict_model import StrictModel

# https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
_BOUNDARY: Final = re.compile(r"arn:[a-z-]+:iam::([0-9]{12}|aws):policy/[A-Za-z0-9+=,.@_/-]+")
_PATH: Final = re.compile(r"/([\x21-\x7e]+/)?")
_LONGEST_PATH: Final = 512


def _boundary(arn: str) -> str:
    fix = "write it as 'arn:aws:iam::111122223333:policy/NAME'"
    refuse_unless(_BOUNDARY.fullmatch(arn) is not None, "is not the ARN of a policy", arn, fix)
    return arn


def _path(path: str) -> str:
    well_formed = _PATH.fullmatch(path) is not None and len(path) <= _LONGEST_PATH
    refuse_unless(well_formed, "must begin and end with '/'", path, "write it as '/moorage/'")
    return path


class IamSettings(StrictModel):
    """What holds for every role of the environment, also for those that the CDK makes.

    Args:
        policies: ``inline``: the permissions of a role are part of it. ``managed``: they are
            customer-managed policies, where a rule book forbids inline ones.
        permissions_boundary: ARN of a policy that no role of the environment can exceed. Omitted:
            none.
        role_path: Path of the roles, such as ``/moorage/``. Omitted: ``/``. The role of managed
            instances keeps ``/``, because ECS passes it on by name.
    """

    policies: Literal["inline", "managed"] = "inline"
    permissions_boundary: Annotated[str, AfterValidator(_boundary)] | None = None
    role_path: Annotated[str, AfterValidator(_path)] = "/"
