"""How long the plan of a deployment takes, by its number of steps, and the command as a whole.

Usage: python -m benchmarks.deployments
"""

import resource
import subprocess
import sys
import time
from pathlib import Path

from moorage.delivery.planning import plan
from moorage.delivery.service_deployment import ServiceDeployment
from moorage.values.rolling import Rolling

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 5
# From all at once to one at a time, which is the most steps that a service can take.
FIFTY = Rolling(maximum_percent=101)
CASES = {
    "5,000 tasks at once": ServiceDeployment(tasks=5000),
    "5,000 tasks, 50 at a time": ServiceDeployment(tasks=5000, strategy=FIFTY),
    "2,500 tasks, one at a time": ServiceDeployment(tasks=2500, room=2501),
    "5,000 tasks, one at a time": ServiceDeployment(tasks=5000, room=5001),
}


def main() -> None:
    """Measure, and print a line per case."""
    for name, deployment in CASES.items():
        best, steps = min(_once(deployment) for _ in range(ROUNDS))
        each = best / steps * 1e6
        print(f"{name:<28} {steps:>6} steps {best * 1000:8.1f} ms {each:6.1f} us a step")
    started = min(_command("-c", "import moorage.cli") for _ in range(ROUNDS))
    planned = min(_command("-c", _PLAN) for _ in range(ROUNDS))
    print(f"moorage deploy-plan demo web: {planned:.2f} CPU-s, {started:.2f} of them to start")


_PLAN = "import sys; from moorage.cli import main; sys.exit(main(['deploy-plan', 'demo', 'web']))"


def _once(deployment: ServiceDeployment) -> tuple[float, int]:
    start = time.process_time()
    steps = len(plan(deployment).steps)
    return time.process_time() - start, steps


def _command(*words: str) -> float:
    """Return CPU seconds: a busy machine changes them little."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, *words], cwd=ROOT, check=True, capture_output=True)  # noqa: S603
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


if __name__ == "__main__":
    main()
