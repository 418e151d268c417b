"""In which order several arrays are walked: dimensions, their order, directions, and which can be joined."""


def plan_axes(arrays, op_flags, op_axes, itershape, may_reduce):
    """The shape that all have, and for each array its strides there (0 where it is repeated)."""
    if op_axes is None:
        ndim = max([array.ndim for array in arrays if array is not None] + [len(itershape or ())])
        op_axes = [None if array is None else [-1] * (ndim - array.ndim) + list(range(array.ndim)) for array in arrays]
    else:
        ndim = next(len(axes) for axes in op_axes if axes is not None)
        op_axes = [axes if axes is not None or array is None else [-1] * (ndim - array.ndim) + list(range(array.ndim)) for array, axes in zip(arrays, op_axes)]
    shape = [1] * ndim if itershape is None else [1 if length == -1 else length for length in itershape]
    for array, axes in zip(arrays, op_axes):
        if array is None:
            continue
        for place, axis in enumerate(axes):
            length = 1 if axis is None or axis < 0 else array.shape[axis]
            if length != 1:
                if shape[place] not in (1, length):
                    shapes = " ".join(f"({','.join(map(str, one.shape))}{',' if one.ndim == 1 else ''})" for one in arrays if one is not None)
                    raise ValueError(f"operands could not be broadcast together with shapes {shapes} ")
                shape[place] = length
    strides = []
    for array, axes, flags in zip(arrays, op_axes, op_flags):
        if array is None:
            strides.append([0] * ndim)
            continue
        own = []
        for place, axis in enumerate(axes):
            is_repeated = axis is None or axis < 0 or array.shape[axis] == 1
            own.append(0 if is_repeated else array.strides[axis])
            if is_repeated and shape[place] > 1 and "readonly" not in flags and not may_reduce:
                raise ValueError(
                    f"output operand requires a reduction along dimension {place}, but the reduction is not enabled. The dimension size of {shape[place]} does"
                    " not match the expected output shape.")
        strides.append(own)
    return tuple(shape), strides


def arranged(arrays, shape, strides, order):
    """The axes from the slowest to the fastest, and those that are walked backwards."""
    axes = list(range(len(shape)))
    if order == "A":
        present = [array for array in arrays if array is not None]
        order = "F" if all(array.flags.f_contiguous for array in present) and not all(array.flags.c_contiguous for array in present) else "C"
    if order == "F":
        return axes[::-1], []
    if order == "C":
        return axes, []
    # By steps in memory, the fastest axis last; where arrays disagree or say nothing, the order stays.
    ordered = []
    for axis in reversed(axes):
        at = 0
        while at < len(ordered) and _is_slower(strides, axis, ordered[at]):
            at += 1
        ordered.insert(at, axis)
    flipped = []
    for axis in axes:
        steps = [one[axis] for one, array in zip(strides, arrays) if array is not None]
        if all(step <= 0 for step in steps) and any(step < 0 for step in steps):
            flipped.append(axis)
    return ordered[::-1], flipped


def _is_slower(strides, one, two):
    """Whether axis `one` has to come outside of axis `two`."""
    is_slower = True
    for own in strides:
        if own[one] and own[two]:
            if abs(own[one]) < abs(own[two]):
                is_slower = False
            else:
                return True
    return is_slower


def steps_of(strides, order, flipped):
    """Strides in the order of iteration."""
    return [-strides[axis] if axis in flipped else strides[axis] for axis in order]


def merged(lengths, steps):
    """Neighbouring dimensions joined where all arrays go on evenly."""
    new_lengths, new_steps = [], [[] for _ in steps]
    for place, length in enumerate(lengths):
        own = [one[place] for one in steps]
        if new_lengths and (length == 1 or new_lengths[-1] == 1 or all(done[-1] == length * step for done, step in zip(new_steps, own))):
            if length != 1:
                for done, step in zip(new_steps, own):
                    done[-1] = step
            new_lengths[-1] *= length
            continue
        new_lengths.append(length)
        for done, step in zip(new_steps, own):
            done.append(step)
    return new_lengths, new_steps
