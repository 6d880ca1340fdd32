//! Pages: their order, headings, letters and markup.

use super::Judge;
use crate::diagnostic::Code;
use crate::model::{FactId, Value};
use crate::profile::{Part, Rule};

pub(super) fn check(judge: &mut Judge<'_, '_>) {
    order(judge);
    sections(judge);
    for page in judge.filing.pages {
        let parts: Vec<&Part> = page.parts.iter().flat_map(Part::all).collect();
        for part in parts {
            match part {
                Part::Heading(_, text) | Part::Paragraph(text) => letters(judge, text, None),
                Part::Line(text, fact) => {
                    letters(judge, text, None);
                    block(judge, *fact);
                }
                Part::Block(fact, parts) if parts.is_empty() => block(judge, *fact),
                Part::List(facts) => facts.iter().for_each(|fact| block(judge, *fact)),
                _ => {}
            }
        }
    }
}

fn tell(judge: &mut Judge<'_, '_>, rule: Rule, message: &str, help: &str) {
    let place = judge.place.clone();
    judge.tell(rule, Code::FilingPage, place, message, help);
}

/// Pages are sorted by the names of their files, and the first is the cover.
fn order(judge: &mut Judge<'_, '_>) {
    let names: Vec<&str> = judge.filing.pages.iter().map(|page| &*page.name).collect();
    for pair in names.windows(2).filter(|pair| pair[0] >= pair[1]) {
        let message = format!("The page `{}` comes behind `{}`", pair[1], pair[0]);
        let help = "sort the pages by their names, each of which stands once";
        tell(judge, Rule::PageOrder, &message, help);
    }
    let heading = judge.filing.extension.rules.cover_heading.as_deref();
    let cover = judge.filing.pages.first().filter(|_| !judge.filing.set.is_beside);
    if let (Some(heading), Some(cover)) = (heading, cover) {
        let has = |part: &&Part| matches!(part, Part::Heading(_, text) if text.contains(heading));
        if !cover.parts.iter().flat_map(Part::all).any(|part| has(&part)) {
            let message = format!("The first page has no heading `{heading}`");
            let help = format!("add {{ heading = \"{heading}\" }}");
            tell(judge, Rule::PageCover, &message, &help);
        }
    }
}

/// Headings that count, such as `第２【…】`, count on from the one before on their level.
fn sections(judge: &mut Judge<'_, '_>) {
    let headings = judge.filing.parts().filter_map(|part| match part {
        Part::Heading(_, text) => counted(text).map(|counted| (text, counted)),
        _ => None,
    });
    let headings: Vec<(&String, (Style, u32))> = headings.collect();
    let mut counts: Vec<(Style, u32)> = Vec::new();
    for (text, (style, number)) in headings {
        match counts.iter().position(|(known, _)| *known == style) {
            Some(at) => counts.truncate(at + 1),
            None => counts.push((style, 0)),
        }
        let Some((_, last)) = counts.last_mut() else { continue };
        let message = format!("The heading `{text}` follows number {last}");
        if number == *last {
            let help = "give each heading a number of its own";
            tell(judge, Rule::PageSectionRepeated, &message, help);
        } else if number != *last + 1 {
            let help = "count headings without a gap; write those without content too";
            tell(judge, Rule::PageSections, &message, help);
        }
        *last = number;
    }
}

/// How headings count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    /// `第一部`
    Part,
    /// `第１`
    Chapter,
    /// `１`
    Section,
    /// `（１）`
    Clause,
    /// `①`
    Item,
}

/// How a heading with 【】 counts, and its number.
fn counted(text: &str) -> Option<(Style, u32)> {
    let (before, _) = text.trim().split_once('【')?;
    let digits = |text: &str| -> Option<u32> {
        let ascii: Option<String> = text
            .chars()
            .map(|letter| match letter {
                '0'..='9' => Some(letter),
                '０'..='９' => {
                    char::from_u32(u32::from(letter) - u32::from('０') + u32::from('0'))
                }
                _ => None,
            })
            .collect();
        ascii.filter(|ascii| !ascii.is_empty())?.parse().ok()
    };
    if let Some(part) = before.strip_prefix('第').and_then(|rest| rest.strip_suffix('部')) {
        let at = "一二三四五六七八九".chars().position(|letter| part == letter.to_string())?;
        return Some((Style::Part, u32::try_from(at).ok()? + 1));
    }
    if let Some(chapter) = before.strip_prefix('第') {
        return Some((Style::Chapter, digits(chapter)?));
    }
    if let Some(clause) = before.strip_prefix('（').and_then(|rest| rest.strip_suffix('）')) {
        return Some((Style::Clause, digits(clause)?));
    }
    let mut letters = before.chars();
    if let (Some(letter @ '①'..='⑳'), None) = (letters.next(), letters.next()) {
        return Some((Style::Item, u32::from(letter) - u32::from('①') + 1));
    }
    Some((Style::Section, digits(before)?))
}

/// Letters that the list of the regulator does not have: kana of half width, and what no Japanese
/// encoding has.
fn letters(judge: &mut Judge<'_, '_>, text: &str, fact: Option<FactId>) {
    let is_bad = |letter: &char| {
        let mut buffer = [0; 4];
        let (_, _, unknown) = encoding_rs::SHIFT_JIS.encode(letter.encode_utf8(&mut buffer));
        matches!(letter, '\u{ff61}'..='\u{ff9f}') || unknown
    };
    if let Some(letter) = text.chars().find(is_bad) {
        let message = format!("The letter `{letter}` is not one that pages may have");
        let place = fact.map_or_else(|| judge.place.clone(), |fact| judge.from(fact));
        let help = "write another letter, or a picture";
        judge.tell(Rule::PageLetters, Code::FilingPage, place, &message, help);
    }
}

/// Letters and markup of a text.
fn block(judge: &mut Judge<'_, '_>, id: FactId) {
    let filing = judge.filing;
    let fact = filing.report.fact(id);
    let Value::Text(text) = fact.value else { return };
    let text = &filing.report.texts[text.index()].value;
    letters(judge, text, Some(id));
    if !filing.taxonomy.concept(fact.concept).item_type.is_text_block() {
        return;
    }
    let place = judge.from(id);
    let mut say = |rule, message: String, help: &str| {
        judge.tell(rule, Code::FilingPage, place.clone(), &message, help);
    };
    for tag in tags(text) {
        if filing.extension.forbidden_elements.iter().any(|known| known == tag.name) {
            say(Rule::PageElements, format!("Pages may not have `{}`", tag.name), "leave it out");
        }
        for (name, value) in &tag.attributes {
            if name.starts_with("on") {
                let message = format!("Pages may not have the attribute `{name}`");
                say(Rule::PageAttributes, message, "leave it out");
            }
            let is_link = matches!(*name, "href" | "src");
            if is_link && (value.contains("://") || value.starts_with('/')) {
                let message = format!("`{value}` is no relative address");
                say(Rule::PageLinks, message, "name a document of the filing");
            }
        }
    }
}

/// An element of a text as it is written.
struct Tag<'t> {
    name: &'t str,
    attributes: Vec<(&'t str, &'t str)>,
}

/// The start tags of a text.
fn tags(text: &str) -> Vec<Tag<'_>> {
    let starts = text.split('<').skip(1).filter_map(|rest| rest.split_once('>'));
    let tags = starts.filter_map(|(tag, _)| {
        let tag = tag.trim_end_matches('/');
        let (name, rest) = tag.split_once(char::is_whitespace).unwrap_or((tag, ""));
        let is_start = name.starts_with(|letter: char| letter.is_ascii_alphabetic());
        is_start.then(|| Tag { name, attributes: attributes(rest) })
    });
    tags.collect()
}

/// Attributes with their values.
fn attributes(mut rest: &str) -> Vec<(&str, &str)> {
    let mut attributes = Vec::new();
    while let Some((name, after)) = rest.split_once('=') {
        let Some(quote) = after.trim_start().chars().next().filter(|it| matches!(it, '"' | '\''))
        else {
            break;
        };
        let after = &after.trim_start()[1..];
        let Some((value, behind)) = after.split_once(quote) else { break };
        attributes.push((name.trim(), value));
        rest = behind;
    }
    attributes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_count_in_five_ways() {
        assert_eq!(counted("第一部【企業情報】"), Some((Style::Part, 1)));
        assert_eq!(counted("第５【経理の状況】"), Some((Style::Chapter, 5)));
        assert_eq!(counted("１２【連結財務諸表等】"), Some((Style::Section, 12)));
        assert_eq!(counted("（３）【その他】"), Some((Style::Clause, 3)));
        assert_eq!(counted("②【連結損益計算書】"), Some((Style::Item, 2)));
        assert_eq!(counted("【表紙】"), None);
        assert_eq!(counted("第１章"), None);
    }

    #[test]
    fn tags_are_found_with_their_attributes() {
        let found = tags("<p>1 &lt; 2</p><a href=\"http://a/\" onclick='x'>b</a><br/>");
        let names: Vec<&str> = found.iter().map(|tag| tag.name).collect();
        assert_eq!(names, ["p", "a", "br"]);
        assert_eq!(found[1].attributes, [("href", "http://a/"), ("onclick", "x")]);
    }
}
