"""A firewall is named in a word, or described."""

from collections.abc import Mapping
from typing import Annotated, Any, TypeAlias

from pydantic import AfterValidator, Discriminator, Tag

from moorage.config.field_rules import firewall
from moorage.values.firewall import Firewall


def firewall_kind(value: Any) -> str:
    """Return the tag of what is written, or of what was read."""
    return "<firewall>" if isinstance(value, Mapping | Firewall) else "<word>"


FirewallChoice: TypeAlias = Annotated[
    Annotated[str, AfterValidator(firewall), Tag("<word>")]
    | Annotated[Firewall, Tag("<firewall>")],
    Discriminator(firewall_kind),
]
