"""`compare.py OURS THEIRS SHEET`: structural similarity of pictures with the same name, and all pairs on one sheet."""

import os
import sys

import numpy as np
from PIL import Image, ImageDraw
from skimage.metrics import structural_similarity


def similarity(ours, theirs):
    a, b = (Image.open(path).convert("RGBA") for path in (ours, theirs))
    white = Image.new("RGBA", b.size, "white")
    if a.size != b.size:
        a = a.resize(b.size)
    a, b = (np.asarray(Image.alpha_composite(white, one).convert("L")) for one in (a, b))
    return structural_similarity(a, b)


def main(ours, theirs, sheet):
    names = sorted(name for name in os.listdir(theirs) if name.endswith(".png"))
    found = {name: similarity(os.path.join(ours, name), os.path.join(theirs, name)) if os.path.exists(os.path.join(ours, name)) else 0.0 for name in names}
    wide, tall = 300, 225
    columns = 3
    rows = -(-len(names) // columns)
    picture = Image.new("RGB", (columns * (2 * wide + 20), rows * (tall + 20)), "white")
    draw = ImageDraw.Draw(picture)
    for index, name in enumerate(sorted(names, key=found.get)):
        left, top = index % columns * (2 * wide + 20), index // columns * (tall + 20)
        draw.text((left, top), f"{name} {found[name]:.3f}", fill="black")
        for side, folder in enumerate((ours, theirs)):
            path = os.path.join(folder, name)
            if os.path.exists(path):
                one = Image.open(path).convert("RGBA")
                one.thumbnail((wide, tall))
                picture.paste(one, (left + side * wide, top + 14), one)
    picture.save(sheet)
    values = sorted(found.values())
    for name in sorted(names, key=found.get)[:45]:
        print(f"{found[name]:.3f} {name}")
    print(f"{len(values)} pictures, median {values[len(values) // 2]:.3f}, below 0.9: {sum(value < 0.9 for value in values)}")


if __name__ == "__main__":
    main(*sys.argv[1:])
