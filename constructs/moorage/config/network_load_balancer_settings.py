"""The ``network_load_balancer`` section."""

from typing import Annotated, Literal

from pydantic import AfterValidator

from moorage.config.field_rules import ip_range
from moorage.config.id_rules import allocation_id, prefix_list
from moorage.config.strict_model import StrictModel


class NetworkLoadBalancerSettings(StrictModel):
    """The Network Load Balancer whose ports the environment's services share.

    Args:
        scheme: Who can reach it: ``internet-facing``, or ``internal`` for the VPC alone.
        static_addresses: Whether an Elastic IP address is made for each zone. Only with
            ``internet-facing``.
        allocation_ids: Elastic IP addresses that exist, by allocation id, one for each of
            ``network.zones``. Omitted: none.
        ingress_cidrs: IP ranges that may connect to the ports of all services. Omitted: everyone
            for ``internet-facing``, the VPC for ``internal``.
        ingress_prefix_lists: Ids of prefix lists whose ranges may connect to the ports of all
            services. Omitted: none.
        cross_zone: Whether a zone sends connections to the tasks of others too. AWS charges for
            traffic between zones.
        zonal_shift: Whether Amazon Application Recovery Controller may move traffic away from a
            zone.
        deletion_protection: Whether AWS refuses to delete it. Omitted: as ``load_balancer`` says.
    """

    scheme: Literal["internet-facing", "internal"] = "internet-facing"
    static_addresses: bool = False
    allocation_ids: tuple[Annotated[str, AfterValidator(allocation_id)], ...] = ()
    ingress_cidrs: tuple[Annotated[str, AfterValidator(ip_range)], ...] = ()
    ingress_prefix_lists: tuple[Annotated[str, AfterValidator(prefix_list)], ...] = ()
    cross_zone: bool = True
    zonal_shift: bool = True
    deletion_protection: bool | None = None
