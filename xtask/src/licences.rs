//! Licences of all dependencies against the list in `deny.toml`: the part of `cargo deny check` that needs no network, for
//! machines without cargo-deny.

use crate::{cargo, paths};
use anyhow::{Context, Result, bail};
use serde::Deserialize;
use serde_json::Value;
use spdx::{Expression, LicenseReq};

/// What is read of `deny.toml`.
#[derive(Debug, Deserialize)]
struct Deny {
    licenses: Licences,
}

#[derive(Debug, Deserialize)]
struct Licences {
    allow: Vec<String>,
    #[serde(default)]
    exceptions: Vec<Exception>,
    #[serde(default)]
    clarify: Vec<Clarification>,
}

/// A crate that may have more licences than others.
#[derive(Debug, Deserialize)]
struct Exception {
    #[serde(rename = "crate")]
    package: String,
    allow: Vec<String>,
}

/// The licence of a crate that names it in a file only.
#[derive(Debug, Deserialize)]
struct Clarification {
    #[serde(rename = "crate")]
    package: String,
    expression: String,
}

pub fn run() -> Result<()> {
    let text = std::fs::read_to_string(paths::root().join("deny.toml")).context("cannot read deny.toml")?;
    let Deny { licenses } = toml::from_str(&text).context("deny.toml")?;
    let metadata = cargo::metadata(&[])?;
    let packages = metadata["packages"].as_array().context("cargo metadata without packages")?;
    let wrong: Vec<String> = packages.iter().filter_map(|package| licenses.fault(package)).collect();
    if !wrong.is_empty() {
        bail!("licences that deny.toml does not allow:\n  {}", wrong.join("\n  "));
    }
    println!("{} packages, every licence allowed by deny.toml", packages.len());
    Ok(())
}

impl Licences {
    /// Why a package of `cargo metadata` may not be used.
    fn fault(&self, package: &Value) -> Option<String> {
        let name = package["name"].as_str().unwrap_or_default();
        let clarified = self.clarify.iter().find(|each| each.package == name).map(|each| each.expression.as_str());
        let Some(said) = clarified.or_else(|| package["license"].as_str()) else {
            return Some(format!("{name}: names no licence"));
        };
        // The old way to write OR, which cargo still takes.
        let said = said.replace('/', " OR ");
        let expression = match Expression::parse(&said) {
            Ok(expression) => expression,
            Err(error) => return Some(format!("{name}: {said}: {}", error.reason)),
        };
        let is_allowed = expression.evaluate(|wanted| self.allows(name, wanted));
        (!is_allowed).then(|| format!("{name}: {said}"))
    }

    fn allows(&self, package: &str, wanted: &LicenseReq) -> bool {
        let own = self.exceptions.iter().filter(|exception| exception.package == package);
        let wanted = wanted.to_string();
        self.allow.iter().chain(own.flat_map(|exception| &exception.allow)).any(|allowed| *allowed == wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn licences_are_weighed() {
        let rules = Licences {
            allow: vec!["MIT".to_owned(), "Apache-2.0 WITH LLVM-exception".to_owned()],
            exceptions: vec![Exception { package: "big".to_owned(), allow: vec!["LGPL-3.0-only".to_owned()] }],
            clarify: vec![Clarification { package: "silent".to_owned(), expression: "MIT".to_owned() }],
        };
        let fault = |name: &str, licence: Value| rules.fault(&json!({ "name": name, "license": licence }));
        for fine in ["MIT", "MIT OR GPL-3.0-only", "MIT/Apache-2.0", "Apache-2.0 WITH LLVM-exception AND MIT"] {
            assert_eq!(fault("a", fine.into()), None, "{fine}");
        }
        assert!(fault("a", "GPL-3.0-only".into()).is_some());
        assert!(fault("a", "MIT AND GPL-3.0-only".into()).is_some());
        assert!(fault("a", Value::Null).is_some());
        assert!(fault("a", "no such thing".into()).is_some());
        assert_eq!(fault("big", "LGPL-3.0-only".into()), None);
        assert_eq!(fault("silent", Value::Null), None);
    }
}
