"""Where the judges live: a Python environment of their own, made when it is first needed."""

import hashlib
import os
import platform
import shutil
import sys
import tarfile
from pathlib import Path
from typing import Any, Final

from tools.setup import ROOT, Setup, SetupError

REQUIREMENTS: Final = Path(__file__).parent / "requirements.txt"
_SYSTEMS: Final = {"Linux": "ubuntu", "Darwin": "macos"}
_PROCESSORS: Final = {
    "x86_64": "x86_64",
    "amd64": "x86_64",
    "arm64": "aarch64",
    "aarch64": "aarch64",
}


class JudgesEnvironment:
    """Install the judges into an ignored folder, and say where their programs are.

    Args:
        folder: Where. Omitted: below ``.moorage``, which ``make clean`` removes.
        setup: Runs the steps and shows that something happens.
    """

    def __init__(self, folder: Path = ROOT / ".moorage" / "judges", setup: Setup | None = None):
        self.folder = folder
        self._setup = setup or Setup()
        self._stamp = folder / ".moorage-stamp"
        self._guard = folder / "guard"

    def complete(self) -> None:
        """Install what is missing or outdated.

        Raises:
            SetupError: A step failed.
        """
        wanted = hashlib.sha256(REQUIREMENTS.read_bytes() + str(self.folder).encode()).hexdigest()
        if self._stamp.exists() and self._stamp.read_text() == wanted:
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        python = getattr(sys, "_base_executable", sys.executable)
        self._setup.run("Environment of the judges", [python, "-m", "venv", str(self.folder)], {})
        pip = [str(self.program("python")), "-m", "pip", "install", "--disable-pip-version-check"]
        options = ["--no-input", "--no-deps", "-r", str(REQUIREMENTS)]
        self._setup.run("Judges of templates", [*pip, *options], {})
        self._unpack_guard()
        self._stamp.write_text(wanted)

    def program(self, name: str) -> Path:
        """Return the path of a program of the environment.

        Args:
            name: Such as ``checkov``.
        """
        return self.folder / "bin" / name

    @property
    def guard(self) -> Path:
        """The cfn-guard program for this machine.

        Raises:
            SetupError: There is none for this machine.
        """
        system = _SYSTEMS.get(platform.system())
        processor = _PROCESSORS.get(platform.machine().lower())
        if not (system and processor):
            machine = f"{platform.system()} on {platform.machine()}"
            raise SetupError(f"cfn-guard: there is no program for {machine}; use Linux or macOS")
        return self._guard / "package" / "bin" / system / processor / "cfn-guard"

    @property
    def control_tower_rules(self) -> Path:
        """The rules of AWS Control Tower's proactive controls."""
        return self._guard / "package" / "rules" / "control-tower" / "cfn-guard"

    def _unpack_guard(self) -> None:
        # The package is the wrapping of an npm package that holds the programs and the rules.
        pattern = "lib/python3*/site-packages/cdklabs/cdk_validator_cfnguard/_jsii/*.tgz"
        [archive] = self.folder.glob(pattern)
        with tarfile.open(archive) as packed:
            # Python 3.11.0 to 3.11.3 have no filters yet; the archive is part of a pinned package.
            safely: Any = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}
            packed.extractall(self._guard, **safely)  # noqa: S202 - see above
        self.guard.chmod(0o755)


def quiet() -> dict[str, str]:
    """Return an environment in which no judge asks the network or shows progress bars."""
    return os.environ | {
        "CHECKOV_RUN_SCA_PACKAGE_SCAN": "false",
        "LOG_LEVEL": "ERROR",
        "TQDM_DISABLE": "1",
    }
