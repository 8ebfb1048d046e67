"""Three small plots as inline SVG."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

_INK, _AXIS, _GOOD, _BAD = "#2f6feb", "#8b95a3", "#18794e", "#c4320a"


def bars(values: Sequence[tuple[str, float | None]], *, width: int = 760) -> str:
    """Horizontal bars from 0 to 1, one a label; None has no bar."""
    row, left, right = 20, 260, 60
    span = width - left - right
    parts = []
    for i, (label, value) in enumerate(values):
        y = i * row
        parts.append(f'<text x="{left - 8}" y="{y + 14}" text-anchor="end">{escape(label)}</text>')
        if value is not None:
            parts.append(
                f'<rect x="{left}" y="{y + 4}" width="{span * value:.1f}" height="{row - 8}" fill="{_INK}"/>'
                f'<text x="{left + span * value + 6:.1f}" y="{y + 14}">{value:.3f}</text>'
            )
    return _svg(width, len(values) * row, parts)


def histogram(values: Sequence[float], *, bins: int = 10, width: int = 760, height: int = 160) -> str:
    """How many values fall into each of `bins` equal parts of 0 to 1."""
    counts = [0] * bins
    for value in values:
        counts[min(bins - 1, max(0, int(value * bins)))] += 1
    top, step, base = max(counts, default=0) or 1, width / bins, height - 20
    parts = []
    for i, count in enumerate(counts):
        tall = (base - 18) * count / top
        parts.append(
            f'<rect x="{i * step + 2:.1f}" y="{base - tall:.1f}" width="{step - 4:.1f}" height="{tall:.1f}" '
            f'fill="{_INK}"/>'
            f'<text x="{(i + 0.5) * step:.1f}" y="{base - tall - 4:.1f}" text-anchor="middle">{count}</text>'
            f'<text x="{(i + 0.5) * step:.1f}" y="{height - 5}" text-anchor="middle" fill="{_AXIS}">'
            f"{i / bins:.1f}–{(i + 1) / bins:.1f}</text>"
        )
    return _svg(width, height, [*parts, f'<path d="M0 {base}H{width}" stroke="{_AXIS}"/>'])


def sorted_bars(values: Sequence[float], *, width: int = 760, height: int = 160) -> str:
    """Vertical bars from -1 to 1 around a middle line, largest first; gains green, losses red."""
    step, middle = width / max(1, len(values)), height / 2
    parts = []
    for i, value in enumerate(sorted(values, reverse=True)):
        tall = abs(value) * (middle - 2)
        top = middle - tall if value > 0 else middle
        parts.append(
            f'<rect x="{i * step:.2f}" y="{top:.1f}" width="{max(step - 0.5, 0.5):.2f}" height="{tall:.1f}" '
            f'fill="{_GOOD if value > 0 else _BAD}"/>'
        )
    return _svg(width, height, [*parts, f'<path d="M0 {middle:.1f}H{width}" stroke="{_AXIS}"/>'])


def _svg(width: int, height: float, parts: Sequence[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height:g}" width="{width}" height="{height:g}" '
        f'style="max-width:100%;height:auto" role="img">{"".join(parts)}</svg>'
    )
