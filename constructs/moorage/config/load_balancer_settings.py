"""The ``load_balancer`` section."""

from collections.abc import Mapping
from functools import partial
from typing import Annotated, Literal

from pydantic import AfterValidator, Field

from moorage.config.field_rules import certificate, ip_range, name_of_at_most, reason
from moorage.config.firewall_choice import FirewallChoice
from moorage.config.id_rules import prefix_list
from moorage.config.strict_model import StrictModel
from moorage.values.balancer_logs import BalancerLogs
from moorage.values.balancer_tuning import BalancerTuning
from moorage.values.fixed_response import FixedResponse
from moorage.values.host_placement import MOST_RULES
from moorage.values.listener_certificate import ListenerCertificate
from moorage.values.login import Login
from moorage.values.redirect import Redirect
from moorage.values.test_port import TestPort
from moorage.values.tls_settings import TlsSettings

_answer = partial(name_of_at_most, 32, "the name of a redirect or a response")
_login = partial(name_of_at_most, 32, "the name of a login")


class LoadBalancerSettings(StrictModel):
    """The Application Load Balancer that the environment's services share.

    Args:
        scheme: Who can reach it: ``internet-facing``, or ``internal`` for the VPC alone.
        certificate_arn: ARN of the ACM certificate for HTTPS, in the environment's region.
            Omitted: give ``certificates`` or ``allow_http``.
        certificates: Further certificates, or all of them; they exist, or are made and validated in
            ``dns.zones``. Each host gets the one that covers it, any other the first.
        allow_http: Why this environment may answer over plain HTTP, in a sentence. Only without a
            certificate.
        tls: What a client needs for HTTPS, and what it is told. Only with a certificate.
        ingress_cidrs: IP ranges that may connect. Omitted: everyone for ``internet-facing``, the
            VPC for ``internal``.
        ingress_prefix_lists: Ids of prefix lists whose ranges may connect. Omitted: none.
        web_acl: Firewall that looks at every request first: ``managed-rules`` for AWS's own rules
            against known attackers and attacks, what it refuses in detail, the ARN of a regional
            web ACL, or ``none``.
        test_listener: Port on which new tasks answer tests before deployments shift requests to
            them, and who may connect. Omitted: there is none.
        deletion_protection: Whether AWS refuses to delete the load balancer.
        tuning: Timeouts, headers, zonal shift, capacity. Omitted: as AWS has them.
        logins: How to find out who asks, by the name that a route's ``login`` gives. Omitted: none.
        redirects: What is sent elsewhere without a service, by name. Omitted: nothing.
        responses: What is answered without a service, by name. Omitted: nothing.
        rule_quota: How many rules a load balancer has in this account; AWS raises it on request.
            When routes need more, another load balancer is added.
        logs: What is logged besides requests; ``logs.retention_days`` says for how long.
    """

    scheme: Literal["internet-facing", "internal"] = "internet-facing"
    certificate_arn: Annotated[str, AfterValidator(certificate)] | None = None
    certificates: tuple[ListenerCertificate, ...] = ()
    allow_http: Annotated[str, AfterValidator(reason)] | None = None
    tls: TlsSettings = TlsSettings()
    ingress_cidrs: tuple[Annotated[str, AfterValidator(ip_range)], ...] = ()
    ingress_prefix_lists: tuple[Annotated[str, AfterValidator(prefix_list)], ...] = ()
    web_acl: FirewallChoice = "managed-rules"
    test_listener: TestPort | None = None
    deletion_protection: bool = True
    tuning: BalancerTuning | None = None
    logins: Mapping[Annotated[str, AfterValidator(_login)], Login] = Field(default_factory=dict)
    redirects: Mapping[Annotated[str, AfterValidator(_answer)], Redirect] = Field(
        default_factory=dict
    )
    responses: Mapping[Annotated[str, AfterValidator(_answer)], FixedResponse] = Field(
        default_factory=dict
    )
    rule_quota: Annotated[int, Field(ge=1)] = MOST_RULES
    logs: BalancerLogs = BalancerLogs()

    @property
    def all_certificates(self) -> tuple[ListenerCertificate, ...]:
        """Every certificate; the first is the default."""
        first = ListenerCertificate(arn=self.certificate_arn) if self.certificate_arn else None
        return (*([first] if first else ()), *self.certificates)
