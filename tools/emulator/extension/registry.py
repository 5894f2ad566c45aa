"""Everything that the extension adds to the pinned ministack."""

from tools.emulator.extension import (
    alarm,
    bucket,
    ecr_images,
    listener_rule,
    public_parameters,
    recorded_task,
    references,
    schedule,
    service,
    task_definition,
    vpc,
)
from tools.emulator.extension.capacity_provider import (
    CAPACITY_PROVIDER,
    CAPACITY_PROVIDER_ASSOCIATIONS,
)
from tools.emulator.extension.elastic_ip import ELASTIC_IP
from tools.emulator.extension.flow_log import FLOW_LOG
from tools.emulator.extension.nat_gateway import NAT_GATEWAY
from tools.emulator.extension.resource_type import ResourceType
from tools.emulator.extension.scaling import SCALABLE_TARGET, SCALING_POLICY
from tools.emulator.extension.security_group_rule import (
    SECURITY_GROUP_EGRESS,
    SECURITY_GROUP_INGRESS,
)
from tools.emulator.extension.warm_pool import WARM_POOL
from tools.emulator.extension.web_acl_parts import WEB_ACL_ASSOCIATION, WEB_ACL_LOGGING

ADDED: tuple[ResourceType, ...] = (
    SCALABLE_TARGET,
    SCALING_POLICY,
    WARM_POOL,
    ELASTIC_IP,
    FLOW_LOG,
    NAT_GATEWAY,
    SECURITY_GROUP_EGRESS,
    SECURITY_GROUP_INGRESS,
    CAPACITY_PROVIDER,
    CAPACITY_PROVIDER_ASSOCIATIONS,
    WEB_ACL_ASSOCIATION,
    WEB_ACL_LOGGING,
)
"""The CloudFormation types that ministack lacks, in the order of their names."""

FIXES = (
    *(alarm, bucket, vpc, task_definition, service, listener_rule, ecr_images, references),
    *(public_parameters, recorded_task, schedule),
)
"""Modules that correct a type ministack has; each one says what and why."""


def install() -> list[str]:
    """Teach the running ministack everything, and return the types that it did not know."""
    added = [resource.name for resource in ADDED if resource.install()]
    for fix in FIXES:
        fix.apply()
    return added
