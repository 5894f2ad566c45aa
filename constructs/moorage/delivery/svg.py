"""The few elements of SVG that the pictures are made of, and their colours.

The colours are those of Okabe and Ito, which people with any colour vision tell apart
(https://jfly.uni-koeln.de/color/); what is not healthy is hatched besides.
"""

from collections.abc import Mapping, Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

_LIGHT: Final = {
    "text": "fill: #1f2328",
    ".tick, .note": "fill: #59636e",
    ".paper": "fill: #ffffff",
    ".grid": "stroke: #d1d9e0",
    ".axis": "stroke: #59636e",
    ".limit": "stroke: #1f2328",
    ".old": "fill: #0072b2",
    ".old-line": "stroke: #0072b2",
}
_DARK: Final = {
    "text": "fill: #f0f6fc",
    ".tick, .note": "fill: #9198a1",
    ".paper": "fill: #0d1117",
    ".grid": "stroke: #3d444d",
    ".axis": "stroke: #9198a1",
    ".limit": "stroke: #f0f6fc",
    ".old": "fill: #56b4e9",
    ".old-line": "stroke: #56b4e9",
}
_BOTH: Final = {
    "text": 'font: 13px system-ui, "Segoe UI", Helvetica, Arial, sans-serif',
    ".title": "font-size: 15px; font-weight: 600",
    ".heading": "font-weight: 600",
    ".tick, .note": "font-size: 12px",
    ".end": "text-anchor: end",
    ".middle": "text-anchor: middle",
    ".limit": "stroke-width: 1.5; stroke-dasharray: 6 4",
    "rect": "shape-rendering: crispEdges",
    ".new": "fill: #e69f00",
    ".new-line": "stroke: #e69f00",
    ".leaving": "fill: #999999",
    ".returning": "fill: url(#deployment-returning)",
    ".starting": "fill: url(#deployment-starting)",
}
_HATCH: Final = (
    '<pattern id="deployment-{name}" width="7" height="7" patternUnits="userSpaceOnUse" '
    'patternTransform="rotate(45)"><rect class="paper" width="7" height="7"/>'
    '<path class="{line}" d="M2 0V7" stroke-width="3.5"/></pattern>'
)


def document(width: int, height: int, *, title: str, parts: Sequence[str]) -> str:
    """Return a whole picture.

    Args:
        width: Its width.
        height: Its height.
        title: What it shows, for those who hear it read.
        parts: Its elements.
    """
    hatches = [
        _HATCH.format(name="starting", line="new-line"),
        _HATCH.format(name="returning", line="old-line"),
    ]
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" '
            f'width="{width}" height="{height}" class="deployment" role="img" '
            f"aria-label={quoteattr(title)}>",
            f"<title>{escape(title)}</title>",
            f"<style>\n{_style()}\n</style>",
            f"<defs>{''.join(hatches)}</defs>",
            f'<rect class="paper" width="{width}" height="{height}" rx="6"/>',
            *parts,
            "</svg>",
        ]
    )


def _style() -> str:
    """Every rule below one class, so that a page may hold several pictures."""
    dark = ["@media (prefers-color-scheme: dark) {", *_rules(_DARK), "}"]
    return "\n".join([*_rules(_BOTH), *_rules(_LIGHT), *dark])


def _rules(style: Mapping[str, str]) -> list[str]:
    return [
        f"{', '.join(f'.deployment {one}' for one in kinds.split(', '))} {{ {rule} }}"
        for kinds, rule in style.items()
    ]


def group(parts: Sequence[str]) -> str:
    """Return elements that belong together.

    Args:
        parts: The elements.
    """
    return "\n".join(["<g>", *parts, "</g>"])


def text(x: float, y: float, words: str, *, kind: str, turned: bool = False) -> str:
    """Return a line of text.

    Args:
        x: Place from the left.
        y: Place of its base line from the top.
        words: What it says.
        kind: Its class in the style sheet.
        turned: Whether it reads upwards.
    """
    turn = f' transform="rotate(-90 {x:g} {y:g})"' if turned else ""
    return f'<text x="{x:g}" y="{y:g}" class="{kind}"{turn}>{escape(words)}</text>'


def rectangle(x: float, y: float, width: float, height: float, *, kind: str) -> str:
    """Return a filled rectangle.

    Args:
        x: Place from the left.
        y: Place from the top.
        width: Its width.
        height: Its height.
        kind: Its class in the style sheet.
    """
    return f'<rect x="{x:g}" y="{y:g}" width="{width:.1f}" height="{height:.1f}" class="{kind}"/>'


def line(x1: float, y1: float, x2: float, y2: float, *, kind: str) -> str:
    """Return a line.

    Args:
        x1: Where it starts, from the left.
        y1: Where it starts, from the top.
        x2: Where it ends, from the left.
        y2: Where it ends, from the top.
        kind: Its class in the style sheet.
    """
    return f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" class="{kind}"/>'
