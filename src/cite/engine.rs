//! The CSL engine's frame: styles and locales read once and checked, one item formatted.
//!
//! hayagriva formats; what it cannot do with newspaper titles is done before it (`title`) and after it (`marked`).
//! A style may be the reader's own file, so it is checked here: its size, its nesting, macros that call themselves.
//! Known limits: a style whose default locale is not among those passed is written in US English; one citation at a
//! time, so nothing is disambiguated or sorted.

use super::item::{Shape, item, sample};
use super::marked::{self, Marked};
use super::name::Name;
use super::reference::{Kind, Reference};
use super::title::{self, Around};
use super::wording::{DateOrder, Tongue};
use super::{CiteError, Form, Format, Request, formats, wording};
use crate::date::Date;
use citationberg::taxonomy::{OtherTerm, Term};
use citationberg::{
    CitationFormat, DateDayForm, DateForm, DateMonthForm, DatePartName, DateStrongAnyForm, IndependentStyle,
    LayoutRenderingElement, Locale, LocaleCode, LocaleFile, Name as NameStyle, NamesChild, Style, StyleCategory,
    StyleClass, TermForm, TextCase, TextTarget,
};
use hayagriva::{BibliographyDriver, BibliographyRequest, CitationItem, CitationRequest};
use serde::{Deserialize, Serialize};
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

/// What a style of the reader's own says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct StyleInfo {
    /// Upstream's id, mostly an address.
    pub id: String,
    /// The name for people.
    pub title: String,
    /// The locale in which the style is written by default.
    pub locale: Option<String>,
    /// For a style that only points to another one, that one among the styles that ship: its file holds the rules.
    pub format: Option<Format>,
}

/// Reads a style of the reader's own and tries it on an article: what is told here is told before it is needed.
///
/// `locales` as in [`Request`].
///
/// # Errors
/// [`CiteError::BrokenStyle`]; [`CiteError::DependentStyle`] where it points to a style that does not ship;
/// [`CiteError::EmptyStyle`] where it writes nothing; those of locales.
pub fn check_style(csl: &str, locales: &[String]) -> Result<StyleInfo, CiteError> {
    let info = |info: &citationberg::StyleInfo, locale: Option<&LocaleCode>| StyleInfo {
        id: wording::clean(&info.id),
        title: wording::clean(&info.title.value),
        locale: locale.map(|locale| wording::clean(&locale.0)),
        format: None,
    };
    let named = |told: StyleInfo| if told.title.is_empty() { told.id } else { told.title };
    match read_any_style(csl, "style")? {
        Style::Dependent(style) => {
            let told = info(&style.info, style.default_locale.as_ref());
            match formats::with_rules_of(&style.parent_link.href) {
                Some(format) => Ok(StyleInfo { format: Some(*format), ..told }),
                None => {
                    let parent = wording::clean(&style.parent_link.href);
                    Err(CiteError::DependentStyle { id: named(told), parent })
                }
            }
        }
        Style::Independent(style) => {
            let told = info(&style.info, style.default_locale.as_ref());
            let style = sound(style, &named(told.clone()))?;
            let form = if style.bibliography.is_none() { Form::Note } else { Form::Bibliography };
            let prepared =
                Prepared { csl: String::new(), locale_files: Vec::new(), style, locales: read_locales(locales)? };
            let written = prepared.run(&sample(), form, None).to_text();
            if written.chars().any(char::is_alphabetic) { Ok(told) } else { Err(CiteError::EmptyStyle(named(told))) }
        }
    }
}

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
    let known = |tag: &str| {
        let is_it = |locale: &&Locale| locale.lang.as_ref().is_some_and(|lang| lang.0.eq_ignore_ascii_case(tag));
        prepared.locales.iter().find(is_it).and_then(|locale| locale.lang.clone())
    };
    let shipped = formats::formats().iter().find(|format| format.id == request.style);
    let locale = match request.locale.as_deref().filter(|tag| !tag.is_empty()) {
        Some(tag) => Some(known(tag).ok_or_else(|| CiteError::NoLocale(wording::clean(tag)))?),
        // The table may know better than the style, which may say nothing.
        None => shipped.and_then(|format| format.locale).and_then(known),
    };
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
    let run = |shape: Shape<'_>| prepared.run(&item(reference, shape), form, locale.cloned());
    // Asked with a title of no words: where the outlet stands, whether the carrier is printed, how dates are written.
    let mut probe = Shape {
        title: reference.title.as_ref().map(|_| PROBE[0]),
        author_date,
        bare_suffixes: style.settings.options.initialize_with.as_deref().is_some_and(|after| !after.contains('.')),
        cased: true,
        ..Shape::default()
    };
    let mut probed = run(probe);
    let unsigned = reference.authors_or_agencies().is_empty()
        || reference.is_own_author() && !(author_date && reference.kind == Kind::Page);
    if reference.title.is_some() && unsigned {
        let leads = |outlet: &str| reference.kind == Kind::News && probed.to_text().starts_with(outlet);
        probe.outlet_leads = reference.outlet.as_deref().is_some_and(leads);
        // The engine loses a date that stands beside a title in the author's place.
        let loses_date = |shape: Shape<'_>| {
            reference.date.is_some() && run(shape).to_text() == run(Shape { undated: true, ..shape }).to_text()
        };
        probe.title_leads = !probe.outlet_leads && loses_date(probe);
        // A style may have no place for the date at all.
        probe.title_leads = probe.title_leads && !loses_date(probe);
        if probe.outlet_leads || probe.title_leads {
            probed = run(probe).with_title(PROBE[0]);
        }
    }
    let title =
        reference.title.as_deref().map(|title| prepared.set_title(title, &probed, reference.language.as_deref()));
    let tag = prepared.tag(locale);
    let day_first = wording::base_language(&tag) == "en" && writes_day_first(reference, &probed.to_text());
    let tongue = Tongue::new(&tag, |date| {
        let spelt = prepared.spell(date, locale);
        // The style's own dates may have another order than its locale's.
        let is_month_first = spelt.starts_with(char::is_alphabetic) && date.day().is_some();
        if day_first && is_month_first { wording::spell_date(date, DateOrder::DayFirst) } else { spelt }
    });
    let is_upright = reference.outlet.as_deref().and_then(|outlet| probed.is_italic(outlet)) == Some(false);
    let sentence = reference.sentence(&tongue, probed.has_carrier);
    let sentence = sentence.map(|sentence| if is_upright { marked::upright(&sentence) } else { sentence });
    let shape = Shape { title: title.as_deref(), sentence: sentence.as_deref(), cased: false, ..probe };
    let citation = run(shape).with_title(title.as_deref().unwrap_or_default());
    let citation = prepared.names_mended(citation, &reference.authors_or_agencies(), probe.bare_suffixes, locale);
    let mut citation = citation.mended(prepared.stops_inside_quotes(locale));
    // A citation in the text has no room for a sentence.
    let is_whole = form == Form::Bibliography || is_note;
    // A shipped style that prints no address of a newspaper's article was made for paper. A style of the reader's own
    // may leave addresses out on purpose.
    let addressed = reference.url.as_deref().is_none_or(|url| probed.to_text().contains(url));
    if is_whole && shipped.is_some() && !addressed {
        citation.stop();
        citation.append(Marked::from_marks(&prepared.address_sentence(reference, &tongue, locale)));
    }
    if let Some(sentence) = sentence.filter(|_| is_whole && !citation.has_sentence) {
        citation.stop();
        citation.append(Marked::from_marks(&format!("{sentence}.")));
    }
    Ok(citation)
}

/// Whether one of the item's dates was written as `5 March` or `5 Mar.`.
fn writes_day_first(reference: &Reference, text: &str) -> bool {
    [&reference.date, &reference.accessed].into_iter().flatten().any(|date| {
        let spelt = wording::spell_date(date, DateOrder::DayFirst);
        let (day, rest) = spelt.split_once(' ').unwrap_or_default();
        let start = format!("{day} {}", rest.chars().take(3).collect::<String>());
        let stands_alone =
            |at: usize| text.get(..at).is_none_or(|before| !before.ends_with(|letter: char| letter.is_ascii_digit()));
        date.day().is_some() && text.match_indices(&start).any(|(at, _)| stands_alone(at))
    })
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
    match read_any_style(csl, id)? {
        Style::Independent(style) => sound(style, id),
        Style::Dependent(style) => {
            let parent = wording::clean(&style.parent_link.href);
            Err(CiteError::DependentStyle { id: id.to_owned(), parent })
        }
    }
}

/// A parser's complaint may quote the file.
fn broken(id: &str, why: &str) -> CiteError {
    CiteError::BrokenStyle { id: id.to_owned(), why: wording::clean(why) }
}

fn read_any_style(csl: &str, id: &str) -> Result<Style, CiteError> {
    if csl.len() > LARGEST_STYLE {
        return Err(broken(id, &format!("it is larger than {LARGEST_STYLE} bytes")));
    }
    if nesting(csl) > DEEPEST {
        return Err(broken(id, &format!("its elements are nested deeper than {DEEPEST} levels")));
    }
    from_xml(csl).map_err(|why| broken(id, &why))
}

/// The style as the engine can take it.
fn sound(mut style: IndependentStyle, id: &str) -> Result<IndependentStyle, CiteError> {
    let mut count = 0;
    let layouts = std::iter::once(&style.citation.layout).chain(style.bibliography.as_ref().map(|b| &b.layout));
    for layout in layouts {
        measure(&layout.elements, &style, 0, &mut count).map_err(|why| broken(id, why))?;
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
                    names.children.insert(0, NamesChild::Name(NameStyle::default()));
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

    /// The tag of the language that the citation is written in.
    fn tag(&self, locale: Option<&LocaleCode>) -> String {
        let tag = locale.or(self.style.default_locale.as_ref()).map_or("en-US", |code| code.0.as_str());
        // Without the locale's file the engine writes English.
        let base = wording::base_language(tag);
        let has = |file: &Locale| file.lang.as_ref().is_some_and(|lang| wording::base_language(&lang.0) == base);
        if self.locales.iter().any(has) { tag.to_owned() } else { "en-US".to_owned() }
    }

    fn term(&self, term: OtherTerm, form: TermForm, locale: Option<&LocaleCode>) -> Option<String> {
        let mut terms = self.locales_for(locale).filter_map(|file| file.term(Term::Other(term), form));
        terms.next().and_then(|term| term.single()).map(wording::clean)
    }

    /// A date in the order and the words of the style, else of its locale.
    fn spell(&self, date: &Date, locale: Option<&LocaleCode>) -> String {
        let is_text = |form: &&citationberg::Date| form.variable.is_none() && form.form == Some(DateForm::Text);
        let Some(form) = self.locales_for(locale).flat_map(|locale| &locale.date).find(is_text) else {
            return wording::spell_date(date, DateOrder::MonthFirst);
        };
        let parts = form.date_part.iter().filter_map(|part| {
            let number = match part.name {
                DatePartName::Year => Some(date.year().to_string()),
                DatePartName::Month => date.month().map(|month| match part.form() {
                    DateStrongAnyForm::Month(DateMonthForm::Numeric) => month.to_string(),
                    DateStrongAnyForm::Month(DateMonthForm::NumericLeadingZeros) => format!("{month:02}"),
                    form => {
                        let is_short = matches!(form, DateStrongAnyForm::Month(DateMonthForm::Short));
                        let form = if is_short { TermForm::Short } else { TermForm::Long };
                        let term = u8::try_from(month).ok().and_then(|month| OtherTerm::month(month.saturating_sub(1)));
                        term.and_then(|term| self.term(term, form, locale)).unwrap_or_else(|| month.to_string())
                    }
                }),
                DatePartName::Day => {
                    date.day().map(|day| match (part.form(), wording::base_language(&self.tag(locale))) {
                        (DateStrongAnyForm::Day(DateDayForm::NumericLeadingZeros), _) => format!("{day:02}"),
                        // The only ordinal that is a stop; others (1er, 1º) are left to the first of a month, rarely told.
                        (DateStrongAnyForm::Day(DateDayForm::Ordinal), language)
                            if ["cs", "da", "de", "fi", "nb", "nn"].contains(&language.as_str()) =>
                        {
                            format!("{day}.")
                        }
                        _ => day.to_string(),
                    })
                }
            };
            let prefix = part.affixes.prefix.as_deref().unwrap_or_default();
            let suffix = part.affixes.suffix.as_deref().unwrap_or_default();
            let stripped = |number: String| if part.strip_periods { number.replace('.', "") } else { number };
            number.map(|number| (prefix, stripped(number), suffix))
        });
        let delimiter = form.delimiter.as_deref().unwrap_or_default();
        let written: Vec<String> = parts.map(|(prefix, number, suffix)| format!("{prefix}{number}{suffix}")).collect();
        let is_loose = |letter: char| letter.is_whitespace() || letter == ',';
        wording::clean(written.join(delimiter).trim_matches(is_loose))
    }

    /// Names as the engine leaves them: a comma between two bodies, which only an inverted name asks for, and stops
    /// after initials where the style writes none.
    fn names_mended(&self, mut citation: Marked, authors: &[Name], bare: bool, locale: Option<&LocaleCode>) -> Marked {
        if let [Name::Whole(first), Name::Whole(second)] = authors
            && let Some(and) = self.term(OtherTerm::And, TermForm::Long, locale)
        {
            let second = second.split(' ').next().unwrap_or_default();
            citation = citation.with(&format!("{first}, {and} {second}"), &format!("{first} {and} {second}"));
        }
        for author in authors.iter().filter(|_| bare) {
            let Name::Split { given, .. } = author else { continue };
            if given.split(' ').all(|word| word.chars().count() == 2 && word.ends_with('.')) {
                citation = citation.with(&format!("{given} "), &format!("{} ", given.replace(['.', ' '], "")));
            }
        }
        citation
    }

    /// Where the text was read and when, in the terms of the locale.
    fn address_sentence(&self, reference: &Reference, tongue: &Tongue<'_>, locale: Option<&LocaleCode>) -> String {
        let colon = if tongue.is_chinese() { "：" } else { ": " };
        let labelled = |term, value: String| {
            let label = self.term(term, TermForm::Long, locale).unwrap_or_default();
            let label = wording::upper_first(label.trim_end_matches(':'));
            if label.is_empty() { format!("{value}.") } else { format!("{label}{colon}{value}.") }
        };
        let url = reference.url.as_deref().map(|url| labelled(OtherTerm::AvailableAt, marked::anchor(url)));
        let accessed = reference.accessed.as_ref().map(|date| labelled(OtherTerm::Accessed, tongue.date(date)));
        [url, accessed].into_iter().flatten().collect::<Vec<_>>().join(" ")
    }

    /// Chicago's 18th edition capitalizes prepositions of five letters and more; its files carry no edition before it.
    fn capital_prepositions(&self) -> bool {
        let id = &self.style.info.id;
        id.contains("/chicago-") && !["16th", "17th"].iter().any(|edition| id.contains(edition))
    }
}
