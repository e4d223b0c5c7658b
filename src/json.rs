//! JSON as pages write it: strict JSON by serde_json, and what nearly is JSON by a second, lenient reading.
//!
//! The second reading mends what has one meaning only: comments, CDATA and HTML comment marks, a byte order mark, commas
//! too many or missing between two members, line ends and other control characters in strings, quotes in strings that
//! cannot end them, single quotes, keys without quotes, quotes written as `&quot;`, escapes that JSON does not know,
//! several values one after another, closing brackets too many or missing. A value that cannot be told (a bare word, a
//! template's left-over) becomes null, and the reading says that something was lost. What the values mean is left to
//! the readers.
//!
//! Specification: RFC 8259. The lenient JSON crates of the registry are second copies of serde_json or of a parser
//! generator, and know comments and commas only.

use serde_json::{Map, Number, Value};

/// How deep values may nest in the lenient reading; deeper ones are lost.
const DEEPEST: usize = 64;
/// Values at the top of one text that are kept.
const MOST_VALUES: usize = 100;
/// How far a quote is looked beyond to tell whether it ends its string.
const AHEAD: usize = 300;

/// What a text holds.
#[derive(Debug, PartialEq)]
pub(crate) struct Read {
    /// The objects and arrays at its top.
    pub(crate) values: Vec<Value>,
    /// Why not all of it could be read.
    pub(crate) lost: Option<String>,
}

/// Reads a text that should be JSON.
pub(crate) fn read(text: &str) -> Read {
    let strict = match serde_json::from_str::<Value>(text) {
        Ok(value) => return Read { values: vec![value], lost: None },
        Err(error) => error.to_string(),
    };
    // Where every quote is escaped for HTML, none ends a string by accident.
    let unescaped;
    let text = if text.contains("&quot;") && !text.contains('"') {
        unescaped = text.replace("&quot;", "\"");
        unescaped.as_str()
    } else {
        text
    };
    let mut reading = Lenient { text, at: 0, lost: false };
    let values = reading.values();
    let lost = (reading.lost || values.is_empty()).then_some(strict);
    Read { values, lost }
}

struct Lenient<'a> {
    text: &'a str,
    at: usize,
    lost: bool,
}

impl Lenient<'_> {
    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn bump(&mut self) -> Option<char> {
        let letter = self.peek()?;
        self.at += letter.len_utf8();
        Some(letter)
    }

    fn eat(&mut self, words: &str) -> bool {
        let eaten = self.rest().starts_with(words);
        self.at += if eaten { words.len() } else { 0 };
        eaten
    }

    /// Goes behind a mark, or to the end.
    fn skip_past(&mut self, mark: &str) {
        self.at = self.rest().find(mark).map_or(self.text.len(), |found| self.at + found + mark.len());
    }

    /// Skips white space and what stands between values without being one.
    fn skip(&mut self) {
        loop {
            let rest = self.rest();
            let blank = rest.find(|letter: char| !letter.is_whitespace() && !matches!(letter, '\u{feff}' | '\u{200b}'));
            self.at += blank.unwrap_or(rest.len());
            if self.eat("<![CDATA[") || self.eat("]]>") || self.eat("<!--") || self.eat("-->") {
                continue;
            }
            let rest = self.rest();
            if rest.starts_with("/*") {
                // `/*<![CDATA[*/` is a mark, not a comment over the text.
                self.skip_past("*/");
            } else if rest.starts_with("//") {
                let line = rest.find(['\n', '\r']).unwrap_or(rest.len());
                self.at += line;
            } else {
                return;
            }
        }
    }

    /// The objects and arrays at the top; everything else there is skipped.
    fn values(&mut self) -> Vec<Value> {
        let mut values = Vec::new();
        loop {
            self.skip();
            match self.peek() {
                Some('{' | '[') if values.len() < MOST_VALUES => values.push(self.value(0)),
                Some('"') => {
                    self.bump();
                    self.skip_past("\"");
                }
                Some(_) => drop(self.bump()),
                None => return values,
            }
        }
    }

    fn value(&mut self, depth: usize) -> Value {
        self.skip();
        match self.peek() {
            Some('{' | '[') if depth >= DEEPEST => {
                self.lost = true;
                self.skip_nested();
                Value::Null
            }
            Some('{') => self.object(depth),
            Some('[') => self.array(depth),
            Some(quote @ ('"' | '\'')) => Value::String(self.string(quote, false)),
            _ => self.bare(),
        }
    }

    fn object(&mut self, depth: usize) -> Value {
        self.bump();
        let mut object = Map::new();
        loop {
            self.skip();
            let key = match self.peek() {
                None => return Value::Object(object),
                Some('}') => {
                    self.bump();
                    return Value::Object(object);
                }
                Some(',' | ';') => {
                    self.bump();
                    continue;
                }
                // The bracket of an array around this object, which was never closed.
                Some(']') => return Value::Object(object),
                Some(quote @ ('"' | '\'')) => self.string(quote, true),
                Some(_) => self.word(),
            };
            self.skip();
            if !self.eat(":") {
                self.lost = true;
                if key.is_empty() {
                    self.bump();
                }
                continue;
            }
            let value = self.value(depth + 1);
            object.entry(key).or_insert(value);
        }
    }

    fn array(&mut self, depth: usize) -> Value {
        self.bump();
        let mut items = Vec::new();
        loop {
            self.skip();
            match self.peek() {
                None | Some('}') => return Value::Array(items),
                Some(']') => {
                    self.bump();
                    return Value::Array(items);
                }
                Some(',' | ';' | ':') => drop(self.bump()),
                Some(_) => {
                    let before = self.at;
                    items.push(self.value(depth + 1));
                    if self.at == before {
                        self.bump();
                    }
                }
            }
        }
    }

    /// A key without quotes.
    fn word(&mut self) -> String {
        let end = self.rest().find([':', ',', '}', ']', '{', '[', '"', '\n']).unwrap_or(self.rest().len());
        let word = self.rest().get(..end).unwrap_or_default().trim().to_owned();
        self.at += end;
        word
    }

    /// A number, a literal, or something that cannot be told.
    fn bare(&mut self) -> Value {
        let rest = self.rest();
        let ends = [rest.find([',', '}', ']', '\n', '\r']), rest.find("/*"), rest.find("//")];
        let end = ends.into_iter().flatten().min().unwrap_or(rest.len());
        let word = self.rest().get(..end).unwrap_or_default().trim().to_owned();
        self.at += end;
        match word.as_str() {
            "true" | "True" => Value::Bool(true),
            "false" | "False" => Value::Bool(false),
            "" | "null" | "None" | "undefined" | "NaN" => Value::Null,
            _ => match word.parse::<Number>() {
                Ok(number) => Value::Number(number),
                Err(_) => {
                    self.lost = true;
                    Value::Null
                }
            },
        }
    }

    /// A string from its opening quote on.
    fn string(&mut self, quote: char, is_key: bool) -> String {
        self.bump();
        let mut text = String::new();
        while let Some(letter) = self.bump() {
            match letter {
                '\\' => self.escape(&mut text),
                _ if letter == quote => {
                    if self.ends_here(is_key) {
                        return text;
                    }
                    text.push(letter);
                }
                _ => text.push(letter),
            }
        }
        self.lost = true;
        text
    }

    /// Whether the quote just read ends its string: what follows goes on as JSON does after a key or a value.
    fn ends_here(&mut self, is_key: bool) -> bool {
        let near = self.rest().chars().take(AHEAD).collect::<String>();
        let after = near.trim_start();
        let mut letters = after.chars();
        match letters.next() {
            None => true,
            Some(':') => is_key,
            Some(',') if !is_key => {
                let next = letters.as_str().trim_start();
                match next.chars().next() {
                    // A key, or an array's next string.
                    Some(quote @ ('"' | '\'')) => {
                        let inner = next.get(1..).unwrap_or_default();
                        match unescaped(inner, quote) {
                            Some(end) => {
                                let after = inner.get(end + 1..).unwrap_or_default().trim_start();
                                after.is_empty() || after.starts_with([':', ',', ']', '}'])
                            }
                            // Beyond what is looked at: a long string of an array.
                            None => true,
                        }
                    }
                    Some(next) => {
                        matches!(next, '{' | '[' | ']' | '}' | '-' | '/' | '@' | '<')
                            || next.is_ascii_alphanumeric() && {
                                // A literal, a number, or a key without quotes; not the next word of a sentence.
                                let word = letters.as_str().trim_start();
                                let end = word
                                    .find(|letter: char| !letter.is_alphanumeric() && letter != '.')
                                    .unwrap_or(word.len());
                                word.get(end..).unwrap_or_default().trim_start().starts_with([',', ']', '}', ':'])
                            }
                    }
                    None => true,
                }
            }
            Some('}' | ']') => !is_key,
            // A comma is missing, and a line's end parts the members; or a comment follows.
            Some('"' | '/' | '<') if !is_key => {
                let gap = near.len() - after.len();
                near.get(..gap).unwrap_or_default().contains('\n') || after.starts_with("//") || after.starts_with("/*")
            }
            Some(_) => false,
        }
    }

    /// What follows a backslash.
    fn escape(&mut self, text: &mut String) {
        let Some(letter) = self.bump() else { return };
        match letter {
            'n' => text.push('\n'),
            't' => text.push('\t'),
            'r' => text.push('\r'),
            'b' => text.push('\u{8}'),
            'f' => text.push('\u{c}'),
            'u' => match self.unit() {
                Some(high @ 0xD800..=0xDBFF) => {
                    let back = self.at;
                    let low = if self.eat("\\u") { self.unit() } else { None };
                    match low {
                        Some(low @ 0xDC00..=0xDFFF) => {
                            let point = 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00);
                            text.extend(char::from_u32(point));
                        }
                        _ => {
                            self.at = back;
                            text.push('\u{fffd}');
                        }
                    }
                }
                Some(unit) => text.push(char::from_u32(unit).unwrap_or('\u{fffd}')),
                None => text.push('u'),
            },
            _ => text.push(letter),
        }
    }

    /// Four hexadecimal digits.
    fn unit(&mut self) -> Option<u32> {
        let digits = self.rest().get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
        let unit = u32::from_str_radix(digits, 16).ok()?;
        self.at += 4;
        Some(unit)
    }

    /// Goes behind an object or an array that nests too deep.
    fn skip_nested(&mut self) {
        let mut open = 0usize;
        while let Some(letter) = self.peek() {
            match letter {
                '"' => {
                    self.string('"', false);
                    continue;
                }
                '{' | '[' => open += 1,
                '}' | ']' => open -= 1,
                _ => {}
            }
            self.bump();
            if open == 0 {
                return;
            }
        }
    }
}

/// The first of a mark that no backslash stands before.
fn unescaped(text: &str, mark: char) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().find_map(|(at, letter)| {
        let found = letter == mark && !escaped;
        escaped = letter == '\\' && !escaped;
        found.then_some(at)
    })
}

#[cfg(test)]
mod tests {
    use super::read;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    #[test]
    fn what_has_one_meaning_is_mended() {
        for (written, meant) in [
            (r#"{"a": 1,}"#, json!({"a": 1})),
            (r#"[1, 2, ]"#, json!([1, 2])),
            ("{\"a\": \"one\ntwo\tthree\"}", json!({"a": "one\ntwo\tthree"})),
            ("\u{feff}{\"a\": 1};", json!({"a": 1})),
            ("//<![CDATA[\n{\"a\": 1}\n//]]>", json!({"a": 1})),
            ("/*<![CDATA[*/{\"a\": 1}/*]]>*/", json!({"a": 1})),
            ("<![CDATA[ {\"a\": 1} ]]>", json!({"a": 1})),
            ("<!-- {\"a\": 1} -->", json!({"a": 1})),
            ("{\"a\": 1, // the number\n\"b\": 2 /* and another */}", json!({"a": 1, "b": 2})),
            ("{\"a\": \"https://harrowvalley.example//x\"}", json!({"a": "https://harrowvalley.example//x"})),
            (
                r#"{"a": "the "old" mill", "b": "so "they" say"}"#,
                json!({"a": "the \"old\" mill", "b": "so \"they\" say"}),
            ),
            (
                r#"{"a": "called "home", a house of wood", "b": 1}"#,
                json!({"a": "called \"home\", a house of wood", "b": 1}),
            ),
            ("{\"a\": \"one\"\n \"b\": \"two\"}", json!({"a": "one", "b": "two"})),
            ("{'a': 'it is \"so\"', b: 2}", json!({"a": "it is \"so\"", "b": 2})),
            (r#"{"a": "it\'s", "b": "\d"}"#, json!({"a": "it's", "b": "d"})),
            (r#"{"a": "\u00e9\ud83d\ude00\ud83d"}"#, json!({"a": "é😀\u{fffd}"})),
            ("{&quot;a&quot;: &quot;b&quot;}", json!({"a": "b"})),
            (r#"{"a": , "b": 2}"#, json!({"a": null, "b": 2})),
            (r#"{"a": ["x", "y""#, json!({"a": ["x", "y"]})),
            (r#"{"a": {"b": 1}"#, json!({"a": {"b": 1}})),
        ] {
            let read = read(written);
            assert_eq!(read.values, [meant], "{written}");
            assert!(read.lost.is_none() || written.contains("\\u"), "{written}: {:?}", read.lost);
        }
    }

    #[test]
    fn several_values_are_all_read() {
        let read = read("{\"a\": 1}, {\"b\": 2} }, \"stray\": 3\n[4]");
        assert_eq!(read.values, [json!({"a": 1}), json!({"b": 2}), json!([4])]);
    }

    #[test]
    fn what_cannot_be_told_is_lost_and_said() {
        let some = read(r#"{"a": Mira Solberg, "b": 2}"#);
        assert_eq!(some.values, [json!({"a": null, "b": 2})]);
        assert!(some.lost.is_some());
        let none = read("Notice: Undefined index");
        assert_eq!(none.values, Vec::<Value>::new());
        assert!(none.lost.is_some());
    }

    #[test]
    fn nesting_has_a_bound() {
        for open in ["[", "{\"a\":"] {
            let deep = open.repeat(100_000);
            assert_eq!(read(&deep).values.len(), 1);
            assert!(read(&deep).lost.is_some());
        }
    }

    fn value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i32>().prop_map(Value::from),
            "[a-z \"\\\\'/\n{},:\\[\\]é&]{0,12}".prop_map(Value::from),
        ];
        leaf.prop_recursive(4, 24, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::vec(("[a-z@]{1,6}", inner), 0..4)
                    .prop_map(|members| Value::Object(members.into_iter().collect())),
            ]
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

        /// A trailing comma or a comment changes nothing, as long as strings hold no quotes that need mending.
        #[test]
        fn sound_json_is_read_as_it_is(value in value()) {
            let written = format!("// mark\n{};", json!([value]));
            prop_assert_eq!(read(&written).values, vec![json!([value])]);
        }

        #[test]
        fn any_text_is_read_to_its_end(text in "[\\[\\]{}\",:'/*<!>a1\\\\ \n-]{0,80}") {
            read(&text);
        }
    }
}
