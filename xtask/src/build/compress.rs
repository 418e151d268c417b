//! `.br` and `.gz` beside each file that gets smaller by it (`xtask/compress.mjs`, because node carries both encoders).

use crate::{paths, process};
use anyhow::Result;
use serde_json::json;
use std::path::Path;
use std::process::Command;

pub fn run(tree: &Path, dev: bool) -> Result<()> {
    // Brotli 11 costs a minute and a half on the kernel and saves a tenth of its size over 9; the cache pays for it once.
    let quality = if dev { 4 } else { 11 };
    let request = json!({ "tree": tree, "cache": paths::cache(), "quality": quality, "gzip": !dev });
    let mut command = Command::new("node");
    command.arg(paths::root().join("xtask/compress.mjs")).arg(request.to_string());
    process::run(&mut command)
}
