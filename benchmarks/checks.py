"""How long the checks take for 500 resources, against starting Python and parsing alone.

Usage: python -m benchmarks.checks
"""

import copy
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from moorage.checks import read_model, run

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "tests" / "templates" / "__snapshots__"
RESOURCES = 500
ROUNDS = 7


def template() -> dict[str, Any]:
    """Return 500 resources: our own golden templates, again and again under other names."""
    resources: dict[str, Any] = {}
    golden = [json.loads(path.read_text()) for path in sorted(SOURCE.rglob("*accepted_one*.json"))]
    bodies = [body for file in golden for body in file.values()]
    for copies in range(RESOURCES):
        for number, body in enumerate(bodies):
            names = body["Resources"]
            text = json.dumps(names)
            for name in sorted(names, key=len, reverse=True):
                text = text.replace(f'"{name}"', f'"{name}x{copies}y{number}"')
            resources |= json.loads(text)
            if len(resources) >= RESOURCES:
                return {"Resources": dict([*resources.items()][:RESOURCES])}
    raise ValueError("no golden templates")


def seconds(work: Callable[[], object]) -> float:
    """Return the median time of some rounds."""
    taken = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return median(taken)


def main() -> None:
    """Measure, and print a line per part."""
    content = template()
    with tempfile.TemporaryDirectory() as folder:
        one, half = Path(folder, "one.json"), Path(folder, "half.json")
        one.write_text(json.dumps(content))
        less = dict([*copy.deepcopy(content["Resources"]).items()][: RESOURCES // 2])
        half.write_text(json.dumps({"Resources": less}))
        start = seconds(lambda: subprocess.run([sys.executable, "-c", ""], check=True))
        parts = {
            "start Python": start,
            "parse the JSON": seconds(lambda: json.loads(one.read_text())),
            "read the template": seconds(lambda: read_model([one])),
            "read and check 250 resources": seconds(lambda: run(read_model([half]))),
            "read and check 500 resources": seconds(lambda: run(read_model([one]))),
        }
    for name, taken in parts.items():
        print(f"{name:30} {taken * 1000:8.1f} ms  {taken / start:6.2f} x start of Python")


if __name__ == "__main__":
    main()
