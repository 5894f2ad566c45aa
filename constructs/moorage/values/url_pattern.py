"""Answer which of two host or path patterns matches more."""

import re
from collections.abc import Iterator

_RUN = re.compile(r"[*?]+")

# A place in the narrow pattern, with every place the wide pattern can be in after the same text.
_Pair = tuple[int, frozenset[int]]


def canonical(pattern: str) -> str:
    """Rewrite a pattern so that two patterns are equal exactly if they match the same texts.

    Use it before comparing patterns: ``/a**`` and ``/a*`` are the same, ``*?`` and ``?*`` too.

    Args:
        pattern: A pattern where ``*`` matches any text and ``?`` any one character.

    Example:
        >>> canonical("/a*?*")
        '/a?*'
    """
    return _RUN.sub(lambda run: "?" * run[0].count("?") + "*" * ("*" in run[0]), pattern)


def literal_count(pattern: str) -> int:
    """Count the characters that are no wildcards.

    Use it to order patterns: one that matches strictly less never has fewer literal characters,
    because all literals of the wider one must be found in it, in the same order.

    Args:
        pattern: A host or path pattern.

    Example:
        >>> literal_count("/api/*")
        5
    """
    return len(_RUN.sub("", pattern))


def contains(wide: str, narrow: str) -> bool:
    """Tell whether ``wide`` matches every text that ``narrow`` matches.

    Use it to find rules that can never be reached. The answer is exact: both patterns are walked
    together as automata, looking for a text that only ``narrow`` matches.

    Args:
        wide: The pattern that may match more.
        narrow: The pattern that may match less.

    Example:
        >>> contains("/api*", "/api/*"), contains("/api/*", "/api")
        (True, False)
    """
    wide, narrow = canonical(wide), canonical(narrow)
    if wide in ("*", narrow):
        return True
    # Most pairs differ at once: before its first wildcard, the wide pattern allows no other text.
    if not narrow.startswith(_RUN.split(wide, maxsplit=1)[0]):
        return False
    # "" stands for all the characters that the wide pattern does not name: it treats them alike.
    letters = {*_RUN.sub("", wide), ""}
    start = (0, _settle(wide, {0}))
    seen, todo = {start}, [start]
    while todo:
        place, places = todo.pop()
        # With no place left, whatever completes the narrow pattern is a text only it matches.
        if not places or (place == len(narrow) and len(wide) not in places):
            return False
        for pair in _next(wide, narrow, (place, places), letters):
            if pair not in seen:
                seen.add(pair)
                todo.append(pair)
    return True


def _next(wide: str, narrow: str, pair: _Pair, letters: set[str]) -> Iterator[_Pair]:
    place, places = pair
    if place == len(narrow):
        return
    symbol = narrow[place]
    if symbol == "*":
        yield place + 1, places
    after = place if symbol == "*" else place + 1
    for letter in letters if symbol in "*?" else {symbol}:
        yield after, _advance(wide, places, letter)


def _advance(wide: str, places: frozenset[int], letter: str) -> frozenset[int]:
    reached = set()
    for place in places - {len(wide)}:
        if wide[place] == "*":
            reached.add(place)
        elif wide[place] in ("?", letter):
            reached.add(place + 1)
    return _settle(wide, reached)


def _settle(wide: str, places: set[int]) -> frozenset[int]:
    stars = [place for place in places if wide[place : place + 1] == "*"]
    settled = places | {place + 1 for place in stars}
    # Every text that could follow at an earlier place can follow at the last star too, so earlier
    # places add nothing; without them the number of sets stays small.
    return frozenset(place for place in settled if place >= max(stars, default=0))
