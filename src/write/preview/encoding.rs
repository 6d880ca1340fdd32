//! What a page of others says of its encoding, which is no longer so once it was read.

/// The page with UTF-8 wherever its head names an encoding: in the declaration of XML, and in `meta` elements, which
/// browsers heed in its place. No letter is looked at more than a few times: a tag ends before the next begins, and only
/// the two that may name an encoding are looked into.
#[must_use]
pub fn named_utf_8(page: &str) -> String {
    let mut rest = page;
    let mut out = String::with_capacity(page.len());
    while let Some((before, tag)) = rest.split_once('<') {
        let name = tag.split([' ', '\t', '\r', '\n', '<', '>', '/']).next().unwrap_or_default();
        let local = name.rsplit(':').next().unwrap_or_default();
        let word = match local {
            "?xml" => "encoding",
            "meta" => "charset",
            "body" => break,
            _ => "",
        };
        out.push_str(before);
        out.push('<');
        rest = tag;
        if word.is_empty() {
            continue;
        }
        let end = tag.find(['<', '>']).unwrap_or(tag.len());
        if let Some((start, value)) = value_behind(&tag[..end], word) {
            out.push_str(&tag[..start]);
            out.push_str("UTF-8");
            rest = &tag[start + value..];
        }
    }
    out.push_str(rest);
    out
}

/// Where the name of an encoding stands behind a word and `=` within a tag, and how long it is.
fn value_behind(tag: &str, word: &str) -> Option<(usize, usize)> {
    let small = tag.to_ascii_lowercase();
    let at = small.find(word)? + word.len();
    let skipped = |at: usize, signs: &[char]| {
        at + tag[at..].len() - tag[at..].trim_start_matches(signs).len()
    };
    let at = skipped(at, &[' ', '\t', '\r', '\n']);
    let at =
        skipped(tag[at..].starts_with('=').then_some(at + 1)?, &[' ', '\t', '\r', '\n', '"', '\'']);
    let is_name = |c: char| c.is_ascii_alphanumeric() || "-_:.".contains(c);
    let length = tag[at..].find(|c| !is_name(c)).unwrap_or(tag.len() - at);
    (length > 0).then_some((at, length))
}

#[cfg(test)]
mod tests {
    use super::named_utf_8;

    #[test]
    fn names_of_encodings_in_the_head_become_utf_8() {
        let page = "<?xml version='1.0' encoding = 'Shift_JIS' standalone='yes'?><h:html><h:head><h:meta \
                    http-equiv=\"Content-Type\" content=\"text/html; charset=Shift_JIS\"/><meta CHARSET=sjis>\
                    <title>encoding=x charset=y</title></h:head><body><meta charset='z'/>a &lt; b</body></h:html>";
        let utf_8 = "<?xml version='1.0' encoding = 'UTF-8' standalone='yes'?><h:html><h:head><h:meta \
                     http-equiv=\"Content-Type\" content=\"text/html; charset=UTF-8\"/><meta CHARSET=UTF-8>\
                     <title>encoding=x charset=y</title></h:head><body><meta charset='z'/>a &lt; b</body></h:html>";
        assert_eq!(named_utf_8(page), utf_8);
        for same in
            ["", "<", "<html>", "<?xml encoding", "<?xml encoding=", "<meta charset>", "1 < 2"]
        {
            assert_eq!(named_utf_8(same), same);
        }
    }

    #[test]
    fn no_letter_is_looked_at_again_for_each_tag_before_it() {
        // With a look at all that follows each of them these take the better part of an hour.
        for tag in ["<", "<a ", "<meta ", "<?xml ", "<meta charset <"] {
            let page = tag.repeat(300_000);
            assert_eq!(named_utf_8(&page), page);
        }
        assert_eq!(named_utf_8("<meta <meta charset=x>"), "<meta <meta charset=UTF-8>");
    }
}
