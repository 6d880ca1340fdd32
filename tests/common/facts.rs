//! Facts of an instance as lines that can be compared.

use kessan::model::Period;
use kessan::model::instance::{
    Accuracy, Instance, Item, ItemId, ItemKind, LinkTarget, NameId, WrittenMember,
};
use kessan::notation::moment;
use serde_json::{Map, Value, json};

/// The name in Clark notation; namespaces of units that everybody knows by prefix.
fn clark(instance: &Instance, name: NameId) -> String {
    let (namespace, local) = instance.names.parts(name);
    format!("{{{namespace}}}{local}")
}

fn measure(instance: &Instance, name: NameId) -> String {
    let (namespace, local) = instance.names.parts(name);
    let prefix = match namespace {
        "http://www.xbrl.org/2003/iso4217" => "iso4217",
        "http://www.xbrl.org/2003/instance" => "xbrli",
        "http://www.xbrl.org/2009/utr" => "utr",
        _ => return clark(instance, name),
    };
    format!("{prefix}:{local}")
}

fn product(instance: &Instance, names: &[NameId]) -> String {
    let mut names: Vec<String> = names.iter().map(|name| measure(instance, *name)).collect();
    names.sort();
    names.join("*")
}

fn period(period: Period) -> String {
    match (period.start(), period.end()) {
        (Some(start), Some(end)) => format!("{start}/{end}"),
        (None, Some(end)) => end.to_string(),
        _ => "forever".to_owned(),
    }
}

/// A decimal without needless zeros, whatever its form.
fn number(text: &str) -> String {
    let text = text.trim();
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (sign, digits) = match mantissa.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", mantissa.trim_start_matches('+')),
    };
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let Ok(exponent) = exponent.parse::<i32>() else { return text.to_owned() };
    if !format!("{whole}{decimals}").bytes().all(|c| c.is_ascii_digit()) || digits.is_empty() {
        return text.to_owned();
    }
    let point = whole.len() as i32 + exponent;
    let mut all = format!("{whole}{decimals}");
    let point = if point < 0 {
        all = format!("{}{all}", "0".repeat(point.unsigned_abs() as usize));
        0
    } else {
        while all.len() < point as usize {
            all.push('0');
        }
        point as usize
    };
    let (whole, decimals) = all.split_at(point);
    let whole = whole.trim_start_matches('0');
    let decimals = decimals.trim_end_matches('0');
    let whole = if whole.is_empty() { "0" } else { whole };
    match (whole, decimals) {
        ("0", "") => "0".to_owned(),
        (whole, "") => format!("{sign}{whole}"),
        (whole, decimals) => format!("{sign}{whole}.{decimals}"),
    }
}

pub fn fact_of(instance: &Instance, at: ItemId, item: &Item) -> Value {
    let mut fact = Map::new();
    fact.insert("concept".into(), clark(instance, item.name).into());
    if matches!(item.kind, ItemKind::Tuple | ItemKind::NilTuple) {
        let mut members: Vec<String> = instance
            .children(Some(at))
            .map(|(at, item)| fact_of(instance, at, item).to_string())
            .collect();
        members.sort();
        fact.insert("tuple".into(), members.into());
        return fact.into();
    }
    if let Some(context) = item.context.and_then(|id| instance.context_at(id)) {
        let context = &instance.contexts[context];
        fact.insert("entity".into(), format!("{}#{}", context.scheme, context.identifier).into());
        let written = moment::period(&context.period).map(period);
        fact.insert("period".into(), written.unwrap_or_else(|| "?".to_owned()).into());
        let mut dims = Map::new();
        for dimension in &context.dimensions {
            let value = match &dimension.member {
                WrittenMember::Explicit(member) => Value::from(clark(instance, *member)),
                WrittenMember::Typed { is_nil: true, .. } => Value::Null,
                WrittenMember::Typed { text, .. } => text.trim().into(),
            };
            dims.insert(clark(instance, dimension.axis), value);
        }
        if !dims.is_empty() {
            fact.insert("dims".into(), dims.into());
        }
    }
    let unit = item.unit.and_then(|id| instance.unit_at(id)).map(|unit| &instance.units[unit]);
    if let Some(unit) = unit {
        let above = product(instance, &unit.numerators);
        let below = product(instance, &unit.denominators);
        let slash = if below.is_empty() { "" } else { "/" };
        fact.insert("unit".into(), format!("{above}{slash}{below}").into());
    }
    let value = instance.span(item.value);
    if matches!(item.kind, ItemKind::Nil) {
        fact.insert("value".into(), Value::Null);
    } else if unit.is_some() {
        fact.insert("value".into(), number(value).into());
        let decimals = match item.accuracy {
            Accuracy::Decimals(decimals) => Value::from(decimals.to_string()),
            Accuracy::Exact => "INF".into(),
            Accuracy::Precision(digits) => format!("p:{digits}").into(),
            Accuracy::ExactPrecision => "p:INF".into(),
            _ => Value::Null,
        };
        fact.insert("decimals".into(), decimals);
    } else {
        fact.insert("value".into(), value.into());
    }
    let mut notes: Vec<String> = instance
        .links
        .iter()
        .filter(|link| Some(link.from) == item.id)
        .map(|link| match link.to {
            LinkTarget::Note(note) => {
                let note = &instance.notes[note];
                let lang = note.lang.as_deref().unwrap_or("").to_lowercase();
                json!([link.arcrole, lang]).to_string()
            }
            LinkTarget::Fact(_) => json!([link.arcrole, "fact"]).to_string(),
        })
        .collect();
    notes.sort();
    if !notes.is_empty() {
        fact.insert("footnotes".into(), notes.into());
    }
    fact.into()
}

/// Markup in which empty elements have both tags: tools write them in either way.
pub fn both_tags(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(end) = rest.find("/>") {
        let start = rest[..end].rfind('<');
        let name = start.map(|start| rest[start + 1..end].split_whitespace().next().unwrap_or(""));
        match name {
            Some(name) if !rest[..end].ends_with('>') => {
                out.push_str(rest[..end].trim_end());
                out.push_str(&format!("></{name}>"));
            }
            _ => out.push_str(&rest[..end + 2]),
        }
        rest = &rest[end + 2..];
    }
    out.push_str(rest);
    out
}

/// What is compared: blanks do not count, nor do languages and decimals of nil facts, nor the texts of notes.
pub fn comparable(mut fact: Value) -> String {
    let Some(map) = fact.as_object_mut() else { return fact.to_string() };
    map.remove("lang");
    if let Some(Value::String(unit)) = map.get("unit") {
        map.insert("unit".into(), unit.replace("{http://www.xbrl.org/2009/utr}", "utr:").into());
    }
    if let (true, Some(Value::String(value))) = (map.contains_key("unit"), map.get("value")) {
        map.insert("value".into(), number(value).into());
    }
    if map.get("value") == Some(&Value::Null) {
        map.remove("decimals");
    }
    if let Some(Value::String(text)) = map.get("value") {
        let text = both_tags(text);
        let words: Vec<&str> = text.split_whitespace().collect();
        let words = words.join(" ");
        map.insert("value".into(), words.into());
    }
    for part in ["entity"] {
        if let Some(Value::String(text)) = map.get(part) {
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            map.insert(part.into(), text.into());
        }
    }
    if let Some(Value::Array(members)) = map.get("tuple") {
        let mut members: Vec<String> = members
            .iter()
            .filter_map(|text| serde_json::from_str(text.as_str()?).ok())
            .map(comparable)
            .collect();
        members.sort();
        map.insert("tuple".into(), members.into());
    }
    if let Some(Value::Array(notes)) = map.get("footnotes") {
        let mut notes: Vec<String> = notes
            .iter()
            .map(|note| match note {
                Value::Array(parts) => Value::from(parts[..2].to_vec()).to_string(),
                other => other.as_str().unwrap_or_default().to_owned(),
            })
            .collect();
        notes.sort();
        map.insert("footnotes".into(), notes.into());
    }
    fact.to_string()
}
