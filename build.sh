#!/usr/bin/env bash
# The only door to the tools: what is built, tested, measured and shown goes through here. `./build.sh help` says how.
# Works on Debian 12 with git, rustup's Rust, Node 20 and the package registries; what else is missing it installs.
# The steps that need a library stand in xtask/, what a browser does in tests/browser/.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
export TZ=UTC LC_ALL=C.UTF-8
umask 022

readonly target_dir=${CARGO_TARGET_DIR:-$PWD/target}
# The first paint waits for this module: its bytes over the wire (gzip -9) stay below this.
readonly read_budget=$((450 * 1000))

help() {
  cat <<'HELP'
usage: ./build.sh [--yes] COMMAND

  build [chrome|firefox]  unpacked extensions in dist/chrome and dist/firefox, and the zips for the stores
  clean                   removes everything that was built or installed here

What is missing (browsers, libraries) is installed with apt-get. With a person at the terminal it asks first;
--yes answers for the person.
HELP
}

say() { printf '%s\n' "$*"; }
step() { printf '\n== %s\n' "$*"; }
fail() {
  printf 'build.sh: %s\n' "$*" >&2
  exit 1
}

has() { command -v "$1" >/dev/null; }

# need COMMAND PACKAGE…: installs the Debian packages where the command is missing.
need() {
  local command=$1 root=()
  shift
  has "$command" && return
  local sentence="$command is missing: install it with 'apt-get install $*' and run this again."
  has apt-get || fail "$sentence"
  if [ "$(id -u)" != 0 ]; then
    has sudo || fail "$sentence"
    root=(sudo)
  fi
  if [ -t 0 ] && [ "$yes" = no ]; then
    local answer
    read -r -p "$command is missing. Install $* with apt-get? [y/N] " answer
    case $answer in [yY]*) ;; *) fail "$sentence" ;; esac
  fi
  step "installing $*"
  "${root[@]}" apt-get update -qq || fail "$sentence"
  "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null || fail "$sentence"
}

need_rust() {
  { has cargo && has rustc; } || fail "Rust is missing: install Rust 1.95 or newer with rustup (https://rustup.rs) and run this again."
  # The linker and the C library's start files, for build scripts and the command line.
  need cc gcc libc6-dev
}

# How wasm is compiled: the installed target, else rustup's, else Debian's compiler with its library built here.
wasm_cargo=()
need_wasm() {
  [ ${#wasm_cargo[@]} = 0 ] || return 0
  local libraries
  libraries=$(rustc --print target-libdir --target wasm32-unknown-unknown)
  if [ -d "$libraries" ]; then
    say "wasm target: the installed one"
    wasm_cargo=(cargo)
  elif has rustup && timeout 30 rustup target add wasm32-unknown-unknown 2>/dev/null; then
    say "wasm target: added with rustup"
    wasm_cargo=(cargo)
  else
    need /usr/bin/cargo rustc-web cargo-web rust-web-src
    say "wasm target: Debian's rustc-web, with the standard library built here"
    # shellcheck disable=SC2054 # the comma is cargo's
    wasm_cargo=(env RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc
      "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$(rustc --print sysroot)/lib/rustlib/$(rustc --print host-tuple)/bin/rust-lld"
      /usr/bin/cargo -Zbuild-std=std,panic_abort)
  fi
}

# Flags that keep the paths of this machine out of the modules, separated as CARGO_ENCODED_RUSTFLAGS wants them.
path_flags() {
  local cargo_home=${CARGO_HOME:-$HOME/.cargo} flags registry
  flags="--remap-path-prefix=$PWD=whence"
  flags+=$'\x1f'"--remap-path-prefix=$target_dir=target"
  flags+=$'\x1f'"--remap-path-prefix=$cargo_home=cargo"
  for registry in "$cargo_home"/registry/src/*; do
    flags+=$'\x1f'"--remap-path-prefix=$registry=crates"
  done
  printf '%s' "$flags"
}

# wasm_module NAME: the module of that feature, with its glue and types, in $target_dir/modules.
wasm_module() {
  local name=$1
  step "wasm: $name"
  CARGO_ENCODED_RUSTFLAGS=$(path_flags) "${wasm_cargo[@]}" build --locked --lib --profile wasm \
    --target wasm32-unknown-unknown --no-default-features --features "$name,wasm"
  cargo run --locked --quiet --package xtask -- bindgen \
    "$target_dir/wasm32-unknown-unknown/wasm/whence.wasm" "$target_dir/modules" "$name"
  mkdir -p dist/types/wasm
  cp "$target_dir/modules/$name.d.ts" dist/types/wasm/
}

version() { sed -n '/^\[package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml; }

gzipped() { gzip -9 -n -c "$1" | wc -c; }

# package BROWSER: the unpacked extension and its zip. Both browsers get the same files: one manifest serves both.
package() {
  local browser=$1 folder=dist/$1 file
  rm -rf "$folder"
  mkdir -p "$folder/wasm"
  cp -R www/. extension/. "$folder/"
  # The demonstration is a page of its own and no part of the extension.
  rm -rf "$folder"/demo*
  for file in "$target_dir"/modules/*.js "$target_dir"/modules/*.wasm; do cp "$file" "$folder/wasm/"; done
  chmod -R u=rwX,go=rX "$folder"
  file=dist/whence-$browser-$(version).zip
  cargo run --locked --quiet --package xtask -- zip "$folder" "$file"
  say "$folder and $file ($(wc -c <"$file") bytes)"
}

sizes() {
  local file size
  step "sizes (bytes, raw and gzip -9)"
  for file in "$target_dir"/modules/*.wasm "$target_dir"/modules/*.js; do
    printf '%-16s %9d %9d\n' "$(basename "$file")" "$(wc -c <"$file")" "$(gzipped "$file")"
  done
  size=$(gzipped "$target_dir/modules/read_bg.wasm")
  [ "$size" -le $read_budget ] || fail "read_bg.wasm is $size bytes gzipped: the budget is $read_budget."
}

build() {
  local browser browsers=("$@")
  [ $# -gt 0 ] || browsers=(chrome firefox)
  for browser in "${browsers[@]}"; do
    case $browser in chrome | firefox) ;; *) fail "build takes chrome or firefox, not '$browser'." ;; esac
  done
  need_rust
  cargo fetch --locked --quiet
  need_wasm
  wasm_module read
  wasm_module cite
  sizes
  step "packages"
  for browser in "${browsers[@]}"; do package "$browser"; done
}

clean() {
  rm -rf dist node_modules screenshots "$target_dir"
}

yes=no
if [ "${1:-}" = --yes ]; then
  yes=yes
  shift
fi
command=${1:-help}
[ $# = 0 ] || shift
case $command in
  build | clean | help) "$command" "$@" ;;
  *) fail "there is no '$command': './build.sh help' lists the commands." ;;
esac
