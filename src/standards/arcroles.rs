//! Arcroles between concepts that stand in no tree, sum or cube: those of XBRL 2.1 and of the Link Role Registry.

/// Arcroles with the place of their declaration, which those of XBRL 2.1 (§5.2.6.2) do not need.
pub const ALL: [(&str, Option<&str>); 4] = [
    ("http://www.xbrl.org/2003/arcrole/general-special", None),
    ("http://www.xbrl.org/2003/arcrole/essence-alias", None),
    ("http://www.xbrl.org/2003/arcrole/requires-element", None),
    (
        "http://www.esma.europa.eu/xbrl/esef/arcrole/wider-narrower",
        Some("http://www.xbrl.org/lrr/arcrole/esma-arcrole-2018-11-21.xsd#wider-narrower"),
    ),
];

/// An arcrole by its last step or by its address, and where it is declared.
#[must_use]
pub fn find(name: &str) -> Option<(&'static str, Option<&'static str>)> {
    let is_meant = |uri: &str| uri == name || uri.rsplit('/').next() == Some(name);
    ALL.iter().find(|(uri, _)| is_meant(uri)).copied()
}
