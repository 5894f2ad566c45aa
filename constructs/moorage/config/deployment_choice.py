"""Tell the strategies of a deployment apart: in one word, or with numbers."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias

from pydantic import AfterValidator, Discriminator, Tag

from moorage.config.nearest import nearest
from moorage.values.blue_green import BlueGreen
from moorage.values.canary import Canary
from moorage.values.deployment import STRATEGIES, Deployment
from moorage.values.linear import Linear
from moorage.values.rolling import Rolling

Word: TypeAlias = Literal["rolling", "blue-green", "canary", "linear"]


def deployment_kind(value: Any) -> str | None:
    """Return the tag of the form, or ``None`` if a mapping names no strategy."""
    if isinstance(value, Mapping):
        word = str(value.get("strategy"))
        # A misspelt one is refused where it stands, by the class that was probably meant.
        known = word if word in STRATEGIES else nearest(word, [*STRATEGIES])
        return f"<{known or 'rolling'}>" if "strategy" in value else None
    kinds = (name for name, kind in STRATEGIES.items() if isinstance(value, kind))
    return f"<{next(kinds, 'word')}>"


def _with_defaults(word: Word) -> Deployment:
    return STRATEGIES[word]()


if TYPE_CHECKING:
    # Whatever form was written, a strategy comes out.
    DeploymentChoice: TypeAlias = Deployment
else:
    DeploymentChoice = Annotated[
        Annotated[Word, AfterValidator(_with_defaults), Tag("<word>")]
        | Annotated[Rolling, Tag("<rolling>")]
        | Annotated[BlueGreen, Tag("<blue-green>")]
        | Annotated[Canary, Tag("<canary>")]
        | Annotated[Linear, Tag("<linear>")],
        Discriminator(deployment_kind),
    ]
