"""The ``load_balancer`` section."""

from typing import Annotated, Literal

from pydantic import AfterValidator

from moorage.config.field_rules import certificate, ip_range, reason
from moorage.config.strict_model import StrictModel


class LoadBalancerSettings(StrictModel):
    """The Application Load Balancer that the environment's services share.

    Args:
        scheme: Who can reach it: ``internet-facing``, or ``internal`` for the VPC alone.
        certificate_arn: ARN of the ACM certificate for HTTPS, in the environment's region; HTTP
            then only redirects. Omitted: give ``allow_http``.
        allow_http: Why this environment may answer over plain HTTP, in a sentence. Only without a
            certificate.
        ingress_cidrs: IP ranges that may connect. Omitted: everyone for ``internet-facing``, the
            VPC for ``internal``.
        deletion_protection: Whether AWS refuses to delete the load balancer.
    """

    scheme: Literal["internet-facing", "internal"] = "internet-facing"
    certificate_arn: Annotated[str, AfterValidator(certificate)] | None = None
    allow_http: Annotated[str, AfterValidator(reason)] | None = None
    ingress_cidrs: tuple[Annotated[str, AfterValidator(ip_range)], ...] = ()
    deletion_protection: bool = True
