def main():
    seed = 42
    numbers = []
    for _ in range(100_000):
        seed = (seed * 1103515245 + 12345) % 2147483648
        numbers.append(seed)
    ordered = sorted(numbers)
    by_last = sorted(numbers, key=lambda n: (n % 1000, n))
    texts = sorted(map(str, numbers), reverse=True)
    return ordered[500], by_last[500], texts[500]
