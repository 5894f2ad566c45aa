"""A blue/green and a canary service on a private emulator: made, updated, and gone.

The tests run in the order of the file, on one environment. The emulator keeps what ECS is told
about a strategy, and does not act on it: no requests move, and nobody is asked (see
tools/emulator/COVERAGE.md).
"""

import pytest
from tests.deploy.life import life_of

from tools.emulator import inventory
from tools.emulator.readback.stack import read_back
from tools.emulator.settings import ROOT

pytestmark = pytest.mark.deploy
ENVIRONMENT = ROOT / "tests" / "deploy" / "environments" / "deployments.yaml"
SERVICES = ("deployments-service-green", "deployments-service-canary")


@pytest.fixture(scope="module")
def life(tmp_path_factory):
    with life_of(ENVIRONMENT, tmp_path_factory.mktemp("deployments")) as life:
        yield life


def rules(life):
    """The group that each rule leads to; the emulator keeps the first one, and no weights."""
    elb = life.clients("elbv2")
    [balancer] = elb.describe_load_balancers()["LoadBalancers"]
    listeners = elb.describe_listeners(LoadBalancerArn=balancer["LoadBalancerArn"])["Listeners"]
    return {
        rule["RuleArn"]: action["TargetGroupArn"]
        for listener in listeners
        for rule in elb.describe_rules(ListenerArn=listener["ListenerArn"])["Rules"]
        for action in rule["Actions"]
        if action["Type"] == "forward"
    }


def test_everything_is_made(life):
    done = life.run("deploy")

    assert done.returncode == 0, done.stdout + done.stderr


def test_every_resource_is_as_its_template_says(life):
    results = [read_back(life.clients, one.name, one.template) for one in life.stacks]

    assert [line for result in results for line in result.differences] == []


def test_ecs_is_told_the_strategy_the_rules_and_whom_to_ask(life):
    green, canary = (life.service(stack) for stack in SERVICES)

    assert green["deploymentConfiguration"]["strategy"] == "BLUE_GREEN"
    assert canary["deploymentConfiguration"]["strategy"] == "CANARY"
    function, person = green["deploymentConfiguration"]["lifecycleHooks"]
    assert ":function:" in function["hookTargetArn"]
    assert person["targetType"] == "PAUSE"


def test_rules_for_requests_and_for_tests_lead_to_the_first_of_two_groups(life):
    found = rules(life)

    assert len(found) == 4
    for stack in SERVICES:
        [balancer] = life.service(stack)["loadBalancers"]
        shift = balancer["advancedConfiguration"]
        for rule in (shift["productionListenerRule"], shift["testListenerRule"]):
            assert found[rule] == balancer["targetGroupArn"]
        assert shift["alternateTargetGroupArn"] != balancer["targetGroupArn"]


def test_another_version_changes_its_service_and_no_rule(life):
    before, physical, versions = rules(life), life.physical(), life.versions()
    more = "\n    environment: {VERSION: '2'}\n    redeploy: again"
    life.change("    deployment: canary", f"    deployment: canary{more}")

    done = life.run("deploy")

    assert done.returncode == 0, done.stdout + done.stderr
    assert rules(life) == before
    after = life.versions()
    assert {name for name in after if after[name] != versions[name]} == {SERVICES[1]}
    changed = {key for key, id in life.physical().items() if physical.get(key) != id}
    assert {logical for _, logical in changed} == {
        logical for _, logical in changed if "Task" in logical
    }


def test_nothing_is_left(life):
    done = life.run("destroy")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "Nothing is left." in done.stdout
    assert inventory.take(life.clients)["stack"] == ["CDKToolkit"]
