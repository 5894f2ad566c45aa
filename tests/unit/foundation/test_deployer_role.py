"""DeployerRole: one subject may take it; it deploys, pushes and runs tasks, and nothing else."""

import json

import pytest
from aws_cdk import aws_ecr as ecr
from aws_cdk.assertions import Template

from moorage.errors import InvalidInputError
from moorage.foundation import DeployerRole
from moorage.foundation.deployer import AccountPrincipal, GitHub, GitLab
from moorage.services import TaskRoles

GITHUB = GitHub(repository="acme/shop", branch="main")
CLUSTER = "arn:aws:ecs:eu-west-1:111122223333:cluster/shop"
PROVIDER = "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com"


def role(stack):
    [found] = Template.from_stack(stack).find_resources("AWS::IAM::Role").values()
    return found["Properties"]


def statements(stack):
    [policy] = Template.from_stack(stack).find_resources("AWS::IAM::Policy").values()
    return policy["Properties"]["PolicyDocument"]["Statement"]


@pytest.mark.parametrize(
    ("trusted", "host", "audience", "subject"),
    [
        (
            GITHUB,
            "token.actions.githubusercontent.com",
            "sts.amazonaws.com",
            "repo:acme/shop:ref:refs/heads/main",
        ),
        (
            GitHub(repository="acme/shop", environment="production"),
            "token.actions.githubusercontent.com",
            "sts.amazonaws.com",
            "repo:acme/shop:environment:production",
        ),
        (
            GitLab(project="acme/web/shop", branch="main"),
            "gitlab.com",
            "https://gitlab.com",
            "project_path:acme/web/shop:ref_type:branch:ref:main",
        ),
    ],
)
def test_exactly_one_subject_may_take_the_role(stack, trusted, host, audience, subject):
    DeployerRole(stack, "Deployer", trusted=trusted)

    [statement] = role(stack)["AssumeRolePolicyDocument"]["Statement"]
    assert statement["Action"] == "sts:AssumeRoleWithWebIdentity"
    assert statement["Condition"] == {
        "StringEquals": {f"{host}:aud": audience, f"{host}:sub": subject}
    }


def test_an_existing_provider_is_used(stack):
    trusted = GitHub(repository="acme/shop", branch="main", provider_arn=PROVIDER)

    DeployerRole(stack, "Deployer", trusted=trusted)

    [statement] = role(stack)["AssumeRolePolicyDocument"]["Statement"]
    assert statement["Principal"] == {"Federated": PROVIDER}
    Template.from_stack(stack).resource_count_is("AWS::IAM::OIDCProvider", 0)


def test_a_role_of_an_account_may_take_it(stack):
    arn = "arn:aws:iam::111122223333:role/Pipeline"

    DeployerRole(stack, "Deployer", trusted=AccountPrincipal(arn=arn))

    [statement] = role(stack)["AssumeRolePolicyDocument"]["Statement"]
    assert statement["Principal"] == {"AWS": arn}


@pytest.mark.parametrize(
    ("kind", "arguments", "message"),
    [
        (GitHub, {"repository": "shop", "branch": "main"}, "write it as 'OWNER/NAME'"),
        (GitHub, {"repository": "acme/*", "branch": "main"}, "is not one repository"),
        (GitHub, {"repository": "acme/shop"}, "needs either branch or environment"),
        (
            GitHub,
            {"repository": "acme/shop", "branch": "main", "environment": "x"},
            "needs either branch or environment",
        ),
        (GitHub, {"repository": "acme/shop", "branch": "*"}, "must name one, not a pattern"),
        (
            GitHub,
            {"repository": "acme/shop", "branch": "refs/heads/main"},
            "refs/heads/ is added .*write 'main'",
        ),
        (GitHub, {"repository": "acme/shop", "environment": "p*"}, "must name one"),
        (GitLab, {"project": "shop", "branch": "main"}, "is not one project"),
        (GitLab, {"project": "acme/shop", "branch": "release-*"}, "must name one"),
        (AccountPrincipal, {"arn": "arn:aws:iam::111122223333:root"}, "one role or user"),
        (AccountPrincipal, {"arn": "*"}, "one role or user"),
    ],
)
def test_whoever_is_more_than_one_is_refused(kind, arguments, message):
    with pytest.raises(InvalidInputError, match=message):
        kind(**arguments)


def test_it_may_only_take_the_roles_of_the_bootstrap(stack):
    DeployerRole(stack, "Deployer", trusted=GITHUB, qualifier="acme")

    [statement] = statements(stack)
    assert statement["Action"] == "sts:AssumeRole"
    text = json.dumps(statement["Resource"])
    assert text.count("cdk-acme-") == 4
    assert "*" not in text


def test_it_pushes_to_named_repositories_only(stack):
    repository = ecr.Repository(stack, "Images")

    DeployerRole(stack, "Deployer", trusted=GITHUB, repositories=[repository])

    pushes = [one for one in statements(stack) if "ecr:PutImage" in one["Action"]]
    assert [one["Resource"] for one in pushes] == [stack.resolve(repository.repository_arn)]
    everywhere = [one["Action"] for one in statements(stack) if one["Resource"] == "*"]
    assert everywhere == ["ecr:GetAuthorizationToken"]


def test_it_runs_tasks_with_named_roles_in_named_clusters(stack):
    roles = TaskRoles(stack, "Roles")

    DeployerRole(
        stack, "Deployer", trusted=GITHUB, task_roles=[roles.task_role], clusters=[CLUSTER]
    )

    by_action = {str(one["Action"]): one for one in statements(stack)}
    assert by_action["ecs:RunTask"]["Condition"] == {"ArnEquals": {"ecs:cluster": [CLUSTER]}}
    passed = by_action["iam:PassRole"]
    assert passed["Resource"] == stack.resolve(roles.task_role.role_arn)
    assert passed["Condition"] == {
        "StringEquals": {"iam:PassedToService": "ecs-tasks.amazonaws.com"}
    }


def test_tasks_need_a_cluster(stack):
    roles = TaskRoles(stack, "Roles")

    with pytest.raises(InvalidInputError, match="tasks can only be run in a cluster"):
        DeployerRole(stack, "Deployer", trusted=GITHUB, task_roles=[roles.task_role])
