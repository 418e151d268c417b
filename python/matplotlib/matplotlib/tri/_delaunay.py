"""The Delaunay triangulation of points in the plane."""

import math

import numpy as np


def delaunay(x, y):
    """Triangles, anticlockwise, as rows of three numbers of points.

    Points join in the order of their distance from a first triangle; each sees some edges of the hull, makes triangles with them, and edges inside
    are flipped until no circle around a triangle holds another point.
    """
    order, seed = _start(x, y)
    return np.array(_Hull(x.tolist(), y.tolist(), seed).grown(order.tolist()), np.int32).reshape(-1, 3)


def _start(x, y):
    """The order of the points, and the first triangle."""
    i = int(np.argmin((x - (x.min() + x.max()) / 2) ** 2 + (y - (y.min() + y.max()) / 2) ** 2))
    dx, dy = x - x[i], y - y[i]
    squares = dx * dx + dy * dy
    j = int(np.argmin(np.where(squares > 0, squares, np.inf)))
    # The circle through both and a third point, for all third points at once.
    ex, ey, length = float(dx[j]), float(dy[j]), float(squares[j])
    doubled = 2 * (ex * dy - ey * dx)
    small = np.abs(doubled) <= 1e-12 * np.sqrt(length * np.where(squares > 0, squares, 1.0))
    with np.errstate(all="ignore"):
        cx, cy = (dy * length - ey * squares) / doubled, (ex * squares - dx * length) / doubled
        radii = np.where(small, np.inf, cx * cx + cy * cy)
    k = int(np.argmin(radii))
    if not math.isfinite(float(radii[k])):
        raise RuntimeError("Error in Delaunay triangulation: the points lie on one line")
    order = np.argsort((dx - cx[k]) ** 2 + (dy - cy[k]) ** 2, kind="stable")
    return order, ((i, j, k) if doubled[k] > 0 else (i, k, j))


class _Hull:
    """A triangulation that grows; edge e runs from corner e to the next corner of its triangle, and `twin` holds the edge on its other side."""

    def __init__(self, xs, ys, seed):
        count = len(xs)
        self.xs, self.ys, self.seed = xs, ys, seed
        i, j, k = seed
        # The same points as whole numbers, for what floats cannot decide: points of regular grids lie on common lines and circles.
        extent = max(max(xs) - min(xs), max(ys) - min(ys), max(map(abs, xs)), max(map(abs, ys)))
        scale = 72 - math.frexp(extent)[1]
        self.whole = [(int(math.ldexp(x, scale)), int(math.ldexp(y, scale))) for x, y in zip(xs, ys)]
        self.cx, self.cy = (xs[i] + xs[j] + xs[k]) / 3, (ys[i] + ys[j] + ys[k]) / 3
        self.corners, self.twin = [i, j, k], [-1, -1, -1]
        self.after, self.before, self.edge = [-1] * count, [-1] * count, [-1] * count
        for index, (a, b) in enumerate(((i, j), (j, k), (k, i))):
            self.after[a], self.before[b], self.edge[a] = b, a, index
        # Points of the hull by direction, for a guess at the edges that a point sees.
        self.size = max(4, math.isqrt(count))
        self.table = [-1] * self.size
        for point in seed:
            self.table[self._key(xs[point], ys[point])] = point

    def _key(self, x, y):
        dx, dy = x - self.cx, y - self.cy
        total = abs(dx) + abs(dy)
        part = dx / total if total else 0.0
        turn = (1 - part if dy >= 0 else 3 + part) / 4
        return int(turn * self.size) % self.size

    def _sees(self, i, a, b):
        """Whether point i is to the right of the edge from a to b."""
        xs, ys = self.xs, self.ys
        ax, ay = xs[a], ys[a]
        left, right = (xs[b] - ax) * (ys[i] - ay), (ys[b] - ay) * (xs[i] - ax)
        turn = left - right
        if abs(turn) <= 3.4e-16 * (abs(left) + abs(right)):
            (x, y), (ax, ay), (bx, by) = self.whole[i], self.whole[a], self.whole[b]
            turn = (bx - ax) * (y - ay) - (by - ay) * (x - ax)
        return turn < 0

    def _inside(self, a, b, c, q):
        """Whether point q is inside the circle through a, b and c, which run anticlockwise."""
        xs, ys = self.xs, self.ys
        qx, qy = xs[q], ys[q]
        ax, ay, bx, by, cx, cy = xs[a] - qx, ys[a] - qy, xs[b] - qx, ys[b] - qy, xs[c] - qx, ys[c] - qy
        asq, bsq, csq = ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy
        depth = ax * (by * csq - bsq * cy) - ay * (bx * csq - bsq * cx) + asq * (bx * cy - by * cx)
        if abs(depth) <= 1.2e-15 * (asq + bsq + csq) ** 2:
            whole = self.whole
            (qx, qy), (ax, ay), (bx, by), (cx, cy) = whole[q], whole[a], whole[b], whole[c]
            ax, ay, bx, by, cx, cy = ax - qx, ay - qy, bx - qx, by - qy, cx - qx, cy - qy
            asq, bsq, csq = ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy
            depth = ax * (by * csq - bsq * cy) - ay * (bx * csq - bsq * cx) + asq * (bx * cy - by * cx)
        return depth > 0

    def _link(self, a, b):
        self.twin[a] = b
        if b >= 0:
            self.twin[b] = a

    def _add(self, i, j, k, a, b, c):
        """A triangle beside the edges a, b and c."""
        new = len(self.corners)
        self.corners += (i, j, k)
        self.twin += (-1, -1, -1)
        self._link(new, a)
        self._link(new + 1, b)
        self._link(new + 2, c)
        return new

    def grown(self, order):
        xs, ys, after, before, edge, table = self.xs, self.ys, self.after, self.before, self.edge, self.table
        seed, sees, last = set(self.seed), self._sees, None
        for i in order:
            x, y = xs[i], ys[i]
            if i in seed or (x, y) == last:
                continue
            last = (x, y)
            key, start = self._key(x, y), -1
            for step in range(self.size):
                start = table[(key + step) % self.size]
                if start >= 0 and after[start] != start:
                    break
            start = e = before[start]
            while not sees(i, e, after[e]):
                e = after[e]
                if e == start:
                    e = -1
                    break
            if e < 0:
                # It lies on another point.
                continue
            q = after[e]
            new = self._add(e, i, q, -1, -1, edge[e])
            edge[i] = self._flip(new + 2)
            edge[e] = new
            # Forwards, then backwards, as far as edges are seen.
            n = q
            while sees(i, n, after[n]):
                q = after[n]
                new = self._add(n, i, q, edge[i], -1, edge[n])
                edge[i] = self._flip(new + 2)
                after[n] = n
                n = q
            if e == start:
                while sees(i, before[e], e):
                    q = before[e]
                    new = self._add(q, i, e, -1, edge[e], edge[q])
                    self._flip(new + 2)
                    edge[q] = new
                    after[e] = e
                    e = q
            before[i], after[e], before[n], after[i] = e, i, i, n
            table[self._key(x, y)] = i
            table[self._key(xs[e], ys[e])] = e
        return self.corners

    def _flip(self, a):
        """Flips edges, from edge a on, until all circles are empty; gives the edge before a's last place."""
        corners, twin, inside = self.corners, self.twin, self._inside
        waiting = []
        while True:
            b = twin[a]
            base = a - a % 3
            before = base + (a + 2) % 3
            if b >= 0:
                other = b - b % 3
                across = other + (b + 2) % 3
                p, q = corners[before], corners[across]
                if inside(p, corners[a], corners[base + (a + 1) % 3], q):
                    corners[a], corners[b] = q, p
                    beyond = twin[across]
                    if beyond < 0:
                        # That edge is one of the hull and has a new number.
                        self.edge[q] = a
                    self._link(a, beyond)
                    self._link(b, twin[before])
                    self._link(before, across)
                    waiting.append(other + (b + 1) % 3)
                    continue
            if not waiting:
                return before
            a = waiting.pop()
