class Point:
    scale = 2

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Slotted:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = 0
        self.b = 1


def main():
    points = [Point(n, n + 1) for n in range(1000)]
    slotted = Slotted()
    total = 0
    for _ in range(150):
        for point in points:
            point.x += 1
            total += point.x * point.scale - point.y
        slotted.a += 1
        slotted.b += slotted.a
    return total, slotted.b
