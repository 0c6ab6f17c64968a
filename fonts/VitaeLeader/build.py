"""Builds VitaeLeader.ttf, the font of one character. Needs fontTools; the output is reproducible.

    python fonts/VitaeLeader/build.py

The character is the middle dot that stands before dates. It comes in three forms, and each form
in widths of a quarter em, so that one glyph fills the gap between a text and the dates at the
end of its line. The forms are the glyphs that features select; the program then takes the width
that it needs (src/typeset/leader.rs knows the order of the glyphs).
"""

import pathlib

from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

EM = 256
STEP = EM // 4
# 60 em are wider than any line at any size.
WIDTHS = 240
# The space on each side of the dot: as wide as a letter, for readers of runs.
SPACE = 154
# From one fine dot to the next.
DOTS_APART = STEP + STEP // 2
# The height of the middle of lower-case letters.
MIDDLE = 66


def square_dot(pen, x, y, half):
    """A dot with rounded corners around (x, y): at these sizes it looks round."""
    pen.moveTo((x, y - half))
    for a, b in [((1, -1), (1, 0)), ((1, 1), (0, 1)), ((-1, 1), (-1, 0)), ((-1, -1), (0, -1))]:
        corner = (x + a[0] * half, y + a[1] * half)
        pen.qCurveTo(corner, (x + b[0] * half, y + b[1] * half))
    pen.closePath()


def dot(pen, width):
    """A middle dot at the end of the gap."""
    square_dot(pen, width - 22, MIDDLE, 17)


def dots(pen, width):
    """A row of fine dots on the baseline, from the end of the gap back, in tens and hundreds."""
    x = width
    count = (width - 8) // DOTS_APART
    for piece, dots_of in [("hundred", 100), ("ten", 10), ("one", 1)]:
        while count >= dots_of:
            pen.addComponent(piece, (1, 0, 0, 1, x, 0))
            x -= dots_of * DOTS_APART
            count -= dots_of


def pieces():
    """A fine dot that ends at 0, ten of them, and ten times ten."""
    glyphs = {}
    pen = TTGlyphPen(None)
    square_dot(pen, -16, 9, 9)
    glyphs["one"] = pen.glyph()
    for name, part, apart in [("ten", "one", 1), ("hundred", "ten", 10)]:
        pen = TTGlyphPen(glyphs)
        for index in range(10):
            pen.addComponent(part, (1, 0, 0, 1, -index * apart * DOTS_APART, 0))
        glyphs[name] = pen.glyph()
    return glyphs


def rule(pen, width):
    """A hairline."""
    pen.moveTo((0, MIDDLE - 4))
    for point in [(0, MIDDLE + 4), (width, MIDDLE + 4), (width, MIDDLE - 4)]:
        pen.lineTo(point)
    pen.closePath()


def main():
    forms = [dot, dots, rule]
    parts = pieces()
    glyphs = {".notdef": TTGlyphPen(None).glyph(), "space": TTGlyphPen(None).glyph()}
    widths = {".notdef": EM // 2, "space": SPACE}
    for form in forms:
        for width in range(1, WIDTHS + 1):
            name = f"{form.__name__}{width}"
            pen = TTGlyphPen(parts)
            form(pen, width * STEP)
            glyphs[name] = pen.glyph()
            widths[name] = width * STEP
    for name, part in parts.items():
        glyphs[name] = part
        widths[name] = 0
    font = FontBuilder(EM, isTTF=True)
    font.setupGlyphOrder(list(glyphs))
    font.setupCharacterMap({0x20: "space", 0xB7: "dot1"})
    font.setupGlyf(glyphs)
    table = font.font["glyf"]
    for shape in glyphs.values():
        shape.recalcBounds(table)
    font.setupHorizontalMetrics(
        {name: (widths[name], getattr(shape, "xMin", 0)) for name, shape in glyphs.items()}
    )
    font.setupHorizontalHeader(ascent=205, descent=-51)
    font.setupNameTable(
        {
            "copyright": "The authors of vitae",
            "familyName": "Vitae Leader",
            "styleName": "Regular",
            "uniqueFontIdentifier": "Vitae Leader 1",
            "fullName": "Vitae Leader",
            "psName": "VitaeLeader-Regular",
            "version": "Version 1.000",
            "licenseDescription": "SIL Open Font License, Version 1.1",
            "licenseInfoURL": "https://openfontlicense.org",
        }
    )
    font.setupOS2(sTypoAscender=205, sTypoDescender=-51, usWinAscent=205, usWinDescent=51)
    font.setupPost()
    addOpenTypeFeaturesFromString(
        font.font,
        "feature ss01 { sub dot1 by dots1; } ss01;\n"
        "feature ss02 { sub dot1 by rule1; } ss02;\n",
    )
    # The clock must not show in the bytes.
    font.font.recalcTimestamp = False
    font.font["head"].created = font.font["head"].modified = 0
    font.save(pathlib.Path(__file__).with_name("VitaeLeader.ttf"))


if __name__ == "__main__":
    main()
