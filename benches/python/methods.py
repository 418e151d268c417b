class Shape:
    def __init__(self, size):
        self.size = size

    def area(self):
        return self.size * self.size

    def grow(self, by=1, *, twice=False):
        self.size += by * 2 if twice else by
        return self

    @property
    def half(self):
        return self.size // 2

    @staticmethod
    def unit():
        return 1


class Round(Shape):
    def area(self):
        return super().area() * 3


def main():
    shapes = [Shape(2), Round(3)]
    total = 0
    for n in range(60_000):
        for shape in shapes:
            total += shape.area() + shape.half + shape.unit()
            shape.grow().grow(by=-1)
        shapes[n % 2].grow(1, twice=n % 4 == 0)
    return total % 1_000_007
