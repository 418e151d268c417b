use serde_json::json;

use super::*;

fn chosen(data: Value, trusted: bool) -> Rendered {
    chosen_with(data, json!({}), trusted)
}

fn chosen_with(data: Value, metadata: Value, trusted: bool) -> Rendered {
    let (data, metadata) = (data.as_object().unwrap().clone(), metadata.as_object().unwrap().clone());
    let bundle = MimeBundle { data: &data, metadata: Some(&metadata) };
    choose(&bundle, trusted, &MarkdownContext::default())
}

#[track_caller]
fn html(rendered: Rendered) -> String {
    match rendered {
        Rendered::Html(html) => html.into_string(),
        other => panic!("not inline: {other:?}"),
    }
}

#[test]
fn a_dataframe_is_shown_inline() {
    let source = "<div>\n<style scoped>\n    .dataframe tbody tr th:only-of-type {\n        vertical-align: middle;\n    }\n\n    .dataframe tbody tr th {\n        vertical-align: top;\n    }\n\n    .dataframe thead th {\n        text-align: right;\n    }\n</style>\n<table border=\"1\" class=\"dataframe\"><thead><tr style=\"text-align: right;\"><th></th><th>a</th></tr></thead></table>\n<p>1 rows × 1 columns</p></div>";
    let html = html(chosen(json!({"text/html": source, "text/plain": "x"}), false));
    assert!(html.contains("<div class=\"table-scroll\"><table"), "{html}");
    assert!(html.contains("class=\"dataframe\"") && html.contains("1 rows"), "{html}");
    assert!(!html.contains("style scoped"), "{html}");
}

#[test]
fn a_dataframe_from_colab_loses_its_buttons() {
    let source = "<div id=\"df-1\" class=\"colab-df-container\"><div><style scoped>.dataframe th {text-align: right;}</style><table border=\"1\" class=\"dataframe\"><tr><td>7</td></tr></table>\n<p>1 rows</p>\n</div><script>google.colab</script></div>";
    let html = html(chosen(json!({"text/html": source}), false));
    assert_eq!(
        html,
        "<div class=\"table-scroll\"><table border=\"1\" class=\"dataframe\"><tbody><tr><td>7</td></tr></tbody></table></div>\n<p>1 rows</p>"
    );
}

#[test]
fn what_acts_goes_to_a_frame() {
    let cases = [
        "<script>1</script>",
        "<div onclick='x()'>a</div>",
        "<style>p{color:red}</style><p>a</p>",
        "<svg><circle/></svg>",
        "<iframe src='https://a.example'></iframe>",
        "<form><input></form>",
        "<button>a</button>",
        "<!DOCTYPE html><html><body>a</body></html>",
        "<a href='javascript:x()'>a</a>",
        "<a href='java&#115;cript:x()'>a</a>",
        "<div style='position:absolute'>a</div>",
        "<custom-element></custom-element>",
        "<link rel=stylesheet href=x>",
        "<canvas></canvas>",
        "<math><mi>x</mi></math>",
    ];
    for source in cases {
        let rendered = chosen(json!({ "text/html": source }), false);
        assert_eq!(rendered, Rendered::Frame(FrameSource::Html(source.to_owned())), "{source}");
    }
    for source in [
        "<b>a</b>",
        "<table><tr><td bgcolor=\"plum\">2<td>",
        "<a href='https://a.example' target=_blank>a</a>",
        "<!-- c --><p data-x='1'>a",
        "<progress value=1 max=2 style='width: 60ex'></progress>",
        "<img src='data:image/png;base64,AA'/>",
        "a < b",
        "<div id='x'></div>",
    ] {
        let rendered = chosen(json!({ "text/html": source }), false);
        assert!(matches!(rendered, Rendered::Html(_)), "{source}: {rendered:?}");
    }
}

#[test]
fn ranks() {
    assert_eq!(chosen(json!({"text/plain": ["a\n", "b"]}), false), Rendered::Text("a\nb".to_owned()));
    assert!(
        html(chosen(json!({"text/plain": "x", "text/latex": "$\\displaystyle x$"}), false))
            .contains("data-tex=\"\\displaystyle x\"")
    );
    assert!(html(chosen(json!({"text/latex": "\\frac{1}{2}"}), false)).contains("data-display=\"true\""));
    assert!(html(chosen(json!({"text/markdown": "# Hi"}), false)).contains("<h1 id=\"md-Hi\">"));
    assert!(matches!(chosen(json!({"application/json": {"a": 1}, "text/plain": "x"}), false), Rendered::Json { .. }));
    assert!(matches!(chosen(json!({"application/pdf": "JVBE", "text/plain": "x"}), false), Rendered::Download { .. }));
    assert_eq!(chosen(json!({"application/vnd.google.colaboratory.intrinsic+json": {}}), false), Rendered::Nothing);
    let widget = json!({"application/vnd.jupyter.widget-view+json": {"model_id": "a"}, "text/plain": "IntSlider()"});
    assert_eq!(chosen(widget, true), Rendered::Fallback { note: FallbackNote::Widget, text: "IntSlider()".to_owned() });
    let vendor = json!({"application/vnd.vegalite.v5+json": {}, "text/plain": "<Chart>"});
    let note = FallbackNote::UnknownMime("application/vnd.vegalite.v5+json".to_owned());
    assert_eq!(chosen(vendor, true), Rendered::Fallback { note, text: "<Chart>".to_owned() });
    assert_eq!(chosen(json!({"text/vnd.mermaid": "graph"}), true), Rendered::Text("graph".to_owned()));
    assert_eq!(chosen(json!({}), true), Rendered::Nothing);
}

#[test]
fn scripts_wait_for_trust() {
    let data = json!({"application/javascript": "x()", "text/plain": "<Javascript>"});
    assert_eq!(chosen(data.clone(), true), Rendered::Frame(FrameSource::Javascript("x()".to_owned())));
    assert_eq!(
        chosen(data, false),
        Rendered::Fallback { note: FallbackNote::UntrustedScript, text: "<Javascript>".to_owned() }
    );
}

#[test]
fn images() {
    let Rendered::Image { src, alt, width, height, needs_background, .. } = chosen_with(
        json!({"image/png": "iVBO\nRw0=\n", "text/plain": "<Figure size 1x1>"}),
        json!({"image/png": {"width": 300, "height": "200px"}, "needs_background": "light"}),
        false,
    ) else {
        panic!("no image")
    };
    assert_eq!(src, "data:image/png;base64,iVBORw0=");
    assert_eq!((alt.as_str(), width, height), ("Figure size 1x1", Some(300), Some(200)));
    assert_eq!(needs_background, Some(Background::Light));
    assert_eq!(
        chosen(json!({"image/png": "<script>"}), false),
        Rendered::Fallback { note: FallbackNote::Broken, text: String::new() }
    );
    let Rendered::Image { src, .. } =
        chosen(json!({"image/svg+xml": "<svg width=\"1\"><a xlink:href=\"#\"/></svg>"}), false)
    else {
        panic!("no image")
    };
    assert!(
        src.starts_with("data:image/svg+xml;charset=utf-8,%3Csvg xmlns=%22http://www.w3.org/2000/svg%22 xmlns:xlink="),
        "{}",
        src
    );
}
