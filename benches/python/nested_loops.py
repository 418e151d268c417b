def main():
    total = 0
    for i in range(900):
        for j in range(900):
            if (i + j) % 3 == 0:
                total += i * j
    return total
