//! The browser half: `xtask/replay-browser.mjs` drives the kernel worker of `dist/` in Chromium.

use super::corpus::{Entry, text_of};
use super::{Run, Settings};
use crate::{paths, process, setup};
use anyhow::{Context, Result, bail};
use serde_json::{Value, json};
use std::process::Command;

pub fn run(entries: &[&Entry], settings: &Settings) -> Result<Vec<Run>> {
    setup::npm_packages()?;
    setup::browsers()?;
    if !paths::dist().join("manifest.json").is_file() {
        bail!("there is no dist/; run ./x build first");
    }
    let jobs: Vec<Value> = entries.iter().map(|entry| job(entry)).collect();
    let folder = paths::target().join("replay");
    std::fs::create_dir_all(&folder)?;
    let (request, answer) = (folder.join("browser-request.json"), folder.join("browser-answer.json"));
    let value = json!({
        "dist": paths::dist(), "jobs": jobs, "cell_timeout_seconds": settings.cell_timeout_seconds, "answer": answer,
    });
    std::fs::write(&request, value.to_string())?;
    let mut command = Command::new("node");
    command.current_dir(paths::root()).arg("xtask/replay-browser.mjs").arg(&request);
    process::run(&mut command)?;
    let answers: Value = serde_json::from_str(&std::fs::read_to_string(&answer)?).context("the browser's answer")?;
    let read = |answer: &Value| -> Run {
        match answer["error"].as_str() {
            Some(reason) => Err(reason.to_owned()),
            None => Ok(answer["outputs"].as_array().cloned().unwrap_or_default()),
        }
    };
    Ok(answers.as_array().into_iter().flatten().map(read).collect())
}

fn job(entry: &Entry) -> Value {
    let cells = entry.notebook["cells"].as_array().into_iter().flatten();
    let sources = cells.filter(|cell| cell["cell_type"] == "code").map(|cell| text_of(&cell["source"]));
    let files = entry.data.iter().map(|(from, name)| json!({ "from": from, "path": name }));
    json!({ "path": entry.path, "cells": sources.collect::<Vec<_>>(), "files": files.collect::<Vec<_>>() })
}
