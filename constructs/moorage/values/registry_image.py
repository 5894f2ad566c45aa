"""An image in a registry that this project does not manage."""

import re
from dataclasses import dataclass

from moorage.errors import InvalidInputError

# The grammar of https://pkg.go.dev/github.com/distribution/reference
_COMPONENT = r"[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*"
_HOST = r"[a-zA-Z0-9](?:[a-zA-Z0-9.-]*[a-zA-Z0-9])?(?::[0-9]{1,5})?"
_REFERENCE = re.compile(
    rf"(?P<name>(?:{_HOST}/)?{_COMPONENT}(?:/{_COMPONENT})*)"
    r"(?::(?P<tag>[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}))?(?:@(?P<digest>sha256:[a-f0-9]{64}))?",
    re.ASCII,
)
_ECR = re.compile(r"[0-9]{12}\.dkr\.ecr(?:-fips)?\.[a-z0-9-]+\.amazonaws\.(?:com|com\.cn|eu)/.+")
_SECRET = re.compile(r"arn:[a-z-]+:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@-]+")
_LONGEST = 512


@dataclass(frozen=True, kw_only=True)
class RegistryImage:
    """Run an image from a public or third-party registry.

    Use it for software you do not build. In production name a digest: a tag can be moved.

    Args:
        registry: Full reference with a tag or a digest, such as
            ``public.ecr.aws/nginx/nginx-unprivileged:1.29.3-alpine``.
        credentials_secret_arn: ARN of the Secrets Manager secret that holds the registry's user
            name and password. Omitted: the registry is read without a login.

    Raises:
        InvalidInputError: If the reference or the ARN cannot be read.

    Example:
        >>> RegistryImage(registry="public.ecr.aws/docker/library/redis:8.2").is_mutable
        False
    """

    registry: str
    credentials_secret_arn: str | None = None

    def __post_init__(self) -> None:
        if len(self.registry) > _LONGEST or not _REFERENCE.fullmatch(self.registry):
            what = "is not an image reference"
            fix = _fix(self.registry)
            raise InvalidInputError("RegistryImage.registry", what, got=self.registry, fix=fix)
        arn = self.credentials_secret_arn
        if arn is not None and not _SECRET.fullmatch(arn):
            what = "must be the ARN of a Secrets Manager secret"
            fix = (
                "write 'arn:aws:secretsmanager:REGION:ACCOUNT:secret:NAME', never the login itself"
            )
            raise InvalidInputError("RegistryImage.credentials_secret_arn", what, fix=fix)

    @property
    def is_mutable(self) -> bool:
        """Whether the same reference means another image tomorrow: no tag, or ``latest``."""
        match = _REFERENCE.fullmatch(self.registry)
        if match is None or match["digest"]:
            return False
        return match["tag"] in (None, "latest")

    @property
    def is_private_ecr(self) -> bool:
        """Whether the image lies in a private Amazon ECR registry, reachable by VPC endpoints."""
        return is_private_ecr(self.registry)


def is_private_ecr(reference: str) -> bool:
    """Return whether an image lies in a private Amazon ECR registry.

    Args:
        reference: The image as a container names it.
    """
    return _ECR.fullmatch(reference) is not None


def _fix(reference: str) -> str:
    if "://" in reference:
        return f"write it without '{reference.split('://', maxsplit=1)[0]}://'"
    if reference != reference.lower() and _REFERENCE.fullmatch(reference.lower()):
        return f"write it in lower case: '{reference.lower()}'"
    return "write 'HOST/NAME:TAG' or 'HOST/NAME@sha256:DIGEST'"
