//! The state that a publishing system leaves in the page for its own programs.
//!
//! Arc XP writes the article's record into the script `#fusion-metadata`, as `Fusion.globalContent = {…}`. Its
//! `distributor` says who holds the rights to the text and how it came in: `wires` for an agency's. The record's byline
//! tells whether that is all of the text or a part of it. Of the same kind of record below it, for pictures and for
//! other texts, nothing is read. Other systems' states are left out: what is seen of them repeats JSON-LD.
//!
//! Specification: Arc XP's content schema “ANS”, version 0.10, `utils/distributor` and `traits/trait_credits`.

use super::declared;
use crate::body::Body;
use crate::claim::{Claim, Fact, Handover, Party, Reader, Role};
use crate::lists;
use crate::page::Page;
use serde_json::{Deserializer, Value};

/// What the record is assigned to.
const RECORD: &str = "Fusion.globalContent=";

pub(super) fn read(page: &Page, _: &Body) -> Vec<Claim> {
    let claim = page.state.as_ref().and_then(|state| {
        let (name, handover) = supplier(&state.text)?;
        let party = Party::organization(lists::agency_by_any_name(&name)?.name);
        let fact = Fact::Link { role: Role::Agency, party, url: None, date: None, handover: Some(handover) };
        Some(declared(Reader::PageState, &name, &state.css, fact))
    });
    claim.into_iter().collect()
}

/// Whose wire the record says that the text came in by, and whether someone else signs it too.
fn supplier(state: &str) -> Option<(String, Handover)> {
    let (_, record) = state.split_once(RECORD)?;
    // More of the program follows.
    let record = Deserializer::from_str(record).into_iter::<Value>().next()?.ok()?;
    let text = |value: &Value| value.as_str().map(|text| text.trim().to_owned());
    let distributor = record.get("distributor")?;
    let name = distributor.get("category").filter(|category| *category == "wires").and(distributor.get("name"));
    let name = name.and_then(text)?;
    let signed = record.pointer("/credits/by").and_then(Value::as_array);
    let others = signed.into_iter().flatten().filter_map(|by| by.get("name").and_then(text));
    let is_all = others.into_iter().all(|by| lists::agency_by_any_name(&by).is_some());
    Some((name, if is_all { Handover::Whole } else { Handover::Part }))
}

#[cfg(test)]
mod tests {
    use super::supplier;
    use crate::claim::Handover;

    #[test]
    fn a_wire_supplies_all_or_a_part() {
        let told = |record: &str| supplier(&format!("Fusion.globalContent={record};Fusion.more={{}}"));
        let wire = r#""distributor":{"category":"wires","name":"Reuters"}"#;
        let whole = Some(("Reuters".to_owned(), Handover::Whole));
        assert_eq!(told(&format!("{{{wire}}}")), whole);
        assert_eq!(told(&format!(r#"{{{wire},"credits":{{"by":[{{"name":"Reuters"}}]}}}}"#)), whole);
        let signed = format!(r#"{{{wire},"credits":{{"by":[{{"name":"Mira Solberg"}}]}}}}"#);
        assert_eq!(told(&signed), Some(("Reuters".to_owned(), Handover::Part)));
    }

    #[test]
    fn what_is_no_wire_supplies_nothing() {
        for state in [
            r#"Fusion.globalContent={"distributor":{"category":"staff","name":"Reuters"}}"#,
            r#"Fusion.globalContent={"content_elements":[{"distributor":{"category":"wires","name":"AFP"}}]}"#,
            r#"Fusion.globalContent={"distributor":{"category":"wires"}}"#,
            r#"Fusion.globalContent={"distributor":"#,
            "Fusion.globalContent=null",
            "",
        ] {
            assert_eq!(supplier(state), None, "{state}");
        }
    }
}
