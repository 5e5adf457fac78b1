"""How colours look to people who see fewer, and how far apart two of them are."""

from __future__ import annotations

from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt

from textual.color import Color

Lab = tuple[float, float, float]

# Machado, Oliveira and Fernandes 2009, severity 1.0, for linear RGB.
BLINDNESS = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
    "none": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
}

# sRGB to XYZ under D65, and its white.
TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE = (0.95047, 1.0, 1.08883)


def difference(one: Color, other: Color, blindness: str = "none") -> float:
    """Return how far apart two colours look to somebody of that blindness (CIEDE2000)."""
    return ciede2000(lab(one, blindness), lab(other, blindness))


def lab(color: Color, blindness: str = "none") -> Lab:
    """Return CIELAB under D65 of a colour as somebody of that blindness sees it."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in color.normalized
    ]
    seen = [min(1.0, max(0.0, part)) for part in _times(BLINDNESS[blindness], linear)]
    x, y, z = (
        part ** (1 / 3) if part > 216 / 24389 else (part * 24389 / 27 + 16) / 116
        for part in (
            value / white for value, white in zip(_times(TO_XYZ, seen), WHITE, strict=True)
        )
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _times(matrix: tuple[tuple[float, ...], ...], vector: list[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def ciede2000(one: Lab, other: Lab) -> float:
    """Return the CIEDE2000 difference of two colours in CIELAB, by the formulas of Sharma, Wu
    and Dalal 2005, with all weights 1."""
    (l1, a1, b1), (l2, a2, b2) = one, other
    mean = (hypot(a1, b1) + hypot(a2, b2)) / 2
    g = 0.5 * (1 - sqrt(mean**7 / (mean**7 + 25**7)))
    a1, a2 = (1 + g) * a1, (1 + g) * a2
    c1, c2 = hypot(a1, b1), hypot(a2, b2)
    h1, h2 = _hue(a1, b1), _hue(a2, b2)
    turn = 0.0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    if c1 * c2 and turn == -180 and h2 > h1:
        turn = 180.0
    dl, dc, dh = l2 - l1, c2 - c1, 2 * sqrt(c1 * c2) * sin(radians(turn / 2))
    l_, c_ = (l1 + l2) / 2, (c1 + c2) / 2
    if c1 * c2 == 0:
        h_ = h1 + h2
    elif abs(h1 - h2) <= 180:
        h_ = (h1 + h2) / 2
    else:
        h_ = (h1 + h2 + (360 if h1 + h2 < 360 else -360)) / 2
    t = (
        1 - 0.17 * cos(radians(h_ - 30)) + 0.24 * cos(radians(2 * h_))
        + 0.32 * cos(radians(3 * h_ + 6)) - 0.20 * cos(radians(4 * h_ - 63))
    )  # fmt: skip
    sl = 1 + 0.015 * (l_ - 50) ** 2 / sqrt(20 + (l_ - 50) ** 2)
    sc, sh = 1 + 0.045 * c_, 1 + 0.015 * c_ * t
    rc = 2 * sqrt(c_**7 / (c_**7 + 25**7))
    rt = -sin(radians(60 * exp(-(((h_ - 275) / 25) ** 2)))) * rc
    light, chroma, hue = dl / sl, dc / sc, dh / sh
    return sqrt(light**2 + chroma**2 + hue**2 + rt * chroma * hue)


def _hue(a: float, b: float) -> float:
    return degrees(atan2(b, a)) % 360 if a or b else 0.0
