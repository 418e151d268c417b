#!/bin/sh
# Fallback of `x`: builds the standard libraries of the wasm targets from Debian's rust-src, for machines where rustup
# cannot download. Makes a toolchain `colibri-fallback` that shares everything with the installed one.
# Usage: std-from-source.sh "wasm32-unknown-unknown wasm32-wasip1"
set -eu
targets=$1
say() { printf 'x: %s\n' "$*" >&2; }
stop() { say "cannot go on: $*"; exit 1; }

unset RUSTUP_TOOLCHAIN
# Outside the repository, so that rust-toolchain.toml does not ask for the toolchain that is missing.
cd /
installed=$(rustc --version 2>/dev/null | cut -d' ' -f2) || true
[ -n "$installed" ] || stop "no Rust toolchain is installed, and rustup cannot download one"
minor=$(printf %s "$installed" | cut -d. -f2)
[ "$minor" -ge 96 ] || stop "Rust $installed is installed, 1.97 is needed (RustPython's parser declares 1.96)"

sysroot=$(rustc --print sysroot)
sources=
for place in "$sysroot/lib/rustlib/src/rust" /usr/lib/rustlib/src/rust "/usr/src/rustc-$installed"; do
    [ -f "$place/library/std/Cargo.toml" ] && sources=$place && break
done
if [ -z "$sources" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    say "installing rust-src through apt-get"
    apt-get install -y -qq rust-src >/dev/null 2>&1 || true
    [ -f "/usr/src/rustc-$installed/library/std/Cargo.toml" ] && sources="/usr/src/rustc-$installed"
fi
[ -n "$sources" ] || stop "the sources of Rust $installed's standard library were not found (Debian: apt-get install rust-src of the same version)"

home=${XDG_CACHE_HOME:-$HOME/.cache}/colibri/std-$installed
copy=$home/sysroot
done_mark=$home/complete
if [ ! -f "$done_mark" ]; then
    say "building the wasm standard libraries of Rust $installed from $sources"
    rm -rf "$home"
    mkdir -p "$copy/lib/rustlib/src" "$home/probe/src"
    ln -s "$sysroot/bin" "$copy/bin"
    for entry in "$sysroot"/lib/*; do
        [ "$(basename "$entry")" = rustlib ] || ln -s "$entry" "$copy/lib/"
    done
    for entry in "$sysroot"/lib/rustlib/*; do
        [ "$(basename "$entry")" = src ] || ln -s "$entry" "$copy/lib/rustlib/"
    done
    ln -s "$sources" "$copy/lib/rustlib/src/rust"
    printf '[package]\nname = "probe"\nversion = "0.0.0"\nedition = "2021"\n[profile.release]\npanic = "abort"\n' >"$home/probe/Cargo.toml"
    : >"$home/probe/src/lib.rs"
    for target in $targets; do
        (cd "$home/probe" && RUSTC_BOOTSTRAP=1 RUSTFLAGS="--sysroot $copy" cargo build --release --quiet \
            -Zbuild-std=std,panic_abort,proc_macro --target "$target") ||
            stop "building std for $target failed"
        rm -rf "$copy/lib/rustlib/$target"
        mkdir -p "$copy/lib/rustlib/$target/lib"
        cp "$home/probe/target/$target/release/deps/"*.rlib "$copy/lib/rustlib/$target/lib/"
        rm -f "$copy/lib/rustlib/$target/lib/"libprobe*
    done
    touch "$done_mark"
fi
command -v rustup >/dev/null 2>&1 || stop "the fallback toolchain needs rustup to be registered; with a plain cargo set RUSTFLAGS=--sysroot=$copy"
rustup toolchain link colibri-fallback "$copy" >/dev/null
say "using Rust $installed with a standard library built from source (without link-time optimisation of std)"
