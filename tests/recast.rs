//! Base networks recast for what filings report, against the networks that these filings have: those of
//! Japanese releases, where they are at hand.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use kessan::archive::incoming::{Incoming, Limits, Refused};
use kessan::diagnostic::Diagnostics;
use kessan::dts as written;
use kessan::filing::{self, Options};
use kessan::model::dts::{Dts, Node};
use kessan::model::instance::WrittenMember;
use kessan::model::{
    Adopted, EntryPoint, Import, Imported, RecastInto, StatementId, Taxonomy, Translations, Used,
    recast,
};
use kessan::read::dts::{self, Files};

fn shared(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(path)
}

/// A tree host/path of what is published, and documents in memory before it.
struct Published(PathBuf, Vec<(String, Vec<u8>)>);

impl Files for Published {
    fn read(&self, address: &str) -> Result<Option<Vec<u8>>, Refused> {
        if let Some((_, bytes)) = self.1.iter().find(|(known, _)| known == address) {
            return Ok(Some(bytes.clone()));
        }
        let path = match address.strip_prefix("http://") {
            Some(path) => self.0.join(path),
            None => PathBuf::from(address.trim_start_matches("file://")),
        };
        Ok(std::fs::read(path).ok())
    }
}

fn load(entry_points: &[String], files: &Published) -> Dts {
    let mut diagnostics = Diagnostics::new();
    let set = dts::load(entry_points, files, dts::Options::default(), &mut diagnostics);
    let told: Vec<&String> = diagnostics.iter().map(|of| &of.message).collect();
    assert!(told.is_empty(), "{told:?}");
    set
}

/// The arcs of definition networks, by role, as people write them.
fn arcs(set: &Dts) -> BTreeSet<String> {
    let name = |node: Node| node.element().map_or("", |element| set.name_of(element).1);
    let mut arcs = BTreeSet::new();
    for network in set.networks() {
        let (role, arcrole) = (set.text(network.base.role), set.text(network.base.arcrole));
        if !arcrole.contains("/dim/arcrole/") || role.contains("_std_") {
            continue;
        }
        let last = |uri: &str| uri.rsplit('/').next().unwrap_or(uri).to_owned();
        for arc in network.relationships() {
            let of = set.arc(arc.arc);
            let (from, to) = (name(arc.from), name(arc.to));
            let bound = format!("{} {:?}", of.closed, of.context_element);
            let bound = if arcrole.ends_with("/all") { bound } else { String::new() };
            arcs.insert(format!("{} {} {from} {to} {bound}", last(role), last(arcrole)));
        }
    }
    arcs
}

/// What a page reports: fact by fact, or concepts and members wherever they stand.
fn used(page: &Path, taxonomy: &Taxonomy, by_fact: bool) -> Used {
    let options = Options::new().without_taxonomy(true);
    let mut diagnostics = Diagnostics::new();
    let given = filing::open_given(page, &options, &mut diagnostics).expect("it can be read");
    let mut used = Used::new();
    for instance in &given.instances {
        let find = |name| {
            let (namespace, local) = instance.names.parts(name);
            let found = taxonomy.concepts.find_local(local).iter();
            found.copied().find(|id| {
                *taxonomy.concepts.get(*id).expect("it is there").name.namespace == *namespace
            })
        };
        for item in &instance.items {
            let (Some(concept), Some(id)) = (find(item.name), item.context) else { continue };
            let Some(at) = instance.context_at(id) else { continue };
            let dimensions = instance.contexts[at].dimensions.iter();
            let aspects = dimensions.filter_map(|dimension| {
                let WrittenMember::Explicit(member) = &dimension.member else { return None };
                Some((find(dimension.axis)?, find(*member)))
            });
            let aspects: Vec<_> = aspects.collect();
            if by_fact {
                used.fact(concept, aspects);
                continue;
            }
            used.anywhere(concept);
            let members = aspects.into_iter().flat_map(|(axis, member)| [Some(axis), member]);
            members.flatten().for_each(|id| used.anywhere(id));
        }
    }
    used
}

/// What of the base a page needs, written and read again.
fn recast_all(
    (base, adopted): (&Dts, &Adopted),
    mut taxonomy: Taxonomy,
    used: &Used,
    files: &Published,
) -> Dts {
    taxonomy.lay_out_cubes(base, adopted);
    let mut made = Vec::new();
    for statement in &taxonomy.statements {
        let into = RecastInto {
            id: format!("s{}", made.len()),
            role: statement.role.replace("_std_", ""),
            number: statement.number,
            title: Translations::new(),
        };
        assert!(taxonomy.declared.contains_key(into.role.as_str()), "{}", into.role);
        let recast = recast(&taxonomy, statement, used, &[], into);
        assert!(recast.unplaced.is_empty());
        made.extend(recast.statement);
    }
    taxonomy.statements = made;
    let statements = (0..taxonomy.statements.len()).map(StatementId::from).collect();
    taxonomy.entry_points = vec![EntryPoint {
        id: "q".to_owned(),
        name: Translations::new(),
        description: Translations::new(),
        version: None,
        statements,
        replacements: None,
    }];
    taxonomy.publication.id = "own".to_owned();
    taxonomy.publication.prefix = "own".to_owned();
    taxonomy.publication.namespace = "http://own.example.com".to_owned();
    let roles = taxonomy.schemas.iter().filter(|(namespace, _)| namespace.contains("/o/rt/"));
    taxonomy.imports = roles
        .map(|(namespace, address)| Import {
            address: address.clone(),
            kind: Imported::Schema(namespace.clone()),
        })
        .collect();
    let documents = written::documents(&taxonomy).expect("ids lead somewhere").into_iter();
    let documents = documents.map(|of| (format!("http://own.example.com/{}", of.path), of.bytes));
    let files = Published(files.0.clone(), documents.collect());
    assert!(files.1.iter().all(|(path, _)| !path.ends_with("-pre.xml")), "nobody presents them");
    load(&["http://own.example.com/own-q.xsd".to_owned()], &files)
}

fn zips(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("it can be listed").flatten();
    let zips = entries.map(|entry| entry.path());
    let mut zips: Vec<PathBuf> =
        zips.filter(|path| path.extension().is_some_and(|end| end == "zip")).collect();
    zips.sort();
    zips
}

/// The kinds of summaries whose base is at hand.
const KINDS: [&str; 6] = ["qcedifsm", "acedjpsm", "acedifsm", "qcedjpsm", "qcedussm", "rvfc"];

/// Unpacks the summary of a filing, where it has one of a known kind.
fn summary_in(zip: &Path, to: &Path) -> Option<(PathBuf, &'static str)> {
    let mut archive = Incoming::open(zip, Limits::default()).expect("it can be opened");
    let folder = to.join(zip.file_stem()?);
    let names: Vec<String> = archive.names().to_vec();
    let is_summary = |name: &&String| !name.contains("Attachment");
    let kind = KINDS.into_iter().find(|kind| {
        names.iter().filter(is_summary).any(|name| name.contains(&format!("tse-{kind}-")))
    })?;
    std::fs::create_dir_all(&folder).expect("a folder can be made");
    for name in names.iter().filter(is_summary).filter(|name| name.contains("tse-")) {
        let bytes = archive.read(name).expect("it can be read")?;
        std::fs::write(folder.join(name.rsplit('/').next()?), bytes).expect("it can be written");
    }
    Some((folder, kind))
}

#[test]
fn summaries_of_releases_have_the_networks_that_their_makers_wrote() {
    let tree = shared("japan/taxonomies");
    let (examples, samples) = (shared("japan/example-tdnet"), shared("japan/samples/tdnet"));
    if !tree.exists() || !examples.exists() || !samples.exists() {
        println!("skipped: {} is not there", tree.display());
        return;
    }
    let files = Published(tree, Vec::new());
    let ed = "http://www.xbrl.tdnet.info/taxonomy/jp/tse/tdnet/ed";
    let made_up = [("quarter", "qcedifsm"), ("quarter-us", "qcedussm"), ("annual", "acedifsm")];
    let made_up =
        made_up.map(|(of, kind)| (examples.join(of).join("XBRLData/Summary"), kind, false));
    let unpacked = tempfile::tempdir().expect("there is a folder for what is unpacked");
    let real = zips(&samples).into_iter().filter_map(|zip| summary_in(&zip, unpacked.path()));
    let real = real.map(|(summary, kind)| (summary, kind, true));
    let mut seen = 0;
    for (summary, kind, by_fact) in made_up.into_iter().chain(real) {
        seen += 1;
        let folder = summary.display();
        let find = |end: &str| {
            let mut entries = std::fs::read_dir(&summary).expect("it can be listed").flatten();
            let found = entries.find(|entry| entry.file_name().to_string_lossy().ends_with(end));
            found.expect("a summary has three files").path()
        };
        let base = load(
            &[
                format!("{ed}/r/2014-01-12/tse-{kind}-2014-01-12-def.xml"),
                format!("{ed}/o/rt/2014-01-12/tse-ed-rt-2014-01-12.xsd"),
            ],
            &files,
        );
        let (taxonomy, adopted) = Taxonomy::of_dts(&base);
        let used = used(&find("-ixbrl.htm"), &taxonomy, by_fact);
        assert!(!used.is_empty(), "{folder}");
        let own = recast_all((&base, &adopted), taxonomy, &used, &files);
        let theirs = load(&[format!("file://{}", find(".xsd").display())], &files);
        let (own, theirs) = (arcs(&own), arcs(&theirs));
        // The made-up ones keep a concept in every role that has it; real ones where it has a fact, but a
        // maker may keep a heading below which nothing is reported.
        let leads = |to: &str| theirs.iter().any(|arc| arc.split(' ').nth(2) == Some(to));
        let is_empty_heading = |arc: &str| {
            let to = arc.split(' ').nth(3).unwrap_or_default();
            to.ends_with("Abstract") && !leads(to)
        };
        // One of them keeps two members of forecasts, of which it reports none there.
        let is_kept_member =
            |arc: &str| arc.starts_with("RoleOverviewNonconsolidatedForecasts dimension-domain");
        let missing = theirs.difference(&own);
        let missing = missing.filter(|arc| !is_empty_heading(arc) && !is_kept_member(arc));
        let missing: Vec<&String> = missing.collect();
        // Which of several roles with the same concepts a filing has is for its maker to say.
        let role = |arc: &str| arc.split(' ').next().unwrap_or_default().to_owned();
        let roles: BTreeSet<String> = theirs.iter().map(|arc| role(arc)).collect();
        let further = own.difference(&theirs).filter(|arc| roles.contains(&role(arc)));
        let further: Vec<&String> = further.collect();
        assert!(missing.is_empty() && further.is_empty(), "{folder}: {missing:#?} {further:#?}");
        println!("{folder}: {} arcs", own.len());
    }
    assert!(seen > 5, "{seen}");
}
