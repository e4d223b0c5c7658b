//! Feeds a page to the tokenizer so that no tag has more attributes than bound.
//!
//! html5ever's tokenizer compares each attribute of a tag with all before it, and tells nobody before the tag ends. The
//! attributes must therefore be counted before it sees them, and counted exactly: `<` begins a tag or does not according
//! to what the tokenizer is reading, and that depends on all of the page before it.
//!
//! Two facts make this small. A tag, a comment and a doctype end with `>`, so a page that is fed in pieces up to a `>` is
//! caught up with at each of their ends, where the tokenizer's state is known from what it answers. And a tag with n attributes
//! takes more than 2n bytes, so a piece shorter than that which ends a tag need not be looked at. What remains is
//! followed by the standard's rules for the insides of a tag; where a raw text's end tag seems to begin (in a script it
//! may be no end tag), the tokenizer itself is asked, by feeding it that one character.

use super::bounds::{Bound, Bounds};
use super::guard::{Guard, Reading};
use super::{NodeId, Tree, plain};
use html5ever::buffer_queue::BufferQueue;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Token, TokenSink, Tokenizer, TokenizerOpts};

use html5ever::{LocalName, TokenizerResult, local_name};
use std::borrow::Cow;

/// Parses a page within bounds.
pub(super) fn parse(html: &str, bounds: Bounds) -> Tree {
    let guard = Guard::new(bounds);
    let read = html.get(..html.floor_char_boundary(bounds.bytes)).unwrap_or(html);
    if read.len() < html.len() {
        guard.note(Bound::Bytes);
    }
    // Before the tokenizer, which would take one away at the start of each piece.
    let read = read.strip_prefix('\u{feff}').unwrap_or(read);
    // A line ends in one line feed, as the standard has it (“preprocessing the input stream”).
    let read =
        if read.contains('\r') { read.replace("\r\n", "\n").replace('\r', "\n").into() } else { Cow::from(read) };
    guard.expect(read.len());
    let mut feed = Feed {
        html: &read,
        shared: StrTendril::from_slice(&read),
        settled: true,
        fed: 0,
        at: 0,
        place: Place::Markup,
        attributes: 0,
        dropping: false,
        bounds,
        tokenizer: Tokenizer::new(guard, TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() }),
        input: BufferQueue::default(),
    };
    feed.run();
    feed.tokenizer.end();
    feed.tokenizer.sink.into_tree()
}

/// Bytes fed at once at most, so that a page without a `>` is left soon after it exceeds a bound.
const PIECE: usize = 1 << 12;

/// A page on its way into the tokenizer.
struct Feed<'a> {
    html: &'a str,
    /// The same text, as the tokenizer takes them: without copying.
    shared: StrTendril,
    /// Whether the tokenizer has read to `at` and waits there for text or markup, with nothing begun: then what comes may
    /// pass it by.
    settled: bool,
    /// Up to where the tokenizer has read.
    fed: usize,
    /// Up to where the page was followed; never behind `fed` but inside a piece that needed no look.
    at: usize,
    /// Where `at` stands.
    place: Place,
    /// Attributes of the tag at `at`.
    attributes: usize,
    /// Whether the rest of the tag at `at` is not fed.
    dropping: bool,
    bounds: Bounds,
    tokenizer: Tokenizer<Guard>,
    input: BufferQueue,
}

/// What the tokenizer reads.
enum Place {
    /// Text and markup.
    Markup,
    /// Raw text up to the end tag of this name.
    RawText(LocalName),
    /// A CDATA section whose text begins there.
    Cdata(usize),
    /// Something without attributes whose end the tokenizer tells: a comment, a doctype; or plain text.
    Unseen,
    /// A tag.
    Tag(InTag),
}

/// The tokenizer's states within a tag, by the standard's names.
#[derive(Clone, Copy)]
enum InTag {
    TagName,
    BeforeAttributeName,
    AttributeName,
    AfterAttributeName,
    BeforeAttributeValue,
    AttributeValueQuoted(u8),
    AttributeValueUnquoted,
    AfterAttributeValueQuoted,
    SelfClosing,
}

impl Feed<'_> {
    fn run(&mut self) {
        while self.at < self.html.len() && !self.tokenizer.sink.is_cut() {
            self.settled = self.settled && self.pass_plain();
            if self.settled {
                continue;
            }
            let longest = self.html.floor_char_boundary(self.at + PIECE);
            let end = self.piece_end(longest);
            if matches!(self.place, Place::Markup) && end - self.at <= 2 * self.bounds.attributes {
                self.feed_to(end);
                if self.catch_up(end) {
                    continue;
                }
            }
            while self.at < end {
                self.step(end);
            }
            if self.dropping {
                self.fed = end;
            } else {
                self.feed_to(end);
            }
            self.catch_up(end);
        }
    }

    /// Hands the text, the tag or the character reference that comes to the tree builder, where it is plain.
    fn pass_plain(&mut self) -> bool {
        let rest = self.html.as_bytes().get(self.at..).unwrap_or_default();
        let text = memchr::memchr3(b'<', b'&', b'\0', rest).unwrap_or(rest.len());
        if text > 0 {
            let (Ok(from), Ok(length)) = (u32::try_from(self.at), u32::try_from(text)) else { return false };
            let Ok(text) = self.shared.try_subtendril(from, length) else { return false };
            self.pass(Token::CharacterTokens(text));
            self.at += length as usize;
        } else if rest.starts_with(b"<") {
            let Some((tag, end)) = plain::tag(self.html, &self.shared, self.at, self.bounds.attributes) else {
                return false;
            };
            self.pass(Token::TagToken(tag));
            self.tokenizer.sink.take_after_markup();
            self.at = end;
        } else {
            let Some((letters, length)) = plain::reference(rest) else { return false };
            self.pass(Token::CharacterTokens(letters));
            self.at += length;
        }
        self.fed = self.at;
        true
    }

    fn pass(&self, token: Token) {
        // A plain token changes nothing for the tokenizer, and nobody asks for lines.
        _ = self.tokenizer.sink.process_token(token, 1);
    }

    /// The end of the next piece: behind the first `>` that can end markup, at most at `longest`.
    fn piece_end(&self, longest: usize) -> usize {
        let from = match self.place {
            // Raw text ends with an end tag and nothing else; its `<` may be the last byte of the piece before.
            Place::RawText(_) => {
                let from = self.at.saturating_sub(1);
                let rest = self.html.as_bytes().get(from..longest).unwrap_or_default();
                memchr::memmem::find(rest, b"</").map_or(longest, |found| from + found)
            }
            _ => self.at,
        };
        let rest = self.html.as_bytes().get(from..longest).unwrap_or_default();
        memchr::memchr(b'>', rest).map_or(longest, |found| from + found + 1)
    }

    /// Takes up the tokenizer's state where markup has just ended, at the end of a piece.
    fn catch_up(&mut self, end: usize) -> bool {
        let Some(reading) = self.tokenizer.sink.take_after_markup() else { return false };
        self.at = end;
        self.settled = reading == Reading::Markup;
        self.place = match reading {
            Reading::Markup => Place::Markup,
            Reading::RawText(name) => Place::RawText(name),
            Reading::PlainText => Place::Unseen,
        };
        if self.tokenizer.sink.reads_unkept() {
            self.skip_unkept();
        }
        true
    }

    /// Goes to the end of raw text that is not kept, so that the tokenizer need not read it.
    fn skip_unkept(&mut self) {
        let Place::RawText(name) = &self.place else { return };
        let rest = self.html.as_bytes().get(self.at..).unwrap_or_default();
        let ends = |found: &usize| {
            let after = rest.get(found + 2..).unwrap_or_default();
            let named = after.get(..name.len()).is_some_and(|here| here.eq_ignore_ascii_case(name.as_bytes()));
            named && matches!(after.get(name.len()), Some(b'\t' | b'\n' | b'\x0c' | b'\r' | b' ' | b'/' | b'>'))
        };
        let length = memchr::memmem::find_iter(rest, b"</").find(ends).unwrap_or(rest.len());
        // Where a script comments out, its end tag may be none.
        let commented = rest.get(..length).is_some_and(|text| memchr::memmem::find(text, b"<!--").is_some());
        if !(commented && *name == local_name!("script")) {
            self.at += length;
            self.fed = self.at;
        }
    }

    /// Lets the tokenizer read up to there.
    fn feed_to(&mut self, to: usize) {
        let length = to.saturating_sub(self.fed);
        if let (Ok(from), Ok(length @ 1..)) = (u32::try_from(self.fed), u32::try_from(length)) {
            // Pieces end beside an ASCII character, so they are always text.
            if let Ok(piece) = self.shared.try_subtendril(from, length) {
                self.feed(piece);
            }
            self.fed = to;
        }
    }

    fn feed(&self, piece: StrTendril) {
        self.tokenizer.sink.meter_piece();
        self.input.push_back(piece);
        // The tokenizer stops where a browser would run a script or change the encoding; we do neither.
        while !matches!(self.tokenizer.feed(&self.input), TokenizerResult::<NodeId>::Done) {}
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.html.as_bytes().get(at).copied()
    }

    /// The first such byte from here, before `end`.
    fn find(&self, byte: u8, end: usize) -> Option<usize> {
        memchr::memchr(byte, self.html.as_bytes().get(self.at..end)?).map(|found| self.at + found)
    }

    /// Follows the page some way on, at most to `end`: just behind the next `>`, or the end of the page.
    fn step(&mut self, end: usize) {
        match &self.place {
            Place::Unseen => self.at = end,
            Place::Cdata(from) => {
                if self.html.as_bytes().get(*from..end).is_some_and(|section| section.ends_with(b"]]>")) {
                    self.place = Place::Markup;
                }
                self.at = end;
            }
            Place::Markup => {
                let Some(open) = self.find(b'<', end) else {
                    self.at = end;
                    return;
                };
                (self.at, self.place) = match (self.byte(open + 1), self.byte(open + 2)) {
                    (Some(b'a'..=b'z' | b'A'..=b'Z'), _) => (open + 2, Place::Tag(InTag::TagName)),
                    (Some(b'/'), Some(b'a'..=b'z' | b'A'..=b'Z')) => (open + 3, Place::Tag(InTag::TagName)),
                    (Some(b'/'), Some(b'>')) => (open + 3, Place::Markup),
                    (Some(b'!'), _) => {
                        let opening = "<![CDATA[";
                        let is_cdata = self.html.get(open..).is_some_and(|rest| rest.starts_with(opening));
                        if is_cdata && self.tokenizer.sink.is_foreign() {
                            let from = open + opening.len();
                            (from, Place::Cdata(from))
                        } else {
                            (open + 2, Place::Unseen)
                        }
                    }
                    (Some(b'/' | b'?'), _) => (open + 2, Place::Unseen),
                    _ => (open + 1, Place::Markup),
                };
                self.attributes = 0;
            }
            Place::RawText(name) => {
                let Some(open) = self.find(b'<', end) else {
                    self.at = end;
                    return;
                };
                let named = open + 2 + name.len();
                let ends = self.byte(open + 1) == Some(b'/')
                    && self.html.get(open + 2..named).is_some_and(|here| here.eq_ignore_ascii_case(name));
                self.at = open + 1;
                if let Some(separator @ (b'\t' | b'\n' | b'\x0c' | b'\r' | b' ' | b'/')) = self.byte(named)
                    && ends
                {
                    self.at = named + 1;
                    self.feed_to(named);
                    self.tokenizer.sink.take_characters();
                    self.feed_to(self.at);
                    // Within what a script comments out, an end tag is text.
                    if !self.tokenizer.sink.take_characters() {
                        self.attributes = 0;
                        self.place = Place::Tag(match separator {
                            b'/' => InTag::SelfClosing,
                            _ => InTag::BeforeAttributeName,
                        });
                    }
                }
            }
            Place::Tag(state) => {
                let state = *state;
                self.step_in_tag(state, end);
            }
        }
    }

    /// Follows a tag by one byte, or over a run of bytes that mean nothing to it.
    fn step_in_tag(&mut self, state: InTag, end: usize) {
        if let InTag::AttributeValueQuoted(quote) = state {
            self.at = match self.find(quote, end) {
                Some(close) => {
                    self.place = Place::Tag(InTag::AfterAttributeValueQuoted);
                    close + 1
                }
                None => end,
            };
            return;
        }
        let Some(byte) = self.byte(self.at) else { return };
        if byte == b'>' {
            if self.dropping {
                self.dropping = false;
                // The space parts this from a slash that was fed before.
                let rest = if matches!(state, InTag::SelfClosing) { " />" } else { " >" };
                self.feed(StrTendril::from_slice(rest));
                self.fed = self.at + 1;
            }
            self.place = Place::Markup;
            self.at += 1;
            return;
        }
        let is_space = matches!(byte, b'\t' | b'\n' | b'\x0c' | b'\r' | b' ');
        let next = match (state, byte) {
            (InTag::TagName | InTag::BeforeAttributeName | InTag::AfterAttributeValueQuoted, _) if is_space => {
                InTag::BeforeAttributeName
            }
            (InTag::AttributeValueUnquoted | InTag::SelfClosing, _) if is_space => InTag::BeforeAttributeName,
            (InTag::AttributeName | InTag::AfterAttributeName, _) if is_space => InTag::AfterAttributeName,
            (InTag::BeforeAttributeValue, _) if is_space => InTag::BeforeAttributeValue,
            (InTag::BeforeAttributeValue, b'"' | b'\'') => InTag::AttributeValueQuoted(byte),
            (InTag::BeforeAttributeValue | InTag::AttributeValueUnquoted, _) => InTag::AttributeValueUnquoted,
            (_, b'/') => InTag::SelfClosing,
            (InTag::TagName, _) => InTag::TagName,
            (InTag::AttributeName | InTag::AfterAttributeName, b'=') => InTag::BeforeAttributeValue,
            (InTag::AttributeName, _) => InTag::AttributeName,
            // In every other state, a character that has no meaning of its own begins an attribute.
            _ => {
                self.attributes += 1;
                if self.attributes > self.bounds.attributes && !self.dropping {
                    self.feed_to(self.at);
                    self.tokenizer.sink.note(Bound::Attributes);
                    self.dropping = true;
                }
                InTag::AttributeName
            }
        };
        self.place = Place::Tag(next);
        self.at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::super::bounds::{Bound, Bounds, PAGE};
    use super::super::{Data, Tree, kept_attribute};
    use super::{PIECE, parse};
    use html5ever::tendril::TendrilSink;
    use html5ever::tokenizer::TokenizerOpts;
    use html5ever::{ParseOpts, ns, parse_document};
    use markup5ever_rcdom::{Handle, NodeData, RcDom};
    use proptest::prelude::*;

    /// One line for each node: its depth, its name or text, and its attributes.
    type Dump = Vec<(usize, String, Vec<(String, String)>)>;

    fn dump(tree: &Tree) -> Dump {
        tree.descendants(tree.root())
            .map(|id| {
                let attrs = tree.attrs(id).map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
                let what = match &tree.node(id).unwrap().data {
                    Data::Text(text) => format!("'{text}'"),
                    Data::Element(_) => tree.tag(id).unwrap().to_owned(),
                    Data::Comment => "<!---->".to_owned(),
                    Data::Document | Data::TemplateContents => panic!("below the document"),
                };
                (tree.ancestors(id).count(), what, attrs)
            })
            .collect()
    }

    /// The same of html5ever's own tree, parsed without a guard and fed whole.
    ///
    /// A byte order mark is taken away at the start of the page and nowhere else, as the standard has it (Encoding, “UTF-8
    /// decode”). html5ever takes one wherever it is entered, and it is left and entered again behind each `</script>` and
    /// `<meta charset>`: even a page that is fed whole would lose text there.
    fn dump_unguarded(html: &str) -> Dump {
        let tokenizer = TokenizerOpts { discard_bom: false, ..TokenizerOpts::default() };
        let options = ParseOpts { tokenizer, ..ParseOpts::default() };
        let dom = parse_document(RcDom::default(), options).one(html.strip_prefix('\u{feff}').unwrap_or(html));
        let mut dump = Vec::new();
        let mut open: Vec<(usize, bool, Handle)> = vec![(0, false, dom.document.clone())];
        while let Some((depth, in_program, node)) = open.pop() {
            let mut is_program = false;
            match &node.data {
                NodeData::Text { contents } if !in_program => {
                    dump.push((depth, format!("'{}'", contents.borrow()), vec![]));
                }
                NodeData::Comment { .. } => dump.push((depth, "<!---->".to_owned(), vec![])),
                NodeData::Element { name, attrs, .. } => {
                    let attrs = attrs.borrow();
                    is_program = name.ns == ns!(html)
                        && matches!(&*name.local, "script" | "style")
                        && !attrs.iter().any(|attr| &*attr.name.local == "type" && attr.value.contains("json"));
                    let attrs = attrs.iter().cloned().filter_map(kept_attribute);
                    let attrs = attrs.map(|(name, value)| (name.to_string(), value.to_string()));
                    dump.push((depth, name.local.to_ascii_lowercase().to_string(), attrs.collect()));
                }
                _ => {}
            }
            open.extend(node.children.borrow().iter().rev().map(|child| (depth + 1, is_program, child.clone())));
        }
        dump
    }

    fn tight(attributes: usize) -> Bounds {
        Bounds { attributes, ..PAGE }
    }

    /// Markup that changes what the tokenizer and the tree builder read next.
    fn soup() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            proptest::sample::select(vec![
                "<",
                ">",
                "</",
                "/",
                "/>",
                "=",
                "\"",
                "'",
                " ",
                "\n",
                "\r\n",
                "\0",
                "é",
                "&amp;",
                "&lt",
                "&#x3e;",
                "&notin;",
                "text",
                "<!--",
                "-->",
                "--!>",
                "<!-->",
                "<!",
                "<?",
                "<!doctype html>",
                "<!DOCTYPE x \">",
                "<![CDATA[",
                "]]>",
                "]]]>",
                "<script>",
                "<script type=application/ld+json>",
                "</script>",
                "</script x=\"",
                "</SCRIPT/",
                "<script",
                "<style>",
                "</style >",
                "</style\t a b c d e>",
                "<title>",
                "</title x y z u v>",
                "<textarea>",
                "</textarea>",
                "<noscript>",
                "</noscript>",
                "<iframe>",
                "</iframe a>",
                "<svg>",
                "</svg>",
                "<math>",
                "<mi>",
                "<annotation-xml encoding=text/html>",
                "<foreignObject>",
                "<svg/>",
                "<desc>",
                "<table>",
                "<tr>",
                "<td>",
                "</td>",
                "</table>",
                "<caption>",
                "<col>",
                "<select>",
                "<option>",
                "</select>",
                "<template>",
                "</template>",
                "<frameset>",
                "<frame>",
                "<html x=1>",
                "<body y=2>",
                "</body>",
                "</html>",
                "<head>",
                "<p>",
                "</p>",
                "<b>",
                "</b>",
                "<i a=1>",
                "</i>",
                "<a href=x>",
                "</a>",
                "<nobr>",
                "<font color=red>",
                "</font>",
                "<div>",
                "</div>",
                "<li>",
                "<button>",
                "<form>",
                "</form>",
                "<input>",
                "<h1>",
                "</h2>",
                "<br/>",
                "</br>",
                "<object>",
                "</object>",
                "<plaintext>",
                "<ruby>",
                "<rt>",
                "<hr>",
                "<pre>\n",
                "<image>",
                "<p a b c d e f>",
                "<p class=a ID='b' a=& rel=\"c\" href>",
                "<p class='&amp;' class=x>",
                "<P CLASS=x/y Class=z/>",
                "<a href=x class=y><b class=z x=y>",
                "<b x=z>",
                "<input type=hidden>",
                "&#13;",
                "&#+3;",
                "&#x3c;",
                "&#128;",
                "&#xfffe;",
                "&acE;",
                "&nbsp;",
                "&nothing;",
                "<a href=?a=1&amp;b=2&copy;>",
                "<a href='?a=1&b=2&copy=3'>",
                "&copy",
                "\r",
                "\u{feff}",
                "<p a=\">\" b='<' c=d/e f>",
                "<p a=1 b=2 c=3/>",
                "</p a b c d>",
                "<p\na\n=\n'1'b/c>",
            ])
            .prop_map(str::to_owned),
            "</?[a-z]{1,3}([ /\n](id|rel|class|[a-c])[ ]?=?[ ]?[\"']?[a-z>&<=/]?[\"']?){0,6}[ /]{0,2}>",
        ];
        proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
    }

    #[test]
    fn a_flood_is_found_wherever_the_pieces_part() {
        // The raw text's end falls on every place about the longest piece's end.
        for padding in PIECE - 20..PIECE + 5 {
            let raw = format!("<xmp>{}</xmp ><p a b c d>text", "x".repeat(padding));
            let tree = parse(&raw, tight(2));
            assert_eq!(tree.bounds_hit(), [Bound::Attributes], "{padding}");
            assert_eq!(tree.text_content(tree.root()).len(), padding + 4);
            let script = format!("<script><!--{}</script ><p a b c d>text", "x".repeat(padding));
            assert_eq!(parse(&script, tight(2)).bounds_hit(), [Bound::Attributes], "{padding}");
            let text = format!("{}<p a b c d>text", "é".repeat(padding / 2));
            assert_eq!(parse(&text, tight(2)).bounds_hit(), [Bound::Attributes], "{padding}");
            let section = format!("<svg><![CDATA[{}]]><p a b c d>text", "x".repeat(padding));
            assert_eq!(parse(&section, tight(2)).bounds_hit(), [Bound::Attributes], "{padding}");
        }
    }

    #[test]
    fn a_byte_order_mark_goes_at_the_start_of_the_page_only() {
        for (html, text) in [
            ("\u{feff}<p>text", "text"),
            ("\u{feff}\u{feff}<p>text", "\u{feff}text"),
            ("<p>\u{feff}text", "\u{feff}text"),
            ("<p a b c d>\u{feff}text", "\u{feff}text"),
            // Where the tokenizer pauses, for a script to run or for another encoding.
            ("<script></script>\u{feff}text", "\u{feff}text"),
            ("<script></SCRIPT/<!doctype html>\u{feff}", "\u{feff}"),
            ("<script></script a b c d>\u{feff}text", "\u{feff}text"),
            ("<svg><script></script>\u{feff}text", "\u{feff}text"),
            ("<svg><script/>\u{feff}text", "\u{feff}text"),
            ("<meta charset=utf-8>\u{feff}text", "\u{feff}text"),
        ] {
            for bound in [2, PAGE.attributes] {
                let tree = parse(html, tight(bound));
                assert_eq!(tree.text_content(tree.root()), text, "{html:?}");
                assert_eq!(dump(&tree).len(), dump_unguarded(html).len(), "{html:?}");
            }
            assert_eq!(dump(&Tree::parse(html)), dump_unguarded(html), "{html:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 1500, failure_persistence: None, ..ProptestConfig::default() })]

        /// Within the bounds the guard is not there.
        #[test]
        fn the_tree_is_html5evers_own(html in soup()) {
            let tree = Tree::parse(&html);
            prop_assert_eq!(tree.bounds_hit(), []);
            prop_assert_eq!(dump(&tree), dump_unguarded(&html));
        }

        /// Attributes are counted where html5ever reads them and nowhere else: cutting them changes nothing else.
        #[test]
        fn cut_tags_keep_their_first_attributes(html in soup()) {
            let bound = 2;
            let tree = parse(&html, tight(bound));
            let (cut, whole) = (dump(&tree), dump_unguarded(&html));
            // Attributes that decide on the tree are not in the soup beyond the bound.
            prop_assert_eq!(cut.len(), whole.len());
            for ((cut_depth, cut_name, cut_attrs), (depth, name, attrs)) in cut.iter().zip(&whole) {
                prop_assert_eq!((cut_depth, cut_name), (depth, name));
                prop_assert!(cut_attrs.len() <= bound);
                prop_assert!(attrs.starts_with(cut_attrs));
                if cut_attrs.len() < attrs.len() {
                    prop_assert!(tree.bounds_hit().contains(&Bound::Attributes));
                }
            }
        }
    }
}
