def main():
    numbers = list(range(60_000))
    total = 0
    for _ in range(8):
        odd = [n * 3 + 1 for n in numbers if n % 2]
        pairs = [(n, m) for n in range(150) for m in range(150) if n != m]
        names = {n: len(str(n)) for n in numbers[:10_000]}
        total += len(odd) + len(pairs) + len(names) + len({n % 97 for n in numbers})
    return total
