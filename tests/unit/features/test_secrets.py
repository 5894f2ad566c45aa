"""Secrets: named in the task definition, readable by the execution role alone."""

import json

import pytest
from aws_cdk.assertions import Match, Template

from moorage.errors import InvalidInputError
from moorage.features import Secrets
from moorage.services import ContainerService
from moorage.values.secret_source import SecretSource

ARN = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/db-a1B2c3"
KEY = "arn:aws:kms:eu-west-1:111122223333:key/11111111-2222"
SOURCES = {
    "DB_PASSWORD": SecretSource(secret_arn=ARN, key="password", encryption_key_arn=KEY),
    "OLD_PASSWORD": SecretSource(secret_arn=ARN, key="password", version_stage="AWSPREVIOUS"),
    "WHOLE": SecretSource(secret_arn=ARN),
    "API_TOKEN": SecretSource(parameter="/shop/api-token"),
}


@pytest.fixture
def template(stack, cluster, image):
    features = [Secrets(variables=SOURCES)]
    ContainerService(stack, "Api", cluster=cluster, image=image, features=features)
    return Template.from_stack(stack)


def test_the_container_gets_each_from_its_place(template):
    [task] = template.find_resources("AWS::ECS::TaskDefinition").values()
    secrets = task["Properties"]["ContainerDefinitions"][0]["Secrets"]
    found = {one["Name"]: json.dumps(one["ValueFrom"]) for one in secrets}

    assert found["DB_PASSWORD"] == f'"{ARN}:password::"'
    assert found["OLD_PASSWORD"] == f'"{ARN}:password:AWSPREVIOUS:"'
    assert found["WHOLE"] == f'"{ARN}"'
    assert ":parameter/shop/api-token" in found["API_TOKEN"]


def test_the_execution_role_reads_them_and_nothing_else_does(template):
    policies = template.find_resources("AWS::IAM::Policy")
    readers = {
        name: policy
        for name, policy in policies.items()
        if "secretsmanager:GetSecretValue" in json.dumps(policy)
    }

    [name] = readers
    assert "ExecutionRole" in name
    statements = readers[name]["Properties"]["PolicyDocument"]["Statement"]
    reading = [one for one in statements if "secretsmanager" in json.dumps(one["Action"])]
    assert {json.dumps(one["Resource"]) for one in reading} == {f'"{ARN}"'}


def test_a_key_of_ones_own_may_be_used_to_read(template):
    statement = {"Action": "kms:Decrypt", "Effect": "Allow", "Resource": KEY}
    statements = Match.array_with([Match.object_like(statement)])

    template.has_resource_properties(
        "AWS::IAM::Policy", {"PolicyDocument": Match.object_like({"Statement": statements})}
    )


def test_they_are_needs_of_the_service(stack, cluster, image):
    features = [Secrets(variables=SOURCES)]
    api = ContainerService(stack, "Api", cluster=cluster, image=image, features=features)

    assert {"secretsmanager", "ssm"} <= {need.service for need in api.needs}


def test_one_feature_serves_two_services(stack, cluster, image):
    features = [Secrets(variables=SOURCES)]

    for id in ("Api", "Jobs"):
        ContainerService(stack, id, cluster=cluster, image=image, features=features)

    Template.from_stack(stack).resource_count_is("AWS::ECS::Service", 2)


def test_a_name_that_aws_sets_is_refused():
    with pytest.raises(InvalidInputError, match="set by AWS"):
        Secrets(variables={"AWS_TOKEN": SOURCES["WHOLE"]})
