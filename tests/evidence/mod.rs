//! The evidence in an answer, wherever it stands: for the tests that hold it against the page.

use serde_json::Value;

/// Calls a function with every piece of evidence in an answer.
pub(crate) fn visit(value: &Value, with: &mut dyn FnMut(&Value)) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| visit(item, with)),
        Value::Object(object) if object.contains_key("at") && object.contains_key("quote") => with(value),
        Value::Object(object) => object.values().for_each(|inner| visit(inner, with)),
        _ => {}
    }
}
