"""One environment on a private emulator, deployed by the real commands."""

import os
import shutil
import subprocess
import sys
from contextlib import contextmanager

from tools.aws import Clients
from tools.deploy import assembly, stacks
from tools.emulator import control
from tools.emulator.settings import ROOT


class Life:
    """The environment file under test, and what its deploys left behind.

    Args:
        file: The environment file; a copy of it is deployed and may be changed.
        folder: Where the copy, the emulator and the assembly live.
        clients: The emulator.
        containers: Whether its tasks really run.
    """

    def __init__(self, file, folder, clients, *, containers=False):
        self.folder = folder
        self.containers = containers
        self.clients = clients
        self.environment = file.stem
        self.file = folder / "environments" / file.name
        self.file.parent.mkdir()
        shutil.copy(file, self.file)

    def run(self, command):
        arguments = [
            *(sys.executable, "-m", "tools.deploy", command, "--env", self.environment),
            *("--environments", self.file.parent, "--state", self.folder / "state"),
            *("--out", self.folder / "out"),
            *(("--run", "containers") if self.containers else ()),
        ]
        return subprocess.run(arguments, cwd=ROOT, capture_output=True, text=True, check=False)

    def change(self, old, new):
        text = self.file.read_text()
        assert text.count(old) == 1
        self.file.write_text(text.replace(old, new))

    @property
    def stacks(self):
        return assembly.read(self.folder / "out").stacks

    def versions(self):
        names = [stack.name for stack in self.stacks]
        return stacks.versions(stacks.existing(self.clients, names))

    def physical(self):
        return {
            (stack.name, one["LogicalResourceId"]): one["PhysicalResourceId"]
            for stack in self.stacks
            for one in self.clients.pages(
                *("cloudformation", "list_stack_resources", "StackResourceSummaries"),
                StackName=stack.name,
            )
        }

    def service(self, stack):
        outputs = stacks.outputs(stacks.existing(self.clients, [stack])[stack])
        name = f"{self.environment}-platform"
        platform = stacks.existing(self.clients, [name])[name]
        answer = self.clients("ecs").describe_services(
            cluster=stacks.outputs(platform)["ClusterName"], services=[outputs["ServiceName"]]
        )
        return answer["services"][0]


@contextmanager
def life_of(file, folder, *, containers=False):
    """Start an emulator for one environment, and stop it in the end."""
    state = folder / "state" / ("containers" if containers else "emulator")
    running = control.start(state, containers=containers)
    before = dict(os.environ)
    os.environ.clear()
    os.environ.update(running.environment())
    yield Life(file, folder, Clients(), containers=containers)
    os.environ.clear()
    os.environ.update(before)
    control.stop(state)
