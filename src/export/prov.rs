//! The whole chain as JSON-LD in the words of PROV-O and schema.org (<https://www.w3.org/TR/prov-o/>).
//!
//! The text in view and its first publication are entities, whoever made or carried them agents with roles, sources and
//! quotations what the text was derived from. What is only the page's word for it says how sure that is and by which words,
//! in terms of our own. What the reader corrected is attributed to the reader.

use crate::chain::{Confidence, Link, Republication, SourceChain};
use crate::cite::CiteError;
use crate::cite::name::Name;
use crate::cite::reference::Reference;
use crate::cite::wording::is_printable;
use crate::claim::{Evidence, Party, PartyKind, Relation, Role};
use crate::date::Date;
use serde_json::{Map, Value, json};

/// The terms that neither PROV-O nor schema.org has.
const TERMS: &str = "https://whence.invalid/terms#";

/// The graph, indented. `reference` tells what the reader corrected.
///
/// # Errors
/// None: the type is that of its kin.
pub(crate) fn prov(chain: &SourceChain, reference: &Reference) -> Result<String, CiteError> {
    let mut graph: Vec<Value> = Vec::new();
    let mut agents = Agents::default();
    let mut text = Map::new();
    text.insert("@id".into(), json!("_:text"));
    text.insert("@type".into(), json!(["prov:Entity", "schema:Article"]));
    let mut put = |key: &str, value: Option<Value>| text.extend(value.map(|value| (key.to_owned(), value)));
    put("schema:headline", chain.work.title.as_ref().map(|title| json!(title)));
    put("schema:datePublished", chain.work.published.as_ref().map(day));
    put("schema:dateModified", chain.work.modified.as_ref().map(day));
    put("schema:inLanguage", chain.work.language.as_ref().map(|language| json!(language)));
    put("schema:url", address(chain.work.canonical_url.as_ref().or(chain.work.url.as_ref())));
    put("whence:republication", Some(json!(chain.work.republication)));
    let first = chain.links_as(Role::Original).next().filter(|link| chain.outlet_in_view() != Some(*link));
    let attributions: Vec<Value> = chain.links.iter().map(|link| attribution(link, &mut agents)).collect();
    put("prov:qualifiedAttribution", (!attributions.is_empty()).then_some(Value::Array(attributions)));
    if let Some(first) = first {
        let derivation = match chain.work.republication {
            Republication::Excerpt | Republication::Partial => "prov:wasQuotedFrom",
            Republication::Translation | Republication::Undetermined => "prov:wasDerivedFrom",
            _ => "prov:alternateOf",
        };
        put(derivation, Some(json!({ "@id": "_:first" })));
        graph.push(original(first, &mut agents));
    }
    let sources: Vec<Value> =
        (0..chain.sources.len()).map(|at| json!({ "@id": format!("_:source{}", at + 1) })).collect();
    put("prov:hadPrimarySource", (!sources.is_empty()).then_some(Value::Array(sources)));
    let quotations: Vec<Value> =
        (0..chain.quotations.len()).map(|at| json!({ "@id": format!("_:quotation{}", at + 1) })).collect();
    put("schema:hasPart", (!quotations.is_empty()).then_some(Value::Array(quotations)));
    let unnamed: Vec<Value> = chain.anonymous.iter().map(|source| json!(source.words)).collect();
    put("whence:unnamedSource", (!unnamed.is_empty()).then_some(Value::Array(unnamed)));
    put("schema:copyrightNotice", chain.rights.notice.as_ref().map(|notice| json!(notice)));
    put("schema:license", chain.rights.license.as_ref().map(|license| json!(license)));
    let notes: Vec<Value> = chain.notes.iter().map(|note| json!(note.text)).collect();
    put("whence:note", (!notes.is_empty()).then_some(Value::Array(notes)));
    graph.insert(0, Value::Object(text));
    graph.extend(chain.sources.iter().enumerate().map(|(at, source)| {
        let mut entity = Map::new();
        entity.insert("@id".into(), json!(format!("_:source{}", at + 1)));
        entity.insert("@type".into(), json!(kind_of(source.relation)));
        let mut put = |key: &str, value: Option<Value>| entity.extend(value.map(|value| (key.to_owned(), value)));
        put("schema:url", address(source.url.as_ref().or(source.href.as_ref())));
        put("schema:archivedAt", address(source.archived.as_ref()));
        put("prov:wasAttributedTo", source.party.as_ref().map(|party| agents.id(party)));
        put("whence:relation", Some(json!(source.relation)));
        put("whence:sentence", Some(json!(source.sentence)).filter(|_| !source.sentence.is_empty()));
        Value::Object(entity)
    }));
    graph.extend(chain.quotations.iter().enumerate().map(|(at, quotation)| {
        let mut entity = Map::new();
        entity.insert("@id".into(), json!(format!("_:quotation{}", at + 1)));
        entity.insert("@type".into(), json!(["prov:Entity", "schema:Quotation"]));
        entity.insert("prov:value".into(), json!(quotation.words));
        let mut put = |key: &str, value: Option<Value>| entity.extend(value.map(|value| (key.to_owned(), value)));
        put("prov:wasAttributedTo", quotation.speaker.as_ref().map(|speaker| agents.id(speaker)));
        let via: Vec<Value> = quotation.via.iter().map(|party| agents.id(party)).collect();
        put("whence:via", (!via.is_empty()).then_some(Value::Array(via)));
        let known = quotation.sources.iter().filter(|at| **at < chain.sources.len());
        let from: Vec<Value> = known.map(|at| json!({ "@id": format!("_:source{}", at + 1) })).collect();
        put("prov:wasQuotedFrom", (!from.is_empty()).then_some(Value::Array(from)));
        Value::Object(entity)
    }));
    if !reference.edited.is_empty() {
        graph.push(correction(reference));
    }
    graph.extend(agents.written());
    let context = json!({
        "prov": "http://www.w3.org/ns/prov#",
        "schema": "https://schema.org/",
        "oa": "http://www.w3.org/ns/oa#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        "whence": TERMS,
    });
    let mut graph = Value::Array(graph);
    clean(&mut graph);
    // Cannot fail: there are no keys but strings.
    Ok(serde_json::to_string_pretty(&json!({ "@context": context, "@graph": graph })).unwrap_or_default() + "\n")
}

/// Leaves out what cannot be seen or turns the direction of what follows.
fn clean(value: &mut Value) {
    match value {
        Value::String(text) => text.retain(|letter| letter == '\n' || is_printable(letter)),
        Value::Array(values) => values.iter_mut().for_each(clean),
        Value::Object(fields) => fields.values_mut().for_each(clean),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The first publication, as the page in view credits it.
fn original(link: &Link, agents: &mut Agents) -> Value {
    let mut entity = Map::new();
    entity.insert("@id".into(), json!("_:first"));
    entity.insert("@type".into(), json!(["prov:Entity", "schema:Article"]));
    entity.insert("schema:publisher".into(), agents.id(&link.party));
    let mut put = |key: &str, value: Option<Value>| entity.extend(value.map(|value| (key.to_owned(), value)));
    put("schema:datePublished", link.date.as_ref().map(day));
    put("schema:url", address(link.url.as_ref()));
    put("whence:confidence", Some(json!(link.confidence)));
    Value::Object(entity)
}

/// Who had which part in the text, and by which words the page says so.
fn attribution(link: &Link, agents: &mut Agents) -> Value {
    let role = match link.role {
        Role::Author => "author",
        Role::Translator => "translator",
        Role::Contributor => "contributor",
        Role::Original => "original",
        Role::Agency => "agency",
        Role::Intermediary => "intermediary",
        Role::Republisher => "republisher",
    };
    let confidence = match link.confidence {
        Confidence::Stated => "stated",
        Confidence::Declared => "declared",
        Confidence::Inferred => "inferred",
        Confidence::Disputed => "disputed",
    };
    let mut entity = Map::new();
    entity.insert("@type".into(), json!("prov:Attribution"));
    entity.insert("prov:agent".into(), agents.id(&link.party));
    entity.insert("prov:hadRole".into(), json!({ "@id": format!("whence:{role}") }));
    entity.insert("whence:confidence".into(), json!(confidence));
    let mut put = |key: &str, value: Option<Value>| entity.extend(value.map(|value| (key.to_owned(), value)));
    put("schema:url", address(link.url.as_ref()));
    put("schema:datePublished", link.date.as_ref().map(day));
    put("whence:support", evidence(&link.support));
    put("whence:against", evidence(&link.against));
    Value::Object(entity)
}

fn evidence(evidence: &[Evidence]) -> Option<Value> {
    let quotes: Vec<Value> = evidence
        .iter()
        .map(|evidence| json!({ "oa:exact": evidence.quote, "whence:reader": evidence.reader }))
        .collect();
    (!quotes.is_empty()).then_some(Value::Array(quotes))
}

/// What the reader set right for the citation: a version of its own, so that the page's word stays what it is.
fn correction(reference: &Reference) -> Value {
    let names = |names: &[Name]| names.iter().map(Name::spoken).collect::<Vec<_>>();
    json!({
        "@id": "_:corrected",
        "@type": ["prov:Entity", "schema:Article"],
        "prov:wasRevisionOf": { "@id": "_:text" },
        "prov:wasAttributedTo": { "@id": "_:reader", "@type": ["prov:Agent", "prov:Person"] },
        "whence:corrected": reference.edited,
        "schema:headline": reference.title,
        "schema:author": names(&reference.authors),
        "schema:publisher": reference.outlet,
        "schema:datePublished": reference.date.as_ref().map(day),
        "schema:url": address(reference.url.as_ref()),
    })
}

fn kind_of(relation: Relation) -> Value {
    let kind = match relation {
        Relation::Report | Relation::OwnEarlier => "schema:Article",
        Relation::Document | Relation::Official => "schema:DigitalDocument",
        Relation::Study => "schema:ScholarlyArticle",
        Relation::Data => "schema:Dataset",
        Relation::Post => "schema:SocialMediaPosting",
        Relation::Video => "schema:VideoObject",
        Relation::Sponsored => "schema:AdvertiserContentArticle",
    };
    json!(["prov:Entity", kind])
}

fn day(date: &Date) -> Value {
    let kind = match (date.month(), date.day()) {
        (None, _) => "xsd:gYear",
        (Some(_), None) => "xsd:gYearMonth",
        (Some(_), Some(_)) => "xsd:date",
    };
    json!({ "@type": kind, "@value": date.without_time().to_string() })
}

/// An address as a reference, where it is one: a graph's reader may follow it.
fn address(address: Option<&String>) -> Option<Value> {
    let address = crate::cite::address::citable(address?)?;
    Some(json!({ "@id": address }))
}

/// Agents, each once, in the order in which they are met.
#[derive(Default)]
struct Agents {
    known: Vec<(String, PartyKind, Option<String>)>,
}

impl Agents {
    fn id(&mut self, party: &Party) -> Value {
        let same = |known: &(String, PartyKind, Option<String>)| known.0 == party.name && known.1 == party.kind;
        let at = self.known.iter().position(same).unwrap_or_else(|| {
            self.known.push((party.name.clone(), party.kind, party.url.clone()));
            self.known.len() - 1
        });
        json!({ "@id": format!("_:agent{}", at + 1) })
    }

    fn written(self) -> impl Iterator<Item = Value> {
        self.known.into_iter().enumerate().map(|(at, (name, kind, url))| {
            let kind = if kind == PartyKind::Person { "prov:Person" } else { "prov:Organization" };
            let mut agent = Map::new();
            agent.insert("@id".into(), json!(format!("_:agent{}", at + 1)));
            agent.insert("@type".into(), json!(["prov:Agent", kind]));
            agent.insert("schema:name".into(), json!(name));
            agent.extend(address(url.as_ref()).map(|url| ("schema:url".to_owned(), url)));
            Value::Object(agent)
        })
    }
}
