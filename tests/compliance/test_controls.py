"""The security baseline: every control holds, and would be missed if it were taken out."""

import copy
from pathlib import Path

import pytest
from conftest import FLAGS
from tests.compliance import matrix
from tests.compliance.catalogue import CONTROLS
from tests.compliance.controls import Templates

import app as application

ROOT = Path(__file__).resolve().parents[2]
# Environments that say nothing about security, so that the defaults are judged.
CAPACITIES = ("spot", "ec2")
# Controls that need something in particular: instances, or endpoints.
ON_INSTANCES = ("EC2-",)
ON_REQUEST = {"NET-9": {"network.endpoints": "needed"}}
# Ids of the catalogue that no template of ours can show, and why.
ELSEWHERE = {
    "NET-8": "Interface endpoints are a choice: docs/how-to/choose-network.md.",
    "NET-14": "Network ACLs are a choice that AwsSolutions-VPC3 advises against.",
    "NET-16": "Settings of the account, not of an environment.",
    "ALB-10": "TLS to tasks needs a container that serves it: NetworkRoute passes it through.",
    "ECS-5": "Plain-text secrets are refused in the file: tests/unit/config/bad_inputs.yaml.",
    "ECS-17": "Choices: TLS of Service Connect, tests/unit/features/test_service_connect.py.",
    "EC2-4": "Protected instances are opt-in: docs/adr/0009.",
    "EC2-7": "Types and images are choices: tests/unit/foundation/test_ec2_capacity.py.",
    "EC2-8": "Notifications of groups are acknowledged: docs/compliance.md.",
    "IAM-3": "Over every template at once: tests/compliance/test_roles.py.",
    "IAM-5": "Passed roles are named: tests/unit/foundation/test_deployer_role.py.",
    "IAM-6": "Subjects of OIDC: tests/unit/foundation/test_deployer_role.py.",
    "IAM-7": "Opt-in: tests/unit/foundation/test_role_defaults.py.",
    "IAM-8": "Opt-in: tests/unit/foundation/test_managed_policies.py.",
    "IAM-9": "No policy of ours uses a key; the grants of the CDK name the service.",
    "OPS-2": "A property of stacks, not of templates: see the test below.",
    "OPS-4": "Choices: backups (docs/cookbook/efs-volume.md), collectors (open-telemetry.md).",
}
CATALOGUE = {
    *(f"NET-{n}" for n in range(1, 17)),
    *(f"ALB-{n}" for n in range(1, 12)),
    *(f"ECS-{n}" for n in range(1, 18)),
    *(f"EC2-{n}" for n in range(1, 9)),
    *(f"IAM-{n}" for n in range(1, 10)),
    *("LOG-1", "LOG-2", "KMS-1", "ECR-1", "ECR-2", "S3-1", "SEC-1", "SNS-1/SQS-1"),
    *(f"OPS-{n}" for n in range(1, 5)),
}


def plain(capacity, posture, changes):
    """Return an environment without the demands of the matrix."""
    content = copy.deepcopy(matrix.BASE)
    matrix.put(content, "posture", matrix.POSTURES[posture])
    matrix.put(content, "cluster.capacity", matrix.CAPACITY[capacity])
    for key, value in changes.items():
        matrix.put(content, key, value)
    return content


@pytest.fixture(scope="module")
def assembly(tmp_path_factory):
    folder = tmp_path_factory.mktemp("controls") / "environments"
    environments = {
        f"{capacity}-{posture}": plain(capacity, posture, {})
        for capacity in CAPACITIES
        for posture in matrix.POSTURES
    }
    environments |= {
        f"asked-{number}": plain("ec2", "dis", changes)
        for number, changes in enumerate(ON_REQUEST.values())
    }
    matrix.write(folder, iter(environments.items()))
    return application.build_app(FLAGS | {"environments": str(folder)}).synth()


@pytest.fixture(scope="module")
def environments(assembly):
    """Return the templates of each environment."""
    found = {}
    for stack in assembly.stacks:
        name = stack.hierarchical_id.partition("/")[0]
        found.setdefault(name, {})[stack.stack_name] = stack.template
    return found


def judged(control, environments):
    """Return the environments in which a control has to hold."""
    if control.id in ON_REQUEST:
        return [f"asked-{[*ON_REQUEST].index(control.id)}"]
    names = [name for name in environments if not name.startswith("asked")]
    if control.tier == "P":
        names = [name for name in names if name.endswith("-dur")]
    if control.id.startswith(ON_INSTANCES):
        names = [name for name in names if name.startswith("ec2")]
    return names


@pytest.mark.parametrize("control", CONTROLS, ids=lambda control: control.id)
def test_the_control_holds_and_is_missed_when_it_is_taken_out(control, environments):
    names = judged(control, environments)

    assert [name for name in names if not control.holds(Templates(environments[name]))] == []
    for name in names:
        templates = Templates(copy.deepcopy(environments[name]))
        control.take_out(templates)
        assert not control.holds(templates)


def test_every_control_of_the_catalogue_is_judged_or_explained():
    shown = {control.id for control in CONTROLS}

    assert shown | ELSEWHERE.keys() == CATALOGUE
    assert shown & ELSEWHERE.keys() == set()


def test_stacks_of_the_durable_posture_are_protected(assembly):
    protected = {
        (stack.hierarchical_id.partition("/")[0].endswith("-dur"), stack.termination_protection)
        for stack in assembly.stacks
    }

    assert protected == {(True, True), (False, False)}


def test_the_page_lists_every_control():
    page = (ROOT / "docs" / "controls.md").read_text()

    rows = [f"| {one.id} | {one.tier} | {one.what} |" for one in CONTROLS]
    rows += [f"| {id} | {why} |" for id, why in ELSEWHERE.items()]
    assert [row for row in rows if row not in page] == []
