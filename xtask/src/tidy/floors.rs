//! Layering, from `cargo metadata`: which crate depends on which, and what each reaches in the end.

use super::Findings;
use crate::cargo::packages;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Every arrow between our crates must go to a lower floor. Tests may also use crates of the same floor or above.
pub fn arrows(metadata: &Value, floors: &BTreeMap<String, u32>) -> Findings {
    let mut found = Findings::default();
    for package in packages(metadata) {
        let name = text(&package["name"]);
        let Some(floor) = floors.get(name) else {
            found.problems.push(format!("`{name}` has no floor in xtask/tidy.toml"));
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let is_for_tests = dependency["kind"] == "dev";
            let other = text(&dependency["name"]);
            let Some(other_floor) = floors.get(other).filter(|_| dependency["path"].is_string()) else { continue };
            if other_floor >= floor && !is_for_tests {
                found.problems.push(format!("`{name}` (floor {floor}) depends on `{other}` (floor {other_floor})"));
            }
        }
    }
    found
}

/// For each forbidden crate that `name` reaches (tests aside): a line with the way there.
pub fn reached(metadata: &Value, name: &str, forbidden: &[String], on: &str) -> Vec<String> {
    let graph = Graph::new(metadata);
    let Some(start) = graph.ours.get(name) else { return Vec::new() };
    let mut came_from: BTreeMap<&str, &str> = BTreeMap::new();
    let mut seen: BTreeSet<&str> = BTreeSet::from([*start]);
    let mut waiting = vec![*start];
    let mut problems = Vec::new();
    while let Some(id) = waiting.pop() {
        if forbidden.iter().any(|name| Some(&name.as_str()) == graph.names.get(id)) {
            problems.push(format!("`{name}` reaches {} on {on}", graph.way(id, &came_from)));
            continue;
        }
        for next in graph.edges.get(id).into_iter().flatten() {
            if seen.insert(next) {
                came_from.insert(next, id);
                waiting.push(next);
            }
        }
    }
    problems
}

/// The resolved graph, without edges that only tests use.
struct Graph<'a> {
    names: HashMap<&'a str, &'a str>,
    edges: HashMap<&'a str, Vec<&'a str>>,
    ours: HashMap<&'a str, &'a str>,
}

impl<'a> Graph<'a> {
    fn new(metadata: &'a Value) -> Self {
        let names: HashMap<_, _> = packages(metadata).map(|found| (text(&found["id"]), text(&found["name"]))).collect();
        let members = metadata["workspace_members"].as_array().into_iter().flatten().map(text);
        let ours = members.filter_map(|id| names.get(id).map(|name| (*name, id))).collect();
        let mut edges = HashMap::new();
        for node in metadata["resolve"]["nodes"].as_array().into_iter().flatten() {
            let deps = node["deps"].as_array().into_iter().flatten();
            let shipped = deps.filter(|dep| {
                dep["dep_kinds"]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .any(|kind| kind["kind"] != "dev" && kind["kind"] != "build")
            });
            edges.insert(text(&node["id"]), shipped.map(|dep| text(&dep["pkg"])).collect());
        }
        Self { names, edges, ours }
    }

    /// `a → b → c`, from the start to `id`.
    fn way(&self, id: &'a str, came_from: &BTreeMap<&'a str, &'a str>) -> String {
        let mut ids = vec![id];
        while let Some(before) = came_from.get(ids[ids.len() - 1]) {
            ids.push(before);
        }
        let names: Vec<&str> = ids.iter().rev().filter_map(|id| self.names.get(id).copied()).collect();
        names.join(" → ")
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn floors() -> BTreeMap<String, u32> {
        [("low", 0), ("mid", 1), ("top", 2)].into_iter().map(|(name, floor)| (name.to_owned(), floor)).collect()
    }

    fn package(name: &str, dependency: &str, kind: Option<&str>) -> Value {
        json!({ "id": name, "name": name, "dependencies": [{ "name": dependency, "kind": kind, "path": "/x" }] })
    }

    #[test]
    fn arrow_down_is_fine() {
        let metadata = json!({ "packages": [package("top", "low", None)] });
        assert!(arrows(&metadata, &floors()).problems.is_empty());
    }

    #[test]
    fn arrow_up_is_named_with_both_ends() {
        let metadata = json!({ "packages": [package("low", "top", None)] });
        assert_eq!(arrows(&metadata, &floors()).problems, ["`low` (floor 0) depends on `top` (floor 2)"]);
    }

    #[test]
    fn arrow_to_the_same_floor_is_refused() {
        let metadata = json!({ "packages": [package("mid", "mid", None)] });
        assert_eq!(arrows(&metadata, &floors()).problems.len(), 1);
    }

    #[test]
    fn tests_may_look_up() {
        let metadata = json!({ "packages": [package("low", "top", Some("dev"))] });
        assert!(arrows(&metadata, &floors()).problems.is_empty());
    }

    #[test]
    fn crate_without_floor_is_refused() {
        let metadata = json!({ "packages": [package("attic", "low", None)] });
        assert_eq!(arrows(&metadata, &floors()).problems, ["`attic` has no floor in xtask/tidy.toml"]);
    }

    fn resolved() -> Value {
        let edge = |to: &str, kind: Option<&str>| json!({ "pkg": to, "dep_kinds": [{ "kind": kind }] });
        json!({
            "workspace_members": ["low"],
            "packages": [{ "id": "low", "name": "low" }, { "id": "chrono 1", "name": "chrono" },
                         { "id": "web-sys 1", "name": "web-sys" }, { "id": "probe", "name": "js-sys" }],
            "resolve": { "nodes": [
                { "id": "low", "deps": [edge("chrono 1", None), edge("probe", Some("dev"))] },
                { "id": "chrono 1", "deps": [edge("web-sys 1", None)] },
            ] },
        })
    }

    #[test]
    fn browser_behind_a_dependency_is_found_with_the_way_there() {
        let found = reached(&resolved(), "low", &["web-sys".to_owned()], "any target");
        assert_eq!(found, ["`low` reaches low → chrono → web-sys on any target"]);
    }

    #[test]
    fn what_only_tests_use_does_not_count() {
        assert!(reached(&resolved(), "low", &["js-sys".to_owned()], "any target").is_empty());
    }
}
