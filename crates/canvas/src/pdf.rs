//! Drawings as PDF: one page, shapes as paths, pictures compressed.

use std::collections::BTreeMap;
use std::fmt::Write;

use crate::list::{Cap, Clip, Drawing, Item, Join, Mesh, Picture, Rgba, Stroke, cycled};
use crate::shape::{Affine, Segment, Shape};
use crate::svg::number;

/// A whole PDF file.
pub fn write(drawing: &Drawing, dpi: f64, texts: &[(String, String)]) -> Vec<u8> {
    let scale = 72.0 / dpi;
    let mut page = Page { content: String::new(), opacities: BTreeMap::new(), pictures: Vec::new() };
    // PDF's origin is at the bottom.
    let (s, height) = (number(scale * 1000.0), number(drawing.height * scale));
    page.say(format_args!("0.001 0 0 0.001 0 0 cm {s} 0 0 -{s} 0 {} cm", number(drawing.height * scale * 1000.0)));
    for (item, clip) in &drawing.items {
        page.content.push_str("q\n");
        page.clip(clip);
        page.item(item);
        page.content.push_str("Q\n");
    }
    let mut file = File { bytes: b"%PDF-1.4\n%\xE2\xE3\xCF\xD3\n".to_vec(), offsets: Vec::new() };
    let states: String = page.opacities.iter().fold(String::new(), |mut all, ((fill, stroke), name)| {
        let (fill, stroke) = (f64::from(*fill) / 255.0, f64::from(*stroke) / 255.0);
        let _infallible = write!(all, "/G{name} << /ca {} /CA {} >> ", number(fill), number(stroke));
        all
    });
    let first_picture = 6;
    let pictures: String = (0..page.pictures.len()).fold(String::new(), |mut all, index| {
        let _infallible = write!(all, "/I{index} {} 0 R ", first_picture + 2 * index);
        all
    });
    let information: String = texts.iter().fold(String::new(), |mut all, (key, text)| {
        let plain: String = text.chars().filter(|letter| letter.is_ascii() && !"()\\".contains(*letter)).collect();
        let _infallible = write!(all, "/{key} ({plain}) ");
        all
    });
    file.object("<< /Type /Catalog /Pages 2 0 R >>", None);
    file.object("<< /Type /Pages /Kids [3 0 R] /Count 1 >>", None);
    file.object(
        &format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {} {height}] /Contents 4 0 R /Resources << /ExtGState << {states}>> /XObject << {pictures}>> >> >>",
            number(drawing.width * scale)
        ),
        None,
    );
    file.object("", Some(page.content.as_bytes()));
    file.object(&format!("<< {information}>>"), None);
    for (index, picture) in page.pictures.iter().enumerate() {
        let head = format!(
            "/Type /XObject /Subtype /Image /Width {} /Height {} /BitsPerComponent 8",
            picture.width, picture.height
        );
        let colours: Vec<u8> =
            picture.pixels.chunks_exact(4).flat_map(|pixel| [pixel[0], pixel[1], pixel[2]]).collect();
        let opacities: Vec<u8> = picture.pixels.chunks_exact(4).map(|pixel| pixel[3]).collect();
        let mask = first_picture + 2 * index + 1;
        file.object(&format!("{head} /ColorSpace /DeviceRGB /SMask {mask} 0 R"), Some(&colours));
        file.object(&format!("{head} /ColorSpace /DeviceGray"), Some(&opacities));
    }
    file.finish()
}

struct File {
    bytes: Vec<u8>,
    offsets: Vec<usize>,
}

impl File {
    /// The next object: a dictionary, or the rest of a stream's dictionary and its data.
    fn object(&mut self, text: &str, stream: Option<&[u8]>) {
        self.offsets.push(self.bytes.len());
        self.bytes.extend_from_slice(format!("{} 0 obj\n", self.offsets.len()).as_bytes());
        match stream {
            None => self.bytes.extend_from_slice(text.as_bytes()),
            Some(data) => {
                let packed = miniz_oxide::deflate::compress_to_vec_zlib(data, 6);
                self.bytes.extend_from_slice(
                    format!("<< {text} /Filter /FlateDecode /Length {} >>\nstream\n", packed.len()).as_bytes(),
                );
                self.bytes.extend_from_slice(&packed);
                self.bytes.extend_from_slice(b"\nendstream");
            }
        }
        self.bytes.extend_from_slice(b"\nendobj\n");
    }

    fn finish(mut self) -> Vec<u8> {
        let start = self.bytes.len();
        let mut text = format!("xref\n0 {}\n0000000000 65535 f \n", self.offsets.len() + 1);
        for offset in &self.offsets {
            let _infallible = writeln!(text, "{offset:010} 00000 n ");
        }
        let _infallible = write!(
            text,
            "trailer\n<< /Size {} /Root 1 0 R /Info 5 0 R >>\nstartxref\n{start}\n%%EOF\n",
            self.offsets.len() + 1
        );
        self.bytes.extend_from_slice(text.as_bytes());
        self.bytes
    }
}

struct Page {
    content: String,
    /// Opacities of fill and stroke, in 255ths, to the number of their graphics state.
    opacities: BTreeMap<(u8, u8), usize>,
    pictures: Vec<Picture>,
}

impl Page {
    fn say(&mut self, text: std::fmt::Arguments<'_>) {
        // Writing to a string does not fail.
        let _infallible = writeln!(self.content, "{text}");
    }

    fn clip(&mut self, clip: &Clip) {
        if let Some([x0, y0, x1, y1]) = clip.area {
            self.say(format_args!("{} {} {} {} re W n", number(x0), number(y0), number(x1 - x0), number(y1 - y0)));
        }
        if let Some(outline) = &clip.outline {
            self.path(outline);
            self.content.push_str("W n\n");
        }
    }

    fn opacity(&mut self, fill: f32, stroke: f32) {
        let part = |value: f32| (value.clamp(0.0, 1.0) * 255.0).round() as u8;
        let count = self.opacities.len();
        let name = *self.opacities.entry((part(fill), part(stroke))).or_insert(count);
        self.say(format_args!("/G{name} gs"));
    }

    fn item(&mut self, item: &Item) {
        match item {
            Item::Shape { shape, fill, stroke, .. } => self.shape(shape, *fill, stroke.as_ref()),
            Item::Marks(marks) => {
                for (index, &[x, y]) in marks.places.iter().enumerate() {
                    if marks.shapes.is_empty() || !x.is_finite() || !y.is_finite() {
                        continue;
                    }
                    let size = cycled(&marks.sizes, index).unwrap_or(1.0);
                    let at = Affine { a: size, d: size, e: x, f: y, ..Affine::IDENTITY };
                    let width = cycled(&marks.widths, index).unwrap_or(marks.stroke.width);
                    let edge =
                        cycled(&marks.edges, index).map(|colour| Stroke { colour, width, ..marks.stroke.clone() });
                    self.shape(
                        &marks.shapes[index % marks.shapes.len()].mapped(&at),
                        cycled(&marks.fills, index),
                        edge.as_ref(),
                    );
                }
            }
            Item::Mesh(mesh) if mesh.is_whole() => {
                for row in 0..mesh.rows {
                    for column in 0..mesh.columns {
                        if let Some(shape) = Mesh::outline(mesh.cell(row, column)) {
                            self.shape(&shape, Some(mesh.fills[row * mesh.columns + column]), mesh.edge.as_ref());
                        }
                    }
                }
            }
            Item::Mesh(_) => {}
            Item::Picture(picture) => {
                let [x0, _, _, y1] = picture.area.map(number);
                let (wide, tall) =
                    (number(picture.area[2] - picture.area[0]), number(picture.area[1] - picture.area[3]));
                self.opacity(picture.opacity, 1.0);
                self.say(format_args!("{wide} 0 0 {tall} {x0} {y1} cm /I{} Do", self.pictures.len()));
                self.pictures.push((**picture).clone());
            }
        }
    }

    fn shape(&mut self, shape: &Shape, fill: Option<Rgba>, stroke: Option<&Stroke>) {
        let fill = fill.filter(|fill| fill[3] > 0.0);
        let stroke = stroke.filter(|stroke| stroke.width > 0.0 && stroke.colour[3] > 0.0);
        let operator = match (fill, stroke) {
            (None, None) => return,
            (Some(_), None) => "f",
            (None, Some(_)) => "S",
            (Some(_), Some(_)) => "B",
        };
        self.opacity(fill.map_or(1.0, |fill| fill[3]), stroke.map_or(1.0, |stroke| stroke.colour[3]));
        let parts = |colour: Rgba| {
            format!("{} {} {}", number(colour[0].into()), number(colour[1].into()), number(colour[2].into()))
        };
        if let Some(fill) = fill {
            self.say(format_args!("{} rg", parts(fill)));
        }
        if let Some(stroke) = stroke {
            let cap = match stroke.cap {
                Cap::Butt => 0,
                Cap::Round => 1,
                Cap::Square => 2,
            };
            let join = match stroke.join {
                Join::Miter => 0,
                Join::Round => 1,
                Join::Bevel => 2,
            };
            let dashes: Vec<String> = stroke.dashes.iter().map(|dash| number(*dash)).collect();
            let (colour, width, offset) = (parts(stroke.colour), number(stroke.width), number(stroke.dash_offset));
            self.say(format_args!("{colour} RG {width} w {cap} J {join} j [{}] {offset} d", dashes.join(" ")));
        }
        self.path(shape);
        self.say(format_args!("{operator}"));
    }

    fn path(&mut self, shape: &Shape) {
        let mut last = (0.0, 0.0);
        for segment in &shape.segments {
            match *segment {
                Segment::Move(x, y) => {
                    self.say(format_args!("{} {} m", number(x), number(y)));
                    last = (x, y);
                }
                Segment::Line(x, y) => {
                    self.say(format_args!("{} {} l", number(x), number(y)));
                    last = (x, y);
                }
                Segment::Quad(a, b, x, y) => {
                    // PDF knows cubic curves only.
                    let third = |from: f64, control: f64| from + (control - from) * 2.0 / 3.0;
                    let (a1, b1, a2, b2) = (third(last.0, a), third(last.1, b), third(x, a), third(y, b));
                    let points = [a1, b1, a2, b2, x, y].map(number).join(" ");
                    self.say(format_args!("{points} c"));
                    last = (x, y);
                }
                Segment::Cubic(a, b, c, d, x, y) => {
                    let points = [a, b, c, d, x, y].map(number).join(" ");
                    self.say(format_args!("{points} c"));
                    last = (x, y);
                }
                Segment::Close => self.content.push_str("h\n"),
            }
        }
    }
}
