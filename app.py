"""Synthesize every environment found in ``environments/``: one subtree of the app per file.

Context, given with ``-c`` on the command line:

- ``environment=NAME``: that environment alone.
- ``image.SERVICE=TAG`` (or ``sha256:...``): another image for a service of that environment.
- ``environments=FOLDER``: read the environment files of another folder.
"""

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import aws_cdk as cdk

from moorage.config.loader import load_environment
from moorage.errors import ConfigError, MoorageError
from stacks.environment import Environment

ENVIRONMENTS = Path(__file__).parent / "environments"
_IMAGE = "image."


def build_app(context: Mapping[str, Any] | None = None, **app_arguments: Any) -> cdk.App:
    """Return the whole app, so that tests build exactly what is deployed.

    Args:
        context: CDK context, for tests; the CLI hands its own over by itself.
        app_arguments: Passed on to ``aws_cdk.App``.

    Raises:
        ConfigError: An environment file cannot be used; holds the problems of all files.
    """
    app = cdk.App(context=dict(context or {}), **app_arguments)
    given: dict[str, Any] = app.node.get_all_context()
    images = {k.removeprefix(_IMAGE): str(v) for k, v in given.items() if k.startswith(_IMAGE)}
    configs, problems = [], []
    for path in _files(given, images):
        try:
            configs.append((path, load_environment(path, images=images)))
        except ConfigError as error:
            problems += error.problems
    if problems:
        raise ConfigError(problems)
    for path, config in configs:
        # As the loader does: what a file names is beside the folder of the file.
        Environment(app, config=config, project=path.resolve().parent.parent)
    return app


def _files(given: Mapping[str, Any], images: Mapping[str, str]) -> list[Path]:
    folder, name = Path(given.get("environments", ENVIRONMENTS)), given.get("environment")
    files = sorted(folder.glob("*.yaml"))
    if images and not name:
        service = next(iter(images))
        raise ConfigError(
            [f"-c image.{service}: belongs to one environment; add -c environment=NAME"]
        )
    if name is None:
        return files
    chosen = [path for path in files if path.stem == name]
    if not chosen:
        known = ", ".join(path.stem for path in files) or "none"
        raise ConfigError([f"-c environment={name}: no such file in {folder}; there is {known}"])
    return chosen


def main() -> int:
    """Synthesize; return 0, 1 for findings (the CDK has printed them), 2 for a bad file."""
    try:
        build_app().synth()
    except MoorageError as error:
        print(error, file=sys.stderr)
        return 2
    except RuntimeError as error:
        if not str(error).startswith("ValidationFailed"):
            raise
        print(str(error).removeprefix("ValidationFailed: "), file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
