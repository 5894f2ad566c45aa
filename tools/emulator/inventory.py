"""List everything that exists, by service API and not by CloudFormation's word."""

from collections.abc import Callable, Mapping
from typing import Any

from tools.aws import Clients

Inventory = dict[str, list[str]]

_GONE = ("deleted", "deleting", "terminated", "INACTIVE")

# kind: (service, operation, key of the list, key of the name)
_SIMPLE: dict[str, tuple[str, str, str, str]] = {
    "access point": ("efs", "describe_access_points", "AccessPoints", "AccessPointId"),
    "alarm": ("cloudwatch", "describe_alarms", "MetricAlarms", "AlarmName"),
    "auto scaling group": (
        *("autoscaling", "describe_auto_scaling_groups"),
        *("AutoScalingGroups", "AutoScalingGroupName"),
    ),
    "bucket": ("s3", "list_buckets", "Buckets", "Name"),
    "certificate": ("acm", "list_certificates", "CertificateSummaryList", "CertificateArn"),
    "dashboard": ("cloudwatch", "list_dashboards", "DashboardEntries", "DashboardName"),
    "elastic address": ("ec2", "describe_addresses", "Addresses", "AllocationId"),
    "file system": ("efs", "describe_file_systems", "FileSystems", "FileSystemId"),
    "flow log": ("ec2", "describe_flow_logs", "FlowLogs", "FlowLogId"),
    "function": ("lambda", "list_functions", "Functions", "FunctionName"),
    "hosted zone": ("route53", "list_hosted_zones", "HostedZones", "Id"),
    "instance profile": (
        *("iam", "list_instance_profiles", "InstanceProfiles", "InstanceProfileName"),
    ),
    "internet gateway": (
        *("ec2", "describe_internet_gateways", "InternetGateways", "InternetGatewayId"),
    ),
    "launch template": (
        *("ec2", "describe_launch_templates", "LaunchTemplates", "LaunchTemplateId"),
    ),
    "load balancer": ("elbv2", "describe_load_balancers", "LoadBalancers", "LoadBalancerArn"),
    "log group": ("logs", "describe_log_groups", "logGroups", "logGroupName"),
    "namespace": ("servicediscovery", "list_namespaces", "Namespaces", "Id"),
    "nat gateway": ("ec2", "describe_nat_gateways", "NatGateways", "NatGatewayId"),
    "network interface": (
        *("ec2", "describe_network_interfaces", "NetworkInterfaces", "NetworkInterfaceId"),
    ),
    "parameter": ("ssm", "describe_parameters", "Parameters", "Name"),
    "queue": ("sqs", "list_queues", "QueueUrls", ""),
    "repository": ("ecr", "describe_repositories", "repositories", "repositoryName"),
    "role": ("iam", "list_roles", "Roles", "RoleName"),
    "route table": ("ec2", "describe_route_tables", "RouteTables", "RouteTableId"),
    "rule": ("events", "list_rules", "Rules", "Name"),
    "secret": ("secretsmanager", "list_secrets", "SecretList", "Name"),
    "security group": ("ec2", "describe_security_groups", "SecurityGroups", "GroupId"),
    "subnet": ("ec2", "describe_subnets", "Subnets", "SubnetId"),
    "target group": ("elbv2", "describe_target_groups", "TargetGroups", "TargetGroupArn"),
    "task definition": ("ecs", "list_task_definitions", "taskDefinitionArns", ""),
    "topic": ("sns", "list_topics", "Topics", "TopicArn"),
    "vpc": ("ec2", "describe_vpcs", "Vpcs", "VpcId"),
    "vpc endpoint": ("ec2", "describe_vpc_endpoints", "VpcEndpoints", "VpcEndpointId"),
}


def take(clients: Clients) -> Inventory:
    """Return what exists now: kind of resource to sorted names.

    Args:
        clients: Where to look.
    """
    found = {kind: _simple(clients, *how) for kind, how in _SIMPLE.items()}
    found |= {kind: look(clients) for kind, look in _SPECIAL.items()}
    return {kind: sorted(names) for kind, names in sorted(found.items())}


def difference(
    before: Mapping[str, list[str]], after: Mapping[str, list[str]]
) -> tuple[Inventory, Inventory]:
    """Return what was added and what is gone, per kind, without the kinds that are equal.

    Args:
        before: An earlier inventory.
        after: A later one.

    Example:
        >>> difference({"vpc": ["a", "b"]}, {"vpc": ["b", "c"], "role": []})
        ({'vpc': ['c']}, {'vpc': ['a']})
    """
    return _minus(after, before), _minus(before, after)


def _minus(one: Mapping[str, list[str]], other: Mapping[str, list[str]]) -> Inventory:
    left = {kind: sorted(set(names) - set(other.get(kind, []))) for kind, names in one.items()}
    return {kind: names for kind, names in left.items() if names}


def _simple(clients: Clients, service: str, operation: str, key: str, name: str) -> list[str]:
    items = clients.pages(service, operation, key)
    alive = [item for item in items if not name or item.get("State") not in _GONE]
    return [item[name] if name else item for item in alive]


def _clusters(clients: Clients) -> list[str]:
    return clients.pages("ecs", "list_clusters", "clusterArns")


def _services(clients: Clients) -> list[str]:
    return [
        service
        for cluster in _clusters(clients)
        for service in clients.pages("ecs", "list_services", "serviceArns", cluster=cluster)
    ]


def _capacity_providers(clients: Clients) -> list[str]:
    answer = clients("ecs").describe_capacity_providers()["capacityProviders"]
    return [one["name"] for one in answer if not one["name"].startswith("FARGATE")]


def _scalable_targets(clients: Clients) -> list[str]:
    answer = clients("application-autoscaling").describe_scalable_targets(ServiceNamespace="ecs")
    return [one["ResourceId"] for one in answer["ScalableTargets"]]


def _local_policies(clients: Clients) -> list[str]:
    policies = clients.pages("iam", "list_policies", "Policies", Scope="Local")
    return [one["Arn"] for one in policies]


def _stacks(clients: Clients) -> list[str]:
    stacks: list[dict[str, Any]] = clients.pages("cloudformation", "describe_stacks", "Stacks")
    return [one["StackName"] for one in stacks if one["StackStatus"] != "DELETE_COMPLETE"]


_SPECIAL: dict[str, Callable[[Clients], list[str]]] = {
    "capacity provider": _capacity_providers,
    "cluster": _clusters,
    "policy": _local_policies,
    "scalable target": _scalable_targets,
    "service": _services,
    "stack": _stacks,
}
