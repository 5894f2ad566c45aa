"""Start, find and stop one emulator per state folder."""

import fcntl
import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from tools.emulator import process, settings
from tools.emulator.containers import packages
from tools.emulator.containers.engine import NAMESPACES
from tools.emulator.containers.files import Files
from tools.emulator.running import Running

# Python warns about a process object that is dropped while its process runs; ours shall run on.
_started: list["subprocess.Popen[bytes]"] = []


class EmulatorError(Exception):
    """The emulator cannot be started; the message says why and what to try."""


def start(
    directory: Path = settings.STATE_DIRECTORY,
    *,
    port: int = 0,
    seconds: float = 30,
    containers: bool = False,
) -> Running:
    """Return the emulator of a state folder, starting it if none answers.

    Args:
        directory: Holds its log and the file that says where it listens.
        port: Where to listen. 0: a free port, chosen now.
        seconds: How long the start may take.
        containers: Run the tasks for real. The emulator's process is then in a network of its own,
            and only its one socket is outside.

    Raises:
        EmulatorError: The port is taken, the process ended, or it does not answer in time.
        NoContainersError: Containers are wanted and cannot run here.
    """
    if containers:
        packages.ensure()
    directory.mkdir(parents=True, exist_ok=True)
    with _locked(directory):
        found = find(directory)
        if found is not None:
            return found
        _end_leftover(directory)
        return _start(directory, port, seconds, Files(directory / "c") if containers else None)


def find(directory: Path = settings.STATE_DIRECTORY) -> Running | None:
    """Return the running emulator of a state folder, or nothing. Never trusts the file alone."""
    recorded = _recorded(directory)
    if recorded is None or not process.runs(recorded.pid, recorded.token):
        return None
    return recorded if _identity(recorded.port) == recorded.token else None


def stop(directory: Path = settings.STATE_DIRECTORY) -> bool:
    """End the emulator of a state folder, and say whether there was one. Kills nothing else."""
    recorded = _recorded(directory)
    was_running = recorded is not None and process.runs(recorded.pid, recorded.token)
    _end_leftover(directory)
    return was_running


def _start(directory: Path, port: int, seconds: float, engine: Files | None) -> Running:
    if engine and engine.too_long:
        raise EmulatorError(f"{engine.socket} is too long for a socket; move the project.")
    log = directory / "emulator.log"
    files = directory / "files"
    files.mkdir(exist_ok=True)
    token = secrets.token_hex(16)
    with _listening_socket(port) as listener, log.open("wb") as output:
        port = listener.getsockname()[1]
        child = subprocess.Popen(
            [
                *((*NAMESPACES, "--") if engine else ()),
                *(sys.executable, "-m", "tools.emulator.server"),
                *("--token", token, "--socket", str(listener.fileno())),
                *(("--containers", str(engine.folder)) if engine else ()),
            ],
            cwd=settings.ROOT,
            env=settings.server_environment(os.environ, port=port, files=files),
            pass_fds=[listener.fileno()],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            # Its own session: it outlives this command and its terminal, for the next deploy.
            start_new_session=True,
        )
    _started.append(child)
    running = Running(pid=child.pid, port=port, token=token, engine=engine.host if engine else "")
    # Written before the wait, so that an interrupted start leaves nothing that nobody can end.
    (directory / "state.json").write_text(json.dumps(asdict(running)))
    try:
        _wait(running, child, log, seconds)
    except BaseException:
        # Not by its command line: right after the start that is still empty for a moment.
        child.kill()
        child.wait()
        _end_leftover(directory)
        raise
    return running


def _wait(running: Running, child: "subprocess.Popen[bytes]", log: Path, seconds: float) -> None:
    deadline = time.monotonic() + seconds
    while _identity(running.port) != running.token:
        if child.poll() is not None:
            raise EmulatorError(
                f"The emulator ended at once (exit code {child.returncode}).\n{_tail(log)}"
            )
        if time.monotonic() > deadline:
            raise EmulatorError(f"The emulator did not answer within {seconds:g} s.\n{_tail(log)}")
        time.sleep(0.05)


def _tail(log: Path, lines: int = 15) -> str:
    text = log.read_text(errors="replace").splitlines()[-lines:]
    return "\n".join([f"Last lines of {log}:", *(f"  {line}" for line in text)])


def _listening_socket(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((settings.HOST, port))
    except OSError as error:
        listener.close()
        raise EmulatorError(
            f"Port {port} of {settings.HOST} is taken ({error.strerror}); "
            "leave the port out and a free one is chosen."
        ) from error
    return listener


def _identity(port: int) -> str | None:
    address = f"http://{settings.HOST}:{port}{settings.IDENTITY}"
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(address, timeout=2) as answer:
            return str(json.load(answer)["token"])
    except (OSError, ValueError, KeyError, TypeError):
        # Nothing there, or something else that took the port.
        return None


def _recorded(directory: Path) -> Running | None:
    try:
        return Running(**json.loads((directory / "state.json").read_text()))
    except (OSError, ValueError, TypeError):
        return None


def _end_leftover(directory: Path) -> None:
    recorded = _recorded(directory)
    if recorded is not None:
        process.end(recorded.pid, recorded.token)
        for child in _started:
            child.poll()
    (directory / "state.json").unlink(missing_ok=True)


@contextmanager
def _locked(directory: Path) -> Iterator[None]:
    """Let two commands that start at the same moment end up with one emulator."""
    with (directory / "lock").open("w") as handle:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
