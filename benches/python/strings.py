def main():
    text = ""
    for n in range(120_000):
        text += chr(97 + n % 26)
    words = [text[n : n + 7] for n in range(0, len(text), 7)]
    counts = {}
    for word in words:
        word = word.upper().replace("A", "-").strip("-")
        counts[word] = counts.get(word, 0) + 1
    lines = ["%s:%05d" % (word, count) for word, count in sorted(counts.items())]
    found = sum(line.find("Q") >= 0 and line.startswith("M") is False for line in lines * 200)
    return len(text), len("\n".join(lines)), found, f"{found:>10}".count(" ")
