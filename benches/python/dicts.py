def main():
    squares = {}
    for n in range(150_000):
        squares[n] = n * n
    names = {"k%d" % (n % 5000): n for n in range(100_000)}
    total = 0
    for key, value in squares.items():
        if key & 1:
            total += value
    for n in range(100_000):
        total += names["k%d" % (n % 5000)]
        if n in squares:
            total -= 1
    return total, len(names)
