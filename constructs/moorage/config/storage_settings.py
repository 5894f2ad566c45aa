"""The ``storage`` section."""

from collections.abc import Mapping
from functools import partial
from typing import Annotated

from pydantic import AfterValidator, Field

from moorage.config.field_rules import name_of_at_most
from moorage.config.strict_model import StrictModel
from moorage.values.file_system_choice import FileSystemChoice

_name = partial(name_of_at_most, 24, "the name of a file system")


class StorageSettings(StrictModel):
    """Files that outlive the services.

    Args:
        file_systems: One entry per file system (Amazon EFS), by name; ``{}`` makes
            one with every default.
    """

    file_systems: Mapping[Annotated[str, AfterValidator(_name)], FileSystemChoice] = Field(
        default_factory=dict
    )
