"""Write the pages of docs/checks: ``python -m tools.checks``."""

from tools.checks.pages import write

if __name__ == "__main__":
    write()
