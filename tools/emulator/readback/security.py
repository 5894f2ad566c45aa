"""Read security groups and IAM roles back."""

import json
from typing import Any
from urllib.parse import unquote

from tools.aws import Clients
from tools.emulator.readback.comparison import Pairs

Props = dict[str, Any]


def security_group(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare the group and the rules that stand in it."""
    found = _group(clients, physical_id)
    pairs: Pairs = {
        "GroupDescription": (found["Description"], props["GroupDescription"]),
        "VpcId": (found["VpcId"], props.get("VpcId")),
    }
    sides = (
        ("SecurityGroupIngress", "IpPermissions"),
        ("SecurityGroupEgress", "IpPermissionsEgress"),
    )
    for key, side in sides:
        for number, rule in enumerate(props.get(key, [])):
            pairs[f"{key}[{number}]"] = (_has(found[side], rule), True)
    return pairs


def ingress(clients: Clients, _physical_id: str, props: Props) -> Pairs:
    """Find the rule in its group."""
    return {"rule": (_has(_group(clients, props["GroupId"])["IpPermissions"], props), True)}


def egress(clients: Clients, _physical_id: str, props: Props) -> Pairs:
    """Find the rule in its group."""
    rules = _group(clients, props["GroupId"])["IpPermissionsEgress"]
    return {"rule": (_has(rules, props), True)}


def restricted_default_group(clients: Clients, _physical_id: str, props: Props) -> Pairs:
    """Compare the VPC's default group with what the custom resource leaves of it: nothing."""
    found = _group(clients, props["DefaultSecurityGroupId"])
    rules = found["IpPermissions"] + found["IpPermissionsEgress"]
    return {"rules of the default security group": (rules, [])}


def role(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare who may assume the role and the managed policies."""
    iam = clients("iam")
    found = iam.get_role(RoleName=physical_id)["Role"]
    attached = iam.list_attached_role_policies(RoleName=physical_id)["AttachedPolicies"]
    return {
        "AssumeRolePolicyDocument": (
            _document(found["AssumeRolePolicyDocument"]),
            props["AssumeRolePolicyDocument"],
        ),
        "ManagedPolicyArns": (
            [one["PolicyArn"] for one in attached],
            props.get("ManagedPolicyArns"),
        ),
    }


def policy(clients: Clients, _physical_id: str, props: Props) -> Pairs:
    """Compare the statements, on every role that has the policy."""
    name = props["PolicyName"]
    pairs: Pairs = {}
    for one in props["Roles"]:
        found = clients("iam").get_role_policy(RoleName=one, PolicyName=name)["PolicyDocument"]
        pairs[f"PolicyDocument of {one}"] = (_document(found), props["PolicyDocument"])
    return pairs


def _document(value: Any) -> Any:
    return json.loads(unquote(value)) if isinstance(value, str) else value


def _group(clients: Clients, group: str) -> dict[str, Any]:
    answer = clients("ec2").describe_security_groups(GroupIds=[group])
    found: dict[str, Any] = answer["SecurityGroups"][0]
    return found


def _has(rules: list[dict[str, Any]], wanted: Props) -> bool:
    return any(_is(rule, wanted) for rule in rules)


def _is(rule: dict[str, Any], wanted: Props) -> bool:
    for key in ("IpProtocol", "FromPort", "ToPort"):
        if key in wanted and str(rule.get(key)) != str(wanted[key]):
            return False
    peers = {
        "CidrIp": [one["CidrIp"] for one in rule.get("IpRanges", [])],
        "CidrIpv6": [one["CidrIpv6"] for one in rule.get("Ipv6Ranges", [])],
        "SourceSecurityGroupId": _groups(rule),
        "DestinationSecurityGroupId": _groups(rule),
    }
    # A value that only CloudFormation knows cannot be compared; port and protocol still are.
    return all(
        wanted[key] in found for key, found in peers.items() if isinstance(wanted.get(key), str)
    )


def _groups(rule: dict[str, Any]) -> list[str]:
    return [one["GroupId"] for one in rule.get("UserIdGroupPairs", [])]


def managed_policy(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare the statements, and whom they are attached to."""
    iam = clients("iam")
    version = iam.get_policy(PolicyArn=physical_id)["Policy"]["DefaultVersionId"]
    found = iam.get_policy_version(PolicyArn=physical_id, VersionId=version)["PolicyVersion"]
    attached = iam.list_entities_for_policy(PolicyArn=physical_id)["PolicyRoles"]
    return {
        "PolicyDocument": (_document(found["Document"]), props["PolicyDocument"]),
        "Roles": (sorted(one["RoleName"] for one in attached), sorted(props["Roles"])),
    }
