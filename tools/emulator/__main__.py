"""``python -m tools.emulator start | stop | status``."""

import argparse
import sys
from pathlib import Path

from tools.emulator import control, settings


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code.

    Args:
        arguments: The command line. Omitted: the process's own.
    """
    parser = argparse.ArgumentParser(
        prog="python -m tools.emulator",
        description="The embedded AWS emulator: on the loopback interface only, in memory only.",
        epilog="exit codes: 0 done, 1 it cannot start, 3 status: it does not run",
    )
    parser.add_argument("command", choices=["start", "stop", "status"])
    parser.add_argument("--directory", type=Path, default=settings.STATE_DIRECTORY)
    parser.add_argument("--port", type=int, default=0, help="default: a free port")
    given = parser.parse_args(arguments)
    if given.command == "stop":
        ended = control.stop(given.directory)
        print("Emulator stopped." if ended else "No emulator was running.")
        return 0
    if given.command == "status":
        return _status(given.directory)
    try:
        running = control.start(given.directory, port=given.port)
    except control.EmulatorError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Emulator at http://{settings.HOST}:{running.port} (process {running.pid}).")
    return 0


def _status(directory: Path) -> int:
    running = control.find(directory)
    if running is None:
        print("No emulator is running.")
        return 3
    print(f"Emulator at http://{settings.HOST}:{running.port} (process {running.pid}).")
    return 0


if __name__ == "__main__":
    sys.exit(main())
