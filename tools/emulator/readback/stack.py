"""Read a whole stack back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from tools.aws import Clients
from tools.emulator.readback import (
    capacity,
    containers,
    discovery,
    files,
    firewall,
    load_balancing,
    messaging,
    names,
    network,
    schedules,
    security,
    storage,
)
from tools.emulator.readback.comparison import Pairs, differences
from tools.emulator.readback.deployed import Deployed

Reader = Callable[[Clients, str, dict[str, Any]], Pairs]

READERS: dict[str, Reader] = {
    "AWS::ApplicationAutoScaling::ScalableTarget": storage.scalable_target,
    "AWS::ApplicationAutoScaling::ScalingPolicy": storage.scaling_policy,
    "AWS::AutoScaling::AutoScalingGroup": capacity.auto_scaling_group,
    "AWS::CertificateManager::Certificate": names.certificate,
    "AWS::CloudWatch::Alarm": storage.alarm,
    "AWS::EC2::EIP": network.elastic_ip,
    "AWS::EC2::FlowLog": network.flow_log,
    "AWS::EC2::InternetGateway": network.internet_gateway,
    "AWS::EC2::LaunchTemplate": capacity.launch_template,
    "AWS::EC2::NatGateway": network.nat_gateway,
    "AWS::EC2::Route": network.route,
    "AWS::EC2::RouteTable": network.route_table,
    "AWS::EC2::SecurityGroup": security.security_group,
    "AWS::EC2::SecurityGroupEgress": security.egress,
    "AWS::EC2::SecurityGroupIngress": security.ingress,
    "AWS::EC2::Subnet": network.subnet,
    "AWS::EC2::SubnetRouteTableAssociation": network.route_table_association,
    "AWS::EC2::VPC": network.vpc,
    "AWS::EC2::VPCEndpoint": network.vpc_endpoint,
    "AWS::EC2::VPCGatewayAttachment": network.gateway_attachment,
    "AWS::ECR::Repository": containers.repository,
    "AWS::ECS::CapacityProvider": capacity.capacity_provider,
    "AWS::ECS::Cluster": containers.cluster,
    "AWS::ECS::ClusterCapacityProviderAssociations": containers.capacity_provider_associations,
    "AWS::ECS::Service": containers.service,
    "AWS::ECS::TaskDefinition": containers.task_definition,
    "AWS::EFS::AccessPoint": files.access_point,
    "AWS::EFS::FileSystem": files.file_system,
    "AWS::EFS::MountTarget": files.mount_target,
    "AWS::ElasticLoadBalancingV2::Listener": load_balancing.listener,
    "AWS::ElasticLoadBalancingV2::ListenerRule": load_balancing.listener_rule,
    "AWS::ElasticLoadBalancingV2::LoadBalancer": load_balancing.load_balancer,
    "AWS::ElasticLoadBalancingV2::TargetGroup": load_balancing.target_group,
    "AWS::Events::Rule": messaging.rule,
    "AWS::IAM::InstanceProfile": capacity.instance_profile,
    "AWS::IAM::ManagedPolicy": security.managed_policy,
    "AWS::IAM::Policy": security.policy,
    "AWS::IAM::Role": security.role,
    "AWS::KMS::Key": storage.key,
    "AWS::Lambda::Function": storage.function,
    "AWS::Logs::LogGroup": storage.log_group,
    "AWS::Route53::HostedZone": names.hosted_zone,
    "AWS::Route53::RecordSet": names.record,
    "AWS::S3::Bucket": storage.bucket,
    "AWS::S3::BucketPolicy": storage.bucket_policy,
    "AWS::Scheduler::Schedule": schedules.schedule,
    "AWS::Scheduler::ScheduleGroup": schedules.group,
    "AWS::SQS::Queue": messaging.queue,
    "AWS::SQS::QueuePolicy": messaging.queue_policy,
    "AWS::ServiceDiscovery::HttpNamespace": discovery.namespace,
    "AWS::WAFv2::WebACL": firewall.web_acl,
    "AWS::WAFv2::WebACLAssociation": firewall.association,
    "Custom::VpcRestrictDefaultSG": security.restricted_default_group,
}


@dataclass(frozen=True, kw_only=True)
class Result:
    """What reading a stack back found.

    Args:
        compared: How many properties were compared.
        differences: One line for each that does not agree, with the logical id first.
        not_read_back: The types that have no reader.
    """

    compared: int = 0
    differences: list[str] = field(default_factory=list)
    not_read_back: set[str] = field(default_factory=set)


def read_back(clients: Clients, name: str, template: Mapping[str, Any]) -> Result:
    """Compare every resource of a deployed stack with its template.

    Args:
        clients: Where it was deployed.
        name: The stack's name.
        template: What was synthesized.
    """
    stack = Deployed.read(clients, name, template)
    compared, found, unread = 0, [], set()
    for logical_id, resource in template["Resources"].items():
        reader = READERS.get(resource["Type"])
        if reader is None:
            unread.add(resource["Type"])
            continue
        pairs = _read(reader, stack, logical_id, resource.get("Properties", {}))
        compared += len(pairs)
        found += [f"{logical_id}: {line}" for line in differences(pairs)]
    return Result(compared=compared, differences=found, not_read_back=unread)


def _read(reader: Reader, stack: Deployed, logical_id: str, props: dict[str, Any]) -> Pairs:
    try:
        return reader(stack.clients, stack.physical.get(logical_id, ""), stack.resolve(props))
    except Exception as error:
        return {"reading it": (f"{type(error).__name__}: {error}", "possible")}
