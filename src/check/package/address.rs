//! The namespace of the taxonomy: files are published below it, and the catalog of the package
//! turns it to their folder (Taxonomy Packages 1.0; XML catalogs, `rewriteURI`).

use super::place;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::model::Taxonomy;
use crate::notation::lexical;
use crate::standards::namespaces;

/// Addresses below which only the owners of standards publish.
const OWNED: [&str; 3] = ["xbrl.org", "www.xbrl.org", "www.w3.org"];

/// Tells a namespace below which no file can be found, or that belongs to a standard.
pub(super) fn check(taxonomy: &Taxonomy, diagnostics: &mut Diagnostics) {
    let namespace = taxonomy.publication.namespace.as_str();
    let at = || place(taxonomy, &["namespace"]);
    if let Err(why) = address(namespace) {
        let message = format!("The namespace `{namespace}` {why}.");
        let help = "files of the taxonomy are published below it: write an http or https address";
        diagnostics.push(Diagnostic::new(Code::InvalidNamespace, at(), message).help(help));
    } else if let Some((severity, message)) = reserved(taxonomy) {
        let mut told = Diagnostic::new(Code::ReservedNamespace, at(), message)
            .help("choose an address that belongs to the publisher");
        told.severity = severity;
        diagnostics.push(told);
    }
}

/// The host of an address that files can be published below, or why there is none.
fn address(namespace: &str) -> Result<&str, &'static str> {
    let rest = ["http://", "https://"].iter().find_map(|scheme| namespace.strip_prefix(scheme));
    let rest = rest.ok_or("is not an absolute http(s) URL")?;
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    if host.is_empty() {
        return Err("has no host");
    }
    if namespace.contains(['?', '#']) {
        return Err("has a query or a fragment, and what is added at its end is no path");
    }
    if !namespace.chars().all(is_letter) || !lexical::is_uri(namespace) {
        return Err("has letters that must be escaped in a URI");
    }
    let mut steps = path.strip_suffix('/').unwrap_or(path).split('/');
    if !path.is_empty() && steps.any(|step| matches!(step, "" | "." | "..")) {
        return Err("has steps that go up or nowhere");
    }
    Ok(host)
}

/// Whether a character can stand in a URI as it is (RFC 3986 §2): others must be escaped.
fn is_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c)
}

/// Why a namespace belongs to others, and how bad that is.
fn reserved(taxonomy: &Taxonomy) -> Option<(Severity, String)> {
    let namespace = taxonomy.publication.namespace.as_str();
    if namespaces::is_standard(namespace) {
        return Some((
            Severity::Error,
            format!("The namespace `{namespace}` is that of a standard."),
        ));
    }
    if let Some(schema) = namespaces::schema_below(&taxonomy.url("")) {
        let message = format!(
            "The catalog would look for `{schema}` in the package: it begins with `{namespace}`."
        );
        return Some((Severity::Error, message));
    }
    let host = address(namespace).ok()?.to_ascii_lowercase();
    OWNED.contains(&host.as_str()).then(|| {
        (
            Severity::Warning,
            format!("The namespace `{namespace}` is below the address of a standard."),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn addresses_have_a_host_and_a_path() {
        for good in ["http://a.jp", "https://a.jp:80/x/", "http://a.jp/a%20b", "http://a.jp/"] {
            assert!(address(good).is_ok(), "{good}");
        }
        for bad in [
            "",
            "loom",
            "urn:a:b",
            "ftp://a.jp/x",
            "http://",
            "http:///x",
            "http://a.jp/x?y",
            "http://a.jp/x#y",
            "http://a.jp/a b",
            "http://a.jp/織機",
            "http://a.jp/100%",
            "http://a.jp/../x",
            "http://a.jp/x//y",
            "http://a.jp//",
            "http://a.jp/a\\b",
        ] {
            assert!(address(bad).is_err(), "{bad}");
        }
    }
}
