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
# The goal is 450,000. Since the module also reads, in 22 languages, what a text rests on and whom it quotes, it is above.
readonly read_budget=655000

help() {
  cat <<'HELP'
usage: ./build.sh [--yes] COMMAND

  run [PAGE]              builds, opens a browser with the extension on PAGE (a saved page or an address; without one, a
                          sample article), clicks the button and shows where the article comes from. Without a display
                          the browser works unseen: the chain and the copied citation are printed, a screenshot is saved.
  build [chrome|firefox]  unpacked extensions in dist/chrome and dist/firefox, and the zips for the stores. The same
                          commit gives the same bytes.
  check                   the quick part of test: format, lints, types, unit tests
  test [--all]            everything that must hold, in both browsers too; --all runs every combination in full
  bench [screen|browsers] how fast pages are read, ordinary and hostile ones; or how quick and calm the overlay is; or
                          how fast the browsers read, beside Readability
  fuzz [SECONDS]          feeds broken pages to each fuzz target for so long (60)
  audit                   licences, origins and known faults of the crates, and that no npm package ships
  release                 what stores and their reviewers get, from a clean checkout: packages, the sources, lists of what
                          is in them (CycloneDX); built a second time from the sources alone, and compared
  demo                    the overlay in an ordinary web page, at an address of this machine; dist/demo serves anywhere
  screenshots [--only WORDS]
                          every state in both browsers, in every look and over difficult pages, in screenshots/
  clean                   removes everything that was built or installed in this folder
  help                    this

What is missing (browsers, libraries) is named and installed with apt-get. With a person at the terminal it asks first;
--yes answers for the person. Rust (by rustup) and Node 20 must be there.
HELP
}

say() { printf '%s\n' "$*"; }
step() { printf '\n== %s\n' "$*"; }
fail() {
  printf 'build.sh: %s\n' "$*" >&2
  exit 1
}

has() { command -v "$1" >/dev/null; }

# need COMMAND PACKAGE…: installs the Debian packages where the command (or a file of theirs) is missing.
need() {
  local command=$1 root=()
  shift
  { has "$command" || [ -e "$command" ]; } && return
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

# need_rust_component COMMAND COMPONENT
need_rust_component() {
  cargo "$1" --version >/dev/null 2>&1 && return
  has rustup && timeout 60 rustup component add "$2" && return
  fail "cargo $1 is missing: run 'rustup component add $2' and try again."
}

# Node and the tools of package.json, at the versions of package-lock.json.
need_node() {
  local wanted="Node 20.19 or newer is missing: install it (https://nodejs.org) and run this again."
  { has node && has npm; } || fail "$wanted"
  node -e 'const [major, minor] = process.versions.node.split(".").map(Number);
    process.exit(major > 20 || (major === 20 && minor >= 19) ? 0 : 1)' || fail "$wanted"
  [ node_modules/.package-lock.json -nt package-lock.json ] && return
  step "tools of package.json"
  npm ci --no-fund --no-audit
}

# The names and variables under which tests/browser/ looks for them.
has_chrome() { [ -n "${WHENCE_CHROMIUM:-}" ] || has chromium || has chromium-browser || has google-chrome; }
has_firefox() { [ -n "${WHENCE_FIREFOX:-}" ] || has firefox-esr || has firefox; }

need_browsers() {
  # Their proxy makes a certificate for each run.
  need openssl openssl
  has_chrome || need chromium chromium
  has_firefox || need firefox-esr firefox-esr
}

# How wasm is compiled: the installed target, else rustup's, else Debian's compiler with its library built here, for
# size. There the reading module goes without the text of `Debug` too; the citation engine compares names by that text.
wasm_cargo=()
read_flags=
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
    need /usr/lib/rustlib/src/rust/library/std rustc-web cargo-web rust-web-src
    need /usr/bin/cargo rustc-web cargo-web
    say "wasm target: Debian's rustc-web, with the standard library built here"
    # shellcheck disable=SC2054 # the comma is cargo's
    wasm_cargo=(env RUSTC_BOOTSTRAP=1 RUSTC=/usr/bin/rustc
      "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER=$(rustc --print sysroot)/lib/rustlib/$(rustc --print host-tuple)/bin/rust-lld"
      /usr/bin/cargo -Zbuild-std=std,panic_abort -Zbuild-std-features=optimize_for_size)
    read_flags=$'\x1f-Zunstable-options\x1f-Cpanic=immediate-abort\x1f-Zlocation-detail=none\x1f-Zfmt-debug=none'
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

# wasm_module NAME: the module of that feature, with its glue and types, in $target_dir/modules. It is compiled as
# nothing but a module: beside a library for Rust it would keep code that is there for others, 14 kB (gzip) of it. The
# reading module goes without what panics say: one ends in a trap, which the shell takes for the same.
wasm_module() {
  local name=$1 flags='' trap=()
  [ "$name" != read ] || { flags=$read_flags trap=(trap); }
  step "wasm: $name"
  CARGO_ENCODED_RUSTFLAGS=$(path_flags)$flags "${wasm_cargo[@]}" rustc --locked --lib --crate-type cdylib --profile wasm \
    --target wasm32-unknown-unknown --no-default-features --features "$name,wasm"
  cargo run --locked --quiet --package xtask -- bindgen \
    "$target_dir/wasm32-unknown-unknown/wasm/whence.wasm" "$target_dir/modules" "$name" "${trap[@]}"
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

modules() {
  need_rust
  # Names the folders that path_flags maps.
  cargo fetch --locked --quiet
  need_wasm
  wasm_module read
  wasm_module cite
}

build() {
  local browser browsers=("$@")
  [ $# -gt 0 ] || browsers=(chrome firefox)
  for browser in "${browsers[@]}"; do
    case $browser in chrome | firefox) ;; *) fail "build takes chrome or firefox, not '$browser'." ;; esac
  done
  modules
  sizes
  step "packages"
  for browser in "${browsers[@]}"; do package "$browser"; done
}

# What a look at the text can tell, of Rust and of the shell.
lint_rust() {
  need_rust
  need_rust_component fmt rustfmt
  need_rust_component clippy clippy
  need shellcheck shellcheck
  step "format and lints: Rust, shell"
  cargo fmt --all --check
  shellcheck build.sh .ci/run
  cargo clippy --locked --workspace --all-targets -- -D warnings
}

# The same for JavaScript. tsc needs the types of the wasm modules.
lint_javascript() {
  need_node
  step "format, lints and types: JavaScript"
  npx prettier --check .
  npx eslint .
  npx tsc --project .
}

check() {
  lint_rust
  [ -d dist/types ] || modules
  lint_javascript
  step "unit tests"
  cargo test --locked --workspace --lib --bins
}

# test_javascript NAME FILE…: runs test files, two side by side: much of their time is waiting for a browser.
test_javascript() {
  step "tests: $1"
  shift
  [ -e "$1" ] || fail "there is no $1."
  node --test --test-reporter=spec --test-concurrency=2 "$@" | tee -a "$log"
}

test() {
  local feature browser log=$target_dir/test.log
  case ${1:-} in
    "") ;;
    --all) export WHENCE_ALL=1 ;;
    *) fail "test takes --all or nothing, not '$1'." ;;
  esac
  SECONDS=0
  lint_rust
  mkdir -p "$target_dir"
  : >"$log"
  build
  for feature in read cite; do
    # Debian's compiler has no clippy for the wasm target: the modules' features are linted natively.
    cargo clippy --locked --lib --no-default-features --features "$feature,wasm" -- -D warnings
  done
  step "documentation"
  RUSTDOCFLAGS="-D warnings" cargo doc --locked --workspace --no-deps --quiet
  lint_javascript
  step "tests: Rust"
  cargo test --locked --workspace | tee -a "$log"
  test_javascript "the package" tests/package/*.test.mjs
  need_browsers
  test_javascript "browsers" tests/browser/*.test.mjs
  step "the stores' linter"
  for browser in chrome firefox; do npx web-ext lint --warnings-as-errors --source-dir "dist/$browser"; done
  totals "$log"
}

# Adds up what cargo and node say at the end of each run.
totals() {
  step "totals"
  awk '
    /^test result:/ { rust += $4; failed += $6; ignored += $8 }
    $2 == "pass" && NF == 3 { node += $3 }
    $2 == "fail" && NF == 3 { failed += $3 }
    $2 == "skipped" && NF == 3 { ignored += $3 }
    END { printf "%d Rust tests and %d JavaScript tests passed, %d failed, %d skipped\n", rust, node, failed, ignored }
  ' "$1"
  say "in $((SECONDS / 60)) min $((SECONDS % 60)) s"
}

# The address that a sample page is to be read under stands beside it.
address_of() {
  local case
  case=$(dirname "$1")/case.json
  [ -f "$case" ] || return 0
  sed -n 's/^ *"url": *"\([^"]*\)".*/\1/p' "$case" | head -n 1
}

# The chain and a citation of a saved page, from the command line.
read_page() {
  local page=$1 address=()
  [ -z "$(address_of "$page")" ] || address=(--url "$(address_of "$page")")
  cargo run --locked --quiet -- read --text "${address[@]}" "$page"
  if [ "${2:-}" = cite ]; then
    step "citation (APA)"
    cargo run --locked --quiet -- cite --style apa "${address[@]}" "$page"
  fi
}

# Names the browser to show the extension in; installs one where that is allowed.
pick_browser() {
  if has_chrome; then
    browser=chrome
  elif has_firefox; then
    browser=firefox
  elif (need chromium chromium); then
    browser=chrome
  else
    browser=
  fi
}

run() {
  local page=${1:-tests/pages/republished-with-credit/page.html} browser screenshot=screenshots/run.png unseen=()
  case $page in
    http://* | https://*) ;;
    *) [ -f "$page" ] || fail "there is no page '$page': name a saved HTML page or an address." ;;
  esac
  pick_browser
  if [ -z "$browser" ]; then
    [ -f "$page" ] || fail "Without a browser only a saved page can be read: save '$page' and name the file."
    need_rust
    read_page "$page" cite
    return
  fi
  need_node
  build "$browser"
  if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    mkdir -p screenshots
    unseen=(--headless --screenshot "$screenshot")
    if [ -f "$page" ]; then
      step "$page, on the command line"
      read_page "$page"
    fi
  fi
  step "$page, in $browser"
  node tests/browser/run.mjs --browser "$browser" --package "dist/$browser" --page "$page" "${unseen[@]}"
}

bench() {
  local script
  case ${1:-} in
    screen) script=bench ;;
    browsers) script=bench-reading ;;
    *)
      need_rust
      cargo bench --locked "$@"
      return
      ;;
  esac
  need_node
  need_browsers
  build
  node "tests/browser/$script.mjs" "${@:2}"
}

# Each target of fuzz/ for so many seconds; those that take whole pages begin with the golden ones. cargo-fuzz needs the nightly compiler.
fuzz() {
  local seconds=${1:-60} target targets seeds
  need_rust
  need c++ g++
  cargo +nightly --version >/dev/null 2>&1 ||
    fail "fuzzing needs the nightly compiler: run 'rustup toolchain install nightly' and try again."
  tool cargo-fuzz 0.13.2
  targets=$(cargo +nightly fuzz list)
  for target in $targets; do
    step "fuzz: $target, $seconds s"
    seeds=()
    case $target in html | trace | road) seeds=(tests/pages) ;; esac
    mkdir -p "fuzz/corpus/$target"
    cargo +nightly fuzz run "$target" "fuzz/corpus/$target" "${seeds[@]}" -- \
      -max_total_time="$seconds" -print_final_stats=1 -timeout=20
  done
}

# tool CRATE VERSION: a tool of the registry in a folder of the project's; its commands go first in the path.
tool() {
  local tools=$target_dir/tools
  [ -x "$tools/bin/$1" ] || cargo install --locked --root "$tools" "$1" --version "$2"
  PATH=$tools/bin:$PATH
}

audit() {
  need_rust
  need_node
  tool cargo-deny 0.20.2
  step "licences, origins and doubles of the crates (deny.toml)"
  cargo deny --all-features check licenses bans sources
  step "known faults of the crates"
  if timeout 120 cargo deny fetch db; then
    cargo deny --all-features check advisories
  else
    say "The list of advisories cannot be reached from here: nothing was looked up."
  fi
  step "npm packages in what ships"
  [ "$(npm ls --omit=dev --parseable | wc -l)" = 1 ] || fail "package.json has dependencies that are not for development alone."
  say "none"
}

release() {
  local name browser module scratch
  [ -z "$(git status --porcelain)" ] || fail "a release is made of what is committed: commit or stash your changes and try again."
  audit
  build
  name=whence-$(version)
  tool cargo-cyclonedx 0.5.9
  scratch=$(mktemp -d)
  step "the sources"
  git archive --format=tar.gz --prefix="$name/" --output="dist/$name-source.tar.gz" HEAD
  tar -x -z -f "dist/$name-source.tar.gz" -C "$scratch"
  step "what is in the modules"
  for module in read cite; do
    (cd "$scratch/$name" && cargo cyclonedx --quiet --format json --target wasm32-unknown-unknown --no-default-features \
      --features "$module,wasm" --override-filename "$module")
    cp "$scratch/$name/$module.json" "dist/$name-$module.cdx.json"
  done
  step "the same from the sources alone"
  (cd "$scratch/$name" && CARGO_TARGET_DIR=$scratch/target ./build.sh --yes build >/dev/null)
  for browser in chrome firefox; do
    cmp "dist/$name-$browser.zip" "$scratch/$name/dist/$name-$browser.zip" || fail "the sources make another package for $browser."
  done
  rm -rf "$scratch"
  say "the same packages, to the byte"
  (cd dist && sha256sum "$name"-*)
}

# The overlay without the extension, as a folder for any static host.
demo_folder() {
  rm -rf dist/demo
  mkdir -p dist/demo/wasm
  cp -R www/. extension/_locales dist/demo/
  rm -f dist/demo/settings*
  cp "$target_dir"/modules/*.js "$target_dir"/modules/*.wasm dist/demo/wasm/
}

demo() {
  need_node
  modules
  demo_folder
  node tests/browser/demo.mjs dist/demo
}

screenshots() {
  need_node
  need_browsers
  build
  demo_folder
  node tests/browser/screenshots.mjs "$@"
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
  run | build | check | test | bench | fuzz | audit | release | demo | screenshots | clean | help) "$command" "$@" ;;
  *) fail "there is no '$command': './build.sh help' lists the commands." ;;
esac
