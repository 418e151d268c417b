"""Reads PNG files."""

import zlib

import numpy as np


def read(data):
    """Pixels of a PNG file as floats from 0 to 1: (rows, columns), or with 3 or 4 colours."""
    place, packed, palette, clear = 8, [], None, None
    while place < len(data):
        length, kind = int.from_bytes(data[place:place + 4], "big"), data[place + 4:place + 8]
        body = data[place + 8:place + 8 + length]
        place += 12 + length
        if kind == b"IHDR":
            width, height = int.from_bytes(body[:4], "big"), int.from_bytes(body[4:8], "big")
            depth, colour, interlaced = body[8], body[9], body[12]
        elif kind == b"PLTE":
            palette = np.frombuffer(body, np.uint8).reshape(-1, 3)
        elif kind == b"tRNS":
            clear = body
        elif kind == b"IDAT":
            packed.append(body)
        elif kind == b"IEND":
            break
    if interlaced:
        raise ValueError("interlaced PNG files are not supported")
    samples = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}[colour]
    raw = np.frombuffer(zlib.decompress(b"".join(packed)), np.uint8)
    row_bytes = (width * samples * depth + 7) // 8
    rows = _unfilter(raw.reshape(height, row_bytes + 1), max(1, samples * depth // 8))
    if depth == 16:
        values = rows.reshape(height, width, samples, 2).astype(np.uint16)
        values = values[..., 0] * 256 + values[..., 1]
        top = 65535
    elif depth == 8:
        values, top = rows.reshape(height, width, samples), 255
    else:
        bits = np.unpackbits(rows, axis=1).reshape(height, -1, depth)
        values = (bits * (1 << np.arange(depth - 1, -1, -1))).sum(axis=2).astype(np.uint8)[:, :width, None]
        top = (1 << depth) - 1
    if colour == 3:
        pixels = palette[values[..., 0]].astype(np.float32) / np.float32(255)
        if clear is not None:
            opacity = np.full(len(palette), 255, np.uint8)
            opacity[:len(clear)] = np.frombuffer(clear, np.uint8)
            pixels = np.concatenate([pixels, opacity[values[..., 0]][..., None].astype(np.float32) / np.float32(255)], axis=2)
        return pixels
    out = values.astype(np.float32) / np.float32(top)
    if samples == 1:
        return out[..., 0]
    if samples == 2:
        return np.concatenate([np.repeat(out[..., :1], 3, axis=2), out[..., 1:]], axis=2)
    return out


def _unfilter(rows, step):
    """Undoes the prediction of each row."""
    height, width = rows.shape[0], rows.shape[1] - 1
    out = np.zeros((height, width), np.uint8)
    above = np.zeros(width, np.uint8)
    for index in range(height):
        kind, row = int(rows[index, 0]), rows[index, 1:]
        if kind == 0:
            line = row
        elif kind == 1:
            line = np.zeros(-(-width // step) * step, np.uint8)
            line[:width] = row
            line = np.cumsum(line.reshape(-1, step), axis=0, dtype=np.uint64).astype(np.uint8).ravel()[:width]
        elif kind == 2:
            line = row + above
        else:
            line = np.frombuffer(_slow(kind, row.tolist(), above.tolist(), step), np.uint8)
        out[index] = line
        above = out[index]
    return out


def _slow(kind, row, above, step):
    line = bytearray(len(row))
    for index, value in enumerate(row):
        left = line[index - step] if index >= step else 0
        up = above[index]
        if kind == 3:
            guess = (left + up) // 2
        else:
            corner = above[index - step] if index >= step else 0
            p = left + up - corner
            a, b, c = abs(p - left), abs(p - up), abs(p - corner)
            guess = left if a <= b and a <= c else up if b <= c else corner
        line[index] = (value + guess) & 255
    return bytes(line)
