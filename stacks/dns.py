"""``dns`` and the certificates that are made with it."""

from collections.abc import Mapping

from aws_cdk import aws_certificatemanager as acm
from aws_cdk import aws_ec2 as ec2
from aws_cdk import aws_kms as kms
from aws_cdk import aws_route53 as route53
from constructs import Construct

from moorage.config.environment_config import EnvironmentConfig
from moorage.foundation.certificate import Certificate
from moorage.foundation.delegated_zone import DelegatedZone
from moorage.values.hosted_zone import HostedZone, parent_of
from moorage.values.listener_certificate import ListenerCertificate
from stacks.naming import pascal

Zones = Mapping[HostedZone, route53.IHostedZone]


def hosted_zones(
    scope: Construct, config: EnvironmentConfig, vpc: ec2.IVpc, encryption_key: kms.IKey | None
) -> Zones:
    """Return every zone, and make those that are the environment's own.

    Args:
        scope: The stack of the platform.
        config: The environment.
        vpc: Who resolves private zones that are made.
        encryption_key: Customer key for logs. Omitted: a key that AWS owns.
    """
    zones = config.dns.zones
    found: dict[HostedZone, route53.IHostedZone] = {}
    for zone in sorted(zones, key=lambda one: one.id is None):
        id = f"{'Private' if zone.private else ''}Zone{pascal(zone.name)}"
        parent = parent_of(zone, zones)
        if zone.id:
            found[zone] = route53.HostedZone.from_hosted_zone_attributes(
                scope, id, hosted_zone_id=zone.id, zone_name=zone.name
            )
        elif zone.private:
            found[zone] = route53.PrivateHostedZone(scope, id, zone_name=zone.name, vpc=vpc)
        elif parent:
            made = DelegatedZone(
                scope,
                id,
                name=zone.name,
                parent=found[parent],
                logs=config.logs,
                encryption_key=encryption_key,
            )
            found[zone] = made.zone
    return found


class Certificates:
    """The certificates of all load balancers: what two of them want is made once.

    Args:
        scope: The stack of the platform.
        zones: Where those that are made can be validated.
    """

    def __init__(self, scope: Construct, zones: Zones) -> None:
        self._scope = scope
        self._zones = [one for zone, one in zones.items() if not zone.private]
        self._found: dict[ListenerCertificate, acm.ICertificate] = {}

    def of(self, wanted: ListenerCertificate, prefix: str) -> acm.ICertificate:
        """Return a certificate, and make it if it does not exist.

        Args:
            wanted: The certificate.
            prefix: What its id begins with, if it is new.
        """
        if wanted not in self._found:
            self._found[wanted] = self._new(wanted, f"{prefix}Certificate")
        return self._found[wanted]

    def _new(self, wanted: ListenerCertificate, id: str) -> acm.ICertificate:
        if wanted.arn:
            key = wanted.arn.rpartition("/")[2]
            return acm.Certificate.from_certificate_arn(self._scope, f"{id}-{key}", wanted.arn)
        first = pascal(wanted.all_names[0].replace("*", "any"))
        return Certificate(
            self._scope, f"{id}{first}", names=wanted.all_names, zones=self._zones
        ).certificate
