"""The example applications: deployed as they are written, updated, and gone without a rest.

The tests run in the order of the file, on one example after the other. No container runs.
"""

import re

import pytest
from tests.deploy.life import life_of

from tools.emulator import inventory
from tools.emulator.readback.stack import read_back
from tools.emulator.settings import ROOT

pytestmark = pytest.mark.deploy
# Each with the number of its services, and an update with the one stack that it changes.
EXAMPLES = {
    "wordpress": (1, "6.8.3-php8.3-apache", "6.8.4-php8.3-apache", "wordpress"),
    "shop": (12, "redis:7.4-alpine", "redis:7.4.1-alpine", "redis-cart"),
}
# Made from a recorded answer: nothing could be read back (see tools/emulator/COVERAGE.md).
RECORDED = {"Custom::S3AutoDeleteObjects"}


@pytest.fixture(scope="module", params=EXAMPLES)
def life(request, tmp_path_factory):
    name = request.param
    with life_of(ROOT / "examples" / name / f"{name}.yaml", tmp_path_factory.mktemp(name)) as life:
        yield life


def test_it_is_deployed_and_runs_as_asked(life):
    done = life.run("deploy")

    assert done.returncode == 0, done.stdout + done.stderr
    steady = re.findall(r"^\S+ +(\d) of \1 +steady ", done.stdout, re.MULTILINE)
    assert len(steady) == EXAMPLES[life.environment][0]


def test_every_resource_is_as_its_template_says(life):
    results = [read_back(life.clients, one.name, one.template) for one in life.stacks]

    assert [line for result in results for line in result.differences] == []
    assert set().union(*(result.not_read_back for result in results)) == RECORDED


def test_a_new_version_touches_nothing_but_its_service(life):
    _, old, new, service = EXAMPLES[life.environment]
    before = life.versions()
    life.change(old, new)

    done = life.run("deploy")

    assert done.returncode == 0, done.stdout + done.stderr
    after = life.versions()
    changed = {name for name in after if after[name] != before[name]}
    assert changed == {f"{life.environment}-service-{service}"}


def test_nothing_is_left(life):
    done = life.run("destroy")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "Nothing is left." in done.stdout
    left = inventory.take(life.clients)
    assert left["file system"] == left["access point"] == []
    assert left["stack"] == ["CDKToolkit"]
