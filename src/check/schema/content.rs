//! Contents of complex types as automata (XML Schema 1.0 Part 1 §3.9).

use crate::model::dts::{
    Derivation, Dts, ElementId, NameId, Namespaces, Particle, Process, Term, TypeId, Wildcard, ns,
};

/// How often a part is repeated in the automaton at most; beyond, any number of times is taken.
const REPEATED: u32 = 100;
/// How many states an automaton has at most; what is beyond is taken as anything.
const STATES: usize = 20_000;
/// How deep groups and types may be nested.
const DEPTH: usize = 64;

/// What a step of an automaton takes.
enum Symbol {
    Element(ElementId),
    /// An element that is not declared in the set.
    Unknown(NameId),
    Any(Wildcard),
}

#[derive(Default)]
struct State {
    /// Steps that take nothing.
    free: Vec<usize>,
    /// What is taken, the state behind it, and the particle that takes it.
    step: Option<(Symbol, usize, usize)>,
}

/// The content of a type.
pub(super) struct Model {
    states: Vec<State>,
    end: usize,
    /// The parts of an `xs:all`, which is no automaton: each with whether it must be there.
    all: Option<Vec<(Symbol, bool)>>,
    /// Whether it was too large, so that anything is taken.
    open: bool,
}

/// How an element of a content was taken.
#[derive(Clone, Copy)]
pub(super) enum Matched {
    /// By a declaration.
    Element(ElementId),
    /// By a wildcard.
    Any(Process),
}

/// Where a content goes wrong.
pub(super) struct Fault {
    /// The element that can't stand there; the number of elements where some are missing.
    pub(super) at: usize,
    /// What could stand there.
    pub(super) expected: Vec<NameId>,
}

impl Model {
    pub(super) fn new(dts: &Dts, of: TypeId) -> Self {
        let mut model = Self { states: vec![State::default()], end: 0, all: None, open: false };
        let particles = particles(dts, of);
        if let [only] = particles.as_slice()
            && let Term::All(parts) = &only.term
        {
            let part =
                |part: &Particle| Some((symbol(dts, &part.term)?, part.min > 0 && only.min > 0));
            model.all = Some(parts.iter().filter_map(part).collect());
            return model;
        }
        if dts.type_chain(of).last() == Some(of) {
            // `xs:anyType` holds anything.
            let any = Wildcard { namespaces: Namespaces::Any, process: Process::Lax };
            let step = model.state();
            model.states[0].step = Some((Symbol::Any(any), step, 0));
            model.states[step].free.push(0);
            model.end = 0;
            return model;
        }
        let mut at = 0;
        for particle in particles {
            at = model.add(dts, particle, at, 0);
        }
        model.end = at;
        model
    }

    fn state(&mut self) -> usize {
        if self.states.len() >= STATES {
            self.open = true;
            return self.states.len() - 1;
        }
        self.states.push(State::default());
        self.states.len() - 1
    }

    /// Adds a particle behind a state; gives the state behind it.
    fn add(&mut self, dts: &Dts, particle: &Particle, from: usize, depth: usize) -> usize {
        if depth > DEPTH || self.open {
            self.open = true;
            return from;
        }
        let mut at = from;
        let least = particle.min.min(REPEATED);
        for _ in 0..least {
            at = self.add_term(dts, &particle.term, at, depth);
        }
        match particle.max {
            Some(most) if most <= REPEATED => {
                let end = self.state();
                for _ in least..most {
                    self.states[at].free.push(end);
                    at = self.add_term(dts, &particle.term, at, depth);
                }
                self.states[at].free.push(end);
                end
            }
            _ => {
                let start = self.state();
                self.states[at].free.push(start);
                let back = self.add_term(dts, &particle.term, start, depth);
                self.states[back].free.push(start);
                let end = self.state();
                self.states[start].free.push(end);
                end
            }
        }
    }

    fn add_term(&mut self, dts: &Dts, term: &Term, from: usize, depth: usize) -> usize {
        match term {
            Term::Sequence(parts) => {
                parts.iter().fold(from, |at, part| self.add(dts, part, at, depth + 1))
            }
            Term::Choice(parts) | Term::All(parts) => {
                let end = self.state();
                for part in parts {
                    let start = self.state();
                    self.states[from].free.push(start);
                    let at = self.add(dts, part, start, depth + 1);
                    self.states[at].free.push(end);
                }
                end
            }
            Term::Group(name) => match dts.group(*name) {
                Some(group) => self.add(dts, group, from, depth + 1),
                None => from,
            },
            Term::Element(_) | Term::Local(_) | Term::Any(_) => {
                let start = self.state();
                self.states[from].free.push(start);
                let end = self.state();
                let particle = std::ptr::from_ref(term) as usize;
                self.states[start].step = symbol(dts, term).map(|symbol| (symbol, end, particle));
                end
            }
        }
    }

    /// How the elements of a content are taken, as far as they are, and where that ends too
    /// early.
    pub(super) fn matches(&self, dts: &Dts, names: &[NameId]) -> (Vec<Matched>, Option<Fault>) {
        if self.open {
            return (vec![Matched::Any(Process::Lax); names.len()], None);
        }
        if let Some(parts) = &self.all {
            return matches_all(dts, parts, names);
        }
        let mut matched = Vec::with_capacity(names.len());
        let mut current = self.closure(vec![0]);
        for (at, name) in names.iter().enumerate() {
            let mut next = Vec::new();
            let mut how = None;
            for state in &current {
                let Some((symbol, to, _)) = &self.states[*state].step else { continue };
                if let Some(found) = takes(dts, symbol, *name) {
                    // A declaration tells more than a wildcard.
                    if how.is_none() || matches!(found, Matched::Element(_)) {
                        how = Some(found);
                    }
                    next.push(*to);
                }
            }
            let Some(how) = how else {
                return (matched, Some(Fault { at, expected: self.expected(dts, &current) }));
            };
            matched.push(how);
            current = self.closure(next);
        }
        let fault = (!current.contains(&self.end))
            .then(|| Fault { at: names.len(), expected: self.expected(dts, &current) });
        (matched, fault)
    }

    /// States and all that are reached from them for free.
    fn closure(&self, mut open: Vec<usize>) -> Vec<usize> {
        let mut seen = vec![false; self.states.len()];
        let mut all = Vec::new();
        while let Some(at) = open.pop() {
            if !std::mem::replace(&mut seen[at], true) {
                all.push(at);
                open.extend(&self.states[at].free);
            }
        }
        all
    }

    /// The name of an element that two particles could take at the same place.
    pub(super) fn ambiguous(&self, dts: &Dts) -> Option<NameId> {
        // In large contents this would take long, and they are rarely written by hand.
        if self.open || self.states.len() > 2_000 {
            return None;
        }
        let behind = self.states.iter().filter_map(|state| state.step.as_ref()).map(|step| step.1);
        std::iter::once(0).chain(behind).find_map(|start| {
            let reached = self.closure(vec![start]);
            let steps: Vec<_> =
                reached.iter().filter_map(|at| self.states[*at].step.as_ref()).collect();
            steps.iter().enumerate().find_map(|(at, (symbol, _, particle))| {
                let other = steps[..at].iter().find(|other| {
                    other.2 != *particle
                        && (overlap(dts, symbol, &other.0) || overlap(dts, &other.0, symbol))
                })?;
                name(dts, symbol).or_else(|| name(dts, &other.0))
            })
        })
    }

    fn expected(&self, dts: &Dts, states: &[usize]) -> Vec<NameId> {
        let step = |at: &usize| self.states[*at].step.as_ref();
        let mut names: Vec<NameId> =
            states.iter().filter_map(step).filter_map(|step| name(dts, &step.0)).collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

fn matches_all(
    dts: &Dts,
    parts: &[(Symbol, bool)],
    names: &[NameId],
) -> (Vec<Matched>, Option<Fault>) {
    let mut seen = vec![false; parts.len()];
    let mut matched = Vec::new();
    for (at, name) in names.iter().enumerate() {
        let found = parts
            .iter()
            .enumerate()
            .find_map(|(part, (symbol, _))| takes(dts, symbol, *name).map(|how| (part, how)));
        match found {
            Some((part, how)) if !std::mem::replace(&mut seen[part], true) => matched.push(how),
            _ => return (matched, Some(Fault { at, expected: Vec::new() })),
        }
    }
    let missing = parts.iter().zip(&seen).filter(|((_, must), seen)| *must && !**seen);
    let expected: Vec<NameId> = missing.filter_map(|((symbol, _), _)| name(dts, symbol)).collect();
    let fault = (!expected.is_empty()).then_some(Fault { at: names.len(), expected });
    (matched, fault)
}

fn name(dts: &Dts, symbol: &Symbol) -> Option<NameId> {
    match symbol {
        Symbol::Element(element) => Some(dts.element(*element).name),
        Symbol::Unknown(name) => Some(*name),
        Symbol::Any(_) => None,
    }
}

fn symbol(dts: &Dts, term: &Term) -> Option<Symbol> {
    match term {
        Term::Element(name) => {
            Some(dts.by_name(*name).map_or(Symbol::Unknown(*name), Symbol::Element))
        }
        Term::Local(element) => Some(Symbol::Element(*element)),
        Term::Any(wildcard) => Some(Symbol::Any(wildcard.clone())),
        _ => None,
    }
}

fn takes(dts: &Dts, symbol: &Symbol, name: NameId) -> Option<Matched> {
    match symbol {
        Symbol::Element(element) => {
            let declared = dts.element(*element);
            if declared.name == name {
                return Some(Matched::Element(*element));
            }
            let own = dts.by_name(name).filter(|_| declared.global)?;
            dts.substitutes(own, *element).then_some(Matched::Element(*element))
        }
        Symbol::Unknown(_) => None,
        Symbol::Any(wildcard) => {
            takes_namespace(dts, wildcard, name).then_some(Matched::Any(wildcard.process))
        }
    }
}

/// Whether what one symbol takes by name is taken by another.
fn overlap(dts: &Dts, one: &Symbol, other: &Symbol) -> bool {
    name(dts, one).is_some_and(|name| takes(dts, other, name).is_some())
}

/// Whether a wildcard takes names of this namespace.
pub(super) fn takes_namespace(dts: &Dts, wildcard: &Wildcard, name: NameId) -> bool {
    let namespace = dts.names().namespace(name);
    match &wildcard.namespaces {
        Namespaces::Any => true,
        Namespaces::Other(own) => namespace != *own && namespace != crate::model::dts::Sym::EMPTY,
        Namespaces::These(these) => these.contains(&namespace),
    }
}

/// The parts of the content of a type, one behind the other: an extension goes on where its base
/// ends.
fn particles(dts: &Dts, of: TypeId) -> Vec<&Particle> {
    let mut parts = Vec::new();
    for at in dts.type_chain(of) {
        let of = dts.type_(at);
        parts.extend(of.particle.as_ref());
        if of.derivation != Derivation::Extension {
            break;
        }
    }
    parts.reverse();
    parts
}

/// Whether a type is `xs:anyType`.
#[must_use]
pub(super) fn is_any_type(dts: &Dts, of: TypeId) -> bool {
    dts.type_(of).name.is_some_and(|name| dts.names().is(name, ns::XS, "anyType"))
}
