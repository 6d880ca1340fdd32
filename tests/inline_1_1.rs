//! Cases of Inline XBRL 1.1, for which there is no public suite: what stands in the body of a page, and the values that it
//! gives, or the kind of fault that is told. `tests/validator/inline.py` holds the Arelle validator against the same cases.

use std::fs;
use std::path::Path;

use kessan::model::instance::{Instance, ItemKind, ProblemKind};
use kessan::read;
use serde::Deserialize;
use serde::de::DeserializeOwned;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Cases<T> {
    case: Vec<T>,
}

/// A page and the values that it gives.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Right {
    /// That of the specification.
    section: String,
    body: String,
    values: Vec<String>,
    /// What Arelle tells of it, and why it does.
    arelle: Option<Vec<String>>,
    why: Option<String>,
}

/// A page and the kind of what is told of it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wrong {
    section: String,
    body: String,
    kind: String,
    arelle: Vec<String>,
    why: Option<String>,
}

fn text(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/inline").join(name);
    fs::read_to_string(path).expect("the file is there")
}

fn cases<T: DeserializeOwned>(name: &str) -> Vec<T> {
    toml::from_str::<Cases<T>>(&text(name)).expect("the cases can be read").case
}

/// A page of a body, with `N(` and `T(` for the start tags of a number and a text and `R[…]` for further resources.
fn page(body: &str, around: &str) -> String {
    let (resources, body) = match body.strip_prefix("R[").and_then(|rest| rest.split_once(']')) {
        Some((resources, body)) => (resources, body),
        None => ("", body),
    };
    let number = "<ix:nonFraction name=\"t:n\" contextRef=\"c\" unitRef=\"u\" decimals=\"0\" ";
    let body = body
        .replace("/N", "</ix:nonFraction>")
        .replace("/T", "</ix:nonNumeric>")
        .replace("N(", number)
        .replace("T(", "<ix:nonNumeric name=\"t:a\" contextRef=\"c\" ")
        .replace(")>", ">")
        .replace("C(", "<ix:continuation ")
        .replace("/C", "</ix:continuation>");
    around.replace("{resources}", resources).replace("{body}", &body)
}

fn read_page(body: &str, around: &str) -> Result<Vec<Instance>, String> {
    let pages = vec![("a.xhtml".to_owned(), page(body, around).into_bytes())];
    read::inline::read(pages).map_err(|error| error.error.what)
}

/// The values of a page, nil as `-`, in the order of the facts.
fn values(instances: &[Instance]) -> Vec<String> {
    let mut values = Vec::new();
    for instance in instances {
        for item in &instance.items {
            values.push(match item.kind {
                ItemKind::Nil | ItemKind::NilTuple => "-".to_owned(),
                ItemKind::Tuple => "(tuple)".to_owned(),
                _ => instance.span(item.value).to_owned(),
            });
        }
    }
    values
}

#[test]
fn values_are_those_of_the_specification() {
    let (cases, around) = (cases::<Right>("right.toml"), text("page.xhtml"));
    let mut wrong = Vec::new();
    for case in &cases {
        assert_eq!(case.arelle.is_some(), case.why.is_some(), "{}", case.body);
        match read_page(&case.body, &around) {
            Ok(instances) => {
                let got = values(&instances);
                let problems = &instances[0].problems;
                if got != case.values || !problems.is_empty() {
                    let Right { section, body, values, .. } = case;
                    wrong.push(format!("{section} {body}: {got:?}, not {values:?}; {problems:?}"));
                }
            }
            Err(error) => wrong.push(format!("{}: {error}", case.body)),
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}

#[test]
fn faults_are_told() {
    let (cases, around) = (cases::<Wrong>("wrong.toml"), text("page.xhtml"));
    let mut wrong = Vec::new();
    for case in &cases {
        assert!(!case.arelle.is_empty() || case.why.is_some(), "{}", case.body);
        match read_page(&case.body, &around) {
            Ok(instances) => {
                let told: Vec<ProblemKind> =
                    instances[0].problems.iter().map(|of| of.kind).collect();
                if !told.iter().any(|kind| format!("{kind:?}") == case.kind) {
                    let Wrong { section, body, kind, .. } = case;
                    let problems = &instances[0].problems;
                    wrong.push(format!("{section} {body}: {problems:?}, not {kind}"));
                }
            }
            Err(error) => wrong.push(format!("{}: {error}", case.body)),
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
    let all = cases.len() + self::cases::<Right>("right.toml").len();
    assert!(all >= 150, "{all} cases");
}
