//! Long lines made short: what lies outside is cut off, and points that nobody could tell apart are joined.

use crate::shape::{Segment, Shape};

/// Points nearer than this to the line through their neighbours are left out: a ninth of a pixel, squared.
const NEAR: f64 = 1.0 / 81.0;
/// The end of the world.
const FAR: f64 = 1e12;
/// Below this many points nothing is joined.
const FEW: usize = 128;

/// The part of lines inside the box `x0 y0 x1 y1`; curves stay as they are.
pub(crate) fn cut(shape: &Shape, [x0, y0, x1, y1]: [f64; 4]) -> Shape {
    let inside = |x: f64, y: f64| x >= x0 && x <= x1 && y >= y0 && y <= y1;
    let all_inside = shape.segments.iter().all(|segment| match *segment {
        Segment::Move(x, y) | Segment::Line(x, y) => inside(x, y),
        _ => true,
    });
    if all_inside || shape.has_curves() {
        return shape.clone();
    }
    let mut out = Shape { segments: Vec::with_capacity(shape.segments.len()) };
    let (mut start, mut last, mut written) = ((0.0, 0.0), (0.0, 0.0), None);
    let mut line = |from: (f64, f64), to: (f64, f64), written: &mut Option<(f64, f64)>| {
        let Some((a, b)) = between(from, to, [x0, y0, x1, y1]) else { return };
        if *written != Some(a) {
            out.segments.push(Segment::Move(a.0, a.1));
        }
        out.segments.push(Segment::Line(b.0, b.1));
        *written = Some(b);
    };
    for segment in &shape.segments {
        match *segment {
            Segment::Move(x, y) => {
                (start, last, written) = ((x, y), (x, y), None);
            }
            Segment::Line(x, y) => {
                line(last, (x, y), &mut written);
                last = (x, y);
            }
            Segment::Close => {
                line(last, start, &mut written);
                last = start;
            }
            Segment::Quad(..) | Segment::Cubic(..) => {}
        }
    }
    out
}

/// Where a line is inside a box (Liang and Barsky).
fn between(from: (f64, f64), to: (f64, f64), [x0, y0, x1, y1]: [f64; 4]) -> Option<((f64, f64), (f64, f64))> {
    // Farther than this a place between the ends could not be told to a pixel.
    let near = |(x, y): (f64, f64)| (x.clamp(-FAR, FAR), y.clamp(-FAR, FAR));
    let (from, to) = (near(from), near(to));
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (p, q) in [(-dx, from.0 - x0), (dx, x1 - from.0), (-dy, from.1 - y0), (dy, y1 - from.1)] {
        if p == 0.0 {
            if q < 0.0 {
                return None;
            }
        } else if p < 0.0 {
            enter = enter.max(q / p);
        } else {
            leave = leave.min(q / p);
        }
    }
    let at = |t: f64| (from.0 + t * dx, from.1 + t * dy);
    (enter <= leave).then(|| {
        // Ends that were not cut keep their exact numbers, so that lines stay joined.
        (if enter == 0.0 { from } else { at(enter) }, if leave == 1.0 { to } else { at(leave) })
    })
}

/// A run of points along one direction, kept as its extremes.
struct Run {
    origin: (f64, f64),
    direction: (f64, f64),
    length2: f64,
    forward: (f64, (f64, f64)),
    backward: (f64, (f64, f64)),
    last: (f64, f64),
}

impl Run {
    fn new(origin: (f64, f64), to: (f64, f64)) -> Self {
        let direction = (to.0 - origin.0, to.1 - origin.1);
        let length2 = direction.0 * direction.0 + direction.1 * direction.1;
        Self { origin, direction, length2, forward: (length2, to), backward: (0.0, origin), last: to }
    }

    /// Takes a point in when it is near the run's line.
    fn takes(&mut self, point: (f64, f64)) -> bool {
        let d = (point.0 - self.origin.0, point.1 - self.origin.1);
        if self.length2 == 0.0 {
            *self = Self::new(self.origin, point);
            return true;
        }
        let along = d.0 * self.direction.0 + d.1 * self.direction.1;
        let across = d.0 * self.direction.1 - d.1 * self.direction.0;
        if across * across > NEAR * self.length2 {
            return false;
        }
        let reach = along * along.abs() / self.length2;
        if reach > self.forward.0 {
            self.forward = (reach, point);
        } else if reach < self.backward.0 {
            self.backward = (reach, point);
        }
        self.last = point;
        true
    }

    fn write(&self, out: &mut Vec<Segment>) {
        let mut push = |(x, y): (f64, f64)| out.push(Segment::Line(x, y));
        if self.backward.0 < 0.0 {
            push(self.backward.1);
        }
        push(self.forward.1);
        if self.last != self.forward.1 {
            push(self.last);
        }
    }
}

/// The same line to the eye with fewer points.
pub(crate) fn simplify(shape: Shape) -> Shape {
    if shape.segments.len() < FEW || shape.has_curves() || shape.segments.contains(&Segment::Close) {
        return shape;
    }
    let mut out = Vec::with_capacity(shape.segments.len() / 4);
    let (mut last, mut run): ((f64, f64), Option<Run>) = ((0.0, 0.0), None);
    for segment in shape.segments {
        match segment {
            Segment::Move(x, y) => {
                if let Some(run) = run.take() {
                    run.write(&mut out);
                }
                out.push(Segment::Move(x, y));
                last = (x, y);
            }
            Segment::Line(x, y) => {
                match &mut run {
                    Some(run) => {
                        if !run.takes((x, y)) {
                            run.write(&mut out);
                            *run = Run::new(run.last, (x, y));
                        }
                    }
                    None => run = Some(Run::new(last, (x, y))),
                }
                last = (x, y);
            }
            _ => {}
        }
    }
    if let Some(run) = run {
        run.write(&mut out);
    }
    Shape { segments: out }
}
