"""The types and fixes that the extension adds, seen through CloudFormation and the service APIs."""

import json
import time
import uuid

import pytest

CONTAINER = {"Name": "main", "Image": "nginx:1", "PortMappings": [{"ContainerPort": 80}]}
TASK = {
    "Type": "AWS::ECS::TaskDefinition",
    "Properties": {
        "Family": "api",
        "NetworkMode": "awsvpc",
        "ContainerDefinitions": [CONTAINER],
    },
}
CLUSTER = {"Type": "AWS::ECS::Cluster", "Properties": {"CapacityProviders": ["FARGATE"]}}
NETWORK = {
    "Vpc": {"Type": "AWS::EC2::VPC", "Properties": {"CidrBlock": "10.0.0.0/16"}},
    "Subnet": {
        "Type": "AWS::EC2::Subnet",
        "Properties": {"VpcId": {"Ref": "Vpc"}, "CidrBlock": "10.0.0.0/24"},
    },
}


@pytest.fixture
def create(clients):
    """Create a stack and return its state and what made it fail."""
    cloudformation = clients("cloudformation")
    names = []

    def create(resources, outputs=None):
        name = f"stack-{uuid.uuid4().hex[:8]}"
        names.append(name)
        template = {"Resources": resources, "Outputs": outputs or {}}
        cloudformation.create_stack(StackName=name, TemplateBody=json.dumps(template))
        return _settled(cloudformation, name)

    yield create
    for name in names:
        cloudformation.delete_stack(StackName=name)


def _settled(cloudformation, name):
    for _ in range(200):
        stack = cloudformation.describe_stacks(StackName=name)["Stacks"][0]
        if not stack["StackStatus"].endswith("_IN_PROGRESS"):
            break
        time.sleep(0.02)
    events = cloudformation.describe_stack_events(StackName=name)["StackEvents"]
    reasons = [one.get("ResourceStatusReason", "") for one in events]
    outputs = {one["OutputKey"]: one["OutputValue"] for one in stack.get("Outputs", [])}
    return stack["StackStatus"], " ".join(reasons), outputs


def test_a_nat_gateway_with_its_address_is_made(create, clients):
    nat = {
        "SubnetId": {"Ref": "Subnet"},
        "AllocationId": {"Fn::GetAtt": ["Address", "AllocationId"]},
    }
    resources = NETWORK | {
        "Address": {"Type": "AWS::EC2::EIP", "Properties": {"Domain": "vpc"}},
        "Nat": {"Type": "AWS::EC2::NatGateway", "Properties": nat},
    }

    status, _, outputs = create(resources, {"Nat": {"Value": {"Ref": "Nat"}}})
    assert status == "CREATE_COMPLETE"
    found = clients("ec2").describe_nat_gateways(NatGatewayIds=[outputs["Nat"]])
    assert found["NatGateways"][0]["State"] == "available"


def test_a_nat_gateway_in_a_subnet_that_does_not_exist_is_refused(create):
    nat = {"Type": "AWS::EC2::NatGateway", "Properties": {"SubnetId": "subnet-0"}}

    status, reasons, _ = create({"Nat": nat})
    assert status == "ROLLBACK_COMPLETE"
    assert "The subnet ID 'subnet-0' does not exist" in reasons


def test_the_same_rule_twice_in_a_group_is_refused(create):
    rule = {
        "Type": "AWS::EC2::SecurityGroupIngress",
        "Properties": {
            "GroupId": {"Fn::GetAtt": ["Group", "GroupId"]},
            "IpProtocol": "tcp",
            "FromPort": 80,
            "ToPort": 80,
            "CidrIp": "10.0.0.0/8",
        },
    }
    group = {
        "Type": "AWS::EC2::SecurityGroup",
        "Properties": {"GroupDescription": "g", "VpcId": {"Ref": "Vpc"}},
    }

    status, reasons, _ = create(NETWORK | {"Group": group, "One": rule, "Two": rule})
    assert status == "ROLLBACK_COMPLETE"
    assert "the specified rule already exists" in reasons


def test_the_vpcs_address_range_can_be_read(create):
    block = {"Value": {"Fn::GetAtt": ["Vpc", "CidrBlock"]}}

    _, _, outputs = create({"Vpc": NETWORK["Vpc"]}, {"Block": block})
    assert outputs == {"Block": "10.0.0.0/16"}


def test_a_task_definition_keeps_secrets_health_check_and_the_users_own_names(create, clients):
    container = CONTAINER | {
        "Secrets": [{"Name": "TOKEN", "ValueFrom": "arn:aws:ssm:eu-west-1:1:parameter/x"}],
        "HealthCheck": {"Command": ["CMD", "true"], "Interval": 10},
        "DockerLabels": {"Com.Example": "Kept"},
    }
    task = TASK | {"Properties": TASK["Properties"] | {"ContainerDefinitions": [container]}}

    _, _, outputs = create({"Task": task}, {"T": {"Value": {"Ref": "Task"}}})
    answer = clients("ecs").describe_task_definition(taskDefinition=outputs["T"])
    found = answer["taskDefinition"]["containerDefinitions"][0]
    assert found["secrets"][0]["valueFrom"].endswith("parameter/x")
    assert found["healthCheck"]["interval"] == 10
    assert found["dockerLabels"] == {"Com.Example": "Kept"}


def test_a_service_in_a_cluster_that_does_not_exist_is_refused(create):
    service = {"Cluster": "nowhere", "TaskDefinition": {"Ref": "Task"}}
    resources = {"Task": TASK, "Service": {"Type": "AWS::ECS::Service", "Properties": service}}

    status, reasons, _ = create(resources)
    assert status == "ROLLBACK_COMPLETE"
    assert "Cluster not found" in reasons


def test_a_service_on_a_capacity_provider_that_the_cluster_lacks_is_refused(create):
    service = {
        "Cluster": {"Ref": "Cluster"},
        "TaskDefinition": {"Ref": "Task"},
        "CapacityProviderStrategy": [{"CapacityProvider": "FARGATE_SPOT", "Weight": 1}],
    }
    service = {"Type": "AWS::ECS::Service", "Properties": service}

    status, reasons, _ = create({"Cluster": CLUSTER, "Task": TASK, "Service": service})
    assert status == "ROLLBACK_COMPLETE"
    assert "'FARGATE_SPOT' is not associated" in reasons


def test_a_service_keeps_what_ministack_drops(create, clients):
    service = {
        "Cluster": {"Ref": "Cluster"},
        "TaskDefinition": {"Ref": "Task"},
        "EnableECSManagedTags": True,
        "PropagateTags": "SERVICE",
        "AvailabilityZoneRebalancing": "ENABLED",
    }
    service = {"Type": "AWS::ECS::Service", "Properties": service}
    outputs = {"C": {"Value": {"Ref": "Cluster"}}, "S": {"Value": {"Ref": "Service"}}}

    _, _, made = create({"Cluster": CLUSTER, "Task": TASK, "Service": service}, outputs)
    answer = clients("ecs").describe_services(cluster=made["C"], services=[made["S"]])
    found = answer["services"][0]
    assert (found["propagateTags"], found["enableECSManagedTags"]) == ("SERVICE", True)
    assert found["availabilityZoneRebalancing"] == "ENABLED"


def test_scaling_of_a_service_that_does_not_exist_is_refused(create):
    target = {
        "ServiceNamespace": "ecs",
        "ScalableDimension": "ecs:service:DesiredCount",
        "ResourceId": "service/nowhere/nothing",
        "MinCapacity": 1,
        "MaxCapacity": 2,
    }
    kind = "AWS::ApplicationAutoScaling::ScalableTarget"

    status, reasons, _ = create({"Target": {"Type": kind, "Properties": target}})
    assert status == "ROLLBACK_COMPLETE"
    assert "ECS service doesn't exist" in reasons


def test_recorded_scaling_can_be_read_by_the_services_own_api(create, clients):
    target = {
        "ServiceNamespace": "dynamodb",
        "ScalableDimension": "dynamodb:table:ReadCapacityUnits",
        "ResourceId": "table/x",
        "MinCapacity": 3,
        "MaxCapacity": 7,
    }
    kind = "AWS::ApplicationAutoScaling::ScalableTarget"

    create({"Target": {"Type": kind, "Properties": target}})
    answer = clients("application-autoscaling").describe_scalable_targets(ServiceNamespace="ecs")
    found = [one for one in answer["ScalableTargets"] if one["ResourceId"] == "table/x"]
    assert [(one["MinCapacity"], one["MaxCapacity"]) for one in found] == [(3, 7)]


def test_an_image_that_was_never_pushed_is_not_found(clients):
    ecr = clients("ecr")
    ecr.create_repository(repositoryName="empty")

    with pytest.raises(ecr.exceptions.ImageNotFoundException):
        ecr.describe_images(repositoryName="empty", imageIds=[{"imageTag": "1.0.0"}])


def test_a_bucket_keeps_its_tags(create, clients):
    tags = [{"Key": "aws-cdk:auto-delete-objects", "Value": "true"}]
    bucket = {"Type": "AWS::S3::Bucket", "Properties": {"Tags": tags}}

    _, _, outputs = create({"Bucket": bucket}, {"Name": {"Value": {"Ref": "Bucket"}}})
    found = clients("s3").get_bucket_tagging(Bucket=outputs["Name"])["TagSet"]
    assert found == tags


def test_the_reference_to_a_secret_is_its_arn(create):
    secret = {"Type": "AWS::SecretsManager::Secret", "Properties": {"SecretString": "x"}}

    _, _, outputs = create({"Secret": secret}, {"Arn": {"Value": {"Ref": "Secret"}}})
    assert outputs["Arn"].startswith("arn:aws:secretsmanager:")
