"""The WordPress example: deployed as it is written, updated, and gone without a rest.

The tests run in the order of the file, on one environment. No container runs on the emulator.
"""

import re
from pathlib import Path

import pytest
from tests.deploy.life import life_of

from tools.emulator import inventory
from tools.emulator.readback.stack import read_back

pytestmark = pytest.mark.deploy
EXAMPLE = Path(__file__).parents[2] / "examples" / "wordpress" / "wordpress.yaml"
# Made from a recorded answer: nothing could be read back (see tools/emulator/COVERAGE.md).
RECORDED = {"Custom::S3AutoDeleteObjects"}


@pytest.fixture(scope="module")
def life(tmp_path_factory):
    with life_of(EXAMPLE, tmp_path_factory.mktemp("wordpress")) as life:
        yield life


def test_it_is_deployed_and_runs_as_asked(life):
    done = life.run("deploy")

    assert done.returncode == 0, done.stdout + done.stderr
    assert re.search(r"^wordpress +2 of 2 +steady ", done.stdout, re.MULTILINE)


def test_every_resource_is_as_its_template_says(life):
    results = [read_back(life.clients, one.name, one.template) for one in life.stacks]

    assert [line for result in results for line in result.differences] == []
    assert set().union(*(result.not_read_back for result in results)) == RECORDED


def test_a_new_version_touches_neither_files_nor_network(life):
    before = life.versions()
    life.change("6.8.3-php8.3-apache", "6.8.4-php8.3-apache")

    done = life.run("deploy")

    assert done.returncode == 0, done.stdout + done.stderr
    after = life.versions()
    assert {name for name in after if after[name] != before[name]} == {
        "wordpress-service-wordpress"
    }


def test_nothing_is_left(life):
    done = life.run("destroy")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "Nothing is left." in done.stdout
    left = inventory.take(life.clients)
    assert left["file system"] == left["access point"] == []
    assert left["stack"] == ["CDKToolkit"]
