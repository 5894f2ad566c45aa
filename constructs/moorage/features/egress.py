"""Connections that tasks may open besides HTTPS."""

from collections.abc import Sequence
from dataclasses import dataclass
from ipaddress import ip_network
from typing import Any

from aws_cdk import aws_ec2 as ec2
from constructs import Construct

from moorage.services.security_group import open_between
from moorage.services.workload import Workload
from moorage.values.egress_rule import EgressRule


@dataclass(frozen=True, kw_only=True)
class Egress:
    """Let the tasks reach a database, a cache or a mail server that somebody else looks after.

    Tasks may open HTTPS connections only until this says more. For a security group it adds the
    rule on the other side too, in the stack of the workload.

    Args:
        rules: What may be reached; one that stands there twice counts once.

    Example:
        >>> database = EgressRule(port=5432, security_group_id="sg-0123456789abcdef0")
        >>> api = ContainerService(
        ...     stack, "Api", cluster=cluster, image=image, features=[Egress(rules=(database,))]
        ... )
    """

    rules: Sequence[EgressRule]

    def attach(self, workload: Workload) -> None:
        """Add the rules to both sides, in the workload's own stack."""
        scope = Construct(workload, type(self).__name__)
        here = workload.security_group.security_group_id
        for rule in dict.fromkeys(self.rules):
            what = f"TCP {rule.port} of {workload.node.path}"
            place = Construct(scope, f"{rule.port}-{rule.security_group_id or rule.cidr}")
            if rule.security_group_id:
                there = rule.security_group_id
                open_between(place, here=here, there=there, port=rule.port, what=what)
            elif rule.cidr:
                version = ip_network(rule.cidr).version
                addresses: Any = {"cidr_ip" if version == 4 else "cidr_ipv6": rule.cidr}  # noqa: PLR2004
                ec2.CfnSecurityGroupEgress(
                    place,
                    "Egress",
                    group_id=here,
                    ip_protocol="tcp",
                    from_port=rule.port,
                    to_port=rule.port,
                    description=what,
                    **addresses,
                )
