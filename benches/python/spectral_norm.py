def a(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(v):
    n = range(len(v))
    return [sum(a(i, j) * v[j] for j in n) for i in n]


def times_transposed(v):
    n = range(len(v))
    return [sum(a(j, i) * v[j] for j in n) for i in n]


def main():
    u = [1.0] * 90
    for _ in range(6):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    return round((sum(x * y for x, y in zip(u, v)) / sum(x * x for x in v)) ** 0.5, 9)
