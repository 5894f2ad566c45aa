"""AWS::EC2::SecurityGroupIngress and AWS::EC2::SecurityGroupEgress."""

from collections.abc import Callable
from typing import Any

from tools.emulator.extension.ministack import Created, Props, call, ec2, first
from tools.emulator.extension.resource_type import ResourceType

_RANGES = {
    "CidrIp": "IpRanges.1.CidrIp",
    "CidrIpv6": "Ipv6Ranges.1.CidrIpv6",
    "SourcePrefixListId": "PrefixListIds.1.PrefixListId",
    "DestinationPrefixListId": "PrefixListIds.1.PrefixListId",
    "SourceSecurityGroupId": "Groups.1.GroupId",
    "DestinationSecurityGroupId": "Groups.1.GroupId",
    "FromPort": "FromPort",
    "ToPort": "ToPort",
}


def _parameters(props: Props) -> dict[str, list[str]]:
    for key in ("GroupId", "SourceSecurityGroupId", "DestinationSecurityGroupId"):
        if props.get(key) and props[key] not in ec2._security_groups:
            raise ValueError(f"The security group '{props[key]}' does not exist")
    parameters = {
        "GroupId": [str(props["GroupId"])],
        "IpPermissions.1.IpProtocol": [str(props["IpProtocol"])],
    }
    for key, name in _RANGES.items():
        if key in props:
            parameters[f"IpPermissions.1.{name}"] = [str(props[key])]
    return parameters


def _rule(
    name: str, side: str, authorize: Callable[[Any], Any], revoke: Callable[[Any], Any]
) -> ResourceType:
    def create(_logical_id: str, props: Props, _stack: str) -> Created:
        parameters = _parameters(props)
        rules = ec2._security_groups[props["GroupId"]][side]
        before = len(rules)
        body = call(authorize, parameters)
        if len(rules) == before:
            # ministack answers as if it had made one; AWS refuses (InvalidPermission.Duplicate).
            raise ValueError("the specified rule already exists")
        rule = first("<securityGroupRuleId>(.*?)<", body)
        return rule, {"Id": rule}

    def delete(physical_id: str, props: Props) -> None:
        if props.get("GroupId") in ec2._security_groups:
            rule = {"GroupId": [props["GroupId"]], "SecurityGroupRuleId.1": [physical_id]}
            call(revoke, rule)

    def update(physical_id: str, old: Props, new: Props, stack: str, logical_id: str) -> Created:
        delete(physical_id, old)
        return create(logical_id, new, stack)

    return ResourceType(name=name, kind="emulated", create=create, delete=delete, update=update)


SECURITY_GROUP_INGRESS = _rule(
    "AWS::EC2::SecurityGroupIngress",
    "IpPermissions",
    ec2._authorize_sg_ingress,
    ec2._revoke_sg_ingress,
)
SECURITY_GROUP_EGRESS = _rule(
    "AWS::EC2::SecurityGroupEgress",
    "IpPermissionsEgress",
    ec2._authorize_sg_egress,
    ec2._revoke_sg_egress,
)
