"""`compare.py OURS THEIRS SHEET`: structural similarity of pictures with the same name, and all pairs on one sheet."""

import os
import statistics
import sys

import numpy as np
from PIL import Image, ImageDraw
from skimage.metrics import structural_similarity

WIDE, TALL, COLUMNS = 300, 225, 3


def similarity(ours, theirs):
    """1 for equal pictures; ours is brought to the size of theirs."""
    ours, theirs = (Image.open(path).convert("RGBA") for path in (ours, theirs))
    if ours.size != theirs.size:
        ours = ours.resize(theirs.size)
    white = Image.new("RGBA", theirs.size, "white")
    return structural_similarity(*(np.asarray(Image.alpha_composite(white, one).convert("L")) for one in (ours, theirs)))


def similarities(ours, theirs):
    """By name of the file; a picture that is missing is not similar at all."""
    names = sorted(name for name in os.listdir(theirs) if name.endswith(".png"))
    return {name: similarity(os.path.join(ours, name), os.path.join(theirs, name)) if os.path.exists(os.path.join(ours, name)) else 0.0 for name in names}


def contact_sheet(ours, theirs, found, path):
    """All pairs, ours on the left, the least similar first."""
    rows = -(-len(found) // COLUMNS)
    sheet = Image.new("RGB", (COLUMNS * (2 * WIDE + 20), rows * (TALL + 20)), "white")
    draw = ImageDraw.Draw(sheet)
    for index, name in enumerate(sorted(found, key=found.get)):
        left, top = index % COLUMNS * (2 * WIDE + 20), index // COLUMNS * (TALL + 20)
        draw.text((left, top), f"{name} {found[name]:.3f}", fill="black")
        for side, folder in enumerate((ours, theirs)):
            picture = os.path.join(folder, name)
            if os.path.exists(picture):
                one = Image.open(picture).convert("RGBA")
                one.thumbnail((WIDE, TALL))
                sheet.paste(one, (left + side * WIDE, top + 14), one)
    sheet.save(path)


def main(ours, theirs, sheet):
    found = similarities(ours, theirs)
    contact_sheet(ours, theirs, found, sheet)
    for name in sorted(found, key=found.get):
        print(f"{found[name]:.3f} {name}")
    print(f"{len(found)} pictures, median {statistics.median(found.values()):.3f}, below 0.9: {sum(value < 0.9 for value in found.values())}")


if __name__ == "__main__":
    main(*sys.argv[1:])
