"""Checks the colours of tokens.css; exits 1 and says what fails. Standard library only.

Contrast is that of WCAG 2. Colour-blind vision is simulated after Machado, Oliveira and Fernandes
(2009) at full severity; distances are CIEDE2000 (Sharma, Wu, Dalal 2005).
"""

import itertools
import math
import pathlib
import re
import sys

VISIONS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
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
}
HUES = ["blue", "amber", "plum", "green", "red", "teal", "brown", "grey"]
POSITIONS = ["support", "oppose", "mixed", "neutral", "unclear", "unset"]
SURFACES = ["paper", "panel", "sunken", "hover", "accent-tint"]
# The hues of actor, process and stance.
SHIPPED = ["blue", "amber", "plum"]
MIN_INK_DISTANCE = 10
MIN_TINT_DISTANCE = 6
THEMES = ("light", "dark")


def read_tokens(css):
    """Token -> (light, dark) for colours, token -> fraction for percentages."""
    colours, shares = {}, {}
    for name, value in re.findall(r"--([\w-]+):\s*([^;]+);", css):
        pair = re.fullmatch(r"light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)", value.strip())
        if pair:
            colours[name] = tuple(parse(code) for code in pair.groups())
        elif re.fullmatch(r"\d+%", value.strip()):
            shares[name] = int(value.strip()[:-1]) / 100
    return colours, shares


def parse(code):
    return tuple(int(code[at : at + 2], 16) / 255 for at in (1, 3, 5))


def linear(colour):
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)


def mix(tint, ink, share):
    return tuple(a * (1 - share) + b * share for a, b in zip(tint, ink))


def contrast(one, other):
    light = [sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(x))) for x in (one, other)]
    return (max(light) + 0.05) / (min(light) + 0.05)


def seen(colour, vision):
    """Linear light as a reader with that vision has it."""
    parts = (sum(w * c for w, c in zip(row, linear(colour))) for row in VISIONS[vision])
    return tuple(min(1.0, max(0.0, part)) for part in parts)


def to_lab(rgb):
    matrix = ((0.4124564, 0.3575761, 0.1804375), (0.2126729, 0.7151522, 0.0721750), (0.0193339, 0.1191920, 0.9503041))
    xyz = [sum(w * c for w, c in zip(row, rgb)) for row in matrix]
    x, y, z = (f_lab(v / white) for v, white in zip(xyz, (0.95047, 1.0, 1.08883)))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def f_lab(t):
    return t ** (1 / 3) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116


def distance(lab_1, lab_2):
    """CIEDE2000."""
    (l1, a1, b1), (l2, a2, b2) = lab_1, lab_2
    mean_c = (math.hypot(a1, b1) + math.hypot(a2, b2)) / 2
    g = 0.5 * (1 - math.sqrt(mean_c**7 / (mean_c**7 + 25**7)))
    a1, a2 = a1 * (1 + g), a2 * (1 + g)
    c1, c2 = math.hypot(a1, b1), math.hypot(a2, b2)
    h1, h2 = (math.degrees(math.atan2(b, a)) % 360 for a, b in ((a1, b1), (a2, b2)))
    dh = 0 if c1 * c2 == 0 else (h2 - h1 + 180) % 360 - 180
    big_dh = 2 * math.sqrt(c1 * c2) * math.sin(math.radians(dh / 2))
    mean_l, mean_c = (l1 + l2) / 2, (c1 + c2) / 2
    mean_h = h1 + h2 if c1 * c2 == 0 else (h1 + dh / 2) % 360
    t = (
        1
        - 0.17 * math.cos(math.radians(mean_h - 30))
        + 0.24 * math.cos(math.radians(2 * mean_h))
        + 0.32 * math.cos(math.radians(3 * mean_h + 6))
        - 0.20 * math.cos(math.radians(4 * mean_h - 63))
    )
    s_l = 1 + 0.015 * (mean_l - 50) ** 2 / math.sqrt(20 + (mean_l - 50) ** 2)
    s_c, s_h = 1 + 0.045 * mean_c, 1 + 0.015 * mean_c * t
    turn = 30 * math.exp(-(((mean_h - 275) / 25) ** 2))
    r_t = -2 * math.sqrt(mean_c**7 / (mean_c**7 + 25**7)) * math.sin(math.radians(2 * turn))
    parts = (l2 - l1) / s_l, (c2 - c1) / s_c, big_dh / s_h
    return math.sqrt(sum(part**2 for part in parts) + r_t * parts[1] * parts[2])


class Check:
    """Collects what fails and the worst value of each sort."""

    def __init__(self, colours):
        self.colours, self.failures, self.worst, self.n_checks = colours, [], {}, 0

    def at_least(self, sort, name, value, least):
        self.n_checks += 1
        self.worst[sort] = min(self.worst.get(sort, (math.inf, "")), (value, name))
        if value < least:
            self.failures.append(f"{sort}: {name} is {value:.2f}, at least {least} is needed")

    def contrast(self, sort, ink, ground, least, theme):
        value = contrast(self.colours[ink][theme], self.colours[ground][theme])
        self.at_least(sort, f"{ink} on {ground}, {THEMES[theme]}", value, least)

    def apart(self, sort, names, least, theme):
        for vision, (one, other) in itertools.product(VISIONS, itertools.combinations(names, 2)):
            labs = [to_lab(seen(self.colours[name][theme], vision)) for name in (one, other)]
            self.at_least(sort, f"{one} and {other}, {THEMES[theme]}, {vision}", distance(*labs), least)


def check_theme(check, shares, theme):
    colours = check.colours
    for ground in SURFACES:
        check.contrast("text", "ink", ground, 7, theme)
        check.contrast("secondary text", "ink-2", ground, 4.5, theme)
        check.contrast("link and focus", "accent", ground, 3, theme)
        for verdict in ("good", "bad"):
            check.contrast("verdict", verdict, ground, 4.5, theme)
    for ground in ("paper", "panel"):
        check.contrast("edge of a control", "edge", ground, 3, theme)
        for position in POSITIONS:
            check.contrast("position", position, ground, 4.5, theme)
        for hue in HUES:
            check.contrast("tag ink on a surface", hue, ground, 4.5, theme)
    for ground in ("selection", "found", "found-now", "bad-tint", "warn-tint"):
        check.contrast("text on a wash", "ink", ground, 7, theme)
    check.contrast("button", "on-accent", "accent", 4.5, theme)
    check.contrast("secondary text on a wash", "ink-2", "bad-tint", 4.5, theme)
    check.contrast("secondary text on a wash", "ink-2", "warn-tint", 4.5, theme)
    for hue in HUES:
        check.contrast("tag ink on its tint", hue, f"{hue}-tint", 4.5, theme)
        for depth in range(6):
            tint, ink = colours[f"{hue}-tint"][theme], colours[hue][theme]
            ground = mix(tint, ink, shares.get(f"depth-{depth}", 0))
            value = contrast(colours["ink"][theme], ground)
            check.at_least("text on a tint", f"{hue} {depth}, {THEMES[theme]}", value, 4.5 if depth else 7)
    check.apart("inks of actor, process, stance", SHIPPED, MIN_INK_DISTANCE, theme)
    check.apart("tints of actor, process, stance", [f"{hue}-tint" for hue in SHIPPED] + ["paper"], MIN_TINT_DISTANCE, theme)
    check.apart("support and oppose", ["support", "oppose", "neutral"], MIN_INK_DISTANCE, theme)


def main():
    css = (pathlib.Path(__file__).parent / "tokens.css").read_text(encoding="utf-8")
    colours, shares = read_tokens(css)
    check = Check(colours)
    for theme in (0, 1):
        check_theme(check, shares, theme)
    for sort, (value, name) in check.worst.items():
        print(f"{sort}: at least {value:.2f} ({name})")
    for failure in check.failures:
        print(f"FAILED {failure}")
    print(f"{check.n_checks} checks, {len(check.failures)} failed")
    return 1 if check.failures else 0


if __name__ == "__main__":
    sys.exit(main())
