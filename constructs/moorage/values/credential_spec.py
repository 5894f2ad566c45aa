"""The account of a Windows domain that a container acts with."""

import re
from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.need import READ_FILES, READ_PARAMETERS, READ_SECRETS, Need

_OBJECT = re.compile(r"arn:[a-z-]+:s3:::[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]/.+")
_PARAMETER = re.compile(r"arn:[a-z-]+:ssm:[a-z0-9-]+:[0-9]{12}:parameter/.+")
_SECRET = re.compile(r"arn:[a-z-]+:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:.+-[A-Za-z0-9]{6}")


@dataclass(frozen=True, kw_only=True)
class CredentialSpec:
    """Let a container act with a group managed service account (gMSA) of Active Directory.

    With ``secret_arn`` its machine need not be a member of the domain, as no machine of Fargate
    is; without, the instances are members. See
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/windows-gmsa.html
    https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-linux-gmsa.html

    Args:
        arn: ARN of the specification: an object in S3, or a parameter of Systems Manager.
        secret_arn: Whole ARN of the secret with user, password and domain that the specification
            names; the execution role gets to read it. Omitted: the instances are members of the
            domain.

    Raises:
        InvalidInputError: An ARN is of something else.

    Example:
        >>> CredentialSpec(arn="arn:aws:s3:::shop-domain/web.json").is_domainless
        False
    """

    arn: str
    secret_arn: str | None = None

    def __post_init__(self) -> None:
        where = type(self).__name__
        if not (_OBJECT.fullmatch(self.arn) or _PARAMETER.fullmatch(self.arn)):
            what, fix = (
                "is neither of an object nor of a parameter",
                "write 'arn:aws:s3:::BUCKET/KEY'",
            )
            raise InvalidInputError(f"{where}.arn", what, got=self.arn, fix=fix)
        if self.secret_arn is not None and not _SECRET.fullmatch(self.secret_arn):
            what = "is not the whole ARN of a secret"
            fix = "write it as arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/ad-a1B2c3"
            raise InvalidInputError(f"{where}.secret_arn", what, got=self.secret_arn, fix=fix)

    @property
    def is_domainless(self) -> bool:
        """Whether the machine need not be a member of the domain."""
        return self.secret_arn is not None

    @property
    def is_object(self) -> bool:
        """Whether it lies in S3."""
        return ":s3:" in self.arn

    @property
    def needs(self) -> tuple[Need, ...]:
        """What ECS must reach to start the container."""
        file = Need("s3", READ_FILES) if self.is_object else Need("ssm", READ_PARAMETERS)
        return (file, Need("secretsmanager", READ_SECRETS)) if self.is_domainless else (file,)
