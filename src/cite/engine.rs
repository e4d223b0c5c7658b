//! The CSL engine's frame: styles and locales read once and checked, one item formatted.
//!
//! hayagriva formats; what it cannot do with newspaper titles is done before it (`title`) and after it (`marked`).
//! A style may be the reader's own file, so it is checked here: its size, its nesting, macros that call themselves.
//! Known limits: a style whose default locale is not among those passed is written in US English; one citation at a
//! time, so nothing is disambiguated or sorted.

use super::item::{Shape, item};
use super::marked::{self, Marked};
use super::reference::{Kind, Reference};
use super::title::{self, Around};
use super::{CiteError, Form, Request, wording};
use citationberg::{
    CitationFormat, DateForm, DatePartName, IndependentStyle, LayoutRenderingElement, Locale, LocaleCode, LocaleFile,
    Name, NamesChild, Style, StyleCategory, StyleClass, TextCase, TextTarget,
};
use hayagriva::{BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest};
use serde::Deserialize;
use std::cell::RefCell;
use std::rc::Rc;

/// The largest style file that is read, in bytes. The largest known one has 245 kB.
const LARGEST_STYLE: usize = 2_000_000;

/// The deepest nesting of elements in a style, macros followed.
const DEEPEST: usize = 150;

/// Most elements that a style may come to when every macro is written out where it is called.
const MOST_ELEMENTS: usize = 2_000_000;

/// The words with which a style is asked what it does to titles.
const PROBE: [&str; 3] = ["zzqa zzqb zzqc", "Zzqa Zzqb Zzqc", "Zzqa zzqb zzqc"];

/// A style and the locales to write it in.
struct Prepared {
    csl: String,
    locale_files: Vec<String>,
    style: IndependentStyle,
    locales: Vec<Locale>,
}

thread_local! {
    // Reading a style takes some 100 ms; a reader cites several articles, or one twice, in the same style.
    static LAST: RefCell<Option<Rc<Prepared>>> = const { RefCell::new(None) };
}

/// Formats one citation.
pub(super) fn format(reference: &Reference, csl: &str, request: &Request) -> Result<Marked, CiteError> {
    let prepared = prepare(csl, request)?;
    let locale = request.locale.as_deref().filter(|tag| !tag.is_empty()).map(|tag| LocaleCode(tag.to_owned()));
    if let Some(LocaleCode(tag)) = &locale {
        let known = |known: &Locale| known.lang.as_ref().is_some_and(|lang| lang.0.eq_ignore_ascii_case(tag));
        if !prepared.locales.iter().any(known) {
            return Err(CiteError::NoLocale(tag.clone()));
        }
    }
    let style = &prepared.style;
    let is_note = style.settings.class == StyleClass::Note;
    let form = request.form.unwrap_or(if is_note { Form::Note } else { Form::Bibliography });
    let form = if style.bibliography.is_none() { Form::Note } else { form };
    let author_date = style
        .info
        .category
        .iter()
        .any(|category| matches!(category, StyleCategory::CitationFormat { format: CitationFormat::AuthorDate }));
    let locale = locale.as_ref();
    let order = prepared.date_order(locale);
    let run = |shape: Shape<'_>| prepared.run(&item(reference, shape), form, locale.cloned());
    // Asked with a title of no words: where the outlet stands, and whether the carrier is printed.
    let probe =
        Shape { title: reference.title.as_ref().map(|_| PROBE[0]), author_date, cased: true, ..Shape::default() };
    let mut probed = run(probe);
    let unsigned = reference.kind == Kind::News && reference.authors_or_agencies().is_empty();
    let outlet_leads = unsigned
        && reference.title.is_some()
        && reference.outlet.as_deref().is_some_and(|outlet| probed.to_text().starts_with(outlet));
    if outlet_leads {
        probed = run(Shape { outlet_leads, ..probe });
    }
    let title =
        reference.title.as_deref().map(|title| prepared.set_title(title, &probed, reference.language.as_deref()));
    let sentence = reference.sentence(order, probed.has_carrier);
    let shape =
        Shape { title: title.as_deref(), sentence: sentence.as_deref(), author_date, outlet_leads, cased: false };
    let mut citation = run(shape).mended(prepared.stops_inside_quotes(locale));
    // A citation in the text has no room for a sentence.
    let is_whole = form == Form::Bibliography || is_note;
    if let Some(sentence) = sentence.filter(|_| is_whole && !citation.has_sentence) {
        citation.stop();
        citation.append(Marked::from_marks(&format!("{sentence}.")));
    }
    Ok(citation)
}

fn prepare(csl: &str, request: &Request) -> Result<Rc<Prepared>, CiteError> {
    let last = LAST.with(|last| last.borrow().clone());
    if let Some(last) = last.filter(|last| last.csl == csl && last.locale_files == request.locales) {
        return Ok(last);
    }
    let prepared = Rc::new(Prepared {
        csl: csl.to_owned(),
        locale_files: request.locales.clone(),
        style: read_style(csl, &request.style)?,
        locales: read_locales(&request.locales)?,
    });
    LAST.with(|last| *last.borrow_mut() = Some(prepared.clone()));
    Ok(prepared)
}

fn read_style(csl: &str, id: &str) -> Result<IndependentStyle, CiteError> {
    // A parser's complaint may quote the file.
    let broken = |why: String| CiteError::BrokenStyle { id: id.to_owned(), why: wording::clean(&why) };
    if csl.len() > LARGEST_STYLE {
        return Err(broken(format!("it is larger than {LARGEST_STYLE} bytes")));
    }
    if nesting(csl) > DEEPEST {
        return Err(broken(format!("its elements are nested deeper than {DEEPEST} levels")));
    }
    let mut style = match from_xml(csl).map_err(broken)? {
        Style::Independent(style) => style,
        Style::Dependent(style) => {
            let parent = style.parent_link.href;
            return Err(CiteError::DependentStyle { id: id.to_owned(), parent });
        }
    };
    let mut count = 0;
    let layouts = std::iter::once(&style.citation.layout).chain(style.bibliography.as_ref().map(|b| &b.layout));
    for layout in layouts {
        measure(&layout.elements, &style, 0, &mut count).map_err(|why| broken(why.to_owned()))?;
    }
    for csl_macro in &mut style.macros {
        adapt(&mut csl_macro.children);
    }
    adapt(&mut style.citation.layout.elements);
    if let Some(bibliography) = &mut style.bibliography {
        adapt(&mut bibliography.layout.elements);
    }
    Ok(style)
}

fn from_xml<'a, T: Deserialize<'a>>(xml: &'a str) -> Result<T, String> {
    T::deserialize(&mut quick_xml::de::Deserializer::from_str(xml)).map_err(|error| error.to_string())
}

/// How deep the file's elements are nested. Counts tags without reading them, so it never takes less than there is.
fn nesting(xml: &str) -> usize {
    let (mut depth, mut deepest) = (0usize, 0usize);
    for tag in xml.split('<').skip(1) {
        match tag.chars().next() {
            Some('/') => depth = depth.saturating_sub(1),
            Some('!' | '?') | None => {}
            Some(_) => {
                depth += 1;
                deepest = deepest.max(depth);
                if tag.split('>').next().is_some_and(|inside| inside.ends_with('/')) {
                    depth -= 1;
                }
            }
        }
    }
    deepest
}

/// Refuses what would never end or take the stack: macros that call themselves, and macros that multiply.
fn measure(
    elements: &[LayoutRenderingElement],
    style: &IndependentStyle,
    depth: usize,
    count: &mut usize,
) -> Result<(), &'static str> {
    if depth > DEEPEST {
        return Err("a macro calls itself, or macros are nested too deeply");
    }
    for element in elements {
        *count += 1;
        if *count > MOST_ELEMENTS {
            return Err("its macros come to too many elements");
        }
        for children in children(element) {
            measure(children, style, depth + 1, count)?;
        }
        if let LayoutRenderingElement::Text(text) = element
            && let TextTarget::Macro { name } = &text.target
            && let Some(called) = style.macros.iter().find(|known| known.name == *name)
        {
            measure(&called.children, style, depth + 1, count)?;
        }
    }
    Ok(())
}

fn children(element: &LayoutRenderingElement) -> Vec<&[LayoutRenderingElement]> {
    match element {
        LayoutRenderingElement::Group(group) => vec![&group.children],
        LayoutRenderingElement::Choose(choose) => {
            let branches = choose.branches().map(|branch| branch.children.as_slice());
            branches.chain(choose.otherwise.as_ref().map(|branch| branch.children.as_slice())).collect()
        }
        LayoutRenderingElement::Names(names) => {
            names.substitute().map(|substitute| substitute.children.as_slice()).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// Adapts a style to the engine. Every `names` with a label or a substitute gets a `name`: without one the engine takes
/// it for empty and drops the authors (mended in the engine after the pinned version). Words of the style's own keep
/// their capitals where the engine's casing of titles is switched off.
fn adapt(elements: &mut [LayoutRenderingElement]) {
    for element in elements {
        match element {
            LayoutRenderingElement::Text(text) if matches!(text.target, TextTarget::Term { .. }) => {
                capitalize(&mut text.text_case);
            }
            LayoutRenderingElement::Label(label) => capitalize(&mut label.label.text_case),
            LayoutRenderingElement::Group(group) => adapt(&mut group.children),
            LayoutRenderingElement::Choose(choose) => {
                adapt(&mut choose.if_.children);
                choose.else_if.iter_mut().for_each(|branch| adapt(&mut branch.children));
                if let Some(branch) = &mut choose.otherwise {
                    adapt(&mut branch.children);
                }
            }
            LayoutRenderingElement::Names(names) => {
                for child in &mut names.children {
                    match child {
                        NamesChild::Substitute(substitute) => adapt(&mut substitute.children),
                        NamesChild::Label(label) => capitalize(&mut label.text_case),
                        NamesChild::Name(_) | NamesChild::EtAl(_) => {}
                    }
                }
                let named = names.children.iter().any(|child| matches!(child, NamesChild::Name(_)));
                if !named && !names.children.is_empty() {
                    names.children.insert(0, NamesChild::Name(Name::default()));
                }
            }
            _ => {}
        }
    }
}

fn capitalize(case: &mut Option<TextCase>) {
    if *case == Some(TextCase::TitleCase) {
        *case = Some(TextCase::CapitalizeFirst);
    }
}

fn read_locales(files: &[String]) -> Result<Vec<Locale>, CiteError> {
    let mut locales = Vec::with_capacity(files.len());
    for file in files {
        let broken = |why: String| CiteError::BrokenLocale(wording::clean(&why));
        if nesting(file) > DEEPEST {
            return Err(broken(format!("its elements are nested deeper than {DEEPEST} levels")));
        }
        locales.push(Locale::from(from_xml::<LocaleFile>(file).map_err(broken)?));
    }
    let has_fallback = locales.iter().any(|locale| locale.lang == Some(LocaleCode::en_us()));
    if has_fallback { Ok(locales) } else { Err(CiteError::NoLocale("en-US".to_owned())) }
}

impl Prepared {
    fn run(&self, item: &citationberg::json::Item, form: Form, locale: Option<LocaleCode>) -> Marked {
        let mut driver = BibliographyDriver::new();
        driver.citation(CitationRequest::new(
            vec![CitationItem::with_entry(item)],
            &self.style,
            locale.clone(),
            &self.locales,
            Some(1),
        ));
        let rendered = driver.finish(BibliographyRequest::new(&self.style, locale, &self.locales));
        match form {
            Form::Note => {
                rendered.citations.first().map(|citation| Marked::from_engine(&citation.citation)).unwrap_or_default()
            }
            Form::Bibliography => {
                let entry = rendered.bibliography.and_then(|bibliography| bibliography.items.into_iter().next());
                entry.map(|entry| Marked::from_entry(entry.first_field.as_ref(), &entry.content)).unwrap_or_default()
            }
        }
    }

    /// The title in the case and the quotation marks that the style was seen to use.
    fn set_title(&self, title: &str, probed: &Marked, language: Option<&str>) -> String {
        let text = probed.to_text();
        let found = PROBE.into_iter().find(|words| text.contains(words)).unwrap_or_default();
        let around = match probed.before(found) {
            Some('“' | '"') => Around::Double,
            Some('‘' | '\'') => Around::Single,
            Some('«' | '„' | '‹' | '‚') => Around::Other,
            _ => Around::Nothing,
        };
        let marked = marked::mark_title(title);
        let is_english = language.is_some_and(|tag| wording::base_language(tag) == "en");
        let cases = found == PROBE[1] && is_english;
        let cased = if cases { title::title_case(&marked, self.capital_prepositions()) } else { marked };
        title::curl_quotes(&cased, around)
    }

    /// The locales that count, the style's own first.
    fn locales_for<'a>(&'a self, locale: Option<&'a LocaleCode>) -> impl Iterator<Item = &'a Locale> {
        let wanted = locale.or(self.style.default_locale.as_ref()).map_or("en-US", |code| code.0.as_str());
        let own = self
            .style
            .locale
            .iter()
            .filter(move |own| own.lang.as_ref().is_none_or(|lang| wanted.starts_with(&lang.0)));
        let file = self.locales.iter().filter(move |file| file.lang.as_ref().is_some_and(|lang| lang.0 == wanted));
        let fallback = self.locales.iter().filter(|file| file.lang.as_ref().is_some_and(|lang| lang.0 == "en-US"));
        own.chain(file).chain(fallback)
    }

    fn stops_inside_quotes(&self, locale: Option<&LocaleCode>) -> bool {
        let mut options = self.locales_for(locale).filter_map(|locale| locale.style_options?.punctuation_in_quote);
        options.next().unwrap_or_default()
    }

    /// In which order the style writes dates out: its own, else its locale's.
    fn date_order(&self, locale: Option<&LocaleCode>) -> wording::DateOrder {
        let first_part = self.locales_for(locale).flat_map(|locale| &locale.date).find_map(|date| {
            let text = date.variable.is_none() && date.form == Some(DateForm::Text);
            text.then(|| date.date_part.first().map(|part| part.name))?
        });
        match first_part {
            Some(DatePartName::Day) => wording::DateOrder::DayFirst,
            _ => wording::DateOrder::MonthFirst,
        }
    }

    /// Chicago's 18th edition capitalizes prepositions of five letters and more; its files carry no edition before it.
    fn capital_prepositions(&self) -> bool {
        let id = &self.style.info.id;
        id.contains("/chicago-") && !["16th", "17th"].iter().any(|edition| id.contains(edition))
    }
}
