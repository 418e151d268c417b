//! Outlines: points and the segments between them.

/// `x' = a x + c y + e`, `y' = b x + d y + f`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Affine {
    pub a: f64,
    pub b: f64,
    pub c: f64,
    pub d: f64,
    pub e: f64,
    pub f: f64,
}

impl Affine {
    pub const IDENTITY: Self = Self { a: 1.0, b: 0.0, c: 0.0, d: 1.0, e: 0.0, f: 0.0 };

    pub fn apply(&self, x: f64, y: f64) -> (f64, f64) {
        (self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f)
    }

    /// First `self`, then `next`.
    #[must_use]
    pub fn then(&self, next: &Self) -> Self {
        let (e, f) = next.apply(self.e, self.f);
        Self {
            a: next.a * self.a + next.c * self.b,
            b: next.b * self.a + next.d * self.b,
            c: next.a * self.c + next.c * self.d,
            d: next.b * self.c + next.d * self.d,
            e,
            f,
        }
    }
}

/// One step of an outline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Segment {
    Move(f64, f64),
    Line(f64, f64),
    Quad(f64, f64, f64, f64),
    Cubic(f64, f64, f64, f64, f64, f64),
    Close,
}

/// Whether horizontal and vertical edges go to the raster of pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Snap {
    Never,
    Always,
    /// Where all edges are horizontal or vertical.
    Auto,
}

/// An outline.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Shape {
    pub segments: Vec<Segment>,
}

/// Beyond this many points an outline is a curve that was sampled, not a box.
const MOST_SNAPPED: usize = 1024;

impl Shape {
    /// From coordinates `x0 y0 x1 y1 …` and matplotlib's codes (1 move, 2 line, 3 and 4 curves, 79 close); without codes a line.
    /// Points that are not finite break the line. `scale` is `sx sy tx ty` or any other affine map.
    pub fn from_points(points: &[f64], codes: Option<&[u8]>, map: &Affine) -> Self {
        let mut shape = Self { segments: Vec::with_capacity(points.len() / 2) };
        let at = |index: usize| -> Option<(f64, f64)> {
            let (x, y) = map.apply(*points.get(2 * index)?, *points.get(2 * index + 1)?);
            (x.is_finite() && y.is_finite()).then_some((x, y))
        };
        let count = points.len() / 2;
        let Some(codes) = codes else {
            let mut pen_down = false;
            for index in 0..count {
                match at(index) {
                    Some((x, y)) if pen_down => shape.segments.push(Segment::Line(x, y)),
                    Some((x, y)) => {
                        shape.segments.push(Segment::Move(x, y));
                        pen_down = true;
                    }
                    None => pen_down = false,
                }
            }
            return shape;
        };
        let (mut index, mut pen_down) = (0, false);
        while index < count.min(codes.len()) {
            let taken = match codes[index] {
                3 => 2,
                4 => 3,
                _ => 1,
            };
            let segment = match codes[index] {
                1 => at(index).map(|(x, y)| Segment::Move(x, y)),
                2 => at(index).map(|(x, y)| if pen_down { Segment::Line(x, y) } else { Segment::Move(x, y) }),
                3 => at(index)
                    .zip(at(index + 1))
                    .map(|((x1, y1), (x, y))| if pen_down { Segment::Quad(x1, y1, x, y) } else { Segment::Move(x, y) }),
                4 => at(index).zip(at(index + 1)).zip(at(index + 2)).map(|(((x1, y1), (x2, y2)), (x, y))| {
                    if pen_down { Segment::Cubic(x1, y1, x2, y2, x, y) } else { Segment::Move(x, y) }
                }),
                79 => pen_down.then_some(Segment::Close),
                _ => break,
            };
            if codes[index] != 79 {
                pen_down = segment.is_some();
            }
            shape.segments.extend(segment);
            index += taken;
        }
        shape
    }

    #[must_use]
    pub fn mapped(&self, map: &Affine) -> Self {
        let p = |x: f64, y: f64| map.apply(x, y);
        let segments = self.segments.iter().map(|segment| match *segment {
            Segment::Move(x, y) => {
                let (x, y) = p(x, y);
                Segment::Move(x, y)
            }
            Segment::Line(x, y) => {
                let (x, y) = p(x, y);
                Segment::Line(x, y)
            }
            Segment::Quad(a, b, x, y) => {
                let ((a, b), (x, y)) = (p(a, b), p(x, y));
                Segment::Quad(a, b, x, y)
            }
            Segment::Cubic(a, b, c, d, x, y) => {
                let ((a, b), (c, d), (x, y)) = (p(a, b), p(c, d), p(x, y));
                Segment::Cubic(a, b, c, d, x, y)
            }
            Segment::Close => Segment::Close,
        });
        Self { segments: segments.collect() }
    }

    /// The smallest box around all points, control points included: `x0 y0 x1 y1`.
    pub fn bounds(&self) -> Option<[f64; 4]> {
        let mut bounds = [f64::INFINITY, f64::INFINITY, f64::NEG_INFINITY, f64::NEG_INFINITY];
        let mut add = |x: f64, y: f64| {
            bounds = [bounds[0].min(x), bounds[1].min(y), bounds[2].max(x), bounds[3].max(y)];
        };
        for segment in &self.segments {
            match *segment {
                Segment::Move(x, y) | Segment::Line(x, y) => add(x, y),
                Segment::Quad(a, b, x, y) => {
                    add(a, b);
                    add(x, y);
                }
                Segment::Cubic(a, b, c, d, x, y) => {
                    add(a, b);
                    add(c, d);
                    add(x, y);
                }
                Segment::Close => {}
            }
        }
        (bounds[0] <= bounds[2]).then_some(bounds)
    }

    pub fn has_curves(&self) -> bool {
        self.segments.iter().any(|segment| matches!(segment, Segment::Quad(..) | Segment::Cubic(..)))
    }

    /// On the raster: edges of filled boxes between pixels, lines of an odd width on their middles.
    pub fn snap(&mut self, snap: Snap, stroke_width: f64) {
        let wanted = match snap {
            Snap::Never => false,
            Snap::Always => true,
            Snap::Auto => self.is_rectilinear(),
        };
        if !wanted {
            return;
        }
        let offset = if stroke_width.round() as i64 % 2 == 1 { 0.5 } else { 0.0 };
        let to_raster = |value: f64| (value + 0.5).floor() + offset;
        for segment in &mut self.segments {
            if let Segment::Move(x, y) | Segment::Line(x, y) = segment {
                *x = to_raster(*x);
                *y = to_raster(*y);
            }
        }
    }

    fn is_rectilinear(&self) -> bool {
        if self.segments.len() > MOST_SNAPPED || self.has_curves() {
            return false;
        }
        let mut last = (0.0, 0.0);
        self.segments.iter().all(|segment| match *segment {
            Segment::Move(x, y) => {
                last = (x, y);
                true
            }
            Segment::Line(x, y) => {
                let straight = (x - last.0).abs() < 1e-4 || (y - last.1).abs() < 1e-4;
                last = (x, y);
                straight
            }
            _ => true,
        })
    }
}
