"""The ``registry`` section."""

from collections.abc import Mapping
from typing import Annotated

from pydantic import AfterValidator, Field

from moorage.config.field_rules import repository_name
from moorage.config.strict_model import StrictModel
from moorage.values.repository_settings import RepositorySettings


class RegistrySettings(StrictModel):
    """The image repositories (Amazon ECR) of the environment.

    Args:
        repositories: One entry per repository, by name; ``{}`` keeps every default.
    """

    repositories: Mapping[Annotated[str, AfterValidator(repository_name)], RepositorySettings] = (
        Field(default_factory=dict)
    )
