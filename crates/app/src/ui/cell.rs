//! One cell: gutter, ribbon, source, outputs.

use leptos::{html, prelude::*};
use notebook::CellType;
use render::MarkdownContext;

use crate::book::CellView;
use crate::bridge::{editor, output};
use crate::i18n::{t, tr};
use crate::state::AppState;
use crate::ui::input_box::InputField;
use crate::ui::{editors, focus, gutter, icon, lazy, outputs};

/// One cell with the insert zone above it.
#[component]
pub fn CellBox(state: AppState, view: CellView) -> impl IntoView {
    let node = NodeRef::<html::Section>::new();
    Effect::new(move |_| {
        if let Some(element) = node.get()
            && !view.near.get_untracked()
        {
            lazy::when_near(&element, move || view.near.set(true));
        }
    });
    on_cleanup(move || {
        if let Some(element) = node.get_untracked() {
            lazy::forget(&element);
        }
    });
    let label = move || {
        let number = (view.index.get() + 1).to_string();
        match view.kind.get() {
            CellType::Code => {
                tr("cell.label-code", &[("n", &number), ("state", &gutter::words(state, &view.run_state.get()))])
            }
            CellType::Markdown => tr("cell.label-text", &[("n", &number)]),
            CellType::Raw => tr("cell.label-raw", &[("n", &number)]),
        }
    };
    let kind_name = move || view.kind.get().as_str();
    view! {
        <section
            node_ref=node
            class="cell"
            id=focus::dom_id(view.id)
            data-cell=view.id.as_u32()
            data-kind=kind_name
            data-state=move || gutter::state_name(&view.run_state.get())
            role="group"
            aria-label=label
            aria-current=move || view.active.get().then_some("true")
            tabindex=move || if view.active.get() { "0" } else { "-1" }
            class:active=move || view.active.get()
            class:selected=move || view.selected.get()
            class:editing=move || view.editing.get()
            style=format!("contain-intrinsic-size: auto {}px", estimated_height(state, view))
        >
            // An empty zone costs one element; its buttons come with the mouse.
            <div class="insert-place">
                <Show when=move || view.hovered.get()>
                    <InsertZone/>
                </Show>
            </div>
            <div class="cell-row">
                {move || match view.kind.get() {
                    CellType::Code => gutter::Gutter(gutter::GutterProps { state, view }).into_any(),
                    _ => view! { <div class="gutter"></div> }.into_any(),
                }}
                <div class="ribbon" aria-hidden="true"></div>
                <div class="body">
                    <Source state view/>
                    <Show when=move || view.kind.get() == CellType::Markdown>
                        <Prose state view/>
                    </Show>
                    <Show when=move || view.kind.get() == CellType::Code && !view.outputs.with(Vec::is_empty)>
                        <outputs::Outputs state view/>
                    </Show>
                    {move || view.question.get().map(|question| view! { <InputField state question/> })}
                </div>
            </div>
            <Show when=move || view.active.get() || view.hovered.get()>
                <CellToolbar view/>
            </Show>
        </section>
    }
}

/// The zone between cells that offers new ones; clicks are handled by the notebook.
#[component]
pub fn InsertZone() -> impl IntoView {
    view! {
        <div class="insert">
            <button type="button" tabindex="-1" data-act="insert-code">{icon("plus")}{t("insert.code")}</button>
            <button type="button" tabindex="-1" data-act="insert-text">{icon("plus")}{t("insert.text")}</button>
        </div>
    }
}

#[component]
fn CellToolbar(view: CellView) -> impl IntoView {
    let button = |act: &'static str, name: &'static str, label: &'static str| {
        view! { <button type="button" tabindex="-1" data-act=act title=label aria-label=label>{icon(name)}</button> }
    };
    view! {
        <div class="cell-toolbar" role="toolbar" aria-label=t("cell.toolbar")>
            {move || (view.kind.get() == CellType::Markdown).then(|| {
                if view.editing.get() {
                    button("close", "check", t("cell.close-editor"))
                } else {
                    button("edit", "edit", t("cell.edit"))
                }
            })}
            {button("move-up", "arrow-up", t("cmd.cell.move-up"))}
            {button("move-down", "arrow-down", t("cmd.cell.move-down"))}
            {button("copy-link", "link", t("cmd.cell.copy-link"))}
            {button("convert", "text", t("cell.convert"))}
            {button("delete", "trash", t("cmd.cell.delete"))}
            {button("more", "more", t("cell.more"))}
        </div>
    }
}

/// The text of the cell: static and coloured until an editor is mounted beside it.
#[component]
fn Source(state: AppState, view: CellView) -> impl IntoView {
    let code = NodeRef::<html::Code>::new();
    Effect::new(move |_| {
        let Some(element) = code.get() else { return };
        view.source.track();
        let kind = view.kind.get();
        let near = view.near.get();
        let ready = near && editors::is_ready();
        if editors::follow_source(state, view.id) {
            return;
        }
        let text = state.source(view.id);
        let language = match kind {
            CellType::Code => "python",
            CellType::Markdown => "markdown",
            CellType::Raw => "plain",
        };
        // Markdown is seen through `Prose`; its static source would be work for nothing.
        if kind == CellType::Markdown {
            element.set_text_content(None);
            return;
        }
        match ready.then(|| editor::highlight(&text, language)).flatten() {
            Some(html) => element.set_inner_html(&html),
            None => element.set_text_content(Some(&text)),
        }
    });
    // A converted cell gets an editor of its new language when it is opened next.
    let first_kind = view.kind.get_untracked();
    Effect::new(move |before: Option<CellType>| {
        let kind = view.kind.get();
        if before.unwrap_or(first_kind) != kind {
            editors::unmount(state, view.id);
            if view.active.get_untracked() && state.book.editing.get_untracked() {
                focus::edit(state, view.id, editor::Caret::End);
            }
        }
        kind
    });
    on_cleanup(move || editors::unmount(state, view.id));
    let first_line = move || {
        view.source.track();
        let source = state.source(view.id);
        let lines = source.lines().count().max(1);
        let first = source.lines().find(|line| !line.trim().is_empty()).unwrap_or_default().to_owned();
        (first, lines)
    };
    view! {
        <Show when=move || view.input_collapsed.get() && view.kind.get() != CellType::Markdown>
            <button type="button" class="collapsed-input" data-act="show-input">
                {icon("chevron-right")}
                <code>{move || first_line().0}</code>
                <span>{move || crate::i18n::tn("cell.lines-hidden", first_line().1)}</span>
            </button>
        </Show>
        <div
            class="src"
            class:wrap=move || state.prefs.wrap.get() || view.kind.get() != CellType::Code
            class:numbered=move || state.prefs.line_numbers.get()
            class:hidden=move || view.input_collapsed.get() && view.kind.get() != CellType::Markdown
        >
            <Show when=move || state.prefs.line_numbers.get() && view.kind.get() == CellType::Code>
                <pre class="numbers" aria-hidden="true">{move || numbers(first_line().1)}</pre>
            </Show>
            <pre class="static"><code node_ref=code></code></pre>
        </div>
    }
}

fn numbers(lines: usize) -> String {
    (1..=lines).map(|line| line.to_string()).collect::<Vec<_>>().join("\n")
}

/// The rendered text of a Markdown cell; while it is edited, a preview that follows.
#[component]
fn Prose(state: AppState, view: CellView) -> impl IntoView {
    let node = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        let Some(element) = node.get() else { return };
        view.source.track();
        if !view.near.get() {
            return;
        }
        let source = state.source(view.id);
        if source.trim().is_empty() {
            element.set_inner_html("");
            return;
        }
        let attachments =
            state.with_session(|session| session.document().cell(view.id).and_then(|cell| cell.attachments.clone()));
        let (link_base, image_base) = state.link_bases();
        let context = MarkdownContext {
            attachments: attachments.as_ref(),
            link_base: link_base.as_deref(),
            image_base: image_base.as_deref(),
        };
        let html = render::markdown_to_html(&source, &context);
        element.set_inner_html(html.as_str());
        if html.has_math() {
            output::render_math(element.into());
        }
    });
    let empty = move || {
        view.source.track();
        state.source(view.id).trim().is_empty()
    };
    view! {
        <div class="prose" node_ref=node class:blank=empty data-placeholder=t("cell.empty-text")></div>
    }
}

/// Height before anything was laid out, so that the scroll bar is nearly right from the start.
pub fn estimated_height(state: AppState, view: CellView) -> usize {
    let (lines, outputs) = state.with_session(|session| {
        session.document().cell(view.id).map_or((1, 0), |cell| (cell.source.lines().count().max(1), cell.outputs.len()))
    });
    match view.kind.get_untracked() {
        CellType::Code => 36 + 20 * lines + 60 * outputs,
        CellType::Markdown => 28 + 26 * lines,
        CellType::Raw => 36 + 20 * lines,
    }
}
