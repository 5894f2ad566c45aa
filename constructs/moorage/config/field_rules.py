"""Rules for single fields of the environment file that are too small for a class of their own."""

import re
from collections.abc import Mapping
from ipaddress import IPv4Network, IPv6Network, ip_network
from pathlib import PurePosixPath

from moorage.errors import InvalidInputError
from moorage.values.aws_services import known_service

_NAME = re.compile(r"[a-z](?:-?[a-z0-9])*", re.ASCII)
_ACCOUNT = re.compile(r"[0-9]{12}", re.ASCII)
_USER = re.compile(r"[a-z0-9_][a-z0-9_-]{0,31}(?::[a-z0-9_][a-z0-9_-]{0,31})?", re.ASCII)
_CERTIFICATE = re.compile(r"arn:aws[a-z-]*:acm:[a-z0-9-]+:[0-9]{12}:certificate/[A-Za-z0-9-]+")
_WEB_ACL = re.compile(r"arn:aws[a-z-]*:wafv2:[a-z0-9-]+:[0-9]{12}:regional/webacl/[\w-]+/[\w-]+")
_REPOSITORY = re.compile(r"[a-z0-9]+(?:[._/-][a-z0-9]+)*", re.ASCII)
# https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html
_TAG_TEXT = re.compile(r"[\w .:/=+@-]*")
_TAG_CHARACTERS = "letters, digits, spaces and . : / = + @ - _"
_LONGEST_TAG_KEY, _LONGEST_TAG_VALUE = 128, 256
_SHORTEST_REASON = 10


def refuse_unless(holds: object, what: str, got: object, fix: str) -> None:
    """Refuse the value of the field that is being checked.

    Args:
        holds: The rule; nothing happens if it is true.
        what: The rule in words.
        got: The value.
        fix: What to write instead.
    """
    if not holds:
        raise InvalidInputError("", what, got=got, fix=fix)


def name_of_at_most(longest: int, what: str, got: str) -> str:
    """Return a name of lower-case letters, digits and single dashes."""
    fits = _NAME.fullmatch(got) and len(got) <= longest
    rule = f"{what} is at most {longest} of a-z, 0-9 and '-', and begins with a letter"
    refuse_unless(fits, rule, got, "rename it, for example 'api'")
    return got


def account(got: str) -> str:
    """Return an account number of 12 digits that is no placeholder."""
    rule = "an AWS account has 12 digits"
    refuse_unless(_ACCOUNT.fullmatch(got), rule, got, 'write it in quotes: "111122223333"')
    rule, fix = "is a placeholder, not an account", "leave account out to use your credentials'"
    refuse_unless(got != "0" * 12, rule, got, fix)
    return got


def user(got: str) -> str:
    """Return a user, or a user and a group."""
    refuse_unless(_USER.fullmatch(got), "must be USER or USER:GROUP", got, "write '1000:1000'")
    return got


def absolute_path(got: str) -> str:
    """Return an absolute path in the container other than ``/``."""
    path = PurePosixPath(got)
    inside = path.is_absolute() and path.name != "" and ".." not in path.parts
    fits = inside and str(path) == got and "\0" not in got
    refuse_unless(fits, "must be an absolute path in the container", got, "write '/tmp'")
    return got


def certificate(got: str) -> str:
    """Return the ARN of an ACM certificate."""
    fix = "write 'arn:aws:acm:REGION:ACCOUNT:certificate/ID'"
    refuse_unless(_CERTIFICATE.fullmatch(got), "must be the ARN of an ACM certificate", got, fix)
    return got


def firewall(got: str) -> str:
    """Return a choice of firewall: the managed one, none, or the ARN of a regional web ACL."""
    fits = got in ("managed-rules", "none") or _WEB_ACL.fullmatch(got)
    fix = "write 'arn:aws:wafv2:REGION:ACCOUNT:regional/webacl/NAME/ID', or one of the two"
    refuse_unless(fits, "must be 'managed-rules', 'none' or the ARN of a web ACL", got, fix)
    return got


def reason(got: str) -> str:
    """Return a reason that a reviewer can judge."""
    fits = len(got.strip()) >= _SHORTEST_REASON and " " in got.strip()
    refuse_unless(fits, "must say why, in a sentence", got, "write why HTTP is acceptable here")
    return got


def ip_range(got: str) -> str:
    """Return an IPv4 or IPv6 range without host bits."""
    network: IPv4Network | IPv6Network | None
    try:
        network = ip_network(got, strict=False)
    except ValueError:
        network = None
    fits = network is not None and "/" in got
    refuse_unless(fits, "is not an IP range", got, "write it like '203.0.113.0/24'")
    refuse_unless(str(network) == got, "is not the first address/PREFIX", got, f"use '{network}'")
    return got


def repository_name(got: str) -> str:
    """Return a name that Amazon ECR accepts."""
    # https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html
    fits = _REPOSITORY.fullmatch(got) and 2 <= len(got) <= 200  # noqa: PLR2004
    rule = "a repository name is 2 to 200 of a-z, 0-9 and single '.', '_', '-', '/' between"
    refuse_unless(fits, rule, got, "rename it, for example 'api'")
    return got


def tags(got: Mapping[str, str]) -> Mapping[str, str]:
    """Return tags that AWS accepts, with an owner."""
    fix = "add 'owner: TEAM'"
    if not got.get("owner", "").strip():
        raise InvalidInputError("", "must say who owns the environment", fix=fix)
    for key, value in got.items():
        where = f"tags.{key}"
        if not (0 < len(key) <= _LONGEST_TAG_KEY and _TAG_TEXT.fullmatch(key)):
            what = f"a tag's key is 1 to {_LONGEST_TAG_KEY} {_TAG_CHARACTERS}"
            raise InvalidInputError(where, what, fix="shorten or rename it")
        if key.lower().startswith("aws:"):
            what = "keys that begin with 'aws:' belong to AWS"
            raise InvalidInputError(where, what, fix="rename it")
        if not (len(value) <= _LONGEST_TAG_VALUE and _TAG_TEXT.fullmatch(value)):
            what = f"a tag is at most {_LONGEST_TAG_VALUE} {_TAG_CHARACTERS}"
            raise InvalidInputError(where, what, got=value, fix="shorten it")
    return got


def aws_service(got: str) -> str:
    """Return the name of an AWS service with known VPC endpoints.

    Args:
        got: What the file says.

    Raises:
        InvalidInputError: There is no such service.
    """
    return known_service("", got)
