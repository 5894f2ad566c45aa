"""Somewhere that a plugin of Fluent Bit sends the log of a task."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from moorage.errors import InvalidInputError
from moorage.values.aws_services import INTERNET, known_service
from moorage.values.need import SEND_LOGS, Need
from moorage.values.secret_source import SecretSource
from moorage.values.secret_text import is_secret_name, is_secret_value


@dataclass(frozen=True, kw_only=True)
class RouterOutput:
    """Name an output plugin of Fluent Bit, and what it is told.

    The plugins and their options: https://docs.fluentbit.io/manual/data-pipeline/outputs

    Args:
        plugin: Name of the plugin, such as ``datadog``.
        options: Its options, without secrets. Omitted: none.
        secrets: Options whose values are secrets, such as ``apikey``, by the name of the option.
            Omitted: none.
        reaches: Where it sends to: AWS services such as ``kinesis-streams``, or ``internet``.

    Raises:
        InvalidInputError: There is no name, an option has a value that is a secret, or stands in
            both.

    Example:
        >>> RouterOutput(plugin="http", options={"Host": "logs.example.com"}).reaches
        ('internet',)
    """

    plugin: str
    options: Mapping[str, str] = field(default_factory=dict)
    secrets: Mapping[str, SecretSource] = field(default_factory=dict)
    reaches: tuple[str, ...] = (INTERNET,)

    def __post_init__(self) -> None:
        if not self.plugin.strip():
            fix = "write the name of a plugin, such as 'http'"
            raise InvalidInputError("RouterOutput.plugin", "must not be empty", fix=fix)
        for name, value in self.options.items():
            where = f"RouterOutput.options.{name}"
            if is_secret_name(name) or is_secret_value(value):
                what = "looks like a secret, and everyone who reads the template would see it"
                raise InvalidInputError(where, what, fix="name where it lies under secrets")
            if name in self.secrets:
                what = "stands under secrets too, and an option has one value"
                raise InvalidInputError(where, what, fix="remove one of them")
        for service in self.reaches:
            known_service("RouterOutput.reaches", service, or_internet=True)

    @property
    def needs(self) -> tuple[Need, ...]:
        """What a task must reach for it."""
        reached = {Need(service, SEND_LOGS) for service in self.reaches}
        return tuple(sorted(reached | {source.need for source in self.secrets.values()}))
