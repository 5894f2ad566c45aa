"""What ``moorage deploy-plan`` prints, in the page that explains it."""

from typing import Final

from moorage.config.deployment_numbers import forecast
from moorage.config.loader import load_environment
from moorage.delivery.text import as_text
from tools.setup import ROOT

PAGE: Final = ROOT / "docs" / "how-to" / "plan-a-deployment.md"
_HEAD: Final = "```\n$ moorage deploy-plan prod web\n"


def with_example(page: str) -> str:
    """Return the page with the example as the command prints it now.

    Args:
        page: The page as it is.

    Raises:
        ValueError: The page has no example.
    """
    before, head, rest = page.partition(_HEAD)
    _, end, after = rest.partition("\n```\n")
    if not head or not end:
        raise ValueError(f"{PAGE.name} has no example of the command")
    config = load_environment(ROOT / "environments" / "prod.yaml")
    return f"{before}{head}{as_text(forecast(config, 'web'))}{end}{after}"
