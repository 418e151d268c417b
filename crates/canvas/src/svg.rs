//! Drawings as SVG.

use std::fmt::Write;

use crate::Error;
use crate::list::{Cap, Clip, Drawing, Filter, Item, Join, Mesh, Rgba, Stroke, cycled};
use crate::paint::png_file;
use crate::shape::{Affine, Segment, Shape};

/// A whole SVG file. One pixel of the drawing is `1 / dpi` inches; SVG counts in points.
pub fn write(drawing: &Drawing, dpi: f64) -> Result<String, Error> {
    let scale = 72.0 / dpi;
    let mut body = String::new();
    let mut clips: Vec<Clip> = Vec::new();
    for (item, clip) in &drawing.items {
        let is_clipped = clip.area.is_some() || clip.outline.is_some();
        if is_clipped {
            let index = clips.iter().position(|known| known == clip).unwrap_or_else(|| {
                clips.push(clip.clone());
                clips.len() - 1
            });
            let outer = if clip.area.is_some() && clip.outline.is_some() {
                format!(" clip-path=\"url(#area{index})\"")
            } else {
                String::new()
            };
            line(&mut body, format_args!("<g{outer}><g clip-path=\"url(#clip{index})\">"));
        }
        write_item(&mut body, item)?;
        if is_clipped {
            body.push_str("</g></g>\n");
        }
    }
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"utf-8\" standalone=\"no\"?>\n");
    let (width, height) = (number(drawing.width * scale), number(drawing.height * scale));
    line(
        &mut out,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"{width}pt\" height=\"{height}pt\" \
             viewBox=\"0 0 {} {}\" version=\"1.1\">",
            number(drawing.width),
            number(drawing.height)
        ),
    );
    out.push_str("<defs>\n");
    for (index, clip) in clips.iter().enumerate() {
        let area = clip.area.map(|[x0, y0, x1, y1]| {
            format!(
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
                number(x0),
                number(y0),
                number(x1 - x0),
                number(y1 - y0)
            )
        });
        let outline = clip.outline.as_ref().map(|shape| format!("<path d=\"{}\"/>", path_data(shape)));
        match (area, outline) {
            (Some(area), Some(outline)) => line(
                &mut out,
                format_args!(
                    "<clipPath id=\"area{index}\">{area}</clipPath><clipPath id=\"clip{index}\">{outline}</clipPath>"
                ),
            ),
            (Some(one), None) | (None, Some(one)) => {
                line(&mut out, format_args!("<clipPath id=\"clip{index}\">{one}</clipPath>"));
            }
            (None, None) => {}
        }
    }
    out.push_str("</defs>\n");
    out.push_str(&body);
    out.push_str("</svg>\n");
    Ok(out)
}

fn line(out: &mut String, text: std::fmt::Arguments<'_>) {
    // Writing to a string does not fail.
    let _infallible = writeln!(out, "{text}");
}

fn write_item(out: &mut String, item: &Item) -> Result<(), Error> {
    match item {
        Item::Shape { shape, fill, stroke, .. } => write_shape(out, shape, *fill, stroke.as_ref()),
        Item::Marks(marks) => {
            for (index, &[x, y]) in marks.places.iter().enumerate() {
                if marks.shapes.is_empty() || !x.is_finite() || !y.is_finite() {
                    continue;
                }
                let size = cycled(&marks.sizes, index).unwrap_or(1.0);
                let shape = marks.shapes[index % marks.shapes.len()].mapped(&Affine {
                    a: size,
                    d: size,
                    e: x,
                    f: y,
                    ..Affine::IDENTITY
                });
                let width = cycled(&marks.widths, index).unwrap_or(marks.stroke.width);
                let edge = cycled(&marks.edges, index).map(|colour| Stroke { colour, width, ..marks.stroke.clone() });
                write_shape(out, &shape, cycled(&marks.fills, index), edge.as_ref());
            }
        }
        Item::Mesh(mesh) if mesh.is_whole() => {
            for row in 0..mesh.rows {
                for column in 0..mesh.columns {
                    if let Some(shape) = Mesh::outline(mesh.cell(row, column)) {
                        write_shape(out, &shape, Some(mesh.fills[row * mesh.columns + column]), mesh.edge.as_ref());
                    }
                }
            }
        }
        Item::Mesh(_) => {}
        Item::Picture(picture) => {
            let file = png_file(&picture.pixels, picture.width as u32, picture.height as u32, 72.0, &[])?;
            let [x0, y0, x1, y1] = picture.area;
            let style = if picture.filter == Filter::Nearest { " style=\"image-rendering:pixelated\"" } else { "" };
            let (flip_x, flip_y) = (if x1 < x0 { -1.0 } else { 1.0 }, if y1 < y0 { -1.0 } else { 1.0 });
            line(
                out,
                format_args!(
                    "<image width=\"{}\" height=\"{}\" transform=\"translate({} {}) scale({flip_x} {flip_y})\" opacity=\"{}\" \
                     preserveAspectRatio=\"none\"{style} xlink:href=\"data:image/png;base64,{}\"/>",
                    number((x1 - x0).abs()),
                    number((y1 - y0).abs()),
                    number(x0),
                    number(y0),
                    number(picture.opacity.into()),
                    base64(&file)
                ),
            );
        }
    }
    Ok(())
}

fn write_shape(out: &mut String, shape: &Shape, fill: Option<Rgba>, stroke: Option<&Stroke>) {
    let stroke = stroke.filter(|stroke| stroke.width > 0.0 && stroke.colour[3] > 0.0);
    if stroke.is_none() && fill.is_none_or(|fill| fill[3] <= 0.0) {
        return;
    }
    let mut style = match fill.filter(|fill| fill[3] > 0.0) {
        Some(fill) => format!("fill:{}{}", hex(fill), opacity("fill", fill)),
        None => "fill:none".to_owned(),
    };
    if let Some(stroke) = stroke {
        let width = number(stroke.width);
        let _infallible =
            write!(style, ";stroke:{}{};stroke-width:{width}", hex(stroke.colour), opacity("stroke", stroke.colour));
        let cap = match stroke.cap {
            Cap::Butt => "",
            Cap::Round => ";stroke-linecap:round",
            Cap::Square => ";stroke-linecap:square",
        };
        let join = match stroke.join {
            Join::Miter => "",
            Join::Round => ";stroke-linejoin:round",
            Join::Bevel => ";stroke-linejoin:bevel",
        };
        style.push_str(cap);
        style.push_str(join);
        if !stroke.dashes.is_empty() {
            let dashes: Vec<String> = stroke.dashes.iter().map(|dash| number(*dash)).collect();
            let _infallible = write!(
                style,
                ";stroke-dasharray:{};stroke-dashoffset:{}",
                dashes.join(","),
                number(stroke.dash_offset)
            );
        }
    }
    line(out, format_args!("<path d=\"{}\" style=\"{style}\"/>", path_data(shape)));
}

fn path_data(shape: &Shape) -> String {
    let mut data = String::new();
    for segment in &shape.segments {
        let _infallible = match *segment {
            Segment::Move(x, y) => write!(data, "M{} {}", number(x), number(y)),
            Segment::Line(x, y) => write!(data, "L{} {}", number(x), number(y)),
            Segment::Quad(a, b, x, y) => write!(data, "Q{} {} {} {}", number(a), number(b), number(x), number(y)),
            Segment::Cubic(a, b, c, d, x, y) => {
                write!(data, "C{} {} {} {} {} {}", number(a), number(b), number(c), number(d), number(x), number(y))
            }
            Segment::Close => write!(data, "z"),
        };
    }
    data
}

/// As short as it can be said with three places.
pub(crate) fn number(value: f64) -> String {
    let text = format!("{:.3}", if value.is_finite() { value } else { 0.0 });
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

fn hex(colour: Rgba) -> String {
    let part = |value: f32| (value.clamp(0.0, 1.0) * 255.0).round() as u8;
    format!("#{:02x}{:02x}{:02x}", part(colour[0]), part(colour[1]), part(colour[2]))
}

fn opacity(what: &str, colour: Rgba) -> String {
    if colour[3] >= 1.0 { String::new() } else { format!(";{what}-opacity:{}", number(colour[3].into())) }
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::with_capacity(bytes.len() * 4 / 3 + 4);
    for group in bytes.chunks(3) {
        let joined = group.iter().fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        for index in 0..4 {
            if index <= group.len() {
                out.push(char::from(LETTERS[(joined >> (18 - 6 * index) & 63) as usize]));
            } else {
                out.push('=');
            }
        }
    }
    out
}
