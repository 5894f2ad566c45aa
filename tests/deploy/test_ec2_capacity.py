"""Instances of every kind: deployed, unchanged, scaled, given another image, gone.

The tests run in the order of the file, on one environment; each one says what it found.
"""

import re
from pathlib import Path

import pytest
from tests.deploy.life import life_of

from tools.emulator import inventory
from tools.emulator.readback.stack import read_back

pytestmark = pytest.mark.deploy

ABOVE = "example.com."
# Made from recorded answers: nothing could be read back (see tools/emulator/COVERAGE.md).
RECORDED = {
    "AWS::AutoScaling::WarmPool",
    "AWS::WAFv2::LoggingConfiguration",
    "Custom::AWS",
    "Custom::S3AutoDeleteObjects",
    "Custom::ZoneCleaning",
}


@pytest.fixture(scope="module")
def life(tmp_path_factory):
    file = Path(__file__).parent / "environments" / "nodes.yaml"
    with life_of(file, tmp_path_factory.mktemp("life")) as life:
        made = life.clients("route53").create_hosted_zone(Name=ABOVE, CallerReference="above")
        life.change("Z0123456789ABCDEFGHIJ", zone_id(made["HostedZone"]))
        yield life


def zone_id(zone):
    return zone["Id"].rpartition("/")[2]


def records(life, name, kind):
    """Records of every zone: the emulator does not tell a private one from its public twin."""
    route53 = life.clients("route53")
    for zone in route53.list_hosted_zones()["HostedZones"]:
        listed = route53.list_resource_record_sets(HostedZoneId=zone_id(zone))
        for one in listed["ResourceRecordSets"]:
            if (one["Name"], one["Type"]) == (name, kind):
                yield zone["Name"], one


def groups(life):
    found = life.clients("autoscaling").describe_auto_scaling_groups()["AutoScalingGroups"]
    return sorted((one["MinSize"], one["MaxSize"]) for one in found)


def test_every_kind_of_capacity_is_made_and_runs_its_services(life):
    done = life.run("deploy")

    assert done.returncode == 0, done.stdout + done.stderr
    for service, tasks in {"api": 2, "agent": 1, "worker": 1, "large": 1}.items():
        assert re.search(rf"^{service} +{tasks} of {tasks} +steady ", done.stdout, re.MULTILINE)
    assert groups(life) == [(0, 10), (1, 4)]


def test_every_resource_is_as_its_template_says(life):
    results = [read_back(life.clients, one.name, one.template) for one in life.stacks]

    assert [line for result in results for line in result.differences] == []
    assert set().union(*(result.not_read_back for result in results)) == RECORDED


def test_the_zone_above_hands_over_and_the_host_leads_to_the_load_balancer(life):
    [balancer] = life.clients("elbv2").describe_load_balancers()["LoadBalancers"]

    # Which servers they are is the emulator's invention, another one in each of its services.
    assert ABOVE in dict(records(life, "nodes.example.com.", "NS"))
    [(_, alias)] = records(life, "api.nodes.example.com.", "A")
    assert balancer["DNSName"] in alias["AliasTarget"]["DNSName"]


def test_a_second_deploy_changes_nothing(life):
    before = life.versions()

    done = life.run("deploy")
    assert done.returncode == 0, done.stdout + done.stderr
    assert life.versions() == before


def test_more_tasks_and_more_instances_are_one_change_of_the_file(life):
    life.change("port: 8080, count: 2", "port: 8080, count: 3")
    life.change("{min_nodes: 1, max_nodes: 4, warm_pool: 1}", "{min_nodes: 2, max_nodes: 6}")

    done = life.run("deploy")
    assert done.returncode == 0, done.stdout + done.stderr
    assert life.service("nodes-service-api")["desiredCount"] == 3
    assert groups(life) == [(0, 10), (2, 6)]


def test_another_image_is_a_new_revision_of_that_service_alone(life):
    before = life.versions()
    life.change(
        'api: {image: {repository: api, tag: "1.0"}', 'api: {image: {repository: api, tag: "1.1"}'
    )

    done = life.run("deploy")
    assert done.returncode == 0, done.stdout + done.stderr
    changed = {name for name, version in life.versions().items() if version != before[name]}
    assert changed == {"nodes-service-api"}
    task = life.service("nodes-service-api")["taskDefinition"]
    found = life.clients("ecs").describe_task_definition(taskDefinition=task)["taskDefinition"]
    assert found["containerDefinitions"][0]["image"].endswith(":1.1")


def test_destroying_leaves_nothing_although_instances_are_protected(life):
    proof = {
        "Name": "_a1.nodes.example.com.",
        "Type": "CNAME",
        "TTL": 300,
        "ResourceRecords": [{"Value": "_b2.c3.acm-validations.aws."}],
    }
    change = {"Changes": [{"Action": "CREATE", "ResourceRecordSet": proof}]}
    [zone] = [
        made
        for (_, id), made in life.physical().items()
        if id.startswith("ZoneNodesExampleComZone") and "Delegation" not in id
    ]
    # A certificate of AWS leaves it there.
    life.clients("route53").change_resource_record_sets(HostedZoneId=zone, ChangeBatch=change)

    done = life.run("destroy")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "Nothing is left." in done.stdout
    left = inventory.take(life.clients)
    assert left["auto scaling group"] == left["launch template"] == []
    assert left["capacity provider"] == left["instance profile"] == []
    assert len(left["hosted zone"]) == 1  # the one above, which is not the environment's
    assert left["stack"] == ["CDKToolkit"]
