"""The ``load_balancer`` section."""

from typing import Annotated, Literal

from pydantic import AfterValidator

from moorage.config.field_rules import certificate, firewall, ip_range, reason
from moorage.config.strict_model import StrictModel


class LoadBalancerSettings(StrictModel):
    """The Application Load Balancer that the environment's services share.

    Args:
        scheme: Who can reach it: ``internet-facing``, or ``internal`` for the VPC alone.
        certificate_arn: ARN of the ACM certificate for HTTPS, in the environment's region.
            Omitted: give ``allow_http``.
        allow_http: Why this environment may answer over plain HTTP, in a sentence. Only without a
            certificate.
        redirect_http: Whether port 80 is open and redirects to HTTPS. Only with a certificate.
        ingress_cidrs: IP ranges that may connect. Omitted: everyone for ``internet-facing``, the
            VPC for ``internal``.
        web_acl: Firewall that looks at every request first: ``managed-rules`` for AWS's own rules
            against known attackers and attacks, the ARN of a regional web ACL, or ``none``.
        deletion_protection: Whether AWS refuses to delete the load balancer.
    """

    scheme: Literal["internet-facing", "internal"] = "internet-facing"
    certificate_arn: Annotated[str, AfterValidator(certificate)] | None = None
    allow_http: Annotated[str, AfterValidator(reason)] | None = None
    redirect_http: bool = False
    ingress_cidrs: tuple[Annotated[str, AfterValidator(ip_range)], ...] = ()
    web_acl: Annotated[str, AfterValidator(firewall)] = "managed-rules"
    deletion_protection: bool = True
