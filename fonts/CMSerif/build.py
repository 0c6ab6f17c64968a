"""Builds the CM Serif faces from CMU Serif. Needs fontTools; the output is reproducible.

    npm pack computer-modern@0.1.3 && tar xzf computer-modern-0.1.3.tgz
    python fonts/CMSerif/build.py package/fonts

CMU Serif covers far more than a résumé needs, and not quite the same in each face. The faces are
cut to the Latin, Greek and Cyrillic letters of the other families; letters of Latvian, Lithuanian,
Catalan and Maltese that only the roman face has are composed in the others. The name is another,
as the licence wants it of a changed font.
"""

import io
import pathlib
import sys
import unicodedata

from fontTools import subset
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

# From the face in the package to the name of ours, with its weight and the bits of its style.
FACES = {
    "cmu-serif-500-roman": ("Regular", 400, 0x40),
    "cmu-serif-500-italic": ("Italic", 400, 0x01),
    "cmu-serif-700-roman": ("Bold", 700, 0x20),
    "cmu-serif-700-italic": ("Bold Italic", 700, 0x21),
}

# Latin, marks, Greek, Cyrillic, Vietnamese, punctuation, currencies, signs, arrows, operators.
BLOCKS = [
    (0x20, 0x24F),
    (0x300, 0x36F),
    (0x370, 0x3FF),
    (0x400, 0x4FF),
    (0x1E00, 0x1EFF),
    (0x2000, 0x206F),
    (0x20A0, 0x20CF),
    (0x2100, 0x22FF),
]

FEATURES = ["kern", "mark", "mkmk", "ccmp", "locl", "smcp", "c2sc", "onum", "lnum", "case"]

# Letters that some face lacks, with the sign that is put on their base and where it goes.
COMPOSED = {
    **dict.fromkeys("ĢĶķĻļŅņŖŗ", (",", "below")),
    "ģ": ("‘", "above"),
    **dict.fromkeys("ĮįŲų", ("˛", "below at the right")),
}
# Letters with a bar through their ascender: the base, and how high and long the bar is.
BARRED = {"Ħ": ("H", 540, 1.0), "ħ": ("h", 560, 0.72)}
BAR = 32


def base_of(letter):
    """The letter without its mark."""
    return unicodedata.normalize("NFD", letter)[0]


def bounds(font, name):
    """The box around a glyph: xMin, yMin, xMax, yMax."""
    glyph = font["glyf"][name]
    glyph.recalcBounds(font["glyf"])
    return glyph.xMin, glyph.yMin, glyph.xMax, glyph.yMax


def add(font, letter, base, draw):
    """Adds the glyph of `letter`: that of its base, and what `draw` adds."""
    glyphs = font.getGlyphSet()
    pen = TTGlyphPen(None)
    copy(glyphs, base, pen, 0, 0)
    draw(glyphs, pen)
    name = f"uni{ord(letter):04X}"
    glyph = pen.glyph()
    font["glyf"][name] = glyph
    glyph.recalcBounds(font["glyf"])
    font["hmtx"][name] = (font["hmtx"][base][0], glyph.xMin)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[ord(letter)] = name


def copy(glyphs, name, pen, dx, dy):
    """Draws the outline of a glyph, moved."""
    outline = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(outline)
    outline.replay(TransformPen(pen, (1, 0, 0, 1, dx, dy)))


def compose(font):
    """Adds the letters that the face lacks."""
    cmap = font.getBestCmap()
    for letter, (mark, place) in COMPOSED.items():
        if ord(letter) in cmap:
            continue
        base, sign = cmap[ord(base_of(letter))], cmap[ord(mark)]
        left, bottom, right, top = bounds(font, base)
        near, low, far, high = bounds(font, sign)
        middle = round((left + right - near - far) / 2)
        if place == "above":
            move = middle, top + 40 - low
        elif place == "below":
            move = middle, -60 - high
        else:
            move = right - far, 10 - high
        add(font, letter, base, lambda glyphs, pen: copy(glyphs, sign, pen, *move))
    for letter, (base, height, part) in BARRED.items():
        if ord(letter) in cmap:
            continue
        base = cmap[ord(base)]
        left, _, right, _ = bounds(font, base)
        end = round(left + part * (right - left))

        def bar(_, pen):
            pen.moveTo((left, height))
            for point in [(left, height + BAR), (end, height + BAR), (end, height)]:
                pen.lineTo(point)
            pen.closePath()

        add(font, letter, base, bar)


def rename(font, style, weight, selection):
    """Names the face, and says how it is drawn."""
    names = font["name"]
    kept = {0: names.getDebugName(0), 13: "SIL Open Font License, Version 1.1"}
    names.names = []
    for number, text in {
        **kept,
        1: "CM Serif",
        2: style,
        3: f"CM Serif {style} 1",
        4: f"CM Serif {style}",
        5: "Version 1.000",
        6: f"CMSerif-{style.replace(' ', '')}",
        14: "https://openfontlicense.org",
    }.items():
        names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = weight
    font["OS/2"].fsSelection = selection
    font["head"].macStyle = (weight > 400) | ((selection & 1) << 1)


def read_again(font):
    """The font as it would be read from a file, with the glyphs that were added."""
    file = io.BytesIO()
    font.save(file)
    file.seek(0)
    return TTFont(file, recalcTimestamp=False)


def main(source):
    faces = {name: TTFont(source / f"{name}.ttf", recalcTimestamp=False) for name in FACES}
    for name, font in faces.items():
        compose(font)
        faces[name] = read_again(font)
    shared = set.intersection(*(set(font.getBestCmap()) for font in faces.values()))
    wanted = {c for first, last in BLOCKS for c in range(first, last + 1)} & shared
    for name, font in faces.items():
        options = subset.Options()
        options.layout_features = FEATURES
        options.hinting = False
        options.drop_tables += ["FFTM", "TeX "]
        options.recalc_timestamp = False
        cut = subset.Subsetter(options)
        cut.populate(unicodes=wanted)
        cut.subset(font)
        rename(font, *FACES[name])
        style = FACES[name][0].replace(" ", "_")
        weight = FACES[name][1]
        font["head"].created = font["head"].modified = 0
        font.save(pathlib.Path(__file__).with_name(f"CMSerif_{weight}{style}.ttf"))


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
