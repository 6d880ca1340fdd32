//! An instance in the folder of inline documents: what somebody made of them, or another report.

use std::collections::BTreeSet;

use crate::model::instance::Names;
use crate::read::instance::XBRLI;
use crate::read::xml::{Scanner, Token};

/// What says of whom and of when a report is (XBRL 2.1 §4.7.2, §4.7.3).
const ELEMENTS: [&str; 4] = ["identifier", "instant", "startDate", "endDate"];

/// The identifiers and days that the contexts of a document name; none where it can't be read to its end.
pub(super) fn named(document: &str) -> Option<BTreeSet<String>> {
    let mut scanner = Scanner::new(document, Names::default());
    let (mut all, mut text) = (BTreeSet::new(), None);
    loop {
        match scanner.token().ok()? {
            Token::Start(name) => {
                let (namespace, local) = scanner.names().parts(name);
                text = (namespace == XBRLI && ELEMENTS.contains(&local)).then(String::new);
            }
            Token::Text(more) => text.iter_mut().for_each(|text| text.push_str(&more)),
            Token::End => {
                all.extend(text.take().map(|text| text.trim().to_owned()));
            }
            Token::Eof => return Some(all),
        }
    }
}

/// Whether an instance names only what pages name: nothing else is in one that was made of them. One of another company, or
/// of another year, names more.
pub(super) fn is_made_of(instance: &str, pages: &BTreeSet<String>) -> bool {
    named(instance).is_some_and(|named| named.is_subset(pages))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(inner: &str) -> String {
        format!("<a xmlns=\"{XBRLI}\" xmlns:xbrli=\"{XBRLI}\">{inner}</a>")
    }

    #[test]
    fn an_instance_that_names_something_else_is_another_report() {
        let page = of("<xbrli:identifier scheme='s'> E1 </xbrli:identifier>\
             <xbrli:startDate>2023-04-01</xbrli:startDate><xbrli:endDate\n>2024-03-31</xbrli:endDate>");
        let pages = named(&page).expect("it is well formed");
        assert_eq!(pages.len(), 3);
        let is_made = |inner: &str| is_made_of(&of(inner), &pages);
        assert!(is_made("<identifier>E1</identifier><!-- a --><endDate>2024-03-31</endDate>"));
        assert!(is_made(""), "nothing says that it is another");
        assert!(!is_made("<identifier>E2</identifier><endDate>2024-03-31</endDate>"));
        assert!(!is_made("<identifier>E1</identifier><instant>2025-03-31</instant>"));
        assert!(is_made("<identifier xmlns=''>E2</identifier>"), "of another namespace");
    }

    #[test]
    fn of_a_broken_document_nothing_is_known() {
        for text in ["identifier>E", "<identifier", "<a><identifier>E</a>", ""] {
            assert!(!is_made_of(text, &BTreeSet::new()), "{text}");
        }
    }
}
