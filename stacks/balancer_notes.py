"""Say aloud that an environment has several load balancers, and what keeps hosts on them."""

from aws_cdk import Annotations
from constructs import Construct

from moorage.config.balancer_plan import SECTIONS
from moorage.config.environment_config import EnvironmentConfig
from moorage.foundation.acknowledge import acknowledge
from moorage.values.host_placement import MOST_RULES


def tell_balancers(scope: Construct, config: EnvironmentConfig) -> None:
    """Add a note to a stack with more load balancers than sections, and a warning without a record.

    Args:
        scope: The stack.
        config: The environment.
    """
    plan = config.balancer_plan
    quota = max(settings.rule_quota for settings in plan.sections.values())
    environment = scope.node.scope
    if quota > MOST_RULES and environment:
        acknowledge(
            environment,
            "Moorage::MRG-105",
            f"load_balancer.rule_quota says that AWS has raised this account's quota to {quota} "
            "rules, and an environment file with more on one load balancer is refused.",
        )
    for section, placement in plan.placements.items():
        if len(placement.loads) > 1:
            sums = ", ".join(
                f"{number}: {load.rules} rules and {load.target_groups} target groups"
                for number, load in placement.loads.items()
            )
            Annotations.of(scope).add_info(
                f"The routes need {len(placement.loads)} load balancers instead of one "
                f"({SECTIONS[section]}; {sums})."
            )
    if hosts := plan.unrecorded():
        Annotations.of(scope).add_warning_v2(
            "moorage:unrecorded-balancers",
            f"Nothing keeps these hosts on their load balancers when the file changes: "
            f"{', '.join(hosts)}. Run `moorage balancers {config.name} --write`, and commit the "
            "file that it writes.",
        )
