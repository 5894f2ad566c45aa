"""What every stack of an environment has in common."""

from aws_cdk import Environment
from constructs import Construct

from moorage.config.environment_config import EnvironmentConfig
from moorage.foundation.zoned_stack import ZonedStack


class BaseStack(ZonedStack):
    """A stack named after its environment and part, in the environment's account and region.

    Args:
        config: The environment.
        part: What this stack holds; with the environment's name it makes the stack's name.
        region: Where it lives. Omitted: in the environment's region.
        description: One sentence for the CloudFormation console.
    """

    def __init__(
        self,
        scope: Construct,
        part: str,
        *,
        config: EnvironmentConfig,
        description: str,
        region: str | None = None,
    ) -> None:
        super().__init__(
            scope,
            part,
            zones=config.availability_zones,
            stack_name=f"{config.name}-{part}",
            description=description,
            env=Environment(account=config.account, region=region or config.region),
            termination_protection=config.termination_protection,
        )
