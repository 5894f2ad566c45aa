"""Make the project's Python environment and install the CDK CLI; repeat as often as you like.

``python3 tools/setup.py`` needs nothing but Python: Node.js comes from PyPI. What is up to date is
left alone; what an interrupted run left half made, or what was moved, is made again.
"""

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

MINIMUM = (3, 11)
ROOT = Path(__file__).resolve().parents[1]


class SetupError(Exception):
    """A step failed; the message says which, why and what to try."""


class Setup:
    """The two things to install, each with a stamp that says what it was made from.

    Args:
        root: The project's folder.
        run: Runs one step: its name, its command line, its environment. Omitted: as a process.
    """

    def __init__(
        self,
        root: Path = ROOT,
        run: Callable[[str, Sequence[str], dict[str, str]], None] | None = None,
    ) -> None:
        self.root = root
        self.venv = root / ".venv"
        self.modules = root / "node_modules"
        self.log = root / ".moorage" / "logs" / "setup.log"
        self.run = run or self._run

    def complete(self) -> bool:
        """Install what is missing or outdated, and say whether anything was."""
        python, node = self.python_ready(), self.node_ready()
        if not python:
            self._make_python()
        if not node:
            self._make_node()
        return not (python and node)

    def python_ready(self) -> bool:
        """Return whether the environment was made here, completely, from these requirements."""
        interpreter = self.venv / "bin" / "python"
        return interpreter.exists() and _read(self._python_stamp()) == self._python_inputs()

    def node_ready(self) -> bool:
        """Return whether the CDK CLI was installed, completely, from this lock file."""
        cli = self.modules / ".bin" / "cdk"
        return cli.exists() and _read(self._node_stamp()) == self._node_inputs()

    def _make_python(self) -> None:
        self._python_stamp().unlink(missing_ok=True)
        if not self._usable():
            shutil.rmtree(self.venv, ignore_errors=True)
            # With .venv/bin first on PATH this runs in the very environment that it removes.
            python = getattr(sys, "_base_executable", sys.executable)
            self.run("Python environment", [python, "-m", "venv", str(self.venv)], {})
        python = str(self.venv / "bin" / "python")
        options = ["--disable-pip-version-check", "--no-input", "-r", "requirements-dev.txt"]
        self.run("Python packages", [python, "-m", "pip", "install", *options], {})
        self._python_stamp().write_text(self._python_inputs())

    def _make_node(self) -> None:
        self._node_stamp().unlink(missing_ok=True)
        path = os.pathsep.join([str(self.venv / "bin"), os.environ.get("PATH", os.defpath)])
        npm = str(self.venv / "bin" / "npm")
        self.run("CDK CLI", [npm, "ci", "--no-audit", "--no-fund"], {"PATH": path})
        self._node_stamp().write_text(self._node_inputs())

    def _usable(self) -> bool:
        """Return whether pip runs, and from this folder: a moved environment names another one."""
        python = self.venv / "bin" / "python"
        if not python.exists():
            return False
        script = self.venv / "bin" / "pip"
        # The first line of an installed command is its interpreter's absolute path.
        if script.exists() and str(self.venv) not in script.read_text(errors="replace")[:400]:
            return False
        probe = [str(python), "-m", "pip", "--version"]
        return subprocess.run(probe, capture_output=True, check=False).returncode == 0

    def _python_stamp(self) -> Path:
        return self.venv / ".moorage-stamp"

    def _node_stamp(self) -> Path:
        return self.modules / ".moorage-stamp"

    def _python_inputs(self) -> str:
        files = [*sorted(self.root.glob("requirements*.txt")), self.root / "pyproject.toml"]
        return _digest(files, str(self.venv), sys.version)

    def _node_inputs(self) -> str:
        return _digest([self.root / "package.json", self.root / "package-lock.json"])

    def _run(self, name: str, command: Sequence[str], environment: dict[str, str]) -> None:
        self.log.parent.mkdir(parents=True, exist_ok=True)
        with self.log.open("ab") as log:
            start = log.tell()
            try:
                process = subprocess.Popen(
                    command,
                    cwd=self.root,
                    env=os.environ | environment,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=subprocess.STDOUT,
                )
            except OSError as error:
                raise SetupError(f"{name}: {command[0]} cannot be started: {error}") from error
            try:
                _watch(name, process)
            except BaseException:
                process.terminate()
                process.wait()
                raise
        if process.returncode:
            raise SetupError(self._failure(name, process.returncode, start))

    def _failure(self, name: str, code: int, start: int) -> str:
        with self.log.open("rb") as log:
            log.seek(start)
            lines = log.read().decode(errors="replace").splitlines()[-12:]
        return "\n".join(
            [
                f"{name}: failed with exit code {code}. The end of {self.log}:",
                *(f"  {line}" for line in lines),
                "Try: check the network and the free disk space, then run the same command again;",
                "it continues where it stopped. `make clean` starts from nothing.",
            ]
        )


def _watch(name: str, process: "subprocess.Popen[bytes]") -> None:
    """Show that something happens: every second on a terminal, otherwise every 15 s."""
    started = time.monotonic()
    terminal = sys.stderr.isatty()
    every = 1 if terminal else 15
    print(f"{name} ...", file=sys.stderr, end="" if terminal else "\n", flush=True)
    while True:
        try:
            process.wait(timeout=every)
        except subprocess.TimeoutExpired:
            text = f"{name} ... {time.monotonic() - started:.0f} s"
            print(f"\r{text}" if terminal else text, file=sys.stderr, end="" if terminal else "\n")
            sys.stderr.flush()
            continue
        break
    verb = "failed" if process.returncode else "done"
    text = f"{name}: {verb} after {time.monotonic() - started:.0f} s"
    print(f"\r{text}    " if terminal else text, file=sys.stderr, flush=True)


def _digest(files: Sequence[Path], *more: str) -> str:
    total = hashlib.sha256()
    for part in (*(path.read_bytes() for path in files), *(text.encode() for text in more)):
        total.update(hashlib.sha256(part).digest())
    return total.hexdigest()


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""


def main() -> int:
    """Set up, and return the exit code: 0 ready, 1 a step failed, 2 wrong Python, 130 stopped."""
    if sys.version_info < MINIMUM:
        wanted, got = ".".join(map(str, MINIMUM)), ".".join(map(str, sys.version_info[:3]))
        message = f"Moorage needs Python {wanted} or newer (this is {got}); try `make PYTHON=...`."
        print(message, file=sys.stderr)
        return 2
    try:
        Setup().complete()
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped; the same command continues.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
