//! Outputs of a code cell.

use leptos::{html, prelude::*};
use notebook::{Output, OutputBody, StreamName};
use render::{ErrorOutput, FallbackNote, MarkdownContext, MimeBundle, Rendered};
use web_sys::{Element, HtmlElement};

use crate::book::{CellView, OutputView};
use crate::bridge::output::{self, Frame};
use crate::i18n::{grouped, t, tn, tr};
use crate::state::AppState;
use crate::ui::stream::{FOLDED_LINES, OPEN_LINES, tail};
use crate::ui::{icon, lazy};
use crate::web;

/// The outputs of one cell, folded when they are high.
#[component]
pub fn Outputs(state: AppState, view: CellView) -> impl IntoView {
    let open = RwSignal::new(false);
    let overflows = RwSignal::new(false);
    let lines = RwSignal::new(0_usize);
    let area = NodeRef::<html::Div>::new();
    let fold = Fold { open, overflows, lines, area };
    let shown = move || if view.near.get() { view.outputs.get() } else { Vec::new() };
    // A new run begins folded.
    Effect::new(move |_| {
        if view.outputs.with(Vec::is_empty) {
            open.set(false);
            lines.set(0);
        }
    });
    let count_lines = move || {
        let total = lines.get();
        if total > 1 { tr("output.show-all-lines", &[("n", &grouped(total))]) } else { t("output.show-all").to_owned() }
    };
    view! {
        <Show when=move || view.outputs_collapsed.get()>
            <button type="button" class="collapsed-output" data-act="show-output">
                {icon("chevron-right")}{move || tn("output.hidden", view.outputs.with(Vec::len))}
            </button>
        </Show>
        <div
            class="outputs-box"
            class:hidden=move || view.outputs_collapsed.get()
            class:overflows=move || overflows.get() && !open.get()
        >
            <div
                node_ref=area
                class="outputs"
                class:folded=move || !open.get()
                role="region"
                aria-label=move || tr("output.label", &[("n", &(view.index.get() + 1).to_string())])
            >
                <For each=shown key=|output| output.serial let:output>
                    <OutputBox state view output fold/>
                </For>
            </div>
            <Show when=move || overflows.get() || open.get()>
                <button type="button" class="show-all" on:click=move |_| open.update(|open| *open = !*open)>
                    {move || if open.get() { t("output.show-less").to_owned() } else { count_lines() }}
                </button>
            </Show>
        </div>
    }
}

/// How the outputs of a cell are folded.
#[derive(Clone, Copy)]
struct Fold {
    open: RwSignal<bool>,
    overflows: RwSignal<bool>,
    /// Lines of the longest text among them.
    lines: RwSignal<usize>,
    area: NodeRef<html::Div>,
}

impl Fold {
    /// Looks with the next frame whether everything fits.
    fn measure(self) {
        web::next_frame(move || {
            let Some(Some(area)) = self.area.try_get_untracked() else { return };
            let high = area.scroll_height() > area.client_height() + 4;
            if self.open.try_get_untracked() == Some(false) {
                crate::book::set_if_new(self.overflows, high);
            }
        });
    }

    /// Whether the end of the outputs is in sight: then it stays so while more comes.
    fn at_end(self) -> bool {
        self.area
            .try_get_untracked()
            .flatten()
            .is_some_and(|area| area.scroll_top() + area.client_height() >= area.scroll_height() - 24)
    }

    fn scroll_to_end(self) {
        if let Some(Some(area)) = self.area.try_get_untracked() {
            area.set_scroll_top(area.scroll_height());
        }
    }
}

/// One output, painted anew whenever its pulse goes up, at most once a frame.
#[component]
fn OutputBox(state: AppState, view: CellView, output: OutputView, fold: Fold) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    let frame = StoredValue::new_local(None::<Frame>);
    let scheduled = StoredValue::new(false);
    let paint = move || {
        let Some(Some(element)) = node.try_get_untracked() else { return };
        let place = view.outputs.with_untracked(|outputs| outputs.iter().position(|each| each.serial == output.serial));
        let Some(place) = place else { return };
        let following = fold.at_end();
        let running = matches!(view.run_state.get_untracked(), session::RunState::Running { .. });
        let found = state.with_session(|session| {
            let cell = session.document().cell(view.id)?;
            Some((cell.outputs.get(place)?.clone(), session.document().was_run(view.id)))
        });
        if let Some((what, trusted)) = found {
            let mounted = paint_output(state, view, &element, &what, trusted, fold);
            frame.set_value(mounted);
            fold.measure();
            if running && following {
                fold.scroll_to_end();
            }
        }
    };
    Effect::new(move |before: Option<()>| {
        output.pulse.track();
        fold.open.track();
        if node.get().is_none() {
            return;
        }
        if before.is_none() {
            paint();
        } else if !scheduled.get_value() {
            scheduled.set_value(true);
            web::next_frame(move || {
                if scheduled.try_get_value().is_some() {
                    scheduled.set_value(false);
                    paint();
                }
            });
        }
    });
    on_cleanup(move || {
        if let Some(element) = node.try_get_untracked().flatten() {
            lazy::forget(&element);
        }
    });
    view! { <div class="output" node_ref=node></div> }
}

/// Puts an output into `element`; gives back the frame it mounted, if it needed one.
fn paint_output(
    state: AppState,
    view: CellView,
    element: &HtmlElement,
    what: &Output,
    trusted: bool,
    fold: Fold,
) -> Option<Frame> {
    match what.body() {
        OutputBody::Stream { name, text } => {
            element.set_class_name(match name {
                StreamName::Stdout => "output stream",
                StreamName::Stderr => "output stream stderr",
            });
            paint_text(element, text, fold);
            None
        }
        OutputBody::Error { ename, evalue, traceback } => {
            element.set_class_name("output error");
            let html = render::traceback_to_html(&ErrorOutput { ename, evalue, traceback });
            let head = tr("output.error-head", &[("name", ename)]);
            element.set_inner_html("");
            append_head(element, &head);
            append_html(element, "pre", "traceback", html.as_str());
            None
        }
        OutputBody::ExecuteResult { data, metadata, .. } | OutputBody::DisplayData { data, metadata } => {
            let (link_base, image_base) = state.link_bases();
            let context = MarkdownContext {
                attachments: None,
                link_base: link_base.as_deref(),
                image_base: image_base.as_deref(),
            };
            let rendered = render::choose(&MimeBundle { data, metadata: Some(metadata) }, trusted, &context);
            paint_rendered(view, element, rendered, fold)
        }
        OutputBody::Unknown(_) => {
            element.set_class_name("output note");
            element.set_text_content(Some(t("output.unknown")));
            None
        }
    }
}

fn paint_rendered(view: CellView, element: &HtmlElement, rendered: Rendered, fold: Fold) -> Option<Frame> {
    match rendered {
        Rendered::Html(html) => {
            element.set_class_name("output html");
            element.set_inner_html(html.as_str());
            if html.has_math() {
                output::render_math(element.clone().into());
            }
        }
        Rendered::Image { src, alt, width, height, .. } => {
            element.set_class_name("output image");
            element.set_inner_html("");
            if let Some(image) = new_element("img") {
                set_attribute(&image, "src", &src);
                set_attribute(&image, "alt", if alt.is_empty() { t("output.image") } else { &alt });
                for (name, size) in [("width", width), ("height", height)] {
                    size.inspect(|size| set_attribute(&image, name, &size.to_string()));
                }
                web::listen::<web_sys::Event>(&image, "load", move |_| fold.measure());
                append(element, &image);
            }
        }
        Rendered::Frame(source) => {
            element.set_class_name("output frame");
            element.set_inner_html("");
            let title = tr("output.label", &[("n", &(view.index.get_untracked() + 1).to_string())]);
            return Some(Frame::mount(element.clone().into(), &source, &title, move || fold.measure()));
        }
        Rendered::Json { html, .. } => {
            element.set_class_name("output json");
            element.set_inner_html(html.as_str());
        }
        Rendered::Text(text) => {
            element.set_class_name("output text");
            paint_text(element, &text, fold);
        }
        Rendered::Download { mime, href, file_name } => {
            element.set_class_name("output note");
            element.set_inner_html("");
            if let Some(link) = new_element("a") {
                set_attribute(&link, "href", &href);
                set_attribute(&link, "download", &file_name);
                link.set_text_content(Some(&tr("output.download", &[("name", &file_name), ("mime", &mime)])));
                append(element, &link);
            }
        }
        Rendered::Fallback { note, text } => {
            element.set_class_name("output text");
            element.set_inner_html("");
            append_note(element, &fallback_words(&note));
            if !text.is_empty() {
                let shown = tail(&text, OPEN_LINES).shown;
                append_html(element, "pre", "", render::ansi_to_html(shown).as_str());
            }
        }
        Rendered::Nothing => {
            element.set_class_name("output nothing");
            element.set_inner_html("");
        }
    }
    None
}

fn fallback_words(note: &FallbackNote) -> String {
    match note {
        FallbackNote::Widget => t("output.widget").to_owned(),
        FallbackNote::UnknownMime(mime) => tr("output.unknown-mime", &[("mime", mime)]),
        FallbackNote::UntrustedScript => t("output.untrusted").to_owned(),
        FallbackNote::Broken => t("output.broken").to_owned(),
    }
}

/// Terminal text: its end, with a note of what is not shown. The document keeps all of it.
fn paint_text(element: &HtmlElement, text: &str, fold: Fold) {
    let open = fold.open.get_untracked();
    let part = tail(text, if open { OPEN_LINES } else { FOLDED_LINES });
    if part.total_lines > fold.lines.get_untracked() {
        fold.lines.set(part.total_lines);
    }
    element.set_inner_html("");
    if open && part.hidden_lines > 0 {
        append_note(element, &tn("output.lines-cut", part.hidden_lines));
    }
    append_html(element, "pre", "", render::ansi_to_html(part.shown).as_str());
}

fn append_head(element: &Element, text: &str) {
    if let Some(head) = new_element("div") {
        head.set_class_name("error-head");
        head.set_text_content(Some(text));
        append(element, &head);
    }
}

fn append_note(element: &Element, text: &str) {
    if let Some(note) = new_element("div") {
        note.set_class_name("cut-note");
        note.set_text_content(Some(text));
        append(element, &note);
    }
}

/// `html` was made by `render`: it is safe.
fn append_html(element: &Element, tag: &str, class: &str, html: &str) {
    if let Some(child) = new_element(tag) {
        child.set_class_name(class);
        child.set_inner_html(html);
        append(element, &child);
    }
}

fn new_element(tag: &str) -> Option<Element> {
    web::report("createElement", web::document().create_element(tag))
}

fn set_attribute(element: &Element, name: &str, value: &str) {
    web::report(name, element.set_attribute(name, value));
}

fn append(element: &Element, child: &Element) {
    web::report("append", element.append_child(child));
}
