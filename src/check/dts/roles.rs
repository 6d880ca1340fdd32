//! Declarations of roles and arcroles (XBRL 2.1 §5.1.3, §5.1.4).

use std::collections::HashMap;

use super::tell;
use crate::diagnostic::{Code, Diagnostics};
use crate::model::documents::Origin;
use crate::model::dts::{Cycles, Dts, NameId, Sym};

/// A declaration of a role or an arcrole.
struct Declaration<'a> {
    uri: Sym,
    used_on: &'a [NameId],
    cycles: Option<Cycles>,
    origin: Origin,
    is_arcrole: bool,
}

pub(super) fn check(dts: &Dts, diagnostics: &mut Diagnostics) {
    let roles = dts.roles().iter().map(|of| Declaration {
        uri: of.uri,
        used_on: &of.used_on,
        cycles: None,
        origin: of.origin,
        is_arcrole: false,
    });
    let arcroles = dts.arcroles().iter().map(|of| Declaration {
        uri: of.uri,
        used_on: &of.used_on,
        cycles: of.cycles,
        origin: of.origin,
        is_arcrole: true,
    });
    let mut known: HashMap<(bool, Sym), Declaration> = HashMap::new();
    for of in roles.chain(arcroles) {
        let uri = dts.text(of.uri);
        let what = if of.is_arcrole { "arcrole" } else { "role" };
        let mut wrong = |message: String| {
            tell(dts, of.origin, Code::InvalidRoleType, message, diagnostics);
        };
        if of.is_arcrole && !is_absolute(uri) {
            wrong(format!("`{uri}` is no absolute URI, as that of an arcrole must be."));
        }
        let mut used_on = of.used_on.to_vec();
        used_on.sort_unstable();
        if let Some(pair) = used_on.windows(2).find(|pair| pair[0] == pair[1]) {
            wrong(format!("`usedOn` names `{}` twice.", dts.shown(pair[0])));
        }
        match known.get(&(of.is_arcrole, of.uri)) {
            None => {
                known.insert((of.is_arcrole, of.uri), of);
            }
            Some(first) if first.origin.document == of.origin.document => {
                wrong(format!("The {what} `{uri}` is declared twice."));
            }
            Some(first) => {
                let mut other = first.used_on.to_vec();
                other.sort_unstable();
                if other != used_on || first.cycles != of.cycles {
                    wrong(format!(
                        "The {what} `{uri}` is declared in another way at {}.",
                        super::place(dts, first.origin)
                    ));
                }
            }
        }
    }
}

/// Whether a URI begins with a scheme.
pub(super) fn is_absolute(uri: &str) -> bool {
    uri.split_once(':').is_some_and(|(scheme, rest)| {
        !rest.is_empty()
            && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
    })
}
