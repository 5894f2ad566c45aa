"""The file that keeps hosts on their load balancers: ``environments/balancers/NAME.yaml``."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from moorage.config.balancer_plan import SECTIONS, BalancerPlan
from moorage.config.key_path import KeyPath
from moorage.config.problem import Problem, shown
from moorage.config.yaml_document import YamlDocument
from moorage.config.yaml_reader import read_yaml

_HEAD: Final = """\
# Which load balancer answers for which host. Written by `moorage balancers {name} --write`;
# keep it with the environment file: a host that moves has another address.
"""


@dataclass(frozen=True, kw_only=True)
class BalancerRecord:
    """What the file says.

    Args:
        document: The file as data, with its lines. Omitted: there is no file.
        problems: Lines about what is wrong with it.
    """

    document: YamlDocument | None = None
    problems: tuple[str, ...] = ()

    @property
    def numbers(self) -> dict[str, dict[str, int]]:
        """Number of the load balancer of each host, by the name of the section."""
        data = self.document.data if self.document and not self.problems else {}
        return {section: data.get(key) or {} for section, key in SECTIONS.items() if data.get(key)}

    def source(self, place: KeyPath) -> str | None:
        """Return where a number stands.

        Args:
            place: Its place in the configuration.
        """
        if self.document is None or len(place) < 2:  # noqa: PLR2004 - section and host
            return None
        line = self.document.lines.get((SECTIONS[str(place[0])], *place[1:]))
        return f"{self.document.file}:{line}"


def record_path(environment: Path) -> Path:
    """Return the file of an environment's record.

    Args:
        environment: The environment file.
    """
    return environment.parent / "balancers" / environment.name


def read_record(path: Path, display: str) -> BalancerRecord:
    """Read a record; without a file nothing is recorded.

    Args:
        path: The file.
        display: Its name for messages.
    """
    try:
        content = path.read_bytes()
    except OSError:
        return BalancerRecord()
    document = read_yaml(display, content)
    problems = [*document.problems, *_problems(document.data)]
    lines = [problem.render(document.file, document.lines) for problem in problems]
    return BalancerRecord(document=document, problems=tuple(lines))


def record_text(name: str, plan: BalancerPlan) -> str:
    """Return the content of the file that keeps everything where it is.

    Args:
        name: Name of the environment.
        plan: Where everything is.
    """
    lines = [_HEAD.format(name=name)]
    for section, placement in plan.placements.items():
        if numbers := placement.numbers:
            lines.append(f"{SECTIONS[section]}:\n")
            lines += [f"  {json.dumps(host)}: {number}\n" for host, number in numbers.items()]
    return "".join(lines)


def _problems(data: Mapping[str, Any]) -> list[Problem]:
    problems = []
    for key, hosts in data.items():
        if key not in SECTIONS.values() or not isinstance(hosts, dict):
            what = "must be a section of load balancers with hosts below it"
            fix = "write the file anew with `moorage balancers NAME --write`"
            problems.append(Problem(path=(key,), what=what, got=shown(hosts), fix=fix))
            continue
        for host, number in hosts.items():
            if isinstance(number, bool) or not isinstance(number, int) or not 1 <= number <= 99:  # noqa: PLR2004 - two digits
                what, fix = "must be the number of a load balancer", "write 1, or 2 for the second"
                problems.append(Problem(path=(key, host), what=what, got=shown(number), fix=fix))
    return problems
