"""AWS::WAFv2::WebACLAssociation, through the emulator's API; WebACL logging, which is recorded."""

from tools.emulator.extension.ministack import Created, Props, call, waf
from tools.emulator.extension.resource_type import ResourceType


def _associate(_logical_id: str, props: Props, _stack: str) -> Created:
    call(waf._associate_web_acl, props)
    return f"{props['WebACLArn']}|{props['ResourceArn']}", {}


def _dissociate(_physical_id: str, props: Props) -> None:
    call(waf._disassociate_web_acl, props)


def _log(_logical_id: str, props: Props, _stack: str) -> Created:
    return props["ResourceArn"], {"ManagedByFirewallManager": "false"}


def _stop_logging(_physical_id: str, _props: Props) -> None:
    """Nothing was made but CloudFormation's own record."""


WEB_ACL_ASSOCIATION = ResourceType(
    name="AWS::WAFv2::WebACLAssociation",
    kind="emulated",
    create=_associate,
    delete=_dissociate,
)
WEB_ACL_LOGGING = ResourceType(
    name="AWS::WAFv2::LoggingConfiguration",
    kind="recorded",
    create=_log,
    delete=_stop_logging,
)
