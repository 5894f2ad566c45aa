"""A share of FSx for Windows File Server, and where a container finds it."""

import re
from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.need import READ_PARAMETERS, READ_SECRETS, Need

_FILE_SYSTEM = re.compile(r"fs-[0-9a-f]{8,17}")
_PATH = re.compile(r"[A-Za-z]:\\[^<>:\"/|?*]+")
_DOMAIN = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_SECRET = re.compile(r"arn:[a-z-]+:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:.+-[A-Za-z0-9]{6}")
_PARAMETER = re.compile(r"arn:[a-z-]+:ssm:[a-z0-9-]+:[0-9]{12}:parameter/.+")

_LOOK_UP = "to look its file system up"


@dataclass(frozen=True, kw_only=True)
class FsxMount:
    r"""Say which share is mounted as whom, and where the container finds it.

    See https://docs.aws.amazon.com/AmazonECS/latest/developerguide/wfsx-volumes.html

    Args:
        path: Where the container finds it, such as ``C:\data``.
        file_system_id: Id of the file system, such as ``fs-0123456789abcdef0``.
        domain: Whole name of the Active Directory domain, such as ``corp.example.com``.
        credentials_arn: Whole ARN of a secret, or ARN of a parameter, with a JSON object of
            ``username`` and ``password``.
        folder: Share, and folder in it.
        read_only: Whether the container may only read.

    Raises:
        InvalidInputError: Something cannot be read.

    Example:
        >>> arn = "arn:aws:ssm:eu-west-1:111122223333:parameter/corp/shares"
        >>> mount = FsxMount(
        ...     path="C:\\data",
        ...     file_system_id="fs-0123456789abcdef0",
        ...     domain="corp.example.com",
        ...     credentials_arn=arn,
        ... )
        >>> [need.service for need in mount.needs]
        ['fsx', 'ssm']
    """

    path: str
    file_system_id: str
    domain: str
    credentials_arn: str
    folder: str = "share"
    read_only: bool = False

    def __post_init__(self) -> None:
        self._check("path", _PATH, "write one such as 'C:\\data'")
        self._check("file_system_id", _FILE_SYSTEM, "write one such as 'fs-0123456789abcdef0'")
        self._check("domain", _DOMAIN, "write one such as 'corp.example.com'")
        if not (_SECRET.fullmatch(self.credentials_arn) or self.is_parameter):
            self._refuse("credentials_arn", "write the whole ARN of a secret or of a parameter")

    @property
    def is_parameter(self) -> bool:
        """Whether user and password lie in Systems Manager."""
        return _PARAMETER.fullmatch(self.credentials_arn) is not None

    @property
    def needs(self) -> tuple[Need, ...]:
        """What must be reached to look the file system up, and to read user and password."""
        read = Need("ssm", READ_PARAMETERS)
        if not self.is_parameter:
            read = Need("secretsmanager", READ_SECRETS)
        return (Need("fsx", _LOOK_UP), read)

    def _check(self, name: str, pattern: re.Pattern[str], fix: str) -> None:
        if not pattern.fullmatch(getattr(self, name)):
            self._refuse(name, fix)

    def _refuse(self, name: str, fix: str) -> None:
        where, what = f"{type(self).__name__}.{name}", "is not what ECS takes here"
        raise InvalidInputError(where, what, got=getattr(self, name), fix=fix)
