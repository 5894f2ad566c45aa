"""What is synthesized and judged once for all tests of this folder."""

import json
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.compliance import matrix

HERE = Path(__file__).parent
ENVIRONMENTS = HERE.parents[1] / "environments"
# The CDK acknowledges these by itself in a construct that we use.
BY_THE_CDK = {
    ("Network/Vpc/FlowLog", "CloudFormation-Validate::F3002"),
    ("Network/Vpc/FlowLog", "CloudFormation-Validate::F3003"),
}


@dataclass(frozen=True)
class Judged:
    """What a process of synthesize.py left behind."""

    out: Path
    run: subprocess.CompletedProcess[str] = field(repr=False)

    def findings(self):
        """Return (environment, place below the stack, rule) for everything that was found."""
        report = json.loads((self.out / "validation-report.json").read_text())
        return {
            (path.split("/")[0], place(path), shortened(violation["ruleName"]))
            for plugin in report["pluginReports"]
            for violation in plugin["violations"]
            for path in [
                construct["constructPath"] for construct in violation["violatingConstructs"]
            ]
        }

    def acknowledged(self):
        """Return (place below the stack, rule, reason) for everything that is acknowledged."""
        listed = json.loads((self.out / "acknowledged.json").read_text())
        found = {
            (place(path), shortened(rule.removeprefix("Annotation::")), reason)
            for path, rule, reason in listed
        }
        return {one for one in found if one[:2] not in BY_THE_CDK}


def place(path):
    """Return a path below its stack, the same for every subnet, capacity or load balancer."""
    below = re.sub(r"^[^/]+/[^/]+/", "", path)
    below = re.sub(r"^(Internal|Main\d+)LoadBalancer/", "LoadBalancer/", below)
    below = re.sub(r"^Cluster/(nodes|batch|single)/", "Cluster/*/", below)
    return re.sub(r"Subnet\d+", "Subnet*", below)


def shortened(rule):
    """Return a rule's id with the references in it shortened to the kind of what they name."""
    return re.sub(r"<Cluster(?:nodes|batch|single)?(\w*?)[0-9A-F]{8}>", r"<Cluster\1>", rule)


def synthesize(out, environments, *options):
    """Run synthesize.py with the CDK's own validation on."""
    variables = {k: v for k, v in os.environ.items() if k != "CDK_VALIDATION"}
    run = subprocess.run(
        [sys.executable, HERE / "synthesize.py", out, environments, *options],
        env=variables,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (out / "validation-report.json").exists(), run.stderr[-3000:]
    return Judged(out, run)


@pytest.fixture(scope="session")
def ours(tmp_path_factory):
    """The environments of this repository, judged by AwsSolutions and the CDK itself."""
    return synthesize(tmp_path_factory.mktemp("ours"), ENVIRONMENTS)


@pytest.fixture(scope="session")
def both(tmp_path_factory):
    """The matrix, and everything with nothing acknowledged: judged at the same time.

    Each takes minutes and is a process of its own, so that one waits while the other works.
    """
    files = tmp_path_factory.mktemp("matrix")
    matrix.write(files, matrix.matrix())
    project = tmp_path_factory.mktemp("all")
    everything = project / "environments"
    everything.mkdir()
    # Images are built from folders beside that of the environments.
    (project / "examples").symlink_to(ENVIRONMENTS.parent / "examples")
    matrix.write(everything, matrix.matrix())
    matrix.write(everything, matrix.weakened())
    for path in ENVIRONMENTS.glob("*.yaml"):
        shutil.copy(path, everything)
    jobs = (
        (tmp_path_factory.mktemp("judged"), files, "--rule-books"),
        (tmp_path_factory.mktemp("bare"), everything, "--rule-books", "--bare"),
    )
    with ThreadPoolExecutor() as pool:
        return list(pool.map(lambda job: synthesize(*job), jobs))


@pytest.fixture(scope="session")
def judged(both):
    """The matrix, judged by every rule book."""
    return both[0]


@pytest.fixture(scope="session")
def bare(both):
    """The matrix, our environments and the weakened ones, with nothing acknowledged."""
    return both[1]
