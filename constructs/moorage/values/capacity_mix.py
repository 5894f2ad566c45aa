"""Which Fargate capacity a cluster's services use unless they say otherwise."""

from dataclasses import dataclass

from moorage.errors import InvalidInputError
from moorage.values.capacity_weights import CapacityWeights


@dataclass(frozen=True, kw_only=True)
class CapacityMix:
    """Divide a cluster's tasks between Fargate and Fargate Spot.

    Use both where work may be interrupted: Spot costs less and is stopped with two minutes' notice.

    Args:
        fargate: Share of regular Fargate. Omitted: none.
        fargate_spot: Share of Fargate Spot. Omitted: none.

    Raises:
        InvalidInputError: If neither is given, both have a base, or no weight is positive.

    Example:
        >>> CapacityMix(fargate=CapacityWeights(base=1)).uses_spot
        False
    """

    fargate: CapacityWeights | None = None
    fargate_spot: CapacityWeights | None = None

    def __post_init__(self) -> None:
        given = [weights for weights in (self.fargate, self.fargate_spot) if weights]
        if not given:
            fix = "write 'fargate: {weight: 1}'"
            raise InvalidInputError("CapacityMix", "names no capacity to run tasks on", fix=fix)
        # https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CapacityProviderStrategyItem.html
        if all(weights.base for weights in given) and len(given) > 1:
            what = "only one capacity of a cluster may have a base"
            fix = "remove the base here or from 'fargate'"
            got = self.fargate_spot.base if self.fargate_spot else 0
            raise InvalidInputError("CapacityMix.fargate_spot.base", what, got=got, fix=fix)
        if not any(weights.weight for weights in given):
            what = "all weights are 0, so that only the base would run"
            raise InvalidInputError("CapacityMix", what, fix="give one capacity a weight of 1")

    @property
    def uses_spot(self) -> bool:
        """Whether tasks may be interrupted."""
        return self.fargate_spot is not None
