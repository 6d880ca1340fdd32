//! The instances that a set says, when all of its documents are read.

use rust_decimal::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};

use super::footnote::Links;
use super::set::{Footnote, Piece, Region, Set};
use crate::model::instance::{
    Document, IdRef, Instance, ItemId, ItemKind, NameHolder, Names, ProblemKind, Reference,
    ScopedPrefix, Span,
};
use crate::read::xml::XmlError;

/// Makes the instances: the default target first.
pub(super) fn instances(
    mut set: Set,
    text: String,
    documents: Vec<Document>,
    names: Names,
) -> Result<Vec<Instance>, XmlError> {
    resolve_continuations(&mut set)?;
    let links = Links::new(&mut set);
    let children = tuple_children(&mut set);
    let references = references(&mut set);
    if !set.facts.is_empty() && !set.has_resources {
        set.builder.problem(ProblemKind::Structure, 0, "no document has `ix:resources`");
    }
    if set.versions == (true, true) {
        let what = "the documents have elements of Inline XBRL 1.0 and of 1.1";
        set.builder.problem(ProblemKind::Structure, 0, what);
    }
    let regions = Regions {
        plain: text.len(),
        markup: text.len() + set.plain.text.len(),
        made: text.len() + set.plain.text.len() + set.markup.text.len(),
    };
    let order = order(&set, &children);
    let mut instances = distribute(&mut set, &order, &regions);
    let mut all = text;
    all.push_str(&set.plain.text);
    all.push_str(&set.markup.text);
    all.push_str(&set.builder.made);
    if all.len() >= u32::MAX as usize {
        return Err(XmlError { at: 0, what: "the texts are longer than 4 GiB".to_owned() });
    }
    finish(&mut set, &mut instances, &links, references);
    let count = instances.len();
    for (at, instance) in instances.iter_mut().enumerate() {
        instance.documents.clone_from(&documents);
        instance.of_pages = true;
        let is_last = at + 1 == count;
        instance.text = if is_last { std::mem::take(&mut all) } else { all.clone() };
    }
    // Names can't be copied cheaply, but few sets have several targets.
    let (first, others) = instances.split_at_mut(1);
    for instance in others {
        instance.names = names.clone();
        instance.index();
    }
    first[0].names = names;
    first[0].index();
    Ok(instances)
}

/// Where the regions begin in the text of the instances.
struct Regions {
    plain: usize,
    markup: usize,
    made: usize,
}

impl Regions {
    fn span(&self, piece: Piece) -> Span {
        let start = match piece.region {
            Region::Plain => self.plain,
            Region::Markup => self.markup,
            Region::Made => self.made,
        };
        let start = u32::try_from(start).unwrap_or(u32::MAX).saturating_add(piece.span.start);
        Span { start, len: piece.span.len }
    }
}

/// Puts the values of chains together.
fn resolve_continuations(set: &mut Set) -> Result<(), XmlError> {
    let by_id: FxHashMap<IdRef, usize> =
        set.continuations.iter().enumerate().map(|(at, link)| (link.id, at)).collect();
    let mut used = vec![false; set.continuations.len()];
    let mut starts: Vec<u32> = set.rare.keys().copied().collect();
    starts.sort_unstable();
    for fact in starts {
        let Some(start) = set.rare.get(&fact).and_then(|rare| rare.continued) else { continue };
        let at = set.facts[fact as usize].item.at;
        let mut text = String::new();
        let buffer = if start.is_markup { &set.markup } else { &set.plain };
        buffer.put(start.content, &mut text);
        let chain = chain(set, &by_id, &mut used, Some(start.next), (at, start.end));
        for link in chain {
            let link = set.continuations[link];
            match start.is_markup {
                true => set.markup.put(link.markup, &mut text),
                false => set.plain.put(link.plain, &mut text),
            }
        }
        let value = set.formatted(&text, start.format, fact);
        set.facts[fact as usize].value = value;
        set.bounded()?;
    }
    for footnote in 0..set.footnotes.len() {
        let &Footnote { next, at, end, .. } = &set.footnotes[footnote];
        let chain = chain(set, &by_id, &mut used, next, (at, end));
        if !chain.is_empty() {
            let mut text = String::new();
            set.markup.put(set.footnotes[footnote].content, &mut text);
            for link in chain {
                set.markup.put(set.continuations[link].markup, &mut text);
            }
            let start = set.markup.text.len();
            set.markup.text.push_str(&text);
            let none = (set.markup.excluded.len(), set.markup.excluded.len());
            let end = set.markup.text.len();
            set.footnotes[footnote].content = super::set::Content { start, end, excluded: none };
        }
    }
    for (link, used) in used.into_iter().enumerate() {
        if !used {
            let at = set.continuations[link].span.0;
            set.builder.problem(ProblemKind::Continuation, at, "nothing is continued here");
        }
    }
    Ok(())
}

/// The links of a chain, from the second on.
fn chain(
    set: &mut Set,
    by_id: &FxHashMap<IdRef, usize>,
    used: &mut [bool],
    first: Option<IdRef>,
    own: (u32, u32),
) -> Vec<usize> {
    let (at, mut links) = (own.0, Vec::new());
    let mut next = first;
    while let Some(id) = next {
        let Some(link) = by_id.get(&id).copied() else {
            let what = format!(
                "the text is continued at `{}`, which is no continuation",
                set.builder.instance.id_text(id)
            );
            set.builder.problem(ProblemKind::Continuation, at, what);
            break;
        };
        if used[link] {
            let what = if links.contains(&link) {
                "the continuations are a circle"
            } else {
                "two texts are continued at the same place"
            };
            set.builder.problem(ProblemKind::Continuation, at, what);
            break;
        }
        used[link] = true;
        links.push(link);
        next = set.continuations[link].next;
    }
    let parts = links.iter().map(|link| set.continuations[*link].span);
    let mut spans: Vec<(u32, u32)> = parts.chain([own]).collect();
    spans.sort_unstable();
    if spans.windows(2).any(|pair| pair[0].0 < pair[1].0 && pair[1].1 < pair[0].1) {
        let what = "a part of a text lies in another part of the same";
        set.builder.problem(ProblemKind::Continuation, at, what);
    }
    links
}

/// The members of each tuple, in their order.
fn tuple_children(set: &mut Set) -> FxHashMap<u32, Vec<u32>> {
    if !set.has_tuples {
        return FxHashMap::default();
    }
    let mut tuples: FxHashMap<IdRef, u32> = FxHashMap::default();
    for (fact, rare) in &set.rare {
        if let Some(id) = rare.tuple_id {
            tuples.insert(id, *fact);
        }
    }
    let mut children: FxHashMap<u32, Vec<(Decimal, u32)>> = FxHashMap::default();
    for fact in 0..set.facts.len() {
        let number = u32::try_from(fact).unwrap_or(u32::MAX);
        let rare = set.rare.get(&number);
        let at = set.facts[fact].item.at;
        let order = rare.and_then(|rare| rare.order.clone());
        if let Some(id) = rare.and_then(|rare| rare.tuple_ref) {
            set.facts[fact].tuple = tuples.get(&id).copied();
            if set.facts[fact].tuple.is_none() {
                let what = format!("there is no tuple `{}`", set.builder.instance.id_text(id));
                set.builder.problem(ProblemKind::Tuple, at, what);
            }
        }
        let Some(tuple) = set.facts[fact].tuple else { continue };
        if set.facts[tuple as usize].target != set.facts[fact].target {
            let what = "a member of a tuple has another target than the tuple";
            set.builder.problem(ProblemKind::Tuple, at, what);
        }
        let order = match order.as_deref().map(|order| order.parse::<Decimal>()) {
            Some(Ok(order)) => order,
            Some(Err(_)) => {
                set.builder.problem(ProblemKind::Tuple, at, "`order` is no number");
                Decimal::ZERO
            }
            None => {
                set.builder.problem(ProblemKind::Tuple, at, "a member of a tuple has no order");
                Decimal::ZERO
            }
        };
        children.entry(tuple).or_default().push((order, number));
    }
    for members in children.values_mut() {
        members.sort();
    }
    same_places(set, &children);
    open_circles(set);
    for fact in 0..set.facts.len() {
        let number = u32::try_from(fact).unwrap_or(u32::MAX);
        let item = &set.facts[fact].item;
        let what = match (item.kind, children.contains_key(&number)) {
            (ItemKind::Tuple, false) => "a tuple that is not nil has no members",
            (ItemKind::NilTuple, true) => "a tuple that is nil has members",
            _ => continue,
        };
        let place = item.at;
        set.builder.problem(ProblemKind::Tuple, place, what);
    }
    let sorted = children.into_iter().map(|(tuple, members)| {
        let members = members.into_iter().map(|(_, fact)| fact);
        let members = members.filter(|fact| set.facts[*fact as usize].tuple == Some(tuple));
        (tuple, members.collect())
    });
    sorted.collect()
}

/// A tuple may not be in itself: where it is, it is in none.
fn open_circles(set: &mut Set) {
    let mut on_way: Vec<u32> = vec![0; set.facts.len()];
    for fact in 0..set.facts.len() {
        // Each fact is gone over once: a way ends where an earlier one was, and is a circle where that is itself.
        let way = u32::try_from(fact + 1).unwrap_or(u32::MAX);
        let mut at = fact;
        while on_way[at] == 0 {
            on_way[at] = way;
            let Some(tuple) = set.facts[at].tuple else { break };
            if on_way[tuple as usize] == way {
                let place = set.facts[at].item.at;
                set.builder.problem(ProblemKind::Tuple, place, "a tuple is in itself");
                set.facts[at].tuple = None;
                break;
            }
            at = tuple as usize;
        }
    }
}

/// The words of a value.
fn words(set: &Set, value: Piece) -> impl Iterator<Item = &str> {
    let region = match value.region {
        Region::Plain => &set.plain.text,
        Region::Markup => &set.markup.text,
        Region::Made => &set.builder.made,
    };
    let (start, len) = (value.span.start as usize, value.span.len as usize);
    region.get(start..start + len).unwrap_or_default().split_whitespace()
}

/// Members of a tuple with the same order are the same fact with the same value, blanks aside (Inline XBRL 1.1 §15.1.2).
fn same_places(set: &mut Set, children: &FxHashMap<u32, Vec<(Decimal, u32)>>) {
    let mut twice: Vec<u32> = Vec::new();
    for members in children.values() {
        for pair in members.windows(2) {
            let [(first, a), (second, b)] = pair else { continue };
            let (one, other) = (&set.facts[*a as usize], &set.facts[*b as usize]);
            let (a, b) = (&one.item, &other.item);
            let is_same = || {
                let has_same = a.name == b.name && a.context == b.context && a.unit == b.unit;
                has_same && words(set, one.value).eq(words(set, other.value))
            };
            if first == second && !is_same() {
                twice.push(b.at);
            }
        }
    }
    twice.sort_unstable();
    for at in twice {
        let what = "two members of a tuple have the same order and are not the same fact";
        set.builder.problem(ProblemKind::Tuple, at, what);
    }
}

/// All facts in the order of the instances: members behind their tuple.
fn order(set: &Set, children: &FxHashMap<u32, Vec<u32>>) -> Vec<u32> {
    let mut order = Vec::with_capacity(set.facts.len());
    let mut rest: Vec<u32> = Vec::new();
    for (fact, of) in set.facts.iter().enumerate() {
        if of.tuple.is_some() {
            continue;
        }
        rest.push(u32::try_from(fact).unwrap_or(u32::MAX));
        while let Some(fact) = rest.pop() {
            order.push(fact);
            if let Some(members) = children.get(&fact) {
                rest.extend(members.iter().rev());
            }
        }
    }
    order
}

/// Gives every fact to the instance of its target.
fn distribute(set: &mut Set, order: &[u32], regions: &Regions) -> Vec<Instance> {
    let first = std::mem::take(&mut set.builder.instance);
    let mut instances: Vec<Instance> = std::iter::once(first).collect();
    for target in set.targets.iter().skip(1) {
        let (default, mut other) = (&instances[0], Instance::default());
        other.target = Some(target.clone());
        other.ids.clone_from(&default.ids);
        other.languages.clone_from(&default.languages);
        other.prefixes.clone_from(&default.prefixes);
        other.contexts.clone_from(&default.contexts);
        other.scoped.clone_from(&default.scoped);
        other.units.clone_from(&default.units);
        other.references.clone_from(&default.references);
        instances.push(other);
    }
    if instances.len() == 1 {
        instances[0].items.reserve_exact(order.len());
    }
    // Positions are known for tuples, which come before their members.
    let mut positions: FxHashMap<u32, ItemId> = FxHashMap::default();
    let has_tuples = set.has_tuples;
    for fact in order {
        let of = &set.facts[*fact as usize];
        let instance = &mut instances[usize::from(of.target)];
        let mut item = of.item;
        item.value = regions.span(of.value);
        item.parent = of.tuple.and_then(|tuple| positions.get(&tuple).copied());
        if has_tuples {
            positions.insert(*fact, ItemId::from(instance.items.len()));
        }
        instance.items.push(item);
    }
    if !set.fractions.is_empty() || !set.scoped.is_empty() {
        let mut at = vec![(0u16, ItemId(u32::MAX)); set.facts.len()];
        let mut counts = vec![0usize; instances.len()];
        for fact in order {
            let target = set.facts[*fact as usize].target;
            let count = &mut counts[usize::from(target)];
            at[*fact as usize] = (target, ItemId::from(*count));
            *count += 1;
        }
        for (fact, numerator, denominator) in &set.fractions {
            let (target, item) = at[*fact as usize];
            let terms = (item, regions.span(*numerator), regions.span(*denominator));
            instances[usize::from(target)].fractions.push(terms);
        }
        for (fact, prefix, namespace) in std::mem::take(&mut set.scoped) {
            let (target, item) = at[fact as usize];
            let holder = NameHolder::Item(item);
            instances[usize::from(target)].scoped.push(ScopedPrefix { holder, prefix, namespace });
        }
    }
    instances
}

/// Drops contexts and units that only other targets use; puts references, notes and links.
fn finish(
    set: &mut Set,
    instances: &mut [Instance],
    links: &Links,
    references: Vec<Vec<Reference>>,
) {
    if instances.len() > 1 {
        let used: Vec<FxHashSet<IdRef>> = instances
            .iter()
            .map(|instance| {
                let items = instance.items.iter();
                items.flat_map(|item| item.context.into_iter().chain(item.unit)).collect()
            })
            .collect();
        for (at, instance) in instances.iter_mut().enumerate() {
            let others = |id: IdRef| used.iter().any(|used| used.contains(&id));
            instance.contexts.retain(|of| used[at].contains(&of.id) || !others(of.id));
            instance.units.retain(|of| used[at].contains(&of.id) || !others(of.id));
        }
    }
    for (instance, references) in instances.iter_mut().zip(references) {
        let roles = std::mem::take(&mut instance.references);
        instance.references = references;
        instance.references.extend(roles);
    }
    links.put(set, instances);
}

/// The references of each target, without those that say the same.
fn references(set: &mut Set) -> Vec<Vec<Reference>> {
    let all = std::mem::take(&mut set.references);
    let mut by_target: Vec<Vec<Reference>> = vec![Vec::new(); set.targets.len()];
    for (target, known) in by_target.iter_mut().enumerate() {
        let of: Vec<_> =
            all.iter().filter(|references| usize::from(references.target) == target).collect();
        let is_used = set.facts.iter().any(|fact| usize::from(fact.target) == target);
        if of.is_empty() && (is_used || (target == 0 && all.is_empty())) {
            let name = set.targets.get_index(target).map_or("", AsRef::as_ref);
            let what = format!("the target `{name}` has no references");
            set.builder.problem(ProblemKind::Target, 0, what);
        }
        if of.iter().filter(|references| references.has_id).count() > 1 {
            let what = "two references of a target have ids";
            set.builder.problem(ProblemKind::Target, of[1].at, what);
        }
        let mut attributes = FxHashSet::default();
        for references in &of {
            for (name, _) in &references.attributes {
                if !attributes.insert(name) {
                    let what =
                        format!("the attribute `{name}` stands on two references of a target");
                    set.builder.problem(ProblemKind::Target, references.at, what);
                }
            }
            for reference in &references.references {
                let is_known = known.iter().any(|known| {
                    (known.kind, &known.href, &known.base)
                        == (reference.kind, &reference.href, &reference.base)
                });
                if !is_known {
                    known.push(reference.clone());
                }
            }
            // The language of references is that of the root of the instance: facts without one have it.
            if let Some(lang) = &references.lang {
                let lang = set.builder.instance.language(lang);
                for fact in &mut set.facts {
                    if usize::from(fact.target) == target && fact.item.lang == 0 {
                        fact.item.lang = lang;
                    }
                }
            }
        }
    }
    by_target
}
