"""What every part of the environment file has in common."""

from pydantic import BaseModel, ConfigDict


class StrictModel(BaseModel):
    """Accept exactly the keys and types that are declared, and never change afterwards."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)
