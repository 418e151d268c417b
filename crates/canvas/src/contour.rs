//! Lines of equal height and the regions between two of them, on a grid of quadrilaterals.

use std::collections::HashMap;

/// A grid of heights with the place of each.
pub struct Grid<'a> {
    pub rows: usize,
    pub columns: usize,
    pub x: &'a [f64],
    pub y: &'a [f64],
    /// What is not finite is a hole.
    pub z: &'a [f64],
}

/// A point of a contour: a corner of the grid, or a place on an edge between two corners at one of the two heights.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Key {
    low: usize,
    high: usize,
    upper: bool,
}

/// A line, and whether it ends where it began.
pub type Line = (Vec<[f64; 2]>, bool);

impl Grid<'_> {
    fn is_whole(&self) -> bool {
        let count = self.rows * self.columns;
        self.x.len() >= count && self.y.len() >= count && self.z.len() >= count && self.rows > 1 && self.columns > 1
    }

    /// The corners of a cell in turn, when all have heights.
    fn cell(&self, row: usize, column: usize) -> Option<[usize; 4]> {
        let first = row * self.columns + column;
        let corners = [first, first + 1, first + self.columns + 1, first + self.columns];
        corners.iter().all(|corner| self.z[*corner].is_finite()).then_some(corners)
    }

    fn place(&self, key: Key, heights: [f64; 2]) -> [f64; 2] {
        if key.low == key.high {
            return [self.x[key.low], self.y[key.low]];
        }
        let (from, to) = (self.z[key.low], self.z[key.high]);
        let part = (heights[usize::from(key.upper)] - from) / (to - from);
        let between = |values: &[f64]| values[key.low] + part * (values[key.high] - values[key.low]);
        [between(self.x), between(self.y)]
    }

    /// Lines at a height; higher ground is on their left.
    pub fn lines(&self, height: f64) -> Vec<Line> {
        if !self.is_whole() {
            return Vec::new();
        }
        let mut steps = Steps::default();
        for row in 0..self.rows - 1 {
            for column in 0..self.columns - 1 {
                let Some(corners) = self.cell(row, column) else { continue };
                let above = corners.map(|corner| self.z[corner] > height);
                let centre = corners.iter().map(|corner| self.z[*corner]).sum::<f64>() / 4.0 > height;
                // Where the border of the cell goes up through the height, and where down.
                let edges: Vec<(Key, bool)> = (0..4)
                    .filter(|side| above[*side] != above[(side + 1) % 4])
                    .map(|side| (edge(corners[side], corners[(side + 1) % 4], false), above[(side + 1) % 4]))
                    .collect();
                for (index, (key, up)) in edges.iter().enumerate() {
                    if !up {
                        continue;
                    }
                    // Of two lines through one cell the middle says which corners they cut off.
                    let other = if edges.len() == 4 && centre { index + 3 } else { index + 1 };
                    let partner = edges[other % edges.len()].0;
                    steps.add(partner, *key);
                }
            }
        }
        steps
            .into_lines()
            .into_iter()
            .map(|(keys, closed)| (keys.into_iter().map(|key| self.place(key, [height; 2])).collect(), closed))
            .collect()
    }

    /// The borders of the region between two heights: outlines of one winding, their holes of the other.
    pub fn regions(&self, lower: f64, upper: f64) -> Vec<Vec<[f64; 2]>> {
        if !self.is_whole() {
            return Vec::new();
        }
        let mut steps = Steps::default();
        for row in 0..self.rows - 1 {
            for column in 0..self.columns - 1 {
                if let Some(corners) = self.cell(row, column) {
                    self.cell_regions(corners, lower, upper, &mut steps);
                }
            }
        }
        let lines = steps.into_lines().into_iter();
        lines.map(|(keys, _)| keys.into_iter().map(|key| self.place(key, [lower, upper])).collect()).collect()
    }

    /// Adds the borders of what of a cell is between the heights. Borders shared with a neighbour cancel each other.
    fn cell_regions(&self, corners: [usize; 4], lower: f64, upper: f64, steps: &mut Steps) {
        // -1 below, 0 between, 1 above.
        let level = |z: f64| if z < lower { -1 } else { i32::from(z >= upper) };
        let levels = corners.map(|corner| level(self.z[corner]));
        if levels == [0; 4] {
            for side in 0..4 {
                steps.add(corner_key(corners[side]), corner_key(corners[(side + 1) % 4]));
            }
            return;
        }
        if levels.iter().all(|level| *level == levels[0]) {
            return;
        }
        // Stretches of the cell's border inside the region, and on which side the gap after each lies.
        let mut arcs: Vec<(Vec<Key>, i32)> = Vec::new();
        let mut open: Option<Vec<Key>> = None;
        let mut first_open = false;
        for side in 0..4 {
            let (from, to) = (levels[side], levels[(side + 1) % 4]);
            if from == 0 {
                if side == 0 {
                    first_open = true;
                }
                open.get_or_insert_default().push(corner_key(corners[side]));
            }
            let at = |upper: bool| edge(corners[side], corners[(side + 1) % 4], upper);
            let mut leave = |open: &mut Option<Vec<Key>>, key: Key, gap: i32| {
                let mut arc = open.take().unwrap_or_default();
                arc.push(key);
                arcs.push((arc, gap));
            };
            match (from, to) {
                (-1, 0) => open = Some(vec![at(false)]),
                (1, 0) => open = Some(vec![at(true)]),
                (0, -1) => leave(&mut open, at(false), -1),
                (0, 1) => leave(&mut open, at(true), 1),
                (-1, 1) => {
                    open = Some(vec![at(false)]);
                    leave(&mut open, at(true), 1);
                }
                (1, -1) => {
                    open = Some(vec![at(true)]);
                    leave(&mut open, at(false), -1);
                }
                _ => {}
            }
        }
        // A stretch at the end goes on through the first corner.
        if let Some(mut rest) = open.filter(|_| first_open)
            && let Some(first) = arcs.first_mut()
        {
            rest.append(&mut first.0);
            first.0 = rest;
        }
        if arcs.is_empty() {
            return;
        }
        let centre = level(corners.iter().map(|corner| self.z[*corner]).sum::<f64>() / 4.0);
        let splits = |gap: i32| arcs.len() > 1 && centre != 0 && gap == centre;
        // Start after a gap that splits, so that no piece wraps around.
        let start = arcs.iter().position(|(_, gap)| splits(*gap)).map_or(0, |index| index + 1);
        let mut piece: Vec<Key> = Vec::new();
        for step in 0..arcs.len() {
            let (arc, gap) = &arcs[(start + step) % arcs.len()];
            piece.extend(arc);
            if splits(*gap) || step + 1 == arcs.len() {
                for index in 0..piece.len() {
                    steps.add(piece[index], piece[(index + 1) % piece.len()]);
                }
                piece.clear();
            }
        }
    }
}

fn corner_key(corner: usize) -> Key {
    Key { low: corner, high: corner, upper: false }
}

fn edge(one: usize, other: usize, upper: bool) -> Key {
    Key { low: one.min(other), high: one.max(other), upper }
}

/// Steps from point to point; a step and the same step back are none.
#[derive(Default)]
struct Steps {
    next: HashMap<Key, Vec<Key>>,
    order: Vec<Key>,
}

impl Steps {
    fn add(&mut self, from: Key, to: Key) {
        if from == to {
            return;
        }
        if let Some(back) = self.next.get_mut(&to)
            && let Some(index) = back.iter().position(|key| *key == from)
        {
            back.swap_remove(index);
            return;
        }
        self.next.entry(from).or_default().push(to);
        self.order.push(from);
    }

    /// Follows all steps. Open lines begin where nothing leads to.
    fn into_lines(mut self) -> Vec<(Vec<Key>, bool)> {
        let mut arrivals: HashMap<Key, usize> = HashMap::new();
        for from in &self.order {
            // Each step was noted once, by where it starts; what it leads to is counted from the table below.
            arrivals.entry(*from).or_insert(0);
        }
        let targets: Vec<Key> = self.order.iter().filter_map(|from| self.next.get(from)).flatten().copied().collect();
        for target in targets {
            *arrivals.entry(target).or_insert(0) += 1;
        }
        let order = std::mem::take(&mut self.order);
        let mut lines = Vec::new();
        for open_ones in [true, false] {
            for from in &order {
                if open_ones && arrivals.get(from).is_some_and(|count| *count > 0) {
                    continue;
                }
                while let Some(line) = self.follow(*from) {
                    lines.push(line);
                }
            }
        }
        lines
    }

    fn follow(&mut self, from: Key) -> Option<(Vec<Key>, bool)> {
        let mut line = vec![from];
        let mut at = from;
        while let Some(next) = self.next.get_mut(&at).and_then(Vec::pop) {
            line.push(next);
            at = next;
            if at == from {
                break;
            }
        }
        (line.len() > 1).then(|| (line, at == from))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid(z: &[f64], columns: usize) -> (Vec<f64>, Vec<f64>, Vec<f64>) {
        let x = (0..z.len()).map(|index| (index % columns) as f64).collect();
        let y = (0..z.len()).map(|index| (index / columns) as f64).collect();
        (x, y, z.to_vec())
    }

    #[test]
    fn a_hill_has_a_closed_line_and_a_ring() {
        let (x, y, z) = grid(&[0., 0., 0., 0., 2., 0., 0., 0., 0.], 3);
        let grid = Grid { rows: 3, columns: 3, x: &x, y: &y, z: &z };
        let lines = grid.lines(1.0);
        assert_eq!(lines.len(), 1);
        assert!(lines[0].1, "closed");
        assert_eq!(lines[0].0.len(), 5);
        let regions = grid.regions(0.0, 1.0);
        assert_eq!(regions.len(), 2, "the square's border and the hole: {regions:?}");
    }

    #[test]
    fn holes_of_the_grid_end_lines() {
        let (x, y, z) = grid(&[0., 0., 0., 1., 1., f64::NAN], 3);
        let grid = Grid { rows: 2, columns: 3, x: &x, y: &y, z: &z };
        let lines = grid.lines(0.5);
        assert_eq!(lines, [(vec![[0.0, 0.5], [1.0, 0.5]], false)]);
    }

    #[test]
    fn a_saddle_is_split_by_its_middle() {
        let (x, y, z) = grid(&[1., -1., -1., 1.2], 2);
        let grid = Grid { rows: 2, columns: 2, x: &x, y: &y, z: &z };
        assert_eq!(grid.lines(0.0).len(), 2);
        // The middle is above: one region along the diagonal.
        assert_eq!(grid.regions(0.0, 5.0).len(), 1);
        assert_eq!(grid.regions(-5.0, 0.0).len(), 2);
    }
}
