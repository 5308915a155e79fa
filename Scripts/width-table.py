#!/usr/bin/env python3
"""Writes Sources/TUI/Text/WidthTable.swift from the Unicode tables of PyPI's wcwidth.

Run it from the root of the repository when a new Unicode version should be known:
    pip install wcwidth && python3 Scripts/width-table.py
"""

import wcwidth
from wcwidth.table_mc import CATEGORY_MC
from wcwidth.table_vs16 import VS16_NARROW_TO_WIDE

PATH = "Sources/TUI/Text/WidthTable.swift"


def newest(tables):
    version = max(tables, key=lambda name: tuple(int(part) for part in name.split(".")))
    return version, tables[version]


def literal(values):
    lines, line = [], "   "
    for value in values:
        word = f" 0x{value:x},"
        if len(line) + len(word) > 118:
            lines.append(line)
            line = "   "
        line += word
    return "\n".join(lines + [line])


def main():
    version, _ = newest(wcwidth.WIDE_EASTASIAN)
    _, marks = newest(CATEGORY_MC)
    # Marks that take a place of their own count 1; a cluster's widths are added up and cut to 2.
    spacing = {code for first, last in marks for code in range(first, last + 1)}
    runs, last = [], None
    for code in range(0x110000):
        width = 1 if code in spacing else max(0, wcwidth.wcwidth(chr(code)))
        if width != last:
            runs.append(code << 2 | width)
            last = width
    _, emoji = newest(VS16_NARROW_TO_WIDE)
    with open(PATH, "w", encoding="utf-8") as file:
        file.write(f"""// Made by Scripts/width-table.py; not written by hand.

/// How many cells a scalar takes by itself, for Unicode {version}.
enum WidthTable {{
  static let unicodeVersion = "{version}"

  /// The starts of runs of equal width in rising order: scalar << 2 | width.
  static let runs: [UInt32] = [
{literal(runs)}
  ]

  /// First and last of the narrow scalars that an emoji presentation selector (U+FE0F) makes wide.
  static let emojiRanges: [UInt32] = [
{literal([end for pair in emoji for end in pair])}
  ]
}}
""")


main()
