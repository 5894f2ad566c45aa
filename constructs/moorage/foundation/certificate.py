"""A certificate that validates and renews itself."""

from collections.abc import Sequence

from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_route53 as route53
from constructs import Construct

from moorage.errors import InvalidInputError
from moorage.foundation.delegated_zone import DELEGATION
from moorage.values.host_name import lies_in


class Certificate(Construct):
    """Make a certificate for names whose public zones are in the same account.

    CloudFormation writes the records that prove it, waits for the certificate (some minutes), and
    leaves the records in place when the certificate goes
    (https://github.com/aws-cloudformation/cloudformation-coverage-roadmap/issues/837); a
    :class:`DelegatedZone` takes them out before it goes.

    Args:
        names: Names it covers; the first is what it is called.
        zones: Public zones that hold them; each name is validated in the closest one.

    Raises:
        InvalidInputError: A name lies in none of the zones.

    Example:
        >>> zone = route53.HostedZone.from_hosted_zone_attributes(
        ...     stack, "Zone", hosted_zone_id="Z0123456789ABCDEFGHIJ", zone_name="example.com"
        ... )
        >>> shop = Certificate(stack, "Shop", names=["shop.example.com"], zones=[zone])
        >>> front = LoadBalancer(stack, "Front", vpc=vpc, certificates=[shop.certificate])
    """

    def __init__(
        self,
        scope: Construct,
        id: str,
        *,
        names: Sequence[str],
        zones: Sequence[route53.IHostedZone],
    ) -> None:
        super().__init__(scope, id)
        where = {name: _closest(name, zones) for name in names}
        first, *further = names
        self.certificate = acm.Certificate(
            self,
            "Certificate",
            domain_name=first,
            subject_alternative_names=further or None,
            validation=acm.CertificateValidation.from_dns_multi_zone(where),
        )
        for zone in where.values():
            # A zone that is made must be delegated before anybody can see what is in it, and is
            # cleaned when the certificate is gone.
            if delegation := zone.node.try_find_child(DELEGATION):
                self.certificate.node.add_dependency(delegation)


def _closest(name: str, zones: Sequence[route53.IHostedZone]) -> route53.IHostedZone:
    holding = [zone for zone in zones if lies_in(name, zone.zone_name)]
    if not holding:
        what, fix = "no zone holds this name", "add its public zone to zones"
        raise InvalidInputError("Certificate.names", what, got=name, fix=fix)
    return max(holding, key=lambda zone: len(zone.zone_name))
