"""One line when a stack begins, one when it ends, and a sign of life in between."""

import re
import time
from collections.abc import Callable

_BEGINS = re.compile(r"^\S+ \((?P<name>[\w-]+)\): (?P<verb>deploying|destroying)\.\.\.")
_ENDS = re.compile(r"✅\s+\S+ \((?P<name>[\w-]+)\)(?P<rest>.*)$")
_EVENT = re.compile(r"^(?P<name>[\w-]+) \|\s*(?P<done>\d+)(?:/(?P<all>\d+))? \|")


class Progress:
    """Understand the CLI's output and say what matters.

    Args:
        say: Shows one line. Omitted: prints it.
        clock: Seconds that only grow. Omitted: the machine's.
    """

    def __init__(
        self,
        say: Callable[[str], None] = lambda line: print(line, flush=True),
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._say = say
        self._clock = clock
        self._begun: dict[str, float] = {}
        self._verb: dict[str, str] = {}
        self._counts: dict[str, str] = {}

    def line(self, line: str) -> None:
        """Take one line of the CLI.

        Args:
            line: Without its line end.
        """
        if begins := _BEGINS.match(line):
            name = begins["name"]
            self._begun[name], self._verb[name] = self._clock(), begins["verb"]
        elif ends := _ENDS.search(line):
            self._end(ends["name"], ends["rest"])
        elif event := _EVENT.match(line):
            self._event(event["name"], event["done"], event["all"])

    def alive(self) -> None:
        """Say what is being worked on, and for how long."""
        for name, begun in self._begun.items():
            count = self._counts.get(name)
            resources = f", {count} resources" if count else ""
            waited = self._clock() - begun
            self._say(f"  {name}: still {self._verb[name]} after {waited:.0f} s{resources}")

    def _event(self, name: str, done: str, total: str | None) -> None:
        # The CLI says "deploying" of every stack; only one with events is really worked on.
        if name in self._begun and name not in self._counts:
            self._say(f"  {name}: {self._verb[name]} ...")
        self._counts[name] = f"{done}/{total}" if total else done

    def _end(self, name: str, rest: str) -> None:
        begun = self._begun.pop(name, None)
        took = f" after {self._clock() - begun:.0f} s" if begun is not None else ""
        if "no changes" in rest:
            self._say(f"  {name}: no change")
        elif "destroyed" in rest:
            self._say(f"  {name}: destroyed{took}")
        else:
            self._say(f"  {name}: deployed{took}")
