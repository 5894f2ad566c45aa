"""Rows of Markdown tables."""


def row(*cells: str) -> str:
    r"""Return a row.

    Args:
        cells: What stands in it.

    Example:
        >>> row("a|b", "c")
        '| a\\|b | c |\n'
    """
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |\n"
