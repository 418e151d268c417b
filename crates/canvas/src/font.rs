//! Fonts: widths of texts and their outlines.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use ttf_parser::gpos::{PairAdjustment, PositioningSubtable};
use ttf_parser::{Face, GlyphId, OutlineBuilder, Tag};

use crate::Error;
use crate::shape::{Affine, Segment, Shape};

/// A glyph in units of the font, y upwards.
struct Glyph {
    advance: f64,
    shape: Rc<Shape>,
    bounds: Option<[f64; 4]>,
}

/// A font. Its file stays in memory for ever: fonts are few, and every session uses the same.
pub struct Font {
    face: Face<'static>,
    unit: f64,
    glyphs: RefCell<HashMap<char, Rc<Glyph>>>,
    kerning: RefCell<HashMap<(char, char), f64>>,
}

/// How large a text is; pixels from the start of its base line, y upwards.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Extent {
    pub advance: f64,
    pub x_min: f64,
    pub y_min: f64,
    pub x_max: f64,
    pub y_max: f64,
}

impl Font {
    pub fn new(file: Vec<u8>) -> Result<Self, Error> {
        let face = Face::parse(Box::leak(file.into_boxed_slice()), 0)?;
        let unit = f64::from(face.units_per_em().max(1));
        Ok(Self { face, unit, glyphs: RefCell::default(), kerning: RefCell::default() })
    }

    pub fn has(&self, letter: char) -> bool {
        self.face.glyph_index(letter).is_some()
    }

    /// Ascender, descender (negative) and height of a line, as parts of the size.
    pub fn line(&self) -> (f64, f64, f64) {
        let part = |value: i16| f64::from(value) / self.unit;
        (part(self.face.ascender()), part(self.face.descender()), part(self.face.height()))
    }

    fn glyph(&self, letter: char) -> Rc<Glyph> {
        if let Some(glyph) = self.glyphs.borrow().get(&letter) {
            return glyph.clone();
        }
        let id = self.face.glyph_index(letter).unwrap_or(GlyphId(0));
        let mut outline = Outline(Shape::default());
        self.face.outline_glyph(id, &mut outline);
        let advance = f64::from(self.face.glyph_hor_advance(id).unwrap_or(0));
        let bounds = outline.0.bounds();
        let glyph = Rc::new(Glyph { advance, shape: Rc::new(outline.0), bounds });
        self.glyphs.borrow_mut().insert(letter, glyph.clone());
        glyph
    }

    /// How much nearer two letters are than their widths say, in units of the font.
    fn kerning(&self, left: char, right: char) -> f64 {
        if let Some(known) = self.kerning.borrow().get(&(left, right)) {
            return *known;
        }
        let ids = self.face.glyph_index(left).zip(self.face.glyph_index(right));
        let found = ids.and_then(|(left, right)| self.pair(left, right)).map_or(0.0, f64::from);
        self.kerning.borrow_mut().insert((left, right), found);
        found
    }

    /// The first adjustment of a pair: of the layout tables, or of the older table of pairs.
    fn pair(&self, left: GlyphId, right: GlyphId) -> Option<i16> {
        if let Some(layout) = self.face.tables().gpos {
            let kern = layout.features.into_iter().filter(|feature| feature.tag == Tag::from_bytes(b"kern"));
            for lookup in kern.flat_map(|feature| feature.lookup_indices).filter_map(|index| layout.lookups.get(index))
            {
                for table in lookup.subtables.into_iter::<PositioningSubtable<'_>>() {
                    let PositioningSubtable::Pair(pairs) = table else { continue };
                    let Some(row) = pairs.coverage().get(left) else { continue };
                    let found = match pairs {
                        PairAdjustment::Format1 { sets, .. } => sets.get(row).and_then(|set| set.get(right)),
                        PairAdjustment::Format2 { classes, matrix, .. } => {
                            matrix.get((classes.0.get(left), classes.1.get(right)))
                        }
                    };
                    if let Some((first, _)) = found {
                        return Some(first.x_advance);
                    }
                }
            }
        }
        let tables = self.face.tables().kern?.subtables.into_iter();
        tables.filter(|table| table.horizontal && !table.variable).find_map(|table| table.glyphs_kerning(left, right))
    }

    /// Calls with each glyph and its place on the base line, in units of the font; returns where the pen ends.
    fn each(&self, text: &str, mut found: impl FnMut(&Glyph, f64)) -> f64 {
        let (mut pen, mut last) = (0.0, None);
        for letter in text.chars() {
            if let Some(last) = last {
                pen += self.kerning(last, letter);
            }
            let glyph = self.glyph(letter);
            found(&glyph, pen);
            pen += glyph.advance;
            last = Some(letter);
        }
        pen
    }

    pub fn extent(&self, text: &str, size: f64) -> Extent {
        let scale = size / self.unit;
        let mut bounds: Option<[f64; 4]> = None;
        let pen = self.each(text, |glyph, pen| {
            let Some([x0, y0, x1, y1]) = glyph.bounds else { return };
            let [left, low, right, high] = bounds.unwrap_or([f64::MAX, f64::MAX, f64::MIN, f64::MIN]);
            bounds = Some([left.min(x0 + pen), low.min(y0), right.max(x1 + pen), high.max(y1)]);
        });
        let [x_min, y_min, x_max, y_max] = bounds.unwrap_or_default().map(|value| value * scale);
        Extent { advance: pen * scale, x_min, y_min, x_max, y_max }
    }

    /// Adds the outlines of a text to a shape; the map leads from pixels (y upwards) at the start of the base line.
    pub fn outline(&self, text: &str, size: f64, map: &Affine, out: &mut Shape) {
        let scale = size / self.unit;
        self.each(text, |glyph, pen| {
            let at = Affine { a: scale, d: scale, e: pen * scale, ..Affine::IDENTITY };
            out.segments.extend(glyph.shape.mapped(&at.then(map)).segments);
        });
    }
}

struct Outline(Shape);

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.segments.push(Segment::Move(x.into(), y.into()));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.segments.push(Segment::Line(x.into(), y.into()));
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.segments.push(Segment::Quad(x1.into(), y1.into(), x.into(), y.into()));
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.segments.push(Segment::Cubic(x1.into(), y1.into(), x2.into(), y2.into(), x.into(), y.into()));
    }

    fn close(&mut self) {
        self.0.segments.push(Segment::Close);
    }
}
