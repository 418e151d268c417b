import re


def main():
    text = "".join("On 20%02d-%02d-%02d user%d@example.org paid $%d.%02d for order #%d.\n" % (n % 100, n % 12 + 1, n % 28 + 1, n, n % 500, n % 100, n) for n in range(3000))
    dates = re.findall(r"\b(\d{4})-(\d{2})-(\d{2})\b", text)
    mails = re.findall(r"[\w.+-]+@[\w-]+\.[\w.]+", text)
    total = sum(float(match.group(1)) for match in re.finditer(r"\$(\d+\.\d{2})", text))
    hidden = re.sub(r"user(\d+)", lambda match: "u" + match.group(1)[::-1], text)
    words = re.split(r"\W+", text)
    return len(dates), len(mails), round(total, 2), len(hidden), len(words)
