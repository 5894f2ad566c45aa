"""Where a secret lies that a container gets as an environment variable."""

import re
from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.need import READ_PARAMETERS, READ_SECRETS, Need

_SECRET = re.compile(
    r"arn:[a-z-]+:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@!-]+-[A-Za-z0-9]{6}"
)
_PARAMETER = re.compile(r"/?[A-Za-z0-9_.-]+(?:/[A-Za-z0-9_.-]+)*")
_KMS = re.compile(r"arn:[a-z-]+:kms:[a-z0-9-]+:[0-9]{12}:key/[A-Za-z0-9-]+")
_STAGE = re.compile(r"[A-Za-z0-9/_+=.@-]{1,256}")
# Parts of a reference are separated by colons:
# https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-secrets-manager.html
_KEY = re.compile(r"[^:]{1,256}")


@dataclass(frozen=True, kw_only=True)
class SecretSource:
    """Name a secret of Secrets Manager, or a parameter of Systems Manager.

    ECS reads it when a task starts; after a rotation, deploy anew so that tasks get the new value
    (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/specifying-sensitive-data.html).

    Args:
        secret_arn: Whole ARN of a secret, with the six characters that Secrets Manager adds to its
            name. Omitted: it is a parameter.
        parameter: Name of a parameter in the region of the task, such as ``/shop/api-token``.
            Omitted: it is a secret.
        key: The key of a secret that is a JSON object. Omitted: the whole secret.
        version_stage: Which version of a secret. Omitted: ``AWSCURRENT``.
        encryption_key_arn: Customer key that encrypts it. Omitted: the key of the service.

    Raises:
        InvalidInputError: Neither or both are named, or something cannot be read.

    Example:
        >>> SecretSource(parameter="/shop/api-token").need.service
        'ssm'
    """

    secret_arn: str | None = None
    parameter: str | None = None
    key: str | None = None
    version_stage: str | None = None
    encryption_key_arn: str | None = None

    def __post_init__(self) -> None:
        if (self.secret_arn is None) == (self.parameter is None):
            fix = "write secret_arn for Secrets Manager, or parameter for Systems Manager"
            raise InvalidInputError("SecretSource", "must name one secret or parameter", fix=fix)
        arn = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/db-a1B2c3"
        self._check("secret_arn", _SECRET, "is not the whole ARN of a secret", f"write it as {arn}")
        what = "is not the name of a parameter"
        self._check("parameter", _PARAMETER, what, "write it as /shop/api-token")
        self._check("key", _KEY, "is not a key of a JSON object", "leave colons out")
        self._check("version_stage", _STAGE, "is not a staging label", "write AWSPREVIOUS, say")
        what, fix = "is not the ARN of a key", "write it as arn:aws:kms:REGION:ACCOUNT:key/ID"
        self._check("encryption_key_arn", _KMS, what, fix)
        for name in ("key", "version_stage"):
            if self.parameter is not None and getattr(self, name) is not None:
                what = "goes with a secret of Secrets Manager only"
                raise InvalidInputError(f"SecretSource.{name}", what, fix="remove it")

    @property
    def need(self) -> Need:
        """What a task must reach to read it."""
        if self.secret_arn is not None:
            return Need("secretsmanager", READ_SECRETS)
        return Need("ssm", READ_PARAMETERS)

    def _check(self, name: str, pattern: re.Pattern[str], what: str, fix: str) -> None:
        got = getattr(self, name)
        if got is not None and not pattern.fullmatch(got):
            raise InvalidInputError(f"SecretSource.{name}", what, got=got, fix=fix)
