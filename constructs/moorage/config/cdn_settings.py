"""The ``cdn`` section."""

import re
from typing import Annotated, Any, Literal, TypeAlias

from pydantic import AfterValidator, Discriminator, Tag

from moorage.config.field_rules import certificate, refuse_unless
from moorage.config.firewall_choice import firewall_kind
from moorage.config.strict_model import StrictModel
from moorage.values.firewall import MANAGED_RULES, Firewall

_WEB_ACL = re.compile(r"arn:aws[a-z-]*:wafv2:us-east-1:[0-9]{12}:global/webacl/[\w-]+/[\w-]+")
_ALIAS = re.compile(r"(\*\.)?([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}", re.ASCII)
_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)


def _firewall(got: str) -> str:
    fits = got in (MANAGED_RULES, "none") or _WEB_ACL.fullmatch(got)
    fix = "write 'arn:aws:wafv2:us-east-1:ACCOUNT:global/webacl/NAME/ID', or one of the two"
    rule = "must be 'managed-rules', 'none' or the ARN of a web ACL for CloudFront"
    refuse_unless(fits, rule, got, fix)
    return got


def _alias(got: str) -> str:
    fix = "write it like 'shop.example.com'"
    refuse_unless(_ALIAS.fullmatch(got), "is not a host name in lower case", got, fix)
    return got


def _country(got: Any) -> Any:
    rule, fix = "is not the code of a country", "write two capital letters in quotes, such as 'DE'"
    refuse_unless(_COUNTRY.fullmatch(got), rule, got, fix)
    return got


_Word: TypeAlias = Annotated[str, AfterValidator(_firewall), Tag("<word>")]
_Described: TypeAlias = Annotated[Firewall, Tag("<firewall>")]


class CdnSettings(StrictModel):
    """CloudFront in front of the load balancer, which then stands inside and takes nobody else.

    Args:
        distribution: ``made``, or ``given`` for one that another stack makes: then the environment
            makes the origin only, and its id is an output.
        aliases: Names under which clients know it. Required with ``made``.
        certificate_arn: ARN of the ACM certificate for the names, in ``us-east-1``. Required with
            ``made``.
        web_acl: Firewall that looks at every request first, at the edge: ``managed-rules``, what it
            refuses in detail, the ARN of a web ACL for CloudFront, or ``none``.
        redirect_http: Whether HTTP is redirected to HTTPS instead of refused.
        allow_countries: Codes of the countries whose clients are answered. Omitted: all.
    """

    distribution: Literal["made", "given"] = "made"
    aliases: tuple[Annotated[str, AfterValidator(_alias)], ...] = ()
    certificate_arn: Annotated[str, AfterValidator(certificate)] | None = None
    web_acl: Annotated[_Word | _Described, Discriminator(firewall_kind)] = MANAGED_RULES
    redirect_http: bool = False
    allow_countries: tuple[Annotated[str, AfterValidator(_country)], ...] = ()

    def answers(self, host: str) -> bool:
        """Return whether a host leads to the distribution.

        Args:
            host: A host name, or a name with ``*.`` before it.
        """
        above = f"*.{host.partition('.')[2]}"
        return self.distribution == "made" and (host in self.aliases or above in self.aliases)
