"""Let clients find a service by the hosts of its routes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aws_cdk import Names
from aws_cdk import aws_elasticloadbalancingv2 as elbv2
from aws_cdk import aws_route53 as route53
from aws_cdk import aws_route53_targets as targets
from constructs import Construct

from moorage.errors import FeatureError
from moorage.features.http_route import HttpRoute
from moorage.services.container_service import ContainerService
from moorage.values.host_name import is_record, lies_in
from moorage.values.ranges import require_range

# https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html
_LONGEST_IDENTIFIER = 128
_HEAVIEST = 255


@dataclass(frozen=True, kw_only=True)
class DnsRecords:
    """Resolve the hosts of a service's routes to its load balancer.

    The records are aliases, made in the service's stack: free to look up, and right as long as the
    load balancer stands. Each has a weight and the service's name, so that several services share
    a host: they own a record each, and one that goes takes no other's away.

    Args:
        zone: The zone that holds the hosts, public or private; may live in another stack.
        load_balancer: Where requests arrive; may live in another stack.
        hosts: Host names; ``*.`` and a domain stands for every name below. Omitted: those of the
            routes attached before that lie in the zone.
        dual_stack: Whether the load balancer has IPv6 addresses, so that there are AAAA records.
        weight: Share of the lookups, beside the weights of other records of the same hosts, 0 to
            255. With 0 the records count only if all others have 0 as well
            (https://docs.aws.amazon.com/Route53/latest/APIReference/API_ResourceRecordSet.html).
        name: Tells several of a service apart, such as those in a public and in a private zone.

    Raises:
        InvalidInputError: The weight is outside its range.
        FeatureError: No host lies in the zone, or one cannot be a record.

    Example:
        >>> zone = route53.HostedZone.from_hosted_zone_attributes(
        ...     stack, "Zone", hosted_zone_id="Z0123456789ABCDEFGHIJ", zone_name="example.com"
        ... )
        >>> front = LoadBalancer(stack, "Front", vpc=vpc, allow_http="a first look, without TLS")
        >>> route = HttpRoute(listener=front.listener, priority=10, host="shop.example.com")
        >>> records = DnsRecords(zone=zone, load_balancer=front.load_balancer)
        >>> shop = ContainerService(
        ...     stack, "Shop", cluster=cluster, image=image, port=80, features=[route, records]
        ... )
    """

    zone: route53.IHostedZone
    load_balancer: elbv2.IApplicationLoadBalancer
    hosts: Sequence[str] = ()
    dual_stack: bool = False
    weight: int = 1
    name: str = "public"

    def __post_init__(self) -> None:
        require_range("DnsRecords.weight", self.weight, 0, _HEAVIEST)

    def attach(self, service: ContainerService) -> None:
        """Add an alias for each host, for IPv4 and, where there is any, for IPv6."""
        found = self.hosts or [*self._of_routes(service)]
        if not found:
            raise FeatureError(
                f"{service.node.path}: DnsRecords found no route with a host in "
                f"{self.zone.zone_name}; pass host='...' to HttpRoute, or hosts=[...]"
            )
        scope = Construct(service, f"{type(self).__name__}-{self.name}")
        for host in dict.fromkeys(one.lower() for one in found):
            if not (is_record(host) and lies_in(host, self.zone.zone_name)):
                raise FeatureError(
                    f"{service.node.path}: {host!r} cannot be a record of {self.zone.zone_name}; "
                    "pass hosts=[...] with those that can"
                )
            self._alias(Construct(scope, host), host)

    def _of_routes(self, service: ContainerService) -> Iterator[str]:
        route = service.require(HttpRoute, needed_by=self)
        for one in (route, *route.more):
            if one.host is not None and lies_in(one.host, self.zone.zone_name):
                yield one.host

    def _alias(self, scope: Construct, host: str) -> None:
        target = targets.LoadBalancerTarget(self.load_balancer)
        kinds = [route53.ARecord, *([route53.AaaaRecord] if self.dual_stack else [])]
        for kind in kinds:
            kind(
                scope,
                kind.__name__,
                zone=self.zone,
                record_name=host,
                target=route53.RecordTarget.from_alias(target),
                weight=self.weight,
                set_identifier=Names.unique_resource_name(
                    scope.node.scope or scope, max_length=_LONGEST_IDENTIFIER, separator="-"
                ),
            )
