//! Findings as a document of the Static Analysis Results Interchange Format (SARIF 2.1.0).

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{self, Write};

use serde::Serialize;

use super::fold::Finding;
use super::{Code, Diagnostic, Diagnostics, Language, Place, Severity};

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

#[derive(Serialize)]
struct Document<'a> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run<'a>; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run<'a> {
    tool: Tool,
    /// Columns are counted in characters, not in UTF-16 (§3.14.27).
    column_kind: &'static str,
    invocations: [Invocation; 1],
    results: Vec<Outcome<'a>>,
    properties: Totals,
}

/// The run itself, and what it has to say of itself.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: &'static str,
    message: Message,
}

/// How many findings there are, listed or not: a bag of properties (§3.8).
#[derive(Clone, Copy, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Totals {
    errors: usize,
    warnings: usize,
    notes: usize,
    not_listed: usize,
}

impl Totals {
    /// Counts what was told; `listed` are in the document.
    pub(super) fn add(&mut self, all: &Diagnostics, listed: usize) {
        self.errors += all.errors();
        self.warnings += all.warnings();
        self.notes += all.notes();
        self.not_listed += all.total().saturating_sub(listed);
    }
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Message,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<Message>,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Configuration {
    level: &'static str,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome<'a> {
    rule_id: &'static str,
    rule_index: usize,
    level: &'static str,
    message: Message,
    locations: Vec<Location<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    physical_location: PhysicalLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<BorrowedMessage<'a>>,
}

#[derive(Serialize)]
struct BorrowedMessage<'a> {
    text: Cow<'a, str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    #[serde(skip_serializing_if = "Option::is_none")]
    region: Option<Region>,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_column: Option<u32>,
}

/// Writes one document with all findings; `explain` says what there is to know of a code.
pub(super) fn write(
    findings: &[Finding<'_>],
    totals: Totals,
    explain: impl Fn(Code) -> Option<String>,
    language: Language,
    out: &mut impl Write,
) -> io::Result<()> {
    let told = findings.iter().map(|finding| finding.cause.code);
    let mut rules: BTreeMap<Code, usize> = told.map(|code| (code, 0)).collect();
    for (at, index) in rules.values_mut().enumerate() {
        *index = at;
    }
    let driver = Driver {
        name: env!("CARGO_PKG_NAME"),
        version: env!("CARGO_PKG_VERSION"),
        rules: rules.keys().map(|code| rule(*code, explain(*code), language)).collect(),
    };
    let run = Run {
        tool: Tool { driver },
        column_kind: "unicodeCodePoints",
        invocations: [invocation(totals.not_listed, language)],
        results: findings.iter().map(|finding| outcome(finding, &rules, language)).collect(),
        properties: totals,
    };
    let document = Document { schema: SCHEMA, version: "2.1.0", runs: [run] };
    serde_json::to_writer_pretty(&mut *out, &document)?;
    writeln!(out)
}

/// Findings are no failure of the tool; that some are not listed is said.
fn invocation(not_listed: usize, language: Language) -> Invocation {
    let text = "{} more findings are counted and not listed.";
    let text = language.fill(text, &[&not_listed.to_string()]);
    let told = Notification { level: "note", message: Message { text } };
    Invocation {
        execution_successful: true,
        tool_execution_notifications: (not_listed > 0).then_some(told).into_iter().collect(),
    }
}

fn rule(code: Code, help: Option<String>, language: Language) -> Rule {
    let info = code.info();
    Rule {
        id: info.name,
        short_description: Message { text: language.say(info.summary).into_owned() },
        help: help.map(|text| Message { text }),
        default_configuration: Configuration { level: level(info.severity) },
    }
}

/// SARIF's words for severities are ours (§3.27.10).
fn level(severity: Severity) -> &'static str {
    severity.name()
}

fn outcome<'a>(
    finding: &Finding<'a>,
    rules: &BTreeMap<Code, usize>,
    language: Language,
) -> Outcome<'a> {
    let Diagnostic { code, severity, message, place, related, help, .. } = finding.cause;
    let text = match help {
        Some(help) => language.fill("{} Help: {}.", &[&language.say(message), &language.say(help)]),
        None => language.say(message).into_owned(),
    };
    let beside = related.iter().map(|place| (place, None));
    let follows = finding.follows.iter();
    let follows = follows.map(|told| (&told.place, Some(language.say(&told.message))));
    let mut related_locations: Vec<Location<'a>> =
        beside.chain(follows).filter_map(|(place, message)| location(place, message)).collect();
    for (at, location) in related_locations.iter_mut().enumerate() {
        location.id = Some(at + 1);
    }
    Outcome {
        rule_id: code.name(),
        rule_index: rules.get(code).copied().unwrap_or_default(),
        level: level(*severity),
        message: Message { text },
        locations: location(place, None).into_iter().collect(),
        related_locations,
    }
}

fn location<'a>(place: &Place, message: Option<Cow<'a, str>>) -> Option<Location<'a>> {
    let uri = uri(place.file.as_deref()?);
    let region = place.line.map(|start_line| Region { start_line, start_column: place.column });
    Some(Location {
        id: None,
        physical_location: PhysicalLocation { artifact_location: ArtifactLocation { uri }, region },
        message: message.map(|text| BorrowedMessage { text }),
    })
}

/// A path as a reference to a URI (RFC 3986): what has no place there is escaped. A colon in the
/// first part of a relative path would read as the end of a scheme.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            b'\\' if cfg!(windows) => uri.push('/'),
            _ => {
                // A string takes all that is written to it.
                let _ = write!(uri, "%{byte:02X}");
            }
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_references() {
        assert_eq!(uri("report/../taxonomy/a.csv"), "report/../taxonomy/a.csv");
        assert_eq!(uri("a b:決%.csv"), "a%20b%3A%E6%B1%BA%25.csv");
    }
}
