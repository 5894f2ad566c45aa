"""Answer whether two host, path or header patterns have a text in common."""

from moorage.values.url_pattern import canonical


def overlap(one: str, other: str) -> bool:
    """Tell whether some text matches both patterns.

    Use it to find rules that the same request can meet. The answer is exact: both patterns are
    walked together, looking for a text that both match.

    Args:
        one: A pattern where ``*`` matches any text and ``?`` any one character.
        other: Another one.

    Example:
        >>> overlap("*.example.com", "a.*"), overlap("a.example.com", "b.example.com")
        (True, False)
    """
    one, other = canonical(one), canonical(other)
    seen, todo = {(0, 0)}, [(0, 0)]
    while todo:
        here, there = todo.pop()
        if here == len(one) and there == len(other):
            return True
        for places in _next(one[here : here + 1], other[there : there + 1]):
            pair = here + places[0], there + places[1]
            if pair not in seen:
                seen.add(pair)
                todo.append(pair)
    return False


def _next(symbol: str, facing: str) -> list[tuple[int, int]]:
    """Return the steps that both patterns can take; an ended one has no symbol."""
    if symbol == "*":
        return [(1, 0), (0, 1)] if facing else [(1, 0)]
    if facing == "*":
        return [(0, 1), (1, 0)] if symbol else [(0, 1)]
    fits = symbol and facing and (symbol == facing or "?" in (symbol, facing))
    return [(1, 1)] if fits else []
