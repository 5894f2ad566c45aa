"""RedeployOnRotation: an event, a runbook, and two roles that can do nothing else."""

import json

import pytest
from aws_cdk.assertions import Match, Template

from moorage.errors import FeatureError, InvalidInputError
from moorage.features import RedeployOnRotation, Secrets
from moorage.services import ContainerService
from moorage.values.secret_source import SecretSource

SECRET = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/db-a1B2c3"
OTHER = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop/key-d4E5f6"


@pytest.fixture
def make(stack, cluster, image):
    def make(*sources, feature=None):
        variables = {f"VARIABLE_{n}": source for n, source in enumerate(sources)}
        features = [*([Secrets(variables=variables)] if variables else [])]
        features.append(feature or RedeployOnRotation())
        ContainerService(stack, "Api", cluster=cluster, image=image, features=features)
        return Template.from_stack(stack)

    return make


def rules(template):
    found = template.find_resources("AWS::Events::Rule").values()
    return [one["Properties"] for one in found]


def statements(template, role):
    found = template.find_resources("AWS::IAM::Policy")
    [policy] = [one for id, one in found.items() if role in id]
    return policy["Properties"]["PolicyDocument"]["Statement"]


def test_a_new_value_of_a_secret_is_the_event(make):
    [rule] = rules(make(SecretSource(secret_arn=SECRET), SecretSource(secret_arn=OTHER, key="k")))

    assert rule["EventPattern"] == {
        "source": ["aws.secretsmanager"],
        "detail-type": ["Secret Label Updated"],
        "resources": [SECRET, OTHER],
        "detail": {"labelUpdated": ["AWSCURRENT"]},
    }


def test_a_label_of_ones_own_and_a_parameter_are_events_of_their_own(make):
    label = SecretSource(secret_arn=SECRET, version_stage="BLUE")
    patterns = [
        one["EventPattern"] for one in rules(make(label, SecretSource(parameter="/shop/token")))
    ]

    assert patterns[0]["detail"] == {"labelUpdated": ["BLUE"]}
    assert patterns[1] == {
        "source": ["aws.ssm"],
        "detail-type": ["Parameter Store Change"],
        "detail": {"name": ["/shop/token"], "operation": ["Update"]},
    }


def test_the_event_starts_a_runbook_that_deploys_the_service_anew(make):
    template = make(SecretSource(secret_arn=SECRET))

    [rule] = rules(template)
    [target] = rule["Targets"]
    assert target["Input"] == "{}"
    assert "automation-definition/" in json.dumps(target["Arn"])
    [runbook] = template.find_resources("AWS::SSM::Document").values()
    assert runbook["Properties"]["DocumentType"] == "Automation"
    [step] = runbook["Properties"]["Content"]["mainSteps"]
    assert (step["action"], step["inputs"]["Api"]) == ("aws:executeAwsApi", "UpdateService")
    assert step["inputs"]["forceNewDeployment"] is True
    assert "desiredCount" not in step["inputs"]


def test_the_roles_reach_this_service_and_this_runbook_alone(make):
    template = make(SecretSource(secret_arn=SECRET))

    [update] = statements(template, "RunbookRole")
    assert update["Action"] == "ecs:UpdateService"
    assert "ApiService" in json.dumps(update["Resource"])
    start, pass_role = statements(template, "EventRole")
    assert start["Action"] == "ssm:StartAutomationExecution"
    assert "Runbook" in json.dumps(start["Resource"])
    assert pass_role["Condition"] == {"StringEquals": {"iam:PassedToService": "ssm.amazonaws.com"}}


def test_both_roles_trust_their_service_on_behalf_of_this_account(make):
    template = make(SecretSource(secret_arn=SECRET))

    for service in ("ssm.amazonaws.com", "events.amazonaws.com"):
        condition = {
            "StringEquals": {"aws:SourceAccount": {"Ref": "AWS::AccountId"}},
            "ArnLike": {"aws:SourceArn": Match.any_value()},
        }
        statement = {"Principal": {"Service": service}, "Condition": condition}
        template.has_resource_properties(
            "AWS::IAM::Role",
            {"AssumeRolePolicyDocument": {"Statement": [Match.object_like(statement)]}},
        )


def test_secrets_of_others_can_be_named(make):
    feature = RedeployOnRotation(secrets=(SecretSource(secret_arn=OTHER),))

    [rule] = rules(make(feature=feature))

    assert rule["EventPattern"]["resources"] == [OTHER]


def test_without_secrets_there_is_nothing_to_wait_for(make):
    with pytest.raises(FeatureError, match="RedeployOnRotation needs Secrets"):
        make()


def test_versions_whose_changes_nobody_announces_are_refused():
    with pytest.raises(InvalidInputError, match="does not announce changes of this version"):
        RedeployOnRotation(secrets=(SecretSource(secret_arn=SECRET, version_stage="AWSPREVIOUS"),))
