//! Sets the size of kernel.wasm's stack.

/// The interpreter raises `RecursionError` when this much of its stack in linear memory is used (less a margin of 32 KiB
/// that it keeps). The engine's own stack, which nobody can measure from inside, fills up in step with it: with more
/// than this the engine's overflows first, in a worker's about 1 MB, and such an overflow destroys the interpreter.
const STACK_BYTES: u32 = 336 << 10;

fn main() {
    println!("cargo::rustc-link-arg-cdylib=-zstack-size={STACK_BYTES}");
    println!("cargo::rerun-if-changed=build.rs");
}
