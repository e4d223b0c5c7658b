//! The boundary to JavaScript: a handful of functions over plain values, in two modules.
//!
//! With feature `read` a module exports `trace`, with `cite` it exports `cite`, `exportChain` and `formats`. Values
//! cross by serde, so that the objects in JavaScript are the JSON of the command line, `null` for what the page does
//! not tell. Nothing is handed out that JavaScript would have to free. Misuse throws an `Error` with one sentence; what
//! is broken on a page is a note in the answer.
//!
//! After a panic the module's memory is not to be trusted: the caller gets an `Error` named `Panic` and must not call
//! the module again. This is the only file that knows of wasm-bindgen and of the crates around it.
#![allow(unsafe_code, reason = "wasm-bindgen's macro expands to it")]

use wasm_bindgen::prelude::*;

#[cfg(feature = "read")]
pub use read::trace;

/// Runs once, when the module is instantiated.
#[wasm_bindgen(start)]
pub fn start() {
    std::panic::set_hook(Box::new(|info| {
        let message = info.to_string();
        gloo_console::error!(&message);
        let error = js_sys::Error::new(&message);
        error.set_name("Panic");
        // Unwinding does not exist here: without this the caller would see `unreachable` and no reason.
        wasm_bindgen::throw_val(error.into());
    }));
}

/// A value as plain JavaScript: what `JSON.parse` would make of its JSON.
#[cfg(feature = "read")]
fn plain<T: serde::Serialize>(value: &T) -> Result<JsValue, JsError> {
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(|error| JsError::new(&error.to_string()))
}

#[cfg(feature = "read")]
mod read {
    use super::plain;
    use wasm_bindgen::prelude::*;

    /// Reads a page: its HTML, and its address where it has one.
    #[wasm_bindgen(skip_typescript)]
    pub fn trace(html: &str, url: Option<String>) -> Result<JsValue, JsError> {
        plain(&crate::trace(html, url.as_deref()))
    }
}
