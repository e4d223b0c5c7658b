//! Bytes → text, as a browser decides on a page's encoding. For the command line: a browser hands the page over as text.
//!
//! Specification: the HTML standard, “The input byte stream” (encoding sniffing, prescan of a byte stream), and the
//! Encoding standard through `encoding_rs`. In order: a byte order mark, the label that the transport gives, the label
//! that a `meta` element among the first 1,024 bytes declares, a guess from the bytes.
//!
//! Left out, because a saved page has none of it: the parent frame's encoding, what was seen on an earlier visit, and the
//! top-level domain as a hint to the guess. A `meta` beyond the first 1,024 bytes is not found; browsers start over there.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

/// How many bytes are searched for a `meta` element.
const PRESCANNED: usize = 1024;

/// Decodes a page. `transport` is the label that came with it, as in a `Content-Type` header's `charset`; one that names
/// no encoding counts as none. Never fails: malformed bytes become U+FFFD.
pub fn decode(bytes: &[u8], transport: Option<&str>) -> String {
    let declared = || prescan(bytes.get(..PRESCANNED).unwrap_or(bytes));
    let encoding = transport
        .and_then(|label| Encoding::for_label(label.as_bytes()))
        .or_else(declared)
        .unwrap_or_else(|| guess(bytes));
    // A byte order mark wins over all of them.
    encoding.decode(bytes).0.into_owned()
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    // Browsers deny UTF-8 to keep authors from relying on the guess. A saved page may have lost its header.
    detector.guess(None, Utf8Detection::Allow)
}

/// The encoding that a `meta` element or else an XML declaration declares: the standard's “prescan a byte stream to
/// determine its encoding”.
fn prescan(bytes: &[u8]) -> Option<&'static Encoding> {
    if bytes.starts_with(b"<\0?\0x\0") {
        return Some(UTF_16LE);
    }
    if bytes.starts_with(b"\0<\0?\0x") {
        return Some(UTF_16BE);
    }
    prescan_meta(bytes).or_else(|| xml_declaration(bytes))
}

/// The encoding in an XML declaration: the standard's “get an XML encoding”.
fn xml_declaration(bytes: &[u8]) -> Option<&'static Encoding> {
    let declaration = bytes.strip_prefix(b"<?xml")?;
    let end = declaration.iter().position(|byte| *byte == b'>')?;
    let mut scan = Scan(declaration.get(..end)?);
    scan.skip_past(b"encoding")?;
    scan.skip_while(|byte| byte <= b' ');
    scan.skip(b"=").then_some(())?;
    scan.skip_while(|byte| byte <= b' ');
    let quote = scan.next().filter(|byte| matches!(byte, b'"' | b'\''))?;
    let label = scan.0.split(|byte| *byte == quote).next().filter(|label| label.len() < scan.0.len())?;
    let encoding = Encoding::for_label(label)?;
    Some(if is_utf_16(encoding) { UTF_8 } else { encoding })
}

fn is_utf_16(encoding: &'static Encoding) -> bool {
    encoding == UTF_16BE || encoding == UTF_16LE
}

fn prescan_meta(bytes: &[u8]) -> Option<&'static Encoding> {
    let mut scan = Scan(bytes);
    while !scan.0.is_empty() {
        if scan.skip(b"<!--") {
            // The dashes that open a comment may close it: `<!-->`.
            scan.0 = bytes.get(bytes.len() - scan.0.len() - 2..)?;
            scan.skip_past(b"-->")?;
        } else if scan.opens_meta() {
            if let Some(encoding) = scan.meta() {
                return Some(encoding);
            }
        } else if scan.opens_tag() {
            scan.skip_name();
            while scan.attribute().is_some() {}
        } else if scan.0.starts_with(b"<!") || scan.0.starts_with(b"</") || scan.0.starts_with(b"<?") {
            scan.skip_past(b">")?;
        } else {
            scan.next();
        }
    }
    None
}

/// What is left of the bytes to prescan.
struct Scan<'a>(&'a [u8]);

/// An attribute as the prescan reads it, in lower case.
struct Attribute {
    name: Vec<u8>,
    value: Vec<u8>,
}

fn is_space(byte: u8) -> bool {
    matches!(byte, b'\t' | b'\n' | b'\x0c' | b'\r' | b' ')
}

impl Scan<'_> {
    fn peek(&self) -> Option<u8> {
        self.0.first().copied()
    }

    fn next(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn skip(&mut self, start: &[u8]) -> bool {
        self.0.strip_prefix(start).map(|rest| self.0 = rest).is_some()
    }

    fn skip_past(&mut self, end: &[u8]) -> Option<()> {
        let at = self.0.windows(end.len()).position(|window| window == end)?;
        self.0 = self.0.get(at + end.len()..)?;
        Some(())
    }

    fn skip_while(&mut self, is: impl Fn(u8) -> bool) {
        while self.peek().is_some_and(&is) {
            self.next();
        }
    }

    /// Steps over `<meta` and the byte after it, where they stand here.
    fn opens_meta(&mut self) -> bool {
        let Some((b"<", rest)) = self.0.split_at_checked(1) else { return false };
        let Some((name, rest)) = rest.split_at_checked(4) else { return false };
        let Some((after, rest)) = rest.split_first() else { return false };
        let opens = name.eq_ignore_ascii_case(b"meta") && (is_space(*after) || *after == b'/');
        if opens {
            self.0 = rest;
        }
        opens
    }

    fn opens_tag(&self) -> bool {
        let name = self.0.strip_prefix(b"</").or_else(|| self.0.strip_prefix(b"<"));
        name.and_then(<[u8]>::first).is_some_and(u8::is_ascii_alphabetic)
    }

    fn skip_name(&mut self) {
        self.skip_while(|byte| !is_space(byte) && byte != b'>');
    }

    /// The encoding declared by the `meta` element whose attributes begin here.
    fn meta(&mut self) -> Option<&'static Encoding> {
        let mut seen: Vec<Vec<u8>> = Vec::new();
        let mut got_pragma = false;
        let mut need_pragma = None;
        let mut charset: Option<Option<&'static Encoding>> = None;
        while let Some(Attribute { name, value }) = self.attribute() {
            if seen.contains(&name) {
                continue;
            }
            match name.as_slice() {
                b"http-equiv" => got_pragma |= value == b"content-type",
                b"content" if charset.is_none() => {
                    if let Some(encoding) = charset_in(&value).and_then(Encoding::for_label) {
                        charset = Some(Some(encoding));
                        need_pragma = Some(true);
                    }
                }
                b"charset" => {
                    charset = Some(Encoding::for_label(&value));
                    need_pragma = Some(false);
                }
                _ => {}
            }
            seen.push(name);
        }
        let encoding = match need_pragma {
            Some(true) if !got_pragma => return None,
            _ => charset??,
        };
        // A page in UTF-16 could not have been read so far; what calls itself user-defined is read as Windows' Latin.
        Some(if is_utf_16(encoding) {
            UTF_8
        } else if encoding == X_USER_DEFINED {
            WINDOWS_1252
        } else {
            encoding
        })
    }

    /// The next attribute of a tag: the standard's “get an attribute”. `None` at the tag's end, which is stepped over.
    fn attribute(&mut self) -> Option<Attribute> {
        self.skip_while(|byte| is_space(byte) || byte == b'/');
        let mut attribute = Attribute { name: Vec::new(), value: Vec::new() };
        loop {
            match self.peek()? {
                b'=' if !attribute.name.is_empty() => break,
                byte if is_space(byte) => break,
                b'/' => return Some(attribute),
                b'>' if attribute.name.is_empty() => {
                    self.next();
                    return None;
                }
                b'>' => return Some(attribute),
                byte => attribute.name.push(byte.to_ascii_lowercase()),
            }
            self.next();
        }
        self.skip_while(is_space);
        if self.peek()? != b'=' {
            return Some(attribute);
        }
        self.next();
        self.skip_while(is_space);
        match self.peek()? {
            quote @ (b'"' | b'\'') => {
                self.next();
                loop {
                    match self.next()? {
                        byte if byte == quote => return Some(attribute),
                        byte => attribute.value.push(byte.to_ascii_lowercase()),
                    }
                }
            }
            b'>' => return Some(attribute),
            _ => {}
        }
        loop {
            match self.peek()? {
                byte if is_space(byte) || byte == b'>' => return Some(attribute),
                byte => attribute.value.push(byte.to_ascii_lowercase()),
            }
            self.next();
        }
    }
}

/// The label in a `content` attribute: the standard's “extracting a character encoding from a meta element”.
fn charset_in(content: &[u8]) -> Option<&[u8]> {
    let mut scan = Scan(content);
    loop {
        scan.skip_past(b"charset")?;
        scan.skip_while(is_space);
        if scan.peek() == Some(b'=') {
            scan.next();
            break;
        }
    }
    scan.skip_while(is_space);
    let rest = scan.0;
    match rest.split_first()? {
        (quote @ (b'"' | b'\''), quoted) => {
            quoted.split(|byte| byte == quote).next().filter(|label| label.len() < quoted.len())
        }
        _ => rest.split(|byte| is_space(*byte) || *byte == b';').next(),
    }
}

#[cfg(test)]
mod tests {
    use super::{decode, prescan};

    fn declared(html: &str) -> Option<&'static str> {
        prescan(html.as_bytes()).map(encoding_rs::Encoding::name)
    }

    #[test]
    fn a_byte_order_mark_wins() {
        assert_eq!(decode(b"\xef\xbb\xbf\xc3\xa9", Some("windows-1252")), "é");
        assert_eq!(decode(b"\xff\xfea\0", Some("utf-8")), "a");
        assert_eq!(decode(b"\xfe\xff\0a<meta charset=latin1>", None).chars().next(), Some('a'));
    }

    #[test]
    fn the_transport_wins_over_the_page() {
        assert_eq!(decode(b"<meta charset=utf-8>\xe9", Some("ISO-8859-1")), "<meta charset=utf-8>é");
    }

    #[test]
    fn a_label_that_names_nothing_counts_as_none() {
        assert_eq!(decode(b"<meta charset=latin1>\xe9", Some("klingon")), "<meta charset=latin1>é");
    }

    #[test]
    fn the_page_wins_over_the_guess() {
        assert_eq!(decode(b"<meta charset=windows-1251>\xcf\xf0", None), "<meta charset=windows-1251>Пр");
    }

    #[test]
    fn without_a_label_the_bytes_decide() {
        assert_eq!(decode("Süß, añade, naïve".as_bytes(), None), "Süß, añade, naïve");
        let cyrillic = "Президент России принял участие в заседании";
        assert_eq!(decode(&encoding_rs::WINDOWS_1251.encode(cyrillic).0, None), cyrillic);
        let japanese = "首相は記者会見で新しい政策を発表した。";
        assert_eq!(decode(&encoding_rs::SHIFT_JIS.encode(japanese).0, None), japanese);
    }

    #[test]
    fn malformed_bytes_become_replacement_characters() {
        assert_eq!(decode(b"a\xffb", Some("utf-8")), "a\u{fffd}b");
    }

    #[test]
    fn meta_declares_in_either_form() {
        for (html, encoding) in [
            ("<meta charset=utf-8>", Some("UTF-8")),
            ("<META CHARSET='KOI8-R'>", Some("KOI8-R")),
            ("<meta/charset=\"gbk\"/>", Some("GBK")),
            ("<meta http-equiv=Content-Type content=\"text/html; charset=euc-jp\">", Some("EUC-JP")),
            ("<meta content='text/html; charset = \"big5\"' http-equiv=content-type>", Some("Big5")),
            ("<meta content='charset charset=\"big5' http-equiv=content-type>", None),
            ("<meta content='text/html; charset=euc-jp'>", None),
            ("<meta http-equiv=refresh content='0; charset=euc-jp'>", None),
            ("<meta charset=nonsense><meta charset=gbk>", Some("GBK")),
            ("<meta charset=nonsense content='charset=gbk' http-equiv=content-type>", None),
            ("<meta name=x charset=utf-8 charset=gbk>", Some("UTF-8")),
            ("<metadata charset=utf-8>", None),
            ("<meta charset=utf-8", None),
        ] {
            assert_eq!(declared(html), encoding, "{html}");
        }
    }

    #[test]
    fn declarations_in_comments_and_attributes_are_passed_over() {
        for (html, encoding) in [
            ("<!-- <meta charset=gbk> --><meta charset=utf-8>", Some("UTF-8")),
            ("<!--><meta charset=gbk>", Some("GBK")),
            ("<p title='<meta charset=gbk>'><meta charset=utf-8>", Some("UTF-8")),
            ("</p title='<meta charset=gbk>'><meta charset=utf-8>", Some("UTF-8")),
            ("<!doctype html><?x?><meta charset=utf-8>", Some("UTF-8")),
            ("< meta charset=gbk>", None),
            ("<!-- <meta charset=gbk>", None),
        ] {
            assert_eq!(declared(html), encoding, "{html}");
        }
    }

    #[test]
    fn utf_16_is_read_as_utf_8_and_user_defined_as_windows_1252() {
        assert_eq!(declared("<meta charset=utf-16>"), Some("UTF-8"));
        assert_eq!(declared("<meta charset=utf-16be>"), Some("UTF-8"));
        assert_eq!(declared("<meta charset=x-user-defined>"), Some("windows-1252"));
    }

    #[test]
    fn an_xml_declaration_counts_where_no_meta_declares() {
        for (html, encoding) in [
            ("<?xml version='1.0' encoding='koi8-r'?><p>", Some("KOI8-R")),
            ("<?xml encoding = \"utf-16\"?>", Some("UTF-8")),
            ("<?xml encoding='koi8-r'?><meta charset=gbk>", Some("GBK")),
            ("<?xml version='1.0'?><p encoding='koi8-r'>", None),
            ("<?xml encoding='koi8-r?>", None),
            (" <?xml encoding='koi8-r'?>", None),
            ("<\0?\0x\0", Some("UTF-16LE")),
        ] {
            assert_eq!(declared(html), encoding, "{html}");
        }
    }

    #[test]
    fn a_declaration_beyond_the_first_kilobyte_is_not_found() {
        let page = format!("{}<meta charset=windows-1251>", " ".repeat(1024));
        let mut bytes = page.into_bytes();
        bytes.extend("naïve café déjà vu".bytes());
        assert!(decode(&bytes, None).ends_with("naïve café déjà vu"));
    }

    #[test]
    fn no_bytes_are_no_text() {
        assert_eq!(decode(b"", None), "");
    }
}
