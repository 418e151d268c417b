def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def evens(numbers):
    for n in numbers:
        if n % 2 == 0:
            yield n


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


def main():
    total = sum(evens(count(300_000)))
    total += sum(1 for _ in tree(14))
    return total + sum(n * n for n in range(200_000))
