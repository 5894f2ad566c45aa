"""One environment's life on a private emulator: made, unchanged, changed, refused, gone.

The tests run in the order of the file, on one environment; each one says what it found.
"""

import re

import pytest
from tests.deploy.life import life_of

from tools.deploy import stacks
from tools.deploy.failure import FAILED
from tools.emulator import inventory
from tools.emulator.readback.stack import read_back
from tools.emulator.settings import ROOT

pytestmark = pytest.mark.deploy

SERVICE = "demo-service-api"


@pytest.fixture(scope="module")
def life(tmp_path_factory):
    with life_of(ROOT / "environments" / "demo.yaml", tmp_path_factory.mktemp("life")) as life:
        yield life


@pytest.fixture(scope="module")
def remembered():
    """What one step leaves for a later one to compare with."""
    return {}


def test_a_first_deploy_makes_every_stack_and_says_what_runs(life, remembered):
    done = life.run("deploy")

    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^web +2 of 2 +steady ", done.stdout, re.MULTILINE)
    assert "emulator at http://127.0.0.1" in done.stdout
    assert "AWS account" not in done.stdout
    remembered["made"] = inventory.take(life.clients)


def test_every_resource_is_as_its_template_says(life):
    results = [read_back(life.clients, one.name, one.template) for one in life.stacks]

    assert [line for result in results for line in result.differences] == []
    assert sum(result.compared for result in results) > 150
    unread = set().union(*(result.not_read_back for result in results))
    assert unread == {"Custom::S3AutoDeleteObjects"}


def test_the_default_security_group_was_really_emptied_by_its_function(life):
    (network,) = [one for one in life.stacks if one.name == "demo-network"]
    vpc = next(
        life.physical()["demo-network", id]
        for id, resource in network.template["Resources"].items()
        if resource["Type"] == "AWS::EC2::VPC"
    )
    filters = [{"Name": "vpc-id", "Values": [vpc]}, {"Name": "group-name", "Values": ["default"]}]
    (group,) = life.clients("ec2").describe_security_groups(Filters=filters)["SecurityGroups"]

    assert group["IpPermissions"] + group["IpPermissionsEgress"] == []


def test_a_second_deploy_changes_nothing(life, remembered):
    before = life.versions()

    done = life.run("deploy")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Nothing changed: 5 stacks already match." in done.stdout
    assert life.versions() == before
    assert inventory.take(life.clients) == remembered["made"]


def test_a_changed_value_changes_one_stack_and_keeps_every_other_resource(life):
    versions, physical, service = life.versions(), life.physical(), life.service(SERVICE)
    life.change("LOG_LEVEL: info", "LOG_LEVEL: debug")

    done = life.run("deploy")
    assert done.returncode == 0, done.stdout + done.stderr
    changed = {name for name, version in life.versions().items() if version != versions[name]}
    assert changed == {SERVICE}
    now = life.physical()
    replaced = [key for key in physical if now[key] != physical[key]]
    assert len(replaced) == 1
    family, _, revision = service["taskDefinition"].rpartition(":")
    assert life.service(SERVICE)["taskDefinition"] == f"{family}:{int(revision) + 1}"


def test_the_old_revision_of_the_task_definition_is_deregistered(life, remembered):
    kinds = {kind: len(names) for kind, names in inventory.take(life.clients).items()}

    assert kinds == {kind: len(names) for kind, names in remembered["made"].items()}


def test_a_change_that_is_refused_is_rolled_back_and_explained(life):
    before, service = inventory.take(life.clients), life.service(SERVICE)
    elbv2 = life.clients("elbv2")
    (balancer,) = elbv2.describe_load_balancers()["LoadBalancers"]
    arn = balancer["LoadBalancerArn"]
    (listener,) = elbv2.describe_listeners(LoadBalancerArn=arn)["Listeners"]
    by_hand = elbv2.create_rule(
        ListenerArn=listener["ListenerArn"],
        Priority=77,
        Conditions=[{"Field": "path-pattern", "Values": ["/by-hand"]}],
        Actions=[{"Type": "fixed-response", "FixedResponseConfig": {"StatusCode": "200"}}],
    )
    life.change("LOG_LEVEL: debug", "LOG_LEVEL: error")
    life.change("- path: /api/*", "- {path: /api/*, priority: 77}")

    done = life.run("deploy")
    assert done.returncode == FAILED
    assert "Priority '77' is currently in use" in done.stderr
    assert "demo/service-api/" in done.stderr
    assert "Traceback" not in done.stderr
    stack = stacks.existing(life.clients, [SERVICE])[SERVICE]
    assert stack["StackStatus"] == "UPDATE_ROLLBACK_COMPLETE"
    assert _settings(life) == {"LOG_LEVEL": "debug"}
    assert life.service(SERVICE)["desiredCount"] == service["desiredCount"]
    elbv2.delete_rule(RuleArn=by_hand["Rules"][0]["RuleArn"])
    assert _counts(inventory.take(life.clients)) == _counts(before)


def test_after_the_cause_is_gone_the_same_command_succeeds(life):
    done = life.run("deploy")

    assert done.returncode == 0, done.stdout + done.stderr
    assert _settings(life) == {"LOG_LEVEL": "error"}


def test_destroying_leaves_nothing_but_the_bootstrap(life):
    bucket = next(name for name in inventory.take(life.clients)["bucket"] if "logs" in name)
    life.clients("s3").put_object(Bucket=bucket, Key="an-access-log", Body=b"GET /")

    done = life.run("destroy")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "Nothing is left." in done.stdout
    assert stacks.existing(life.clients, [one.name for one in life.stacks]) == {}
    left = inventory.take(life.clients)
    assert left["stack"] == ["CDKToolkit"]
    assert left["log group"] == left["task definition"] == left["service"] == []
    assert bucket not in left["bucket"]


def _settings(life):
    definition = life.clients("ecs").describe_task_definition(
        taskDefinition=life.service(SERVICE)["taskDefinition"]
    )
    container = definition["taskDefinition"]["containerDefinitions"][0]
    return {one["name"]: one["value"] for one in container["environment"]}


def _counts(found):
    return {kind: len(names) for kind, names in found.items()}
