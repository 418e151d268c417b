//! JSON values as a collapsible tree.

use std::fmt::Write as _;

use serde_json::Value;

use crate::SafeHtml;
use crate::escape::escape_html;

/// Most values written out; the rest is counted, and reachable by copying the output.
const NODES_MAX: usize = 4_000;
/// Children of one value before they are put into groups.
const GROUP_LEN: usize = 100;
const STRING_LEN_MAX: usize = 2_000;
const DEPTH_MAX: usize = 60;

/// A JSON value as nested `<details>`: the browser gives keyboard use, search within and lazy layout of what is closed.
/// Bounded, so that a huge value cannot flood the page.
pub fn json_to_html(value: &Value) -> SafeHtml {
    let mut tree = Tree { html: String::from("<div class=\"json-tree\">"), nodes_left: NODES_MAX };
    tree.write(None, value, 0);
    tree.html.push_str("</div>");
    SafeHtml::vouched(tree.html)
}

struct Tree {
    html: String,
    nodes_left: usize,
}

/// The name of a value in its parent.
#[derive(Clone, Copy)]
enum Key<'a> {
    Name(&'a str),
    Index(usize),
}

impl Tree {
    fn write(&mut self, key: Option<Key<'_>>, value: &Value, depth: usize) {
        self.nodes_left = self.nodes_left.saturating_sub(1);
        match value {
            Value::Array(items) if !items.is_empty() => {
                let children: Vec<_> =
                    items.iter().enumerate().map(|(index, item)| (Key::Index(index), item)).collect();
                self.write_container(key, ('[', ']'), &children, depth);
            }
            Value::Object(members) if !members.is_empty() => {
                let children: Vec<_> = members.iter().map(|(name, member)| (Key::Name(name), member)).collect();
                self.write_container(key, ('{', '}'), &children, depth);
            }
            leaf => {
                self.html.push_str("<div class=\"json-leaf\">");
                self.write_key(key);
                self.write_leaf(leaf);
                self.html.push_str("</div>");
            }
        }
    }

    fn write_container(
        &mut self,
        key: Option<Key<'_>>,
        (open, close): (char, char),
        children: &[(Key<'_>, &Value)],
        depth: usize,
    ) {
        self.html.push_str(if depth == 0 || (depth == 1 && children.len() <= 5) {
            "<details open>"
        } else {
            "<details>"
        });
        self.html.push_str("<summary>");
        self.write_key(key);
        let _infallible =
            write!(self.html, "<span class=\"json-count\">{open}{}{close}</span></summary>", children.len());
        if depth >= DEPTH_MAX {
            self.write_rest(children.len());
        } else if children.len() <= GROUP_LEN {
            self.write_children(children, depth);
        } else {
            for (index, group) in children.chunks(GROUP_LEN).enumerate() {
                if self.nodes_left == 0 {
                    self.write_rest(children.len() - index * GROUP_LEN);
                    break;
                }
                let first = index * GROUP_LEN;
                let _infallible = write!(
                    self.html,
                    "<details{}><summary><span class=\"json-count\">{first} … {}</span></summary>",
                    if index == 0 { " open" } else { "" },
                    first + group.len() - 1
                );
                self.write_children(group, depth);
                self.html.push_str("</details>");
            }
        }
        self.html.push_str("</details>");
    }

    fn write_children(&mut self, children: &[(Key<'_>, &Value)], depth: usize) {
        for (index, (key, child)) in children.iter().enumerate() {
            if self.nodes_left == 0 {
                self.write_rest(children.len() - index);
                return;
            }
            self.write(Some(*key), child, depth + 1);
        }
    }

    /// What was left out, as a number that needs no translation.
    fn write_rest(&mut self, count: usize) {
        let _infallible = write!(self.html, "<div class=\"json-more\">… +{count}</div>");
    }

    fn write_key(&mut self, key: Option<Key<'_>>) {
        match key {
            None => return,
            Some(Key::Index(index)) => {
                let _infallible = write!(self.html, "<span class=\"json-index\">{index}</span>");
            }
            Some(Key::Name(name)) => {
                self.html.push_str("<span class=\"json-key\">");
                escape_html(name, &mut self.html);
                self.html.push_str("</span>");
            }
        }
        self.html.push_str("<span class=\"json-mark\">: </span>");
    }

    fn write_leaf(&mut self, value: &Value) {
        let class = match value {
            Value::String(_) => "json-string",
            Value::Number(_) => "json-number",
            _ => "json-word",
        };
        let _infallible = write!(self.html, "<span class=\"{class}\">");
        match value {
            Value::String(text) if text.len() > STRING_LEN_MAX => {
                let head = &text[..text.floor_char_boundary(STRING_LEN_MAX)];
                escape_html(&Value::from(head).to_string(), &mut self.html);
                self.html.push_str("</span>");
                let rest = text.chars().count() - head.chars().count();
                let _infallible = write!(self.html, "<span class=\"json-more\">… +{rest}");
            }
            other => escape_html(&other.to_string(), &mut self.html),
        }
        self.html.push_str("</span>");
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_tree_with_names_and_counts() {
        let html = json_to_html(&json!({"a<": [1, null], "b": "x\"y", "c": {}}));
        assert_eq!(
            html.as_str(),
            "<div class=\"json-tree\"><details open><summary><span class=\"json-count\">{3}</span></summary>\
             <details open><summary><span class=\"json-key\">a&lt;</span><span class=\"json-mark\">: </span><span class=\"json-count\">[2]</span></summary>\
             <div class=\"json-leaf\"><span class=\"json-index\">0</span><span class=\"json-mark\">: </span><span class=\"json-number\">1</span></div>\
             <div class=\"json-leaf\"><span class=\"json-index\">1</span><span class=\"json-mark\">: </span><span class=\"json-word\">null</span></div></details>\
             <div class=\"json-leaf\"><span class=\"json-key\">b</span><span class=\"json-mark\">: </span><span class=\"json-string\">&quot;x\\&quot;y&quot;</span></div>\
             <div class=\"json-leaf\"><span class=\"json-key\">c</span><span class=\"json-mark\">: </span><span class=\"json-word\">{}</span></div>\
             </details></div>"
        );
    }

    #[test]
    fn is_bounded() {
        let wide = json!((0..200_000).collect::<Vec<_>>());
        assert!(json_to_html(&wide).as_str().len() < 1_000_000);
        let mut deep = json!(1);
        for _ in 0..100 {
            deep = json!([deep]);
        }
        assert!(json_to_html(&deep).as_str().contains("… +1"));
        assert!(json_to_html(&json!("x".repeat(5_000))).as_str().contains("… +3000"));
    }
}
