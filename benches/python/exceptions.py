class Refused(Exception):
    pass


def careful(n):
    if n % 3 == 0:
        raise Refused(n)
    return n


def main():
    refused = missing = total = 0
    names = {}
    for n in range(150_000):
        try:
            total += careful(n)
        except Refused as error:
            refused += error.args[0] % 7
        try:
            names[n % 10]
        except KeyError:
            missing += 1
            if n > 100:
                names[n % 10] = n
        finally:
            total += 1
    return refused, missing, total
