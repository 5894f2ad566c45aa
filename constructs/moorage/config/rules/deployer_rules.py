"""One deployer, and only services that there are."""

from collections.abc import Iterator

from moorage.config.environment_config import EnvironmentConfig
from moorage.config.nearest import nearest
from moorage.config.problem import Problem, shown


def deployer_rules(config: EnvironmentConfig) -> Iterator[Problem]:
    """Yield no or several deployers, and unknown services.

    Args:
        config: The environment.
    """
    deployer = config.deployer
    if deployer is None:
        return
    kinds = ("github", "gitlab", "principal")
    given = [kind for kind in kinds if getattr(deployer, kind) is not None]
    if len(given) != 1:
        what, fix = "needs exactly one of github, gitlab and principal", "keep one of them"
        yield Problem(path=("deployer",), what=what, got=shown(given), fix=fix)
    for name in deployer.run_tasks:
        if name not in config.named:
            near = nearest(name, config.named)
            fix = f"did you mean '{near}'?" if near else "name a service or a task of this file"
            what = "is neither a service nor a task of this environment"
            path = ("deployer", "run_tasks")
            yield Problem(path=path, what=what, got=shown(name), fix=fix)
