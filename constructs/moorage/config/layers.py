"""Put an environment together: field default < posture < file < command line."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from moorage.config.key_path import KeyPath
from moorage.config.postures import POSTURES

_NAT_PRESET = "private-with-nat"


@dataclass(frozen=True, kw_only=True)
class Layer:
    """A part of an environment file, and what to call it.

    Args:
        source: Where its values come from, such as ``posture disposable``.
        data: The part.
    """

    source: str
    data: Mapping[str, Any]


def layers_below(data: Mapping[str, Any]) -> list[Layer]:
    """Return the layers that stand between the field defaults and the file, lowest first.

    Args:
        data: What the file says. Without a known posture there is no such layer: that is reported.
    """
    posture = data.get("posture")
    layers = []
    if isinstance(posture, str) and posture in POSTURES:
        data_of_posture = dict(POSTURES[posture])
        if isinstance(data.get("internal_load_balancer"), Mapping):
            data_of_posture["internal_load_balancer"] = data_of_posture.get("load_balancer", {})
        layers.append(Layer(source=f"posture {posture}", data=data_of_posture))
    network = data.get("network")
    preset = network.get("preset", _NAT_PRESET) if isinstance(network, Mapping) else _NAT_PRESET
    if isinstance(preset, str) and preset != _NAT_PRESET:
        layers.append(Layer(source=f"preset {preset}", data={"network": {"nat": "none"}}))
    return layers


def merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Return one mapping in which the upper one wins; mappings inside are merged too.

    Args:
        below: The weaker part.
        above: The stronger part. A value of another kind, also a wrong one, replaces the weaker.
    """
    result = dict(below)
    for key, value in above.items():
        under = result.get(key)
        both = isinstance(under, Mapping) and isinstance(value, Mapping)
        result[key] = merged(under, value) if both else value  # type: ignore[arg-type]
    return result


def source_in(layers: list[Layer], path: KeyPath) -> str | None:
    """Return the source of the strongest layer that says something about a place.

    Args:
        layers: Layers, lowest first.
        path: The place.
    """
    for layer in reversed(layers):
        value: Any = layer.data
        for part in path:
            value = value.get(part) if isinstance(value, Mapping) else None
        if value is not None:
            return layer.source
    return None
