"""The features of one workload: attached once each, found by type."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, TypeVar, cast

from moorage.errors import FeatureError
from moorage.services.feature import ContainerFeature, WorkloadFeature
from moorage.values.need import Need

if TYPE_CHECKING:
    from moorage.services.container_task import ContainerTask

Feature = TypeVar("Feature", bound=WorkloadFeature)


class AttachedFeatures:
    """Attach features in order, and hand them to one another.

    Args:
        workload: Whose features they are.
    """

    def __init__(self, workload: "ContainerTask") -> None:
        self._workload = workload
        self._attached: list[WorkloadFeature] = []

    def attach(self, feature: WorkloadFeature) -> None:
        """Let a feature build what it needs.

        Args:
            feature: The feature.

        Raises:
            FeatureError: One of its type, and of its name if it has one, is attached already.
        """
        if any(_same(attached, feature) for attached in self._attached):
            path, kind = self._workload.node.path, type(feature).__name__
            name = getattr(feature, "name", None)
            one = f"{kind} {name}" if name else kind
            raise FeatureError(f"{path}: {one} is attached twice; keep one {kind}(...)")
        # Only a service takes features of services, so that the workload is one.
        cast("ContainerFeature", feature).attach(self._workload)
        self._attached.append(feature)

    def attach_all(self, features: Sequence[WorkloadFeature]) -> None:
        """Attach features in their order, then let those finish that wait for all of them.

        Args:
            features: The features.

        Raises:
            FeatureError: As for :meth:`attach`.
        """
        for feature in features:
            self.attach(feature)
        for feature in features:
            finish = getattr(feature, "finish", None)
            if finish is not None:
                finish(self._workload)

    def find(self, feature: type[Feature], *, needed_by: WorkloadFeature) -> Feature:
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
            f"{self._workload.node.path}: {needy} needs {name}, which is not attached; "
            f"put {name}(...) before {needy}(...) in features"
        )

    @property
    def needs(self) -> Iterator[Need]:
        """What the tasks must reach because of their features."""
        for feature in self._attached:
            yield from getattr(feature, "needs", ())


def _same(one: WorkloadFeature, other: WorkloadFeature) -> bool:
    same_name = getattr(one, "name", None) == getattr(other, "name", None)
    return type(one) is type(other) and same_name
