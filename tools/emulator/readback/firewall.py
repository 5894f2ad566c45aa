"""Read web ACLs and what they stand before back."""

from typing import Any

from tools.aws import Clients
from tools.emulator.readback.comparison import Pairs

Props = dict[str, Any]


def web_acl(clients: Clients, physical_id: str, props: Props) -> Pairs:
    """Compare the rules and what happens to requests that match none."""
    listed = clients("wafv2").list_web_acls(Scope=props["Scope"])["WebACLs"]
    summary = next(one for one in listed if one["Id"] in physical_id)
    found = clients("wafv2").get_web_acl(
        Name=summary["Name"], Scope=props["Scope"], Id=summary["Id"]
    )["WebACL"]
    rules = [(one["Name"], one["Priority"]) for one in props["Rules"]]
    return {
        "DefaultAction": (found["DefaultAction"], props["DefaultAction"]),
        "Rules": ([(one["Name"], one["Priority"]) for one in found["Rules"]], rules),
    }


def association(clients: Clients, _physical_id: str, props: Props) -> Pairs:
    """Compare which web ACL stands before the resource."""
    answer = clients("wafv2").get_web_acl_for_resource(ResourceArn=props["ResourceArn"])
    return {"WebACLArn": (answer["WebACL"]["ARN"], props["WebACLArn"])}
