//! The colibri command: run notebooks with the same kernel, without a browser.
