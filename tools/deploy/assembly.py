"""Synthesize one environment, and read what came out."""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tools.deploy import cdk_cli
from tools.deploy.failure import BAD_INPUT, FAILED, CommandError
from tools.emulator.settings import ROOT


@dataclass(frozen=True, kw_only=True)
class StackTemplate:
    """One synthesized stack.

    Args:
        path: Its construct path, by which the CLI selects it.
        name: Its name in CloudFormation.
        template: What will be deployed.
    """

    path: str
    name: str
    template: Mapping[str, Any]


@dataclass(frozen=True, kw_only=True)
class Assembly:
    """Everything that was synthesized for an environment.

    Args:
        folder: The cloud assembly.
        stacks: Its stacks.
    """

    folder: Path
    stacks: list[StackTemplate]

    @property
    def templates(self) -> list[Mapping[str, Any]]:
        """The templates of all stacks."""
        return [stack.template for stack in self.stacks]


def synthesize(
    environment: str,
    *,
    environments: Path,
    state: Path,
    folder: Path | None = None,
    images: Mapping[str, str] | None = None,
) -> Assembly:
    """Run the app once, into an empty folder, and return what it made.

    Args:
        environment: The name of the environment.
        environments: The folder with the environment files.
        state: The folder for the log.
        folder: Where to put the assembly. Omitted: ``cdk.out/ENVIRONMENT``.
        images: Tag or digest by name of a service. Omitted: those of the environment file.

    Raises:
        CommandError: The app refused, with its own words.
    """
    target = folder or ROOT / "cdk.out" / environment
    # A stack that no longer exists would stay in the folder and be deployed again.
    shutil.rmtree(target, ignore_errors=True)
    context = ["-c", f"environment={environment}", "-c", f"environments={environments}"]
    for name, tag in (images or {}).items():
        context += ["-c", f"image.{name}={tag}"]
    arguments = ["synth", "--quiet", *context, "--output", str(target)]
    log = state / "logs" / f"synth-{environment}.log"
    code, lines = cdk_cli.run(arguments, log=log, folder=ROOT)
    if code:
        raise _refusal(lines, log)
    return read(target)


def read(folder: Path) -> Assembly:
    """Return the stacks of a cloud assembly.

    Args:
        folder: What ``cdk synth`` wrote.
    """
    manifest = json.loads((folder / "manifest.json").read_text())
    stacks = [
        StackTemplate(
            path=artifact["displayName"],
            name=artifact["properties"]["stackName"],
            template=json.loads((folder / artifact["properties"]["templateFile"]).read_text()),
        )
        for artifact in manifest["artifacts"].values()
        if artifact["type"] == "aws:cloudformation:stack"
    ]
    return Assembly(folder=folder, stacks=stacks)


def _refusal(lines: list[str], log: Path) -> CommandError:
    """Return the app's own message; the CLI adds that a subprocess ended, which helps nobody."""
    ending = next((line for line in lines if "Subprocess exited with error" in line), "")
    said = [line for line in lines if line.strip() and line != ending]
    if ending.endswith("error 2"):
        return CommandError("\n".join(said), BAD_INPUT)
    shown = [f"  {line}" for line in said[-15:]]
    heading = f"The app cannot be synthesized. The end of {log}:"
    return CommandError("\n".join([heading, *shown]), FAILED)
