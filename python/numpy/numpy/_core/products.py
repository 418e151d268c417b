"""Products of vectors, matrices and tensors."""
import _numpy
from _numpy import asarray, ndarray

from . import ufuncs
from .creation import asanyarray
from .generalized import GeneralFunction
from .shaping import moveaxis
from .ufuncs import normalize_axis_index

__all__ = ["dot", "matmul", "inner", "outer", "vdot", "tensordot", "einsum", "kron", "cross", "vecdot"]


def _general(signature):
    return lambda function: GeneralFunction(function, signature)


def _common(*arrays):
    kind = _numpy._result_type(*[array.dtype for array in arrays])
    return kind, [array.astype(kind, copy=False).view(ndarray) for array in arrays]


def _weak(a):
    return asanyarray(a)


def _element(result):
    return result[()] if result.ndim == 0 else result


def _into(result, out):
    if out is None:
        return result
    if out.shape != getattr(result, "shape", ()):
        raise ValueError("output array is not acceptable (must have the right datatype, number of dimensions, and be a C-Array)")
    out[...] = result
    return out


def _product(a, b):
    kind, (a, b) = _common(a, b)
    if kind.kind == "O":
        return _object_product(a, b)
    if kind.kind not in "biufc":
        raise TypeError(f"cannot multiply arrays of type {kind}")
    return _numpy._matmul(a, b)


def _object_product(a, b):
    from .indexing import ndindex
    from .shaping import broadcast_to

    stacks = []
    for place in range(1, max(a.ndim, b.ndim) - 1):
        lengths = {one.shape[-2 - place] for one in (a, b) if one.ndim - 2 >= place} - {1}
        if len(lengths) > 1:
            shown = " ".join(f"{_joined(one.shape)}->({','.join([*map(str, one.shape[:-2]), 'newaxis', 'newaxis'])})" for one in (a, b))
            raise ValueError(f"operands could not be broadcast together with remapped shapes [original->remapped]: {shown}  and requested shape"
                             f" ({a.shape[-2]},{b.shape[-1]})")
        stacks.insert(0, lengths.pop() if lengths else 1)
    a, b = broadcast_to(a, (*stacks, *a.shape[-2:])), broadcast_to(b, (*stacks, *b.shape[-2:]))
    result = _numpy._zeros((*stacks, a.shape[-2], b.shape[-1]), "O", "C")
    for index in ndindex(*result.shape):
        row, column = a[index[:-1]], b[index[:-2] + (slice(None), index[-1])]
        total = None
        for one, two in zip(row.tolist(), column.tolist()):
            total = one * two if total is None else total + one * two
        result[index] = 0 if total is None else total
    return result


def _joined(shape):
    return f"({shape[0]},)" if len(shape) == 1 else f"({','.join(map(str, shape))})"


def dot(a, b, out=None):
    """The product of two arrays: over the last dimension of the first and the last but one of the second."""
    a, b = _weak(a), _weak(b)
    if a.ndim == 0 or b.ndim == 0:
        return _into(ufuncs.multiply(a, b), out)
    length = b.shape[-2] if b.ndim > 1 else b.shape[0]
    if a.shape[-1] != length:
        raise ValueError(
            f"shapes {_joined(a.shape)} and {_joined(b.shape)} not aligned: {a.shape[-1]} (dim {a.ndim - 1}) != {length} (dim {max(b.ndim - 2, 0)})")
    shape = a.shape[:-1] + (b.shape[:-2] + b.shape[-1:] if b.ndim > 1 else ())
    if length == 0 and a.dtype != "O" and b.dtype != "O":
        return _wrapped(a, b, _into(_element(_numpy._zeros(shape, _common(a, b)[0], "C")), out))
    left = a.reshape(-1, length)
    right = b.reshape(-1, 1) if b.ndim == 1 else moveaxis(b, -2, 0).reshape(length, -1)
    return _wrapped(a, b, _into(_element(_product(left, right).reshape(shape)), out))


def _wrapped(a, b, result):
    for one in (a, b):
        if type(one) is not ndarray and isinstance(one, ndarray) and isinstance(result, ndarray):
            from .methods import wrap_view

            return wrap_view(one, result)
    return result


@_general("(n?,k),(k,m?)->(n?,m?)")
def matmul(x1, x2, /, out=None, *, casting="same_kind", order="K", dtype=None, subok=True, axes=None, axis=None):
    """The product of matrices in the last two dimensions."""
    for one in (x1, x2):
        if not isinstance(one, ndarray):
            override = getattr(type(one), "__array_ufunc__", NotImplemented)
            if override is None:
                return NotImplemented
            if override is not NotImplemented:
                said = {} if out is None else {"out": out if isinstance(out, tuple) else (out,)}
                found = one.__array_ufunc__(matmul, "__call__", x1, x2, **said)
                if found is not NotImplemented:
                    return found
    a, b = _weak(x1), _weak(x2)
    if a.ndim == 0 or b.ndim == 0:
        which = 0 if a.ndim == 0 else 1
        raise ValueError(
            f"matmul: Input operand {which} does not have enough dimensions (has 0, gufunc core with signature (n?,k),(k,m?)->(n?,m?) requires 1)")
    left = a[None, :] if a.ndim == 1 else a
    right = b[:, None] if b.ndim == 1 else b
    if left.shape[-1] != right.shape[-2]:
        raise ValueError(
            "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?)"
            f" (size {right.shape[-2]} is different from {left.shape[-1]})")
    result = _product(left, right)
    if dtype is not None:
        result = result.astype(dtype)
    if a.ndim == 1:
        result = result[..., 0, :]
    if b.ndim == 1:
        result = result[..., 0]
    if out is not None:
        target = out[0] if isinstance(out, tuple) else out
        return _into(_element(result), target)
    if hasattr(a, "_mask") or hasattr(b, "_mask"):
        from .methods import _wrap_result

        result = asarray(result)
        return _wrap_result(a if hasattr(a, "_mask") else b, result, (matmul, (x1, x2), 0), result.ndim == 0)
    return _wrapped(a, b, _element(result))


def _imatmul(a, b):
    a[...] = matmul(a, b)
    return a


_numpy._register(matmul=matmul, _imatmul=_imatmul)


@_general("(n),(n)->()")
def vecdot(x1, x2, /, axis=-1):
    """Products of vectors along an axis, the first conjugated."""
    x1, x2 = asanyarray(x1), asanyarray(x2)
    return (x1.conj() * x2).sum(axis)


def matvec(x1, x2, /):
    """Matrices times vectors."""
    return matmul(x1, asanyarray(x2)[..., None])[..., 0]


def vecmat(x1, x2, /):
    """Vectors, conjugated, times matrices."""
    return matmul(asanyarray(x1).conj()[..., None, :], x2)[..., 0, :]


def inner(a, b, /):
    """The product over the last dimensions of both."""
    a, b = asanyarray(a), asanyarray(b)
    if a.ndim == 0 or b.ndim == 0:
        return ufuncs.multiply(a, b)
    if a.shape[-1] != b.shape[-1]:
        raise ValueError(f"shapes {_joined(a.shape)} and {_joined(b.shape)} not aligned: {a.shape[-1]} (dim {a.ndim - 1}) != {b.shape[-1]} (dim {b.ndim - 1})")
    result = _product(a.reshape(-1, a.shape[-1]), b.reshape(-1, b.shape[-1]).T)
    return _wrapped(a, b, _element(result.reshape(a.shape[:-1] + b.shape[:-1])))


def outer(a, b, out=None):
    """The products of all pairs of elements."""
    a, b = asarray(a).ravel(), asarray(b).ravel()
    return ufuncs.multiply(a[:, None], b[None, :], *(() if out is None else (out,)))


def vdot(a, b, /):
    """The product of all elements, the first conjugated."""
    a, b = asarray(a).ravel(), asarray(b).ravel()
    return dot(a.conj() if a.dtype.kind == "c" else a, b)


def tensordot(a, b, axes=2):
    """The product over several dimensions."""
    a, b = asarray(a), asarray(b)
    try:
        iter(axes)
    except TypeError:
        first, second = list(range(a.ndim - axes, a.ndim)), list(range(axes))
    else:
        first, second = axes
        first = [first] if isinstance(first, int) else list(first)
        second = [second] if isinstance(second, int) else list(second)
    first = [place % a.ndim if a.ndim else place for place in first]
    second = [place % b.ndim if b.ndim else place for place in second]
    if len(first) != len(second) or any(a.shape[one] != b.shape[two] for one, two in zip(first, second)):
        raise ValueError("shape-mismatch for sum")
    kept_a = [place for place in range(a.ndim) if place not in first]
    kept_b = [place for place in range(b.ndim) if place not in second]
    total = 1
    for place in first:
        total *= a.shape[place]
    left = a.transpose(kept_a + first).reshape(-1, total) if a.size or total else a.reshape(0, 0)
    right = b.transpose(second + kept_b).reshape(total, -1)
    shape = [a.shape[place] for place in kept_a] + [b.shape[place] for place in kept_b]
    return asarray(dot(left, right)).reshape(shape)


def kron(a, b):
    """The matrix of blocks that are multiples of `b`."""
    a, b = asanyarray(a), asanyarray(b)
    like = a if type(a) is not ndarray else b
    if type(like) is not ndarray:
        from .methods import wrap_view

        return wrap_view(like, kron(a.view(ndarray), b.view(ndarray)))
    count = max(a.ndim, b.ndim)
    if a.ndim == 0 or b.ndim == 0:
        return ufuncs.multiply(a, b)
    left = a.reshape((1,) * (count - a.ndim) + a.shape)
    right = b.reshape((1,) * (count - b.ndim) + b.shape)
    for place in range(count):
        left = left.reshape(left.shape[:2 * place + 1] + (1,) + left.shape[2 * place + 1:])
        right = right.reshape(right.shape[:2 * place] + (1,) + right.shape[2 * place:])
    product = ufuncs.multiply(left, right)
    return product.reshape([product.shape[2 * place] * product.shape[2 * place + 1] for place in range(count)])


def cross(a, b, axisa=-1, axisb=-1, axisc=-1, axis=None):
    """The vector at right angles to two."""
    if axis is not None:
        axisa = axisb = axisc = axis
    a, b = asarray(a), asarray(b)
    if a.ndim < 1 or b.ndim < 1:
        raise ValueError("At least one array has zero dimension")
    a = moveaxis(a, normalize_axis_index(axisa, a.ndim, "axisa"), -1)
    b = moveaxis(b, normalize_axis_index(axisb, b.ndim, "axisb"), -1)
    if a.shape[-1] not in (2, 3) or b.shape[-1] not in (2, 3):
        raise ValueError("incompatible dimensions for cross product\n(dimension must be 2 or 3)")
    parts_a = [a[..., place] for place in range(a.shape[-1])]
    parts_b = [b[..., place] for place in range(b.shape[-1])]
    if len(parts_a) == 2 and len(parts_b) == 2:
        import warnings

        warnings.warn("Arrays of 2-dimensional vectors are deprecated. Use arrays of 3-dimensional vectors instead. (deprecated in NumPy 2.0)", DeprecationWarning, stacklevel=2)
        return parts_a[0] * parts_b[1] - parts_a[1] * parts_b[0]
    zero = parts_a[0] * 0
    if len(parts_a) == 2:
        parts_a.append(zero)
    if len(parts_b) == 2:
        parts_b.append(parts_b[0] * 0)
    (x1, y1, z1), (x2, y2, z2) = parts_a, parts_b
    from .shaping import stack

    made = stack([y1 * z2 - z1 * y2, z1 * x2 - x1 * z2, x1 * y2 - y1 * x2], axis=-1)
    return moveaxis(made, -1, axisc) if made.ndim > 1 else made


def _letters(operands):
    """Subscripts and arrays, whichever way they were given."""
    if not operands:
        raise ValueError("must specify the einstein sum subscripts string and at least one operand, or at least one operand and its corresponding subscripts list")
    if isinstance(operands[0], str):
        return operands[0].replace(" ", ""), [asanyarray(one) for one in operands[1:]]
    arrays, lists = [], []
    given = list(operands)
    output = given.pop() if len(given) % 2 else None
    for number in range(0, len(given), 2):
        arrays.append(asanyarray(given[number]))
        lists.append(given[number + 1])

    def text(numbers):
        return "".join("..." if one is Ellipsis else chr(ord("a") + one if one < 26 else ord("A") + one - 26) for one in numbers)

    subscripts = ",".join(map(text, lists))
    return subscripts + ("->" + text(output) if output is not None else ""), arrays


def _terms(subscripts, arrays):
    """Letters of inputs and of the output, the ellipsis spelt out in capitals that are not used."""
    inputs, arrow, output = subscripts.partition("->")
    terms = inputs.split(",")
    if len(terms) != len(arrays):
        raise ValueError(
            "more operands provided to einstein sum function than specified in the subscripts string" if len(arrays) > len(terms) else
            "fewer operands provided to einstein sum function than specified in the subscripts string")
    for letter in subscripts.replace("...", "").replace("->", "").replace(",", ""):
        if not (letter.isascii() and letter.isalpha()):
            raise ValueError(f"invalid subscript '{letter}' in einstein sum subscripts string, subscripts must be letters")
    spare = [chr(code) for code in range(ord("Z"), ord("A") - 1, -1)] + [chr(code) for code in range(0x370, 0x3B0)]
    spare = [letter for letter in spare if letter not in subscripts]
    most = 0
    for term, array in zip(terms, arrays):
        if "..." in term:
            most = max(most, array.ndim - len(term.replace("...", "")))
    dots = spare[:most][::-1]
    spelt = []
    for number, (term, array) in enumerate(zip(terms, arrays)):
        plain = term.replace("...", "")
        extra = array.ndim - len(plain)
        if "..." in term and extra >= 0:
            term = term.replace("...", "".join(dots[most - extra:]) if extra else "")
        elif extra != 0:
            raise ValueError(
                f"operand has more dimensions than subscripts given in einstein sum, but no '...' ellipsis provided to broadcast the extra dimensions."
                if extra > 0 else f"einstein sum subscripts string contains too many subscripts for operand {number}")
        spelt.append(term)
    if arrow:
        output = output.replace("...", "".join(dots))
    else:
        joined = "".join(spelt)
        output = "".join(dots) + "".join(sorted(letter for letter in set(joined) if joined.count(letter) == 1 and letter not in dots))
    for letter in output:
        if output.count(letter) > 1:
            raise ValueError(f"einstein sum subscripts string includes output subscript '{letter}' multiple times")
        if letter not in "".join(spelt):
            raise ValueError(f"einstein sum subscripts string included output subscript '{letter}' which never appeared in an input")
    return spelt, output


def _diagonal_of(term, array):
    """A letter that stands twice in a term takes the diagonal."""
    for letter in dict.fromkeys(term):
        while term.count(letter) > 1:
            one = term.index(letter)
            two = term.index(letter, one + 1)
            array = asanyarray(array).diagonal(0, one, two)
            term = term[:one] + term[one + 1:two] + term[two + 1:] + letter
    return term, array


def _pair(term_a, a, term_b, b, keep):
    """Two terms become one that has the letters of `keep`."""
    shared = [letter for letter in term_a if letter in term_b]
    summed = [letter for letter in shared if letter not in keep]
    batch = [letter for letter in shared if letter in keep]
    for which in (0, 1):
        term, array, other = ((term_a, a, term_b), (term_b, b, term_a))[which]
        alone = tuple(place for place, letter in enumerate(term) if letter not in other and letter not in keep)
        if alone:
            array = array.sum(axis=alone)
            term = "".join(letter for letter in term if letter in other or letter in keep)
        if which == 0:
            term_a, a = term, array
        else:
            term_b, b = term, array
    only_a = [letter for letter in term_a if letter not in shared]
    only_b = [letter for letter in term_b if letter not in shared]
    sizes = {}
    for term, array in ((term_a, a), (term_b, b)):
        for letter, length in zip(term, array.shape):
            sizes[letter] = length if sizes.get(letter, 1) == 1 else sizes[letter]

    def arranged(term, array, order):
        array = array.transpose([term.index(letter) for letter in order])
        wanted = tuple(sizes[letter] for letter in order)
        if array.shape != wanted:
            from .shaping import broadcast_to

            array = broadcast_to(array, wanted)
        return array

    def count(letters):
        total = 1
        for letter in letters:
            total *= sizes[letter]
        return total

    left = arranged(term_a, a, batch + only_a + summed).reshape(count(batch), count(only_a), count(summed))
    right = arranged(term_b, b, batch + summed + only_b).reshape(count(batch), count(summed), count(only_b))
    if summed:
        product = _product(left, right)
    else:
        product = ufuncs.multiply(left, right)
    order = batch + only_a + only_b
    return "".join(order), product.reshape([sizes[letter] for letter in order])


def einsum(*operands, out=None, dtype=None, order="K", casting="safe", optimize=False):
    """Sums of products, written with letters for dimensions."""
    subscripts, arrays = _letters(operands)
    terms, output = _terms(subscripts, arrays)
    sizes = {}
    for number, (term, array) in enumerate(zip(terms, arrays)):
        for letter, length in zip(term, array.shape):
            if sizes.setdefault(letter, length) != length:
                if 1 in (length, sizes[letter]):
                    sizes[letter] = length if sizes[letter] == 1 else sizes[letter]
                else:
                    raise ValueError(
                        "operands could not be broadcast together with remapped shapes [original->remapped]: "
                        + " ".join(f"{_joined(one.shape)}->{_joined(one.shape)}" for one in arrays))
    if dtype is not None:
        arrays = [array.astype(dtype) for array in arrays]
    pairs = [_diagonal_of(term, array) for term, array in zip(terms, arrays)]
    if len(pairs) == 1:
        term, array = pairs[0]
        gone = tuple(place for place, letter in enumerate(term) if letter not in output)
        if gone:
            array = array.sum(axis=gone, dtype=array.dtype if array.dtype.kind in "iub" else None)
            term = "".join(letter for letter in term if letter in output)
        result = asanyarray(array).transpose([term.index(letter) for letter in output])
    else:
        while len(pairs) > 1:
            (term_a, a), (term_b, b) = pairs[0], pairs[1]
            keep = set(output).union(*(term for term, _ in pairs[2:]))
            pairs[:2] = [_pair(term_a, asanyarray(a), term_b, asanyarray(b), keep)]
        term, array = pairs[0]
        gone = tuple(place for place, letter in enumerate(term) if letter not in output)
        if gone:
            array = array.sum(axis=gone)
            term = "".join(letter for letter in term if letter in output)
        result = array.transpose([term.index(letter) for letter in output])
        kind = _numpy._result_type(*[one.dtype for one in arrays])
        result = result.astype(kind, copy=False)
    if out is not None:
        out[...] = result
        return out
    return _element(result)
