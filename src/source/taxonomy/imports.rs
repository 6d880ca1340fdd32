//! `[[imports]]`: taxonomies of others that a source extends.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashSet;

use super::manifest::{ImportEntry, Manifest};
use super::prohibited::Prohibited;
use super::relations::Row;
use crate::archive::incoming::Limits;
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::model::documents::DocumentKind;
use crate::model::dts::{ArcroleType, Dts, ns};
use crate::model::{
    Axis, CalculationArc, ConceptId, ConceptKind, Cube, CubeAxis, EntryPoint, Import, Imported,
    Member, Node, Statement, StatementId, Taxonomy,
};
use crate::read::dts::{self, Files, Options, Sources};

/// What a source imports.
pub(super) struct Base {
    /// What the set of every entry point holds beside our own documents.
    pub(super) taxonomy: Taxonomy,
    /// The statements that can be recast, with the concepts of `taxonomy`.
    pub(super) statements: Vec<Statement>,
    /// The set itself, and where its documents come from.
    pub(super) set: Option<(Dts, Sources)>,
    /// The arcroles that it declares for relationships between concepts.
    pub(super) arcroles: BTreeSet<Arc<str>>,
}

impl Base {
    /// Of a source that imports nothing.
    fn nothing() -> Self {
        Self {
            taxonomy: Taxonomy::empty(),
            statements: Vec::new(),
            set: None,
            arcroles: BTreeSet::new(),
        }
    }
}

/// Statements of others that can be recast.
#[derive(Clone, Copy)]
pub(super) struct Templates<'a>(pub(super) &'a [Statement]);

impl<'a> Templates<'a> {
    /// The statement that a text names: by its role, or by the last step of it where only one has it.
    pub(super) fn find(self, role: &str) -> Option<&'a Statement> {
        let exact = self.0.iter().find(|statement| statement.role == role);
        exact.or_else(|| {
            let is_last = |of: &&Statement| of.role.rsplit(['/', ':']).next() == Some(role);
            let mut found = self.0.iter().filter(is_last);
            found.next().filter(|_| found.next().is_none())
        })
    }

    /// The roles of all.
    pub(super) fn roles(self) -> impl Iterator<Item = &'a str> + Clone {
        self.0.iter().map(|statement| statement.role.as_str())
    }
}

/// Puts the statements of others behind our own; every entry point has them. Their ids give way.
pub(super) fn join(
    others: Vec<Statement>,
    statements: &mut Vec<Statement>,
    entry_points: &mut [EntryPoint],
) {
    let mut taken: FxHashSet<String> = statements.iter().map(|own| own.id.clone()).collect();
    for mut statement in others {
        let id = StatementId::from(statements.len());
        let (stem, mut nth) = (statement.id.clone(), 1u32);
        while !taken.insert(statement.id.clone()) {
            nth += 1;
            statement.id = format!("{stem}-{nth}");
        }
        statements.push(statement);
        entry_points.iter_mut().for_each(|entry| entry.statements.push(id));
    }
}

/// Where documents come from, and which are named.
struct Named {
    sources: Sources,
    /// The entry points, where networks to recast are.
    entry_points: Vec<String>,
    /// What own documents refer to.
    documents: Vec<String>,
}

/// Reads what a source imports. What can't be read of it is told and gives nothing; what documents
/// of others lack is no fault of the source, and told as a note.
pub(super) fn read(
    folder: &Path,
    packages: &[PathBuf],
    manifest: &Manifest,
    relations: &[Row<'_>],
    diagnostics: &mut Diagnostics,
) -> Option<Base> {
    if manifest.imports.is_empty() {
        // One that is not needed may be named for others; one that is not there is a slip.
        given(packages, diagnostics)?;
        let base = Base::nothing();
        Prohibited::new(relations, &base.taxonomy.concepts, diagnostics);
        return Some(base);
    }
    let named = named(folder, packages, manifest, diagnostics)?;
    let recasts = named.entry_points != named.documents && manifest.recasts();
    // Two sets of the same packages, each on a core of its own. Networks are recast; labels are those of the documents
    // to which ours refer.
    let of_networks = Options { without_resources: true, ..Options::default() };
    let (own, whole) = rayon::join(
        || load(&named.documents, &named.sources, Options::default()),
        || recasts.then(|| load(&named.entry_points, &named.sources, of_networks)),
    );
    let mut dts = judged(own, &named.documents, manifest, diagnostics)?;
    let (mut taxonomy, mut adopted) = Taxonomy::of_dts(&dts);
    let mut prohibited = Prohibited::new(relations, &taxonomy.concepts, diagnostics);
    if !prohibited.is_empty() {
        let prohibitions = prohibited.take_out(&mut dts, diagnostics);
        (taxonomy, adopted) = Taxonomy::of_dts(&dts);
        taxonomy.prohibitions = prohibitions;
    }
    if named.entry_points == named.documents {
        taxonomy.lay_out_cubes(&dts, &adopted);
    }
    taxonomy.imports = named.documents.iter().filter_map(|url| import(&dts, url)).collect();
    let others = whole.map(|whole| {
        let mut dts = judged(whole, &named.entry_points, manifest, diagnostics)?;
        // What is not taken over need not be prohibited.
        prohibited.take_out(&mut dts, diagnostics);
        let (mut whole, adopted) = Taxonomy::of_dts(&dts);
        whole.lay_out_cubes(&dts, &adopted);
        Some(whole)
    });
    let statements = match others {
        Some(whole) => taken_over(&mut taxonomy, whole?),
        None if manifest.recasts() => taxonomy.statements.clone(),
        None => Vec::new(),
    };
    prohibited.tell_not_found(diagnostics);
    let of_set = std::mem::take(&mut taxonomy.statements);
    for statement in of_set.iter().chain(&statements) {
        tell_kinds(&mut taxonomy, statement);
    }
    taxonomy.statements = of_set;
    let arcroles = arcroles(&dts);
    Some(Base { taxonomy, statements, set: Some((dts, named.sources)), arcroles })
}

/// The arcroles that a set declares for arcs of definitions, those of Dimensions 1.0 aside, which cubes have.
fn arcroles(dts: &Dts) -> BTreeSet<Arc<str>> {
    let names = dts.names();
    let is_between_concepts = |arcrole: &&ArcroleType| {
        let mut used_on = arcrole.used_on.iter();
        used_on.any(|name| names.is(*name, ns::LINK, "definitionArc"))
            && !dts.text(arcrole.uri).starts_with("http://xbrl.org/int/dim/arcrole/")
    };
    let declared = dts.arcroles().iter().filter(is_between_concepts);
    declared.map(|arcrole| dts.text(arcrole.uri).into()).collect()
}

/// The packages that are given beside the source; one that can't be read is told, and gives none.
fn given(packages: &[PathBuf], diagnostics: &mut Diagnostics) -> Option<Sources> {
    let mut sources = Sources::new(Limits::default());
    for path in packages {
        if let Err(refused) = sources.add(path) {
            let message = format!("The package can't be read: {refused}.");
            let place = Place::file(&path.to_string_lossy().as_ref().into());
            let told = Diagnostic::new(Code::FileNotReadable, place, message);
            diagnostics.push(told.help("name a taxonomy package, a zip file or a folder"));
            return None;
        }
    }
    Some(sources)
}

/// Opens what the manifest names.
fn named(
    folder: &Path,
    packages: &[PathBuf],
    manifest: &Manifest,
    diagnostics: &mut Diagnostics,
) -> Option<Named> {
    let limits = Limits::default();
    let sources = given(packages, diagnostics)?;
    let mut named = Named { sources, entry_points: Vec::new(), documents: Vec::new() };
    for (at, import) in manifest.imports.iter().enumerate() {
        let place = |key: &str| manifest.place_in("imports", at, &[key]);
        let paths: Vec<PathBuf> = import.packages().map(|path| folder.join(path)).collect();
        for path in &paths {
            if let Err(refused) = named.sources.add(path) {
                let message = format!("`{}` can't be read: {refused}.", path.display());
                let told = Diagnostic::new(Code::FileNotReadable, place("package"), message);
                diagnostics.push(told.help("name a taxonomy package, a zip file or a folder"));
                return None;
            }
        }
        let entry_points = match entry_points(import, (&paths, packages), limits) {
            Ok(found) => found,
            Err(message) => {
                let told = Diagnostic::new(Code::FileNotReadable, place("entry_point"), message);
                diagnostics.push(told.help("name an entry point by its name or its address"));
                return None;
            }
        };
        let canonical = |url: &String| named.sources.canonical(url.clone());
        let entry_points: Vec<String> = entry_points.iter().map(canonical).collect();
        match import.documents.is_empty() {
            true => named.documents.extend(entry_points.iter().cloned()),
            false => named.documents.extend(import.documents.iter().cloned()),
        }
        named.entry_points.extend(entry_points);
    }
    Some(named)
}

/// The addresses of the entry points of an import.
fn entry_points(
    import: &ImportEntry,
    (own, given): (&[PathBuf], &[PathBuf]),
    limits: Limits,
) -> Result<Vec<String>, String> {
    let name = import.entry_point.as_deref();
    if let Some(url) = name.filter(|name| name.contains("://")) {
        return Ok(vec![url.to_owned()]);
    }
    if name.is_none() && !import.documents.is_empty() {
        return Ok(import.documents.clone());
    }
    // Of packages that are given beside the source, the first that has the entry point.
    let (first, further) = match own.split_first() {
        Some((first, further)) => (std::slice::from_ref(first), further),
        None => (given, &[][..]),
    };
    let mut last = "An import names neither a package nor documents.".to_owned();
    for package in first {
        match dts::open(package, name, further, limits) {
            Ok(opened) => return Ok(opened.entry_points),
            Err(error) => last = format!("The import: {error}."),
        }
    }
    Err(last)
}

/// Loads documents, and gives what there is to tell of them.
fn load(urls: &[String], sources: &Sources, options: Options) -> (Dts, Diagnostics) {
    let mut told = Diagnostics::new();
    let dts = dts::load(urls, sources, options, &mut told);
    (dts, told)
}

/// The set of documents that were loaded. One that is named itself and is not there is an error.
fn judged(
    (dts, told): (Dts, Diagnostics),
    urls: &[String],
    manifest: &Manifest,
    diagnostics: &mut Diagnostics,
) -> Option<Dts> {
    let missing = dts.documents().iter().find(|(_, document)| {
        let is_named = urls.iter().any(|url| *url == dts.text(document.url));
        is_named && document.kind == DocumentKind::Missing
    });
    if let Some((_, document)) = missing {
        let message = format!("The document `{}` is not there.", dts.text(document.url));
        let place = manifest.place(&["imports"]);
        diagnostics.push(
            Diagnostic::new(Code::DocumentMissing, place, message)
                .help("give the taxonomy package that it is in with --packages, or name it by `package` in [[imports]]; nothing is fetched"),
        );
        return None;
    }
    for found in told.iter() {
        // What is wrong with documents of others is for their publisher.
        diagnostics.push(Diagnostic { severity: Severity::Note, ..found.clone() });
    }
    Some(dts)
}

/// A document as it is referred to.
fn import(dts: &Dts, url: &str) -> Option<Import> {
    let id = dts.names().find(url).and_then(|url| dts.documents().of_url(url))?;
    let document = dts.documents().get(id)?;
    let kind = match document.kind {
        DocumentKind::Linkbase => Imported::Linkbase(reference_role(dts, url).map(Into::into)),
        _ => Imported::Schema(dts.text(document.namespace).into()),
    };
    Some(Import { address: url.into(), kind })
}

/// The role of a reference to a linkbase that holds links of one kind (XBRL 2.1 §4.3.4).
fn reference_role(dts: &Dts, url: &str) -> Option<&'static str> {
    const ROLES: [(&str, &str); 5] = [
        ("labelLink", "http://www.xbrl.org/2003/role/labelLinkbaseRef"),
        ("referenceLink", "http://www.xbrl.org/2003/role/referenceLinkbaseRef"),
        ("presentationLink", "http://www.xbrl.org/2003/role/presentationLinkbaseRef"),
        ("calculationLink", "http://www.xbrl.org/2003/role/calculationLinkbaseRef"),
        ("definitionLink", "http://www.xbrl.org/2003/role/definitionLinkbaseRef"),
    ];
    let documents = dts.documents();
    let id = dts.names().find(url).and_then(|url| documents.of_url(url))?;
    let of_document = documents.linkbases().iter().filter(|of| of.origin.document == id);
    let mut links = of_document.flat_map(|of| documents.links_of(of));
    let first = dts.names().parts(links.next()?.name).1;
    let is_same = links.all(|link| dts.names().parts(link.name).1 == first);
    ROLES.iter().find(|(link, _)| *link == first && is_same).map(|(_, role)| *role)
}

/// The statements of a wider set in the concepts of a taxonomy, which gets the members and defaults
/// of axes that it lacks. Concepts that it lacks are left out.
fn taken_over(taxonomy: &mut Taxonomy, whole: Taxonomy) -> Vec<Statement> {
    let ids: Vec<Option<ConceptId>> =
        whole.concepts.values().map(|concept| taxonomy.concepts.find(&concept.name)).collect();
    let id = |old: ConceptId| ids.get(old.index()).copied().flatten();
    for (axis, known) in whole.axes {
        let Some(axis) = id(axis) else { continue };
        let members = members(&known.members, &id);
        let own = taxonomy.axes.entry(axis).or_insert(Axis {
            members: Vec::new(),
            default: None,
            typed: None,
        });
        let further = members
            .into_iter()
            .filter(|member| own.members.iter().all(|known| known.concept != member.concept));
        let further: Vec<Member> = further.collect();
        own.members.extend(further);
        own.default = own.default.or(known.default.and_then(id));
        own.typed = own.typed.take().or(known.typed);
    }
    taxonomy.declared.extend(whole.declared);
    whole.statements.iter().map(|statement| mapped(statement, &id)).collect()
}

fn members(of: &[Member], id: &impl Fn(ConceptId) -> Option<ConceptId>) -> Vec<Member> {
    let member = |member: &Member| Some(Member { concept: id(member.concept)?, ..*member });
    of.iter().filter_map(member).collect()
}

/// A statement with other ids of its concepts; what has none is left out.
fn mapped(of: &Statement, id: &impl Fn(ConceptId) -> Option<ConceptId>) -> Statement {
    let nodes = of.nodes.iter().filter_map(|node| {
        Some(Node {
            concept: id(node.concept)?,
            depth: node.depth,
            preferred_label: node.preferred_label.clone(),
            beside: node.beside.and_then(id),
            column: node.column.clone(),
            required: node.required,
        })
    });
    let sums = of.calculations.iter().filter_map(|arc| {
        let (total, item) = (id(arc.total)?, id(arc.item)?);
        Some(CalculationArc { total, item, weight: arc.weight })
    });
    let axis = |axis: &CubeAxis| {
        let own = axis.members.as_deref().map(|of| members(of, id).into());
        Some(CubeAxis {
            line: axis.line,
            concept: id(axis.concept)?,
            members: own,
            negated: axis.negated.iter().filter_map(|of| id(*of)).collect(),
        })
    };
    let cubes = of.cubes.iter().filter_map(|cube| {
        let items = cube.items.as_deref();
        Some(Cube {
            hypercube: id(cube.hypercube)?,
            line_items: id(cube.line_items)?,
            items: items.map(|items| items.iter().filter_map(|of| id(*of)).collect()),
            axes: cube.axes.iter().filter_map(axis).collect(),
            ..*cube
        })
    });
    Statement {
        id: of.id.clone(),
        role: of.role.clone(),
        number: of.number,
        title: of.title.clone(),
        kind: of.kind,
        owner: of.owner.clone(),
        recast: of.recast.clone(),
        is_presented: of.is_presented,
        source: of.source.clone(),
        nodes: nodes.collect(),
        calculations: sums.collect(),
        cubes: cubes.collect(),
    }
}

/// Tells what kinds of things the items of others are: a schema says nothing of it, the cubes do.
fn tell_kinds(taxonomy: &mut Taxonomy, statement: &Statement) {
    let mut tell = |id: ConceptId, kind: ConceptKind| {
        let concept = taxonomy.concepts.get_mut(id).filter(|of| of.kind == ConceptKind::Item);
        let Some(concept) = concept else { return };
        let fits = match kind {
            ConceptKind::Member => concept.item_type.is_or_restricts("domainItemType"),
            _ => concept.is_abstract,
        };
        if fits {
            concept.kind = kind;
        }
    };
    for cube in &statement.cubes {
        tell(cube.line_items, ConceptKind::LineItems);
        for axis in &cube.axes {
            for member in axis.members.as_deref().unwrap_or_default() {
                tell(member.concept, ConceptKind::Member);
            }
        }
    }
}
