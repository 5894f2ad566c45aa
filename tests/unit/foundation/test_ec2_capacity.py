"""Ec2Capacity: hardened instances that ECS adds, drains and removes, and a group that can go."""

import json

import pytest
from aws_cdk.assertions import Match, Template

from moorage.foundation import Cluster, Ec2Capacity
from moorage.services import ContainerService
from moorage.values.node_replacement import NodeReplacement
from moorage.values.node_scaling import NodeScaling
from moorage.values.spot_share import SpotShare


def template(stack, vpc, **arguments):
    Cluster(stack, "Cluster", vpc=vpc, capacity=[Ec2Capacity(**arguments)])
    return Template.from_stack(stack)


def only(found, kind):
    [resource] = found.find_resources(kind).values()
    return resource


def launch_data(found):
    return only(found, "AWS::EC2::LaunchTemplate")["Properties"]["LaunchTemplateData"]


def user_data(found):
    """Return the user data as text, with references as ``<LogicalId>``."""
    value = launch_data(found)["UserData"]["Fn::Base64"]
    if isinstance(value, str):
        return value
    return "".join(
        part if isinstance(part, str) else f"<{part['Ref']}>" for part in value["Fn::Join"][1]
    )


def test_metadata_is_version_two_and_ends_at_the_instance(stack, vpc):
    assert launch_data(template(stack, vpc))["MetadataOptions"] == {
        "HttpEndpoint": "enabled",
        "HttpPutResponseHopLimit": 1,
        "HttpTokens": "required",
        "InstanceMetadataTags": "disabled",
    }


@pytest.mark.parametrize(
    ("image", "disks"),
    [
        ("al2023", {"/dev/xvda": 50}),
        ("bottlerocket", {"/dev/xvda": 4, "/dev/xvdb": 50}),
        ("windows-2025", {"/dev/sda1": 50}),
    ],
)
def test_every_disk_is_encrypted_gp3(stack, vpc, image, disks):
    found = launch_data(template(stack, vpc, image=image))["BlockDeviceMappings"]

    assert {one["DeviceName"]: one["Ebs"]["VolumeSize"] for one in found} == disks
    assert {(one["Ebs"]["Encrypted"], one["Ebs"]["VolumeType"]) for one in found} == {(True, "gp3")}


def test_instances_have_no_public_address_no_key_and_no_open_port(stack, vpc):
    found = template(stack, vpc)

    [interface] = launch_data(found)["NetworkInterfaces"]
    assert interface["AssociatePublicIpAddress"] is False
    assert "KeyName" not in launch_data(found)
    [group] = found.find_resources(
        "AWS::EC2::SecurityGroup",
        {"Properties": {"GroupDescription": Match.string_like_regexp("Container instances")}},
    ).values()
    assert "SecurityGroupIngress" not in group["Properties"]
    assert [rule["FromPort"] for rule in group["Properties"]["SecurityGroupEgress"]] == [443]


@pytest.mark.parametrize(
    ("arguments", "lines"),
    [
        (
            {"image": "al2023"},
            ["ECS_AWSVPC_BLOCK_IMDS=true", "ECS_ENABLE_SPOT_INSTANCE_DRAINING=true"],
        ),
        ({"image": "al2023-gpu"}, ["ECS_ENABLE_GPU_SUPPORT=true"]),
        ({"scaling": NodeScaling(warm_pool=1)}, ["ECS_WARM_POOLS_CHECK=true"]),
        (
            {"image": "bottlerocket"},
            ["awsvpc-block-imds = true", "enable-spot-instance-draining = true"],
        ),
        (
            {"image": "windows-2022"},
            ["-AwsvpcBlockIMDS", '"ECS_ENABLE_SPOT_INSTANCE_DRAINING", "true"'],
        ),
        ({"user_data": ("yum install -y htop",)}, ["yum install -y htop"]),
    ],
)
def test_the_agent_joins_the_cluster_and_hides_the_credentials_of_the_instance(
    stack, vpc, arguments, lines
):
    text = user_data(template(stack, vpc, **arguments))

    assert "<Cluster" in text
    assert [line for line in lines if line not in text] == []


@pytest.mark.parametrize(
    ("image", "architecture", "parameter"),
    [
        ("al2023", "x86_64", "amazon-linux-2023/recommended/image_id"),
        ("al2023", "arm64", "amazon-linux-2023/arm64/recommended/image_id"),
        ("al2023-gpu", "x86_64", "amazon-linux-2023/gpu/recommended/image_id"),
        ("al2023-neuron", "x86_64", "amazon-linux-2023/neuron/recommended/image_id"),
        ("bottlerocket", "arm64", "aws-ecs-2/arm64/latest/image_id"),
        ("bottlerocket-gpu", "x86_64", "aws-ecs-2-nvidia/x86_64/latest/image_id"),
        ("windows-2022", "x86_64", "Windows_Server-2022-English-Full-ECS_Optimized/image_id"),
    ],
)
def test_the_newest_image_of_each_system_is_taken(stack, vpc, image, architecture, parameter):
    found = template(stack, vpc, image=image, architecture=architecture).to_json()["Parameters"]

    assert [one["Default"] for one in found.values() if one["Default"].endswith(parameter)]


def test_a_pinned_image_reads_no_parameter(stack, vpc):
    found = template(stack, vpc, ami_id="ami-0123456789abcdef0")

    assert launch_data(found)["ImageId"] == "ami-0123456789abcdef0"
    assert "ImageId" not in json.dumps(found.to_json().get("Parameters", {}))


def test_ecs_decides_the_size_and_drains_what_goes(stack, vpc):
    scaling = NodeScaling(min_nodes=1, max_nodes=4, target_percent=80, warmup_seconds=60)

    found = template(stack, vpc, scaling=scaling)

    group = only(found, "AWS::AutoScaling::AutoScalingGroup")["Properties"]
    assert (group["MinSize"], group["MaxSize"]) == ("1", "4")
    assert "DesiredCapacity" not in group
    provider = only(found, "AWS::ECS::CapacityProvider")["Properties"]["AutoScalingGroupProvider"]
    assert provider["ManagedDraining"] == "ENABLED"
    assert provider["ManagedTerminationProtection"] == "DISABLED"
    assert provider["ManagedScaling"]["TargetCapacity"] == 80
    assert provider["ManagedScaling"]["InstanceWarmupPeriod"] == 60


def test_a_changed_template_replaces_the_instances_one_after_the_other(stack, vpc):
    replacement = NodeReplacement(max_lifetime_days=7, max_healthy_percent=150)

    group = only(
        template(stack, vpc, replacement=replacement), "AWS::AutoScaling::AutoScalingGroup"
    )

    refresh = group["UpdatePolicy"]["AutoScalingInstanceRefresh"]
    assert refresh["Strategy"] == "Rolling"
    assert refresh["Preferences"]["MinHealthyPercentage"] == 100
    assert refresh["Preferences"]["MaxHealthyPercentage"] == 150
    assert group["Properties"]["MaxInstanceLifetime"] == 7 * 24 * 3600


def test_spot_and_several_types_are_a_mixed_policy(stack, vpc):
    types = ("m7g.large", "m6g.large")

    found = template(
        stack,
        vpc,
        architecture="arm64",
        instance_types=types,
        spot=SpotShare(percent=70, on_demand_base=1),
    )

    group = only(found, "AWS::AutoScaling::AutoScalingGroup")["Properties"]
    policy = group["MixedInstancesPolicy"]
    assert [one["InstanceType"] for one in policy["LaunchTemplate"]["Overrides"]] == [*types]
    assert policy["InstancesDistribution"] == {
        "OnDemandBaseCapacity": 1,
        "OnDemandPercentageAboveBaseCapacity": 30,
        "SpotAllocationStrategy": "price-capacity-optimized",
    }
    assert group["CapacityRebalance"] is True


def test_the_role_of_instances_ends_at_their_cluster(stack, vpc):
    found = template(stack, vpc)

    [role] = [
        one["Properties"]
        for one in found.find_resources("AWS::IAM::Role").values()
        if "ECS agent" in one["Properties"].get("Description", "")
    ]
    assert "ManagedPolicyArns" not in role
    statements = only(found, "AWS::IAM::Policy")["Properties"]["PolicyDocument"]["Statement"]
    everywhere = [one["Action"] for one in statements if one["Resource"] == "*"]
    assert everywhere == ["ecs:DiscoverPollEndpoint"]


def test_a_shell_through_session_manager_is_opt_in(stack, vpc):
    with_shell = json.dumps(template(stack, vpc, ssm_access=True).to_json())

    assert "ssmmessages:OpenDataChannel" in with_shell
    assert "ssm:UpdateInstanceInformation" in with_shell


def test_protected_instances_come_with_what_lets_the_group_go(stack, vpc, image):
    capacity = [Ec2Capacity(protect_long_tasks=True)]
    cluster = Cluster(stack, "Cluster", vpc=vpc, capacity=capacity)
    ContainerService(
        stack, "Api", cluster=cluster.ecs_cluster, image=image, capacity=cluster.capacity
    )

    found = Template.from_stack(stack)

    group = only(found, "AWS::AutoScaling::AutoScalingGroup")["Properties"]
    assert group["NewInstancesProtectedFromScaleIn"] is True
    [(deletion, resource)] = found.find_resources("Custom::AWS").items()
    assert '"ForceDelete":true' in json.dumps(resource["Properties"]["Delete"]).replace("\\", "")
    assert deletion in only(found, "AWS::ECS::Service")["DependsOn"]
    [statement] = [
        one
        for policy in found.find_resources("AWS::IAM::Policy").values()
        for one in policy["Properties"]["PolicyDocument"]["Statement"]
        if one["Action"] == "autoscaling:DeleteAutoScalingGroup"
    ]
    assert "autoScalingGroupName/" in json.dumps(statement["Resource"])


def test_without_protection_there_is_no_function(stack, vpc):
    template(stack, vpc).resource_count_is("Custom::AWS", 0)


def test_a_warm_pool_is_made_on_demand(stack, vpc):
    found = template(stack, vpc, scaling=NodeScaling(warm_pool=2))

    assert only(found, "AWS::AutoScaling::WarmPool")["Properties"]["MinSize"] == 2


def test_several_groups_live_in_one_cluster(stack, vpc):
    capacity = [Ec2Capacity(name="small"), Ec2Capacity(name="arm", architecture="arm64")]

    cluster = Cluster(stack, "Cluster", vpc=vpc, capacity=capacity)

    assert cluster.capacity.architecture == "x86_64"
    Template.from_stack(stack).resource_count_is("AWS::ECS::CapacityProvider", 2)
