//! Drawings as a caller sees them: pixels, SVG, PDF, texts.

use std::rc::Rc;

use canvas::font::Font;
use canvas::{
    Affine, Cap, Clip, Drawing, Filter, Item, Join, Marks, Mesh, Picture, Rgba, Segment, Shape, Snap, Stroke, paint,
    pdf, resample, svg,
};

const RED: Rgba = [1.0, 0.0, 0.0, 1.0];

fn drawing(items: Vec<(Item, Clip)>) -> Drawing {
    Drawing { width: 20.0, height: 10.0, items }
}

fn rectangle(x0: f64, y0: f64, x1: f64, y1: f64) -> Shape {
    let segments = vec![
        Segment::Move(x0, y0),
        Segment::Line(x1, y0),
        Segment::Line(x1, y1),
        Segment::Line(x0, y1),
        Segment::Close,
    ];
    Shape { segments }
}

fn filled(shape: Shape) -> Item {
    Item::Shape { shape: Rc::new(shape), fill: Some(RED), stroke: None, antialias: true }
}

fn stroke(width: f64) -> Stroke {
    Stroke { colour: RED, width, dashes: Vec::new(), dash_offset: 0.0, cap: Cap::Butt, join: Join::Miter }
}

fn stroked(shape: Shape, stroke: Stroke) -> Item {
    Item::Shape { shape: Rc::new(shape), fill: None, stroke: Some(stroke), antialias: true }
}

/// Rows of `#` where a pixel is more than half covered.
fn shown(drawing: &Drawing) -> Vec<String> {
    let painter = paint::paint(drawing).expect("paints");
    let width = painter.width();
    let pixels = painter.into_rgba();
    let rows = pixels.chunks_exact(4 * width);
    rows.map(|row| row.chunks_exact(4).map(|pixel| if pixel[3] > 127 { '#' } else { '.' }).collect()).collect()
}

fn count(rows: &[String]) -> usize {
    rows.iter().map(|row| row.matches('#').count()).sum()
}

#[test]
fn boxes_go_to_whole_pixels() {
    let mut shape = rectangle(2.3, 1.4, 6.6, 4.4);
    shape.snap(Snap::Auto, 0.0);
    let rows = shown(&drawing(vec![(filled(shape), Clip::default())]));
    assert_eq!(rows[0], "....................");
    assert_eq!(rows[1], "..#####.............");
    assert_eq!(rows[3], "..#####.............");
    assert_eq!(rows[4], "....................");
}

#[test]
fn thin_lines_go_to_the_middle_of_pixels() {
    let mut line = Shape::from_points(&[1.0, 3.2, 9.0, 3.2], None, &Affine::IDENTITY);
    line.snap(Snap::Auto, 1.0);
    let rows = shown(&drawing(vec![(stroked(line, stroke(1.0)), Clip::default())]));
    // From the middle of one pixel to the middle of another.
    assert_eq!(rows[3], "..#######...........");
    assert_eq!(count(&rows), 7);
}

#[test]
fn clips_cut_off() {
    let clip = Clip { area: Some([4.0, 2.0, 8.0, 6.0]), outline: None };
    let rows = shown(&drawing(vec![(filled(rectangle(0.0, 0.0, 20.0, 10.0)), clip)]));
    assert_eq!(count(&rows), 16);
    let outline = Some(Rc::new(rectangle(4.0, 2.0, 6.0, 4.0)));
    let rows = shown(&drawing(vec![(filled(rectangle(0.0, 0.0, 20.0, 10.0)), Clip { area: None, outline })]));
    assert_eq!(count(&rows), 4);
}

#[test]
fn points_that_are_not_finite_break_lines() {
    let points = [0.0, 1.0, 5.0, 1.0, f64::NAN, 1.0, 10.0, 1.0, 15.0, 1.0];
    let shape = Shape::from_points(&points, None, &Affine::IDENTITY);
    let expected =
        [Segment::Move(0.0, 1.0), Segment::Line(5.0, 1.0), Segment::Move(10.0, 1.0), Segment::Line(15.0, 1.0)];
    assert_eq!(shape.segments, expected);
}

#[test]
fn nothing_is_too_far_away_or_too_long() {
    let far = Shape::from_points(&[-1e300, 5.0, 1e300, 5.0, f64::INFINITY, 0.0, 1e18, -1e18], None, &Affine::IDENTITY);
    let dashed = Stroke { dashes: vec![1.0, 1.0], ..stroke(2.0) };
    let rows = shown(&drawing(vec![
        (stroked(far.clone(), stroke(2.0)), Clip::default()),
        (stroked(far, dashed), Clip::default()),
    ]));
    assert_eq!(rows[4], "#".repeat(20));
    let zero = Stroke { dashes: vec![0.0, 0.0], ..stroke(1.0) };
    shown(&drawing(vec![(stroked(rectangle(1.0, 1.0, 2.0, 2.0), zero), Clip::default())]));
}

#[test]
fn a_long_line_is_drawn_with_few_points() {
    let points: Vec<f64> =
        (0..200_000).flat_map(|index| [f64::from(index) * 1e-4, 5.0 + f64::from(index % 7) * 1e-3]).collect();
    let line = Shape::from_points(&points, None, &Affine::IDENTITY);
    let rows = shown(&drawing(vec![(stroked(line, stroke(2.0)), Clip::default())]));
    assert_eq!(rows[4], "#".repeat(20));
    assert_eq!(rows[5], "#".repeat(20));
}

#[test]
fn marks_are_where_shapes_would_be() {
    let marks = Marks {
        shapes: vec![rectangle(-1.0, -1.0, 1.0, 1.0)],
        places: vec![[3.0, 3.0], [10.0, 5.0], [f64::NAN, 1.0], [400.0, 1e9]],
        sizes: vec![1.0, 2.0],
        fills: vec![RED],
        edges: Vec::new(),
        widths: Vec::new(),
        stroke: stroke(0.0),
        antialias: true,
    };
    let rows = shown(&drawing(vec![(Item::Marks(Box::new(marks)), Clip::default())]));
    assert_eq!(count(&rows), 4 + 16);
    assert_eq!(&rows[2][2..4], "##");
    assert_eq!(&rows[3][8..12], "####");
}

#[test]
fn cells_of_a_mesh_leave_no_seams() {
    let corners =
        (0..3).flat_map(|row| (0..4).map(move |column| [f64::from(column) * 3.3, f64::from(row) * 3.3])).collect();
    let mesh =
        Mesh { rows: 2, columns: 3, corners, fills: vec![[1.0, 0.0, 0.0, 0.5]; 6], edge: None, antialias: false };
    let painter = paint::paint(&drawing(vec![(Item::Mesh(Box::new(mesh)), Clip::default())])).expect("paints");
    let width = painter.width();
    let pixels = painter.into_rgba();
    for y in 0..7 {
        for x in 0..10 {
            assert_eq!(pixels[4 * (y * width + x) + 3], 128, "{x} {y}");
        }
    }
}

#[test]
fn pictures_are_stretched_and_turned_over() {
    let pixels = Rc::new([[255, 0, 0, 255], [0, 0, 0, 0]].concat());
    let picture = |area| {
        Item::Picture(Box::new(Picture {
            width: 2,
            height: 1,
            pixels: pixels.clone(),
            area,
            filter: Filter::Nearest,
            opacity: 1.0,
        }))
    };
    assert_eq!(shown(&drawing(vec![(picture([2.0, 2.0, 8.0, 4.0]), Clip::default())]))[2], "..###...............");
    assert_eq!(shown(&drawing(vec![(picture([8.0, 4.0, 2.0, 2.0]), Clip::default())]))[2], ".....###............");
    shown(&drawing(vec![
        (picture([f64::NAN, 0.0, 1.0, 1.0]), Clip::default()),
        (picture([-1e12, -1e12, 1e12, 1e12]), Clip::default()),
    ]));
}

#[test]
fn shrinking_takes_all_pixels_into_account() {
    for filter in [Filter::Hanning, Filter::Bilinear, Filter::Bicubic, Filter::Lanczos] {
        let weights = resample::weights(100, 0.0, 10.0, 0, 10, filter);
        for (_, taps) in &weights.taps {
            assert!(taps.len() >= 10, "{filter:?}");
            assert!((taps.iter().sum::<f32>() - 1.0).abs() < 1e-5, "{filter:?}");
        }
    }
}

#[test]
fn files_have_their_parts() {
    let all = drawing(vec![
        (filled(rectangle(1.0, 1.0, 5.0, 5.0)), Clip { area: Some([0.0, 0.0, 4.0, 4.0]), outline: None }),
        (stroked(rectangle(1.0, 1.0, 5.0, 5.0), Stroke { dashes: vec![2.0, 1.0], ..stroke(1.5) }), Clip::default()),
    ]);
    let text = svg::write(&all, 72.0).expect("writes");
    assert!(
        text.contains("viewBox=\"0 0 20 10\"") && text.contains("clip-path") && text.contains("stroke-dasharray:2,1"),
        "{text}"
    );
    let file = pdf::write(&all, 72.0, &[("Title".to_owned(), "A (b)".to_owned())]);
    assert!(file.starts_with(b"%PDF-1.4") && file.ends_with(b"%%EOF\n"));
    let png = paint::paint(&all).and_then(|painter| painter.into_png(100.0, &[])).expect("writes");
    assert!(png.starts_with(b"\x89PNG"));
}

#[test]
fn sizes_have_a_limit() {
    assert!(paint::paint(&Drawing { width: 1e6, height: 10.0, items: Vec::new() }).is_err());
    assert!(paint::paint(&Drawing { width: f64::NAN, height: 0.0, items: Vec::new() }).is_ok());
}

#[test]
fn what_is_no_font_is_refused() {
    assert!(Font::new(b"not a font".to_vec()).is_err());
}
