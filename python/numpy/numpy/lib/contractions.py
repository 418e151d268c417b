"""In which order sums of products over several arrays cost the least."""
import itertools

from numpy._core.products import _letters, _terms

__all__ = ["einsum_path"]


def _size(letters, lengths):
    size = 1
    for letter in letters:
        size *= lengths[letter]
    return size


def _cost(letters, has_sum, count, lengths):
    """Operations: a multiplication for each array after the first, an addition if something is summed."""
    return _size(letters, lengths) * (max(1, count - 1) + bool(has_sum))


class _Step:
    """The contraction of some terms: what comes out, what is left, what is summed over."""

    def __init__(self, positions, terms, output, lengths):
        self.positions = positions
        self.left = [term for place, term in enumerate(terms) if place not in positions]
        self.letters = set().union(*(terms[place] for place in positions))
        self.result = self.letters & output.union(*self.left)
        self.summed = self.letters - self.result
        self.terms = self.left + [self.result]
        self.size = _size(self.result, lengths)
        self.cost = _cost(self.letters, self.summed, len(positions), lengths)
        # What frees most memory comes first, then what costs least.
        self.rank = self.size - sum(_size(terms[place], lengths) for place in positions), self.cost


def _greedy(terms, output, lengths, limit, naive):
    path, spent = [], 0
    while len(terms) > 1:
        pairs = list(itertools.combinations(range(len(terms)), 2))
        steps = [_Step(pair, terms, output, lengths) for pair in pairs if not terms[pair[0]].isdisjoint(terms[pair[1]])]
        steps = [step for step in steps if step.size <= limit and spent + step.cost <= naive]
        if not steps:
            steps = [_Step(pair, terms, output, lengths) for pair in pairs]
            steps = [step for step in steps if step.size <= limit and spent + step.cost <= naive]
        if not steps:
            return [*path, tuple(range(len(terms)))]
        best = min(steps, key=lambda step: step.rank)
        path.append(best.positions)
        spent += best.cost
        terms = best.terms
    return path


def _optimal(terms, output, lengths, limit):
    found = [(0, [], terms)]
    for done in range(len(terms) - 1):
        more = []
        for cost, path, left in found:
            for pair in itertools.combinations(range(len(terms) - done), 2):
                step = _Step(pair, left, output, lengths)
                if step.size <= limit:
                    more.append((cost + step.cost, path + [pair], step.terms))
        if not more:
            return [*min(found, key=lambda one: one[0])[1], tuple(range(len(terms) - done))]
        found = more
    return min(found, key=lambda one: one[0])[1]


def _chosen(optimize):
    """The way, a path that was given, the limit of memory."""
    if optimize is True:
        return "greedy", None, None
    if optimize is None or optimize is False or isinstance(optimize, str):
        return optimize or None, None, None
    if len(optimize) and optimize[0] == "einsum_path":
        return None, list(optimize[1:]), None
    if len(optimize) == 2 and isinstance(optimize[0], str) and isinstance(optimize[1], (int, float)):
        return optimize[0], None, int(optimize[1])
    raise TypeError(f"Did not understand the path: {optimize}")


def einsum_path(*operands, optimize="greedy", einsum_call=False):
    """The order in which `einsum` would best contract, and a text about what it costs."""
    way, path, limit = _chosen(optimize)
    subscripts, arrays = _letters(operands)
    words, output = _terms(subscripts, arrays)
    lengths = {}
    for place, (word, array) in enumerate(zip(words, arrays)):
        for letter, length in zip(word, array.shape):
            known = lengths.get(letter, 1)
            if known != 1 and length not in (1, known):
                raise ValueError(f"Size of label '{letter}' for operand {place} ({known}) does not match previous terms ({length}).")
            lengths[letter] = length if known == 1 else known
    terms, wanted = [set(word) for word in words], set(output)
    letters = set().union(*terms)
    limit = max(_size(word, lengths) for word in [*words, output]) if limit is None else limit
    naive = _cost(letters, sum(map(len, terms)) > len(letters), len(words), lengths)
    if path is None:
        if way is None or len(words) < 3 or letters == wanted:
            path = [tuple(range(len(words)))]
        elif way == "greedy":
            path = _greedy(terms, wanted, lengths, limit, naive)
        elif way == "optimal":
            path = _optimal(terms, wanted, lengths, limit)
        else:
            raise KeyError("Path name %s not found", way)
    steps, lines, left = [], [], list(words)
    for number, positions in enumerate(path):
        positions = tuple(sorted(positions, reverse=True))
        steps.append(_Step(positions, terms, wanted, lengths))
        terms = steps[-1].terms
        taken = [left.pop(place) for place in positions]
        is_last = number == len(path) - 1
        left.append(output if is_last else "".join(letter for _, letter in sorted((lengths[letter], letter) for letter in steps[-1].result)))
        lines.append(f"\n{len(steps[-1].letters):4d}    {','.join(taken) + '->' + left[-1]:>24s} {','.join(left) + '->' + output:>40s}")
    if len(left) != 1:
        raise RuntimeError(f"Invalid einsum_path is specified: {len(left) - 1} more operands has to be contracted.")
    cost = sum(step.cost for step in steps) + 1
    rule = "-" * 74
    text = (
        f"  Complete contraction:  {','.join(words)}->{output}\n         Naive scaling:  {len(letters)}\n"
        f"     Optimized scaling:  {max(len(step.letters) for step in steps)}\n      Naive FLOP count:  {naive:.3e}\n  Optimized FLOP count:  {cost:.3e}\n"
        f"   Theoretical speedup:  {naive / cost:3.3f}\n  Largest intermediate:  {max(step.size for step in steps):.3e} elements\n"
        f"{rule}\n{'scaling':>6s} {'current':>24s} {'remaining':>40s}\n{rule}{''.join(lines)}")
    return ["einsum_path", *path], text


einsum_path.__module__ = "numpy"
