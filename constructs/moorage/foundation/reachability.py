"""Refuse tasks that could not reach what they need, before anything is deployed."""

from collections.abc import Iterable

from aws_cdk import aws_ec2 as ec2

from moorage.errors import InvalidInputError
from moorage.foundation.selected_subnets import selected_subnets
from moorage.foundation.task_subnets import TaskSubnets
from moorage.values.need import Need
from moorage.values.reach import WITH_NAT, Reach


def check_reach(
    where: str, needs: Iterable[Need], *, vpc: ec2.IVpc, task_subnets: TaskSubnets
) -> None:
    """Refuse subnets that lead to less than is needed.

    Args:
        where: What needs it, for messages.
        needs: What has to be reached.
        vpc: The VPC of the subnets.
        task_subnets: The subnets. What they reach is taken from their ``reach``, or else from
            their type, or else not checked.

    Raises:
        InvalidInputError: Something that is needed cannot be reached.
    """
    reach = task_subnets.reach or reach_of(vpc, task_subnets)
    missing = reach.missing(needs) if reach else []
    if reach and missing:
        listed = " or ".join(f"{need.service} ({need.why})" for need in missing)
        what = f"no way leads from these subnets to {listed}"
        raise InvalidInputError(where, what, got=reach.group, fix=reach.fix(missing))


def reach_of(vpc: ec2.IVpc, task_subnets: TaskSubnets) -> Reach | None:
    """Return what subnets of somebody else's VPC reach, as far as their type tells.

    Which endpoints the VPC has is not known, and neither is where a private subnet leads.

    Args:
        vpc: The VPC.
        task_subnets: The subnets, and whether tasks there get public addresses.
    """
    paths = {subnet.node.path for subnet in selected_subnets(vpc, task_subnets.subnets)}
    if paths & {subnet.node.path for subnet in vpc.isolated_subnets}:
        return Reach(group="isolated subnets", internet=False)
    if not paths & {subnet.node.path for subnet in vpc.public_subnets}:
        return None
    if task_subnets.assign_public_ip:
        return Reach(group="public subnets", internet=True)
    # Endpoints might help even there; who has them says so in ``TaskSubnets.reach``.
    return Reach(
        group="public subnets without public addresses",
        internet=False,
        services=frozenset(),
        way_out=f"write assign_public_ip=True, or {WITH_NAT}",
    )
