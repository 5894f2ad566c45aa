"""Questions to templates that need more than a line."""

from typing import Any

from tests.compliance.controls import Props, Templates, every
from tests.compliance.kinds import (
    ALB,
    CLUSTER,
    ENDPOINT,
    FILES,
    GROUP,
    INGRESS,
    LISTENER,
    LOGS,
    NODES,
    QUEUE,
    QUEUE_POLICY,
    REPOSITORY,
    ROLE,
    SERVICE,
    SUBNET,
    TASK,
)


def log_driver(one: Props) -> bool:
    return (
        one["LogConfiguration"]["LogDriver"] == "awslogs"
        and one["LogConfiguration"]["Options"].get("mode") == "non-blocking"
    )


def by_group(one: Props) -> bool:
    return "SourceSecurityGroupId" in one and "CidrIp" not in one


def tasks_groups(t: Templates) -> list[Props]:
    return [one for one in t.of(GROUP) if one["GroupDescription"].startswith("Tasks of ")]


def closed_tasks(t: Templates) -> bool:
    groups = tasks_groups(t)
    ports = {r["FromPort"] for one in groups for r in one["SecurityGroupEgress"]}
    return bool(groups) and ports == {443}


def world(t: Templates) -> set[str]:
    """Return the descriptions of the groups that let the world in."""
    return {
        one["GroupDescription"]
        for one in t.of(GROUP)
        for rule in one.get("SecurityGroupIngress", ())
        if rule.get("CidrIp") == "0.0.0.0/0"
    } | {"a rule" for one in t.of(INGRESS) if one.get("CidrIp") == "0.0.0.0/0"}


def zones(t: Templates) -> set[str]:
    return {str(one["AvailabilityZone"]) for one in t.of(SUBNET)}


def breaker(one: Props) -> bool:
    breaker = one["DeploymentConfiguration"].get("DeploymentCircuitBreaker", {})
    return breaker.get("Enable") is True and breaker.get("Rollback") is True


def no_dip(one: Props) -> bool:
    deployment = one["DeploymentConfiguration"]
    return deployment["MinimumHealthyPercent"] >= 100 and deployment["MaximumPercent"] >= 200


def scaled_without_count(t: Templates) -> bool:
    targets = len(t.of("AWS::ApplicationAutoScaling::ScalableTarget"))
    free = [one for one in t.of(SERVICE) if "DesiredCount" not in one]
    return targets > 0 and len(free) >= targets


def own_roles(t: Templates) -> bool:
    pairs = [(str(one["TaskRoleArn"]), str(one["ExecutionRoleArn"])) for one in t.of(TASK)]
    return bool(pairs) and all(task != execution for task, execution in pairs)


def ecs_trusts(t: Templates) -> list[Props]:
    return [
        statement
        for role in t.of(ROLE)
        for statement in role["AssumeRolePolicyDocument"]["Statement"]
        if statement["Principal"].get("Service") == "ecs-tasks.amazonaws.com"
    ]


def limited_trusts(t: Templates) -> bool:
    trusts = ecs_trusts(t)
    return bool(trusts) and all(
        {"aws:SourceAccount", "aws:SourceArn"}
        == {key for keys in one.get("Condition", {}).values() for key in keys}
        for one in trusts
    )


def execution_roles(t: Templates) -> list[Props]:
    return [one for one in t.of(ROLE) if "Starts the task" in one.get("Description", "")]


def node(key: str, good: Any) -> Any:
    return every(NODES, lambda one: good(one["LaunchTemplateData"].get(key)))


def worse_node(key: str, value: Any) -> Any:
    return lambda t: t.of(NODES)[0]["LaunchTemplateData"].__setitem__(key, value)


def agent_settings(t: Templates) -> bool:
    texts = [str(one["LaunchTemplateData"]["UserData"]) for one in t.of(NODES)]
    return bool(texts) and all(
        "ECS_AWSVPC_BLOCK_IMDS=true" in text or "awsvpc-block-imds = true" in text for text in texts
    )


def bucket_policies(t: Templates) -> str:
    return str(t.of("AWS::S3::BucketPolicy"))


def rules_of_repository(one: Props) -> bool:
    scans = one.get("ImageScanningConfiguration", {}).get("ScanOnPush") is True
    return scans and one.get("ImageTagMutability") == "IMMUTABLE" and "LifecyclePolicy" in one


def private(one: Props) -> bool:
    block = one.get("PublicAccessBlockConfiguration", {"nothing": False})
    kept = {"BucketEncryption", "LifecycleConfiguration", "VersioningConfiguration"}
    return all(block.values()) and kept <= one.keys()


def owner_tag(t: Templates) -> bool:
    kinds = (ALB, CLUSTER, LOGS, REPOSITORY, SERVICE, "AWS::EC2::VPC")
    tagged = [one.get("Tags", []) for kind in kinds for one in t.of(kind)]
    return bool(tagged) and all(any(tag["Key"] == "owner" for tag in tags) for tags in tagged)


def awsvpc(service: Props) -> Props:
    configuration: Props = service["NetworkConfiguration"]["AwsvpcConfiguration"]
    return configuration


def https(t: Templates) -> list[Props]:
    return [one for one in t.of(LISTENER) if one["Protocol"] == "HTTPS"]


def limited_endpoints(t: Templates) -> list[Props]:
    """Return the interface endpoints that take a policy; those of the ECS agent take none."""
    return [
        one
        for one in t.of(ENDPOINT)
        if one["VpcEndpointType"] == "Interface" and "ecs-" not in str(one["ServiceName"])
    ]


def one_nat(t: Templates) -> None:
    for template in t.stacks.values():
        nats = [id for id, one in template["Resources"].items() if "NatGateway" in one["Type"]]
        for id in nats[1:]:
            del template["Resources"][id]


def protected_files(t: Templates) -> bool:
    mounted = [
        volume["EFSVolumeConfiguration"]
        for task in t.of(TASK)
        for volume in task.get("Volumes", ())
        if "EFSVolumeConfiguration" in volume
    ]
    encrypted = [one.get("Encrypted") is True for one in t.of(FILES)]
    return (
        bool(mounted and encrypted)
        and all(encrypted)
        and all(
            one["TransitEncryption"] == "ENABLED"
            and one["AuthorizationConfig"]["IAM"] == "ENABLED"
            and "AccessPointId" in one["AuthorizationConfig"]
            for one in mounted
        )
    )


def secrets_by_reference(t: Templates) -> bool:
    given = [one for container in t.containers() for one in container.get("Secrets", ())]
    plain = {one["Name"] for c in t.containers() for one in c.get("Environment", ())}
    return bool(given) and not plain & {one["Name"] for one in given}


def secret_as_text(t: Templates) -> None:
    container = next(one for one in t.containers() if one.get("Secrets"))
    name = container["Secrets"][0]["Name"]
    container.setdefault("Environment", []).append({"Name": name, "Value": "plain"})


def closed_queues(t: Templates) -> bool:
    queues = t.of(QUEUE)
    encrypted = [one.get("SqsManagedSseEnabled") or one.get("KmsMasterKeyId") for one in queues]
    closed = str(t.of(QUEUE_POLICY)).count("aws:SecureTransport") >= len(queues)
    return bool(queues) and all(encrypted) and closed and "RedrivePolicy" in str(queues)
