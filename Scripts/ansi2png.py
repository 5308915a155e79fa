#!/usr/bin/env python3
"""Draws a captured terminal screen as a picture.

    ansi2png.py [--theme dark|light] [--size 120x36] capture.ansi picture.png

Reads what `tmux capture-pane -e -p -N` writes: lines of text with SGR escapes (bold, dim, italic, underline, reverse,
strike-through, 16 and 256 colours, truecolor). Lines and blocks are drawn as rectangles that meet at the cell's edge.
"""

import argparse
import re
import unicodedata
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONT_SIZE = 16
MARGIN = 12
FONT_FOLDER = Path("/usr/share/fonts/truetype/dejavu")
# Used, where they are installed, for characters that DejaVu lacks.
FALLBACK_FONTS = (
    "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf",
    "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
    "/usr/share/fonts/truetype/unifont/unifont.ttf",
)


@dataclass(frozen=True)
class Theme:
    """Colours that the terminal, and not the program, decides."""

    foreground: tuple
    background: tuple
    palette: tuple


def rgb(text):
    return tuple(tuple(bytes.fromhex(colour)) for colour in text.split())


THEMES = {
    "dark": Theme(
        *rgb("d8dee4 14181d"),
        rgb("22272e e06c66 7fb069 d9a648 6aa5e8 b48ad6 56b3b8 c4cbd3 6b7480 ff8a80 9ccf84 f0c46c 8fc0ff d0a8f0 7fd4d8 ffffff"),
    ),
    "light": Theme(
        *rgb("24292f fdfdfb"),
        rgb("24292f b3261e 2e7031 8a5a00 1f5fae 7a3e9d 0e6c74 6e7781 57606a c93c37 3a8a3e a06c00 2f78d0 9050b8 1a8089 f2f3f5"),
    ),
}


@dataclass(frozen=True)
class Style:
    foreground: object = None  # None, a palette index, or an (r, g, b)
    background: object = None
    bold: bool = False
    dim: bool = False
    italic: bool = False
    underline: bool = False
    reverse: bool = False
    strike: bool = False


PLAIN = Style()
ATTRIBUTES = {1: "bold", 2: "dim", 3: "italic", 4: "underline", 7: "reverse", 9: "strike"}


def apply_sgr(style, parameters):
    """The style after one SGR sequence, whose parameters stand between `ESC [` and `m`."""
    codes = [int(code or 0) for code in re.split("[;:]", parameters)]
    at = 0
    while at < len(codes):
        code = codes[at]
        at += 1
        if code == 0:
            style = PLAIN
        elif code in ATTRIBUTES:
            style = replace(style, **{ATTRIBUTES[code]: True})
        elif code == 22:
            style = replace(style, bold=False, dim=False)
        elif code - 20 in ATTRIBUTES:
            style = replace(style, **{ATTRIBUTES[code - 20]: False})
        elif code in (38, 48):
            field = "foreground" if code == 38 else "background"
            if codes[at : at + 1] == [5]:
                style = replace(style, **{field: codes[at + 1]})
                at += 2
            elif codes[at : at + 1] == [2]:
                style = replace(style, **{field: tuple(codes[at + 1 : at + 4])})
                at += 4
        elif 30 <= code <= 37 or 90 <= code <= 97:
            style = replace(style, foreground=code - 30 if code < 90 else code - 82)
        elif 40 <= code <= 47 or 100 <= code <= 107:
            style = replace(style, background=code - 40 if code < 100 else code - 92)
        elif code == 39:
            style = replace(style, foreground=None)
        elif code == 49:
            style = replace(style, background=None)
    return style


def cells_wide(character):
    if unicodedata.combining(character) or unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def parse(text):
    """Rows of (text of the cell, width in cells, style)."""
    rows, style = [], PLAIN
    for line in text.split("\n"):
        row = []
        for escape, character in re.findall(r"\x1b\[([\d;:]*)m|((?!\x1b).)", re.sub(r"\x1b[()][A-Z0-9]|[\x0e\x0f]", "", line)):
            if not character:
                style = apply_sgr(style, escape)
            elif cells_wide(character) == 0 and row:
                row[-1] = (row[-1][0] + character, *row[-1][1:])
            else:
                row.append((character, max(1, cells_wide(character)), style))
        rows.append(row)
    return rows


def colour(value, theme, default):
    if value is None:
        return default
    if isinstance(value, tuple):
        return value
    if value < 16:
        return theme.palette[value]
    if value >= 232:
        return (8 + 10 * (value - 232),) * 3
    levels = (0, 95, 135, 175, 215, 255)
    value -= 16
    return levels[value // 36], levels[value // 6 % 6], levels[value % 6]


def blend(front, back, share):
    return tuple(round(f * share + b * (1 - share)) for f, b in zip(front, back))


def colours(style, theme):
    front_value = style.foreground
    if style.bold and isinstance(front_value, int) and front_value < 8:
        front_value += 8  # as most terminals do
    front = colour(front_value, theme, theme.foreground)
    back = colour(style.background, theme, theme.background)
    if style.dim:
        front = blend(front, back, 0.6)
    return (back, front) if style.reverse else (front, back)


SIDES = {"LEFT": "l", "RIGHT": "r", "UP": "u", "DOWN": "d", "HORIZONTAL": "lr", "VERTICAL": "ud"}
WEIGHTS = {"LIGHT": 1, "SINGLE": 1, "HEAVY": 2, "DOUBLE": 3}


def box_sides(character):
    """Weight of the line towards each side of a box-drawing character, by its name; None for dashes and diagonals."""
    if not "─" <= character <= "╿":
        return None
    name = unicodedata.name(character).removeprefix("BOX DRAWINGS ")
    if "DASH" in name or "DIAGONAL" in name:
        return None
    sides, weight = {}, None
    for part in name.split(" AND "):
        # The weight stands before its sides ("LIGHT DOWN AND RIGHT") or after them ("DOWN LIGHT AND RIGHT HEAVY").
        weight = next((WEIGHTS[word] for word in part.split() if word in WEIGHTS), weight)
        for word in part.split():
            for side in SIDES.get(word, ""):
                sides[side] = weight
    return sides


@cache
def has_glyph(font, character):
    """Whether the font draws the character as anything but its sign for a missing one."""
    return bytes(font.getmask(character)) != bytes(font.getmask("\U0010fffe"))


class Painter:
    def __init__(self, theme):
        self.theme = theme
        faces = {(False, False): "", (True, False): "-Bold", (False, True): "-Oblique", (True, True): "-BoldOblique"}
        self.fonts = {}
        for face, suffix in faces.items():
            path = FONT_FOLDER / f"DejaVuSansMono{suffix}.ttf"
            # The slanted faces are in another package; the upright one does where they are missing.
            path = path if path.exists() else FONT_FOLDER / f"DejaVuSansMono{'-Bold' if face[0] else ''}.ttf"
            self.fonts[face] = ImageFont.truetype(str(path), FONT_SIZE)
        self.fallbacks = [ImageFont.truetype(path, FONT_SIZE) for path in FALLBACK_FONTS if Path(path).exists()]
        ascent, descent = self.fonts[False, False].getmetrics()
        self.width, self.height = round(self.fonts[False, False].getlength("M")), ascent + descent

    def paint(self, rows, columns, lines):
        size = (columns * self.width + 2 * MARGIN, lines * self.height + 2 * MARGIN)
        image = Image.new("RGB", size, self.theme.background)
        draw = ImageDraw.Draw(image)
        for layer in (self.background, self.glyph):  # all backgrounds first: slanted letters lean into the next cell
            for line, row in enumerate(rows[:lines]):
                x = MARGIN
                for text, cells, style in row:
                    layer(draw, x, MARGIN + line * self.height, text, cells, style)
                    x += cells * self.width
        return image

    def background(self, draw, x, y, text, cells, style):
        back = colours(style, self.theme)[1]
        if back != self.theme.background:
            draw.rectangle((x, y, x + cells * self.width - 1, y + self.height - 1), back)

    def glyph(self, draw, x, y, text, cells, style):
        front, back = colours(style, self.theme)
        right, bottom = x + cells * self.width - 1, y + self.height - 1
        if text.strip() and not self.box(draw, x, y, text, front) and not self.block(draw, x, y, text, front, back):
            draw.text((x, y), text, front, font=self.font(text, style))
        if style.underline:
            draw.line((x, bottom - 2, right, bottom - 2), front)
        if style.strike:
            draw.line((x, y + self.height // 2, right, y + self.height // 2), front)

    def font(self, text, style):
        fonts = [self.fonts[style.bold, style.italic], *self.fallbacks]
        return next((font for font in fonts if has_glyph(font, text[0])), fonts[0])

    def box(self, draw, x, y, text, front):
        sides = box_sides(text)
        if sides is None:
            return False
        middle_x, middle_y = x + self.width // 2, y + self.height // 2
        right, bottom = x + self.width - 1, y + self.height - 1
        if text in "╭╮╰╯":
            return self.arc(draw, x, y, sides, front)
        for side, weight in sides.items():
            for shift in {1: (0,), 2: (0, 1), 3: (-1, 1)}[weight]:
                if side in "lr":
                    start, end = (x, middle_x) if side == "l" else (middle_x, right)
                    draw.line((start, middle_y + shift, end + (1 if side == "l" and len(sides) > 2 else 0), middle_y + shift), front)
                else:
                    start, end = (y, middle_y) if side == "u" else (middle_y, bottom)
                    draw.line((middle_x + shift, start, middle_x + shift, end), front)
        return True

    def arc(self, draw, x, y, sides, front):
        middle_x, middle_y = x + self.width // 2, y + self.height // 2
        right, bottom = x + self.width - 1, y + self.height - 1
        radius = self.width // 2 - 1
        across = 1 if "r" in sides else -1
        along = 1 if "d" in sides else -1
        centre_x, centre_y = middle_x + across * radius, middle_y + along * radius
        draw.line((centre_x, middle_y, right if across > 0 else x, middle_y), front)
        draw.line((middle_x, centre_y, middle_x, bottom if along > 0 else y), front)
        start = {(1, 1): 180, (-1, 1): 270, (-1, -1): 0, (1, -1): 90}[across, along]
        box = (centre_x - radius, centre_y - radius, centre_x + radius, centre_y + radius)
        draw.arc(box, start, start + 90, front)
        return True

    def block(self, draw, x, y, text, front, back):
        """Block elements: eighths from below or the left, halves, shades, quadrants."""
        code = ord(text[0])
        if not 0x2580 <= code <= 0x259F:
            return False
        w, h = self.width, self.height

        def fill(left, top, right, bottom, paint=front):
            draw.rectangle((x + round(left * w), y + round(top * h), x + round(right * w) - 1, y + round(bottom * h) - 1), paint)

        if code == 0x2580:
            fill(0, 0, 1, 0.5)
        elif code <= 0x2588:
            fill(0, 1 - (code - 0x2580) / 8, 1, 1)
        elif code <= 0x258F:
            fill(0, 0, (0x2590 - code) / 8, 1)
        elif code == 0x2590:
            fill(0.5, 0, 1, 1)
        elif code <= 0x2593:
            fill(0, 0, 1, 1, blend(front, back, (code - 0x2590) / 4))
        elif code == 0x2594:
            fill(0, 0, 1, 1 / 8)
        elif code == 0x2595:
            fill(7 / 8, 0, 1, 1)
        else:
            # Upper left, upper right, lower left, lower right as bits 8, 4, 2, 1.
            quadrants = (2, 1, 8, 11, 9, 14, 13, 4, 6, 7)[code - 0x2596]
            for bit, left, top in ((8, 0, 0), (4, 0.5, 0), (2, 0, 0.5), (1, 0.5, 0.5)):
                if quadrants & bit:
                    fill(left, top, left + 0.5, top + 0.5)
        return True


def render(text, theme="dark", columns=None, lines=None):
    """The picture of a captured screen."""
    rows = parse(text.rstrip("\n"))
    columns = columns or max(sum(cells for _, cells, _ in row) for row in rows)
    return Painter(THEMES[theme]).paint(rows, columns, lines or len(rows))


def save(image, path):
    """A screen has few colours, so a palette of them makes a small file without loss that anybody sees."""
    image.quantize(256, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(path, optimize=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--theme", choices=sorted(THEMES), default="dark")
    parser.add_argument("--size", help="columns x lines; the size of the text if not given")
    parser.add_argument("capture", type=Path)
    parser.add_argument("picture", type=Path)
    arguments = parser.parse_args()
    columns, lines = map(int, arguments.size.split("x")) if arguments.size else (None, None)
    save(render(arguments.capture.read_text(), arguments.theme, columns, lines), arguments.picture)


if __name__ == "__main__":
    main()
