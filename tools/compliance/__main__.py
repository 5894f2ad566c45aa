"""Print the page docs/compliance.md: ``python -m tools.compliance``."""

from tools.compliance.page import page

if __name__ == "__main__":
    print(page(), end="")
