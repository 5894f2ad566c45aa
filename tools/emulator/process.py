"""Is a process ours? A number in a file proves nothing: numbers are given out again."""

import os
import signal
import subprocess
import time
from pathlib import Path


def runs(pid: int, token: str) -> bool:
    """Return whether the process exists and was started with the token on its command line.

    Args:
        pid: The process id that a state file names.
        token: The random word that its start put on the command line.
    """
    return token in _command_line(pid)


def end(pid: int, token: str, *, seconds: float = 15.0) -> None:
    """End our own process and its group, politely first, and wait until it is gone.

    Args:
        pid: The process id.
        token: Its token; without it on the command line nothing is sent.
        seconds: How long to wait before it is killed.
    """
    for step, patience in ((signal.SIGTERM, seconds), (signal.SIGKILL, seconds)):
        if not runs(pid, token):
            return
        _send(pid, step)
        deadline = time.monotonic() + patience
        while runs(pid, token) and time.monotonic() < deadline:
            _reap(pid)
            time.sleep(0.02)


def _send(pid: int, step: signal.Signals) -> None:
    """Send to the whole group that the process leads, so that its children hear it too."""
    if os.getpgid(pid) == pid:
        os.killpg(pid, step)
    else:
        os.kill(pid, step)


def _reap(pid: int) -> None:
    """Collect the exit status if the process is a child of ours; else it stays as a zombie."""
    try:
        os.waitpid(pid, os.WNOHANG)
    except ChildProcessError:
        return


def _command_line(pid: int) -> str:
    entry = Path("/proc") / str(pid) / "cmdline"
    if Path("/proc/self").exists():
        try:
            return entry.read_bytes().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            return ""
    answer = subprocess.run(
        ["ps", "-p", str(pid), "-o", "command="], capture_output=True, text=True, check=False
    )
    return answer.stdout
