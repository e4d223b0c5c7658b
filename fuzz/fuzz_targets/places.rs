//! Whatever stands where a reader looks closely, reading it ends: a byline, a date, a dateline, an address, a credit, a
//! quotation in each of the languages that have cues. The first byte says where, the second in which language.
#![no_main]

use libfuzzer_sys::fuzz_target;

const LANGUAGES: &[&str] = &["en", "de", "fr", "es", "pl", "tr", "ru", "ar", "he", "hi", "zh", "ja", "ko"];

fuzz_target!(|data: (u8, u8, &str)| {
    let (place, language, words) = data;
    let language = LANGUAGES[usize::from(language) % LANGUAGES.len()];
    let here = "https://www.harrowvalley.example/world/ferry";
    let (inside, url) = match place % 7 {
        0 => (format!("<p class=\"byline\">{words}</p>"), here),
        1 => (format!("<time datetime=\"{0}\">{0}</time>", words.replace('"', "")), here),
        2 => (format!("<p>{words} The harbour opened again on Sunday after three days.</p>"), here),
        3 => (format!("<p>The harbour opened again on Sunday.</p><p>{words}</p>"), here),
        4 => (format!("<p>They said <a href=\"{}\">so</a> on Sunday.</p>", words.replace('"', "")), here),
        5 => (format!("<p>“We were never asked,” {words}</p>"), here),
        _ => (String::new(), words),
    };
    let text = "<p>The first boat left at six in the morning, with forty passengers and a horse.</p>".repeat(3);
    let html = format!("<html lang={language}><h1>The Ferry Is Back</h1><article>{inside}{text}</article>");
    drop(whence::trace(&html, Some(url)));
});
