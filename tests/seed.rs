//! The first test article, as a news site publishes it and as a bare print-out.
//!
//! Both pages lie outside the project: the variable `WHENCE_SEED` names their folder. Where it is unset the test says so,
//! and the golden pages `republished-with-credit` and `republished-without-metadata`, which show the same causes in words
//! of our own, carry it.

#![allow(clippy::expect_used, clippy::panic, clippy::indexing_slicing, reason = "a test may fail loudly")]

use serde_json::Value;

const ADDRESS: &str =
    "https://www.globalresearch.ca/failure-of-putin-kerry-talks-regime-change-in-syria-remains-on-the-table/5537842";

/// The answer for one of the pages; `None` where they are not at hand.
fn answer(file: &str, url: Option<&str>) -> Option<(Value, String)> {
    let Some(folder) = std::env::var_os("WHENCE_SEED") else {
        println!("WHENCE_SEED is not set: {file} is not tested");
        return None;
    };
    let html = std::fs::read_to_string(std::path::Path::new(&folder).join(file)).expect("WHENCE_SEED names the folder");
    let headline = html.split("<h1").nth(1).and_then(|rest| rest.split_once('>')).expect("a headline").1;
    let headline = headline.split("</h1>").next().expect("a headline").to_owned();
    let chain = whence::trace(&html, url);
    Some((serde_json::to_value(chain).expect("a chain is JSON"), headline))
}

/// What both pages say.
fn says_what_both_say(chain: &Value, headline: &str) {
    assert_eq!(chain["page"], "article");
    assert_eq!(chain["work"]["title"], headline);
    assert_eq!(chain["work"]["republication"], "full");
    let links: Vec<_> = chain["links"].as_array().expect("links").iter().collect();
    let told: Vec<_> = links
        .iter()
        .map(|link| {
            let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
            let (role, name) = (text(&link["role"]), text(&link["party"]["name"]));
            (role, name, text(&link["party"]["kind"]), text(&link["date"]), text(&link["confidence"]))
        })
        .collect();
    let is = |role: &str, name: &str, kind: &str, date: &str| {
        (role.to_owned(), name.to_owned(), kind.to_owned(), date.to_owned(), "stated".to_owned())
    };
    assert_eq!(
        told,
        [
            is("author", "Alexander Mercouris", "person", "-"),
            is("original", "The Duran", "organization", "2016-07-25"),
            is("republisher", "Global Research", "organization", "2016-07-26"),
        ]
    );
    let spoken: Vec<_> = chain["quotations"]
        .as_array()
        .expect("quotations")
        .iter()
        .filter(|quotation| !quotation["speaker"].is_null())
        .map(|quotation| (&quotation["speaker"]["name"], &quotation["via"][0]["name"]))
        .collect();
    assert_eq!(spoken, [(&Value::from("Sergey Lavrov"), &Value::from("Sputnik")); 2]);
    let rights = &chain["rights"];
    assert_eq!(rights["holders"], serde_json::json!(["Alexander Mercouris", "The Duran"]));
    assert_eq!(rights["year"], 2016);
    assert!(rights["terms"].as_str().is_some_and(|terms| terms.contains("cross-post")));
}

fn sources(chain: &Value) -> Vec<(&str, &str, bool)> {
    let list = chain["sources"].as_array().expect("sources");
    list.iter()
        .map(|source| {
            let name = source["party"]["name"].as_str().unwrap_or("-");
            (name, source["relation"].as_str().unwrap_or("-"), source["url"].is_string())
        })
        .collect()
}

fn disagreements(chain: &Value) -> Vec<&str> {
    let notes = chain["notes"].as_array().expect("notes").iter();
    notes.filter(|note| note["kind"] == "disagreement").filter_map(|note| note["text"].as_str()).collect()
}

#[test]
fn the_news_site_is_read_whole() {
    let Some((chain, headline)) = answer("site.html", Some(ADDRESS)) else { return };
    says_what_both_say(&chain, &headline);
    assert!(chain["links"][1]["url"].as_str().is_some_and(|url| url.starts_with("http://theduran.com/")));
    assert_eq!(chain["links"][2]["url"], ADDRESS);
    assert_eq!(
        sources(&chain),
        [
            ("The Duran", "ownEarlier", true),
            ("Sputnik", "report", true),
            ("Sputnik", "report", true),
            ("The Telegraph", "report", true),
        ]
    );
    assert_eq!(disagreements(&chain), ["The metadata names Global Research alone; the text credits The Duran."]);
}

#[test]
fn the_print_out_is_read_from_its_words_alone() {
    let Some((chain, headline)) = answer("print.html", None) else { return };
    says_what_both_say(&chain, &headline);
    assert!(chain["links"].as_array().expect("links").iter().all(|link| link["url"].is_null()));
    assert_eq!(sources(&chain), [("The Duran", "ownEarlier", false), ("Sputnik", "report", false)]);
    assert_eq!(disagreements(&chain), Vec::<&str>::new());
}
