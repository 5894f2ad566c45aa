"""The features of one service: attached once each, found by type."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, TypeVar

from moorage.errors import FeatureError
from moorage.services.feature import ServiceFeature
from moorage.values.need import Need

if TYPE_CHECKING:
    from moorage.services.container_service import ContainerService

Feature = TypeVar("Feature", bound=ServiceFeature)


class AttachedFeatures:
    """Attach features in order, and hand them to one another.

    Args:
        service: Whose features they are.
    """

    def __init__(self, service: "ContainerService") -> None:
        self._service = service
        self._attached: list[ServiceFeature] = []

    def attach(self, feature: ServiceFeature) -> None:
        """Let a feature build what it needs.

        Args:
            feature: The feature.

        Raises:
            FeatureError: One of its type is attached already.
        """
        name = type(feature).__name__
        if any(type(attached) is type(feature) for attached in self._attached):
            path = self._service.node.path
            raise FeatureError(f"{path}: {name} is attached twice; keep one {name}(...)")
        feature.attach(self._service)
        self._attached.append(feature)

    def find(self, feature: type[Feature], *, needed_by: ServiceFeature) -> Feature:
        """Return the attached feature of a type.

        Args:
            feature: The type that is needed.
            needed_by: The feature that asks.

        Raises:
            FeatureError: No such feature was attached before ``needed_by``.
        """
        for attached in self._attached:
            if isinstance(attached, feature):
                return attached
        name, needy = feature.__name__, type(needed_by).__name__
        raise FeatureError(
            f"{self._service.node.path}: {needy} needs {name}, which is not attached; "
            f"put {name}(...) before {needy}(...) in features"
        )

    @property
    def needs(self) -> Iterator[Need]:
        """What the tasks must reach because of their features."""
        for feature in self._attached:
            yield from getattr(feature, "needs", ())
