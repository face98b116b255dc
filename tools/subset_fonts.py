"""Make the two web fonts of the site from Source Sans 3 (text) and Source Serif 4 (headings).

Run once when the letters or the weights change, then commit static/fonts/:

    npm pack @fontsource-variable/source-sans-3@5.3.0 @fontsource-variable/source-serif-4@5.3.1 \\
        @fontsource-variable/onest@5.3.1
    for f in *.tgz; do mkdir -p "${f%-5*}" && tar xzf "$f" -C "${f%-5*}" --strip-components=1; done
    pip install fonttools brotli
    python tools/subset_fonts.py .

The packages cut each family into files by script. A browser would fetch three or four of them for one
page in Kyrgyz, so they are joined here and cut anew: into one file a family with the letters of the five
languages, of Turkish and German names, and the punctuation that the site prints, and a second one
with the letters of all other names, which browsers fetch for the pages that have them (unicode-range in
static/css/tokens.css). The arrows, which Source Sans does not have, come from Onest. The Open Font License
reserves the name "Source" for unchanged copies, so the results carry names of their own.
"""

import sys
from copy import deepcopy
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.designspaceLib import AxisDescriptor, DesignSpaceDocument, SourceDescriptor
from fontTools.merge import Merger
from fontTools.ttLib import TTFont
from fontTools.varLib import build
from fontTools.varLib.instancer import instantiateVariableFont

TARGET = Path(__file__).resolve().parent.parent / "static" / "fonts"

LATIN = "".join(chr(code) for code in [*range(0x20, 0x7F), *range(0xA0, 0x100)])
LATIN_NAMES = "ĀāĂăĄąĆćČčĎďĐđĒēĖėĘęĚěĞğĢģĪīĮįİıĶķĹĺĻļŁłŃńŅņŇňŌōŐőŒœŔŕŘřŚśŞşŠšŢţŤťŪūŮůŰűŲųŹźŻżŽžȘșȚț"
CYRILLIC = "".join(chr(code) for code in range(0x400, 0x460))
CYRILLIC_ASIA = "ҒғҚқҢңҮүҰұҲҳҺһӘәӨөӢӣӮӯҶҷ"
MARKS = "ʻʼ‘’‚“”„«»‹›–—…•·№₸€₽°×−±≤≥≈→←↗↓↑§©®™′″"

SANS = "fontsource-variable-source-sans-3/files/source-sans-3-{}-wght-normal.woff2"
SERIF = "fontsource-variable-source-serif-4/files/source-serif-4-{}-opsz-normal.woff2"
SCRIPTS = ("latin", "latin-ext", "cyrillic", "cyrillic-ext")


@dataclass(frozen=True)
class Family:
    files: list[str]
    weights: tuple[int, ...]
    fixed: dict[str, float] = field(default_factory=dict)
    kerned: bool = False


FAMILIES = {
    "Kafedra Sans": Family(
        files=[*map(SANS.format, SCRIPTS), "fontsource-variable-onest/files/onest-math-wght-normal.woff2"],
        weights=(400, 700),
    ),
    "Kafedra Serif": Family(files=[*map(SERIF.format, SCRIPTS)], weights=(600,), fixed={"opsz": 32}, kerned=True),
}
CLOSE_NAMES = "ÇçÖöÜüĞğİıŞşÄäÉé"
CLOSE_CYRILLIC = "ЁёІіЎўҒғҚқҢңҮүҰұҲҳҺһӘәӨө" + "".join(chr(code) for code in range(0x410, 0x450))
SIGNS = "\N{NO-BREAK SPACE}\N{SOFT HYPHEN}§©«»°±·×ʻʼ‘’‚“”„–—…•№₸€₽−≤≥→←↗"
LETTERS = LATIN + LATIN_NAMES + CYRILLIC + CYRILLIC_ASIA + MARKS
CLOSE = {ord(letter) for letter in LATIN[:95] + CLOSE_NAMES + CLOSE_CYRILLIC + SIGNS}


def cut(path, fixed, weight, wanted):
    """One script file of a family at one weight, only the wanted letters, as a static font."""
    font = TTFont(path)
    font = instantiateVariableFont(font, {**fixed, "wght": weight})
    options = subset.Options(
        layout_features=["kern", "mark", "mkmk", "ccmp", "locl", "tnum", "lnum"],
        glyph_names=True,
        notdef_outline=True,
        hinting=False,
        drop_tables=["BASE", "MVAR", "HVAR", "STAT", "DSIG"],
    )
    cutter = subset.Subsetter(options)
    cutter.populate(unicodes=wanted)
    cutter.subset(font)
    return font


def joined(source, family, weight):
    """One family at one weight in one static font; a letter is taken from the first file that has it."""
    missing = {ord(letter) for letter in LETTERS}
    parts = []
    for name in family.files:
        path = source / name
        here = missing & set(TTFont(path).getBestCmap())
        missing -= here
        part = BytesIO()
        cut(path, family.fixed, weight, here).save(part)
        part.seek(0)
        parts.append(part)
    print("without a glyph:", " ".join(chr(code) for code in sorted(missing)) or "none")
    return Merger().merge(parts)


def variable(masters):
    """The masters, one a weight, joined into one font with a weight axis."""
    space = DesignSpaceDocument()
    space.addAxis(
        AxisDescriptor(name="Weight", tag="wght", minimum=min(masters), default=min(masters), maximum=max(masters))
    )
    for weight, font in masters.items():
        space.addSource(SourceDescriptor(name=str(weight), font=font, location={"Weight": weight}))
    font, *_ = build(space)
    return font


def renamed(font, name):
    """The font under its own name; the copyright and licence lines stay."""
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in (0, 5, 13, 14, 256)]
    for number, text in ((1, name), (2, "Regular"), (3, name), (4, name), (6, name.replace(" ", ""))):
        table.setName(text, number, 3, 1, 0x409)
    return font


def cut_out(font, letters, features, path):
    """Some letters of a font in a file of their own, as small as it gets."""
    cutter = subset.Subsetter(subset.Options(layout_features=features, hinting=False, notdef_outline=True))
    cutter.populate(unicodes=letters)
    font = deepcopy(font)
    cutter.subset(font)
    font.flavor = "woff2"
    font.save(path)
    print(f"{path.name}: {path.stat().st_size / 1000:.1f} kB, {len(font.getBestCmap())} letters")


def ranges(letters):
    """As the value of unicode-range."""
    runs: list[list[int]] = []
    for code in sorted(letters):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ", ".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in runs)


def main(source):
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, family in FAMILIES.items():
        masters = {weight: joined(source, family, weight) for weight in family.weights}
        font = renamed(variable(masters) if len(masters) > 1 else next(iter(masters.values())), name)
        letters, stem = set(font.getBestCmap()), name.lower().replace(" ", "-")
        features = ["kern"] if family.kerned else []  # pairs weigh more than a reader sees in small type
        cut_out(font, letters & CLOSE, features, TARGET / f"{stem}.woff2")
        cut_out(font, letters - CLOSE, features, TARGET / f"{stem}-far.woff2")
    print(f"unicode-range: {ranges({ord(letter) for letter in LETTERS} - CLOSE)};")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "."))
