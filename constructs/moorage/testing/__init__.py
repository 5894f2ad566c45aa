"""Help for the tests of teams that use the library."""

from moorage.testing.checked import assert_works_together, findings_of

__all__ = ["assert_works_together", "findings_of"]
