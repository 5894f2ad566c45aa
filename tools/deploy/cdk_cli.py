"""Run the CDK CLI: everything it says goes to a log, the essence to the terminal."""

import contextlib
import os
import queue
import subprocess
import threading
from collections.abc import Iterator, Sequence
from pathlib import Path

from tools.deploy.progress import Progress
from tools.emulator.settings import tool_path

SILENCE = 15.0
"""Seconds without a line after which somebody should hear that work goes on."""


def run(
    arguments: Sequence[str],
    *,
    log: Path,
    folder: Path,
    progress: Progress | None = None,
) -> tuple[int, list[str]]:
    """Run the CLI and return its exit code and everything it said.

    Args:
        arguments: Without the name of the program.
        log: The file to append everything to.
        folder: Where to run; in a folder with a ``cdk.json`` some commands synthesize first.
        progress: Is given every line as it comes. Omitted: nothing is shown.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    command = ["cdk", "--no-color", "--no-notices", *arguments]
    lines: list[str] = []
    # CI=true sends progress to standard output, line by line, and asks no questions.
    environment = os.environ | {"CI": "true", "NO_COLOR": "1", "PATH": tool_path(os.environ)}
    with log.open("a") as output:
        output.write(f"$ {' '.join(command)}\n")
        process = subprocess.Popen(
            command,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            errors="replace",
        )
        try:
            for line in _lines(process, progress):
                lines.append(line)
                output.write(line + "\n")
                output.flush()
                if progress:
                    progress.line(line)
            return process.wait(), lines
        except BaseException:
            _end(process)
            raise
        finally:
            if process.stdout:
                process.stdout.close()


def _lines(process: "subprocess.Popen[str]", progress: Progress | None) -> Iterator[str]:
    """Yield lines; a thread reads them, so that silence is noticed too."""
    waiting: queue.Queue[str | None] = queue.Queue()

    def read() -> None:
        with contextlib.suppress(ValueError):
            for line in process.stdout or ():
                waiting.put(line.rstrip("\n"))
        waiting.put(None)

    threading.Thread(target=read, daemon=True).start()
    while True:
        try:
            line = waiting.get(timeout=SILENCE)
        except queue.Empty:
            if progress:
                progress.alive()
            continue
        if line is None:
            return
        yield line


def _end(process: "subprocess.Popen[str]") -> None:
    process.terminate()
    try:
        process.wait(timeout=10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
