//! Relative addresses of taxonomies in reports that are written elsewhere than they were read from (XBRL 2.1 §3.2, xBRL-JSON
//! 1.0 §3.1.3): they lead to where they did.

use std::io;
use std::path::{Component, Path, PathBuf};

use crate::model::instance::Instance;
use crate::model::stream::{Aspects, FactSink, Header, Loss, StreamFact};
use crate::read::dts::address;
use crate::read::instance;

/// A reference that leads to `target` from a folder; nothing where the same reference does so already, or the target is
/// no file of this machine, as one in an archive is none.
fn moved(href: &str, target: &str, folder: &Path) -> Option<String> {
    let (_, fragment) = href.split_once('#').unwrap_or((href, ""));
    let path = address::to_path(target).filter(|path| path.is_file())?;
    let here = Path::new(".");
    let folder = if folder.as_os_str().is_empty() { here } else { folder };
    let folder = std::path::absolute(folder).ok()?;
    let from_there = address::of_path(&folder.join("report"));
    if address::resolve(&from_there, href).is_some_and(|(address, _)| address == target) {
        return None;
    }
    let way = relative(&path, &normal(&folder))?;
    let hash = if fragment.is_empty() { "" } else { "#" };
    Some(format!("{way}{hash}{fragment}"))
}

/// A path without `.` and `..`.
fn normal(path: &Path) -> PathBuf {
    let mut all = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => _ = all.pop(),
            Component::CurDir => {}
            part => all.push(part),
        }
    }
    all
}

/// The way from a folder to a file, as a relative URL.
fn relative(file: &Path, folder: &Path) -> Option<String> {
    let (mut to, mut from) = (file.components().peekable(), folder.components().peekable());
    while let (Some(a), Some(b)) = (to.peek(), from.peek())
        && a == b
    {
        to.next();
        from.next();
    }
    // Another drive is no way from here.
    let rest: Vec<_> = to.map(|part| part.as_os_str().to_str()).collect::<Option<_>>()?;
    let up = from
        .map(|part| (part != Component::RootDir).then_some(".."))
        .collect::<Option<Vec<_>>>()?;
    let steps: Vec<String> =
        up.into_iter().map(str::to_owned).chain(rest.into_iter().map(escaped)).collect();
    Some(steps.join("/"))
}

/// A name as a step of a URL.
fn escaped(name: &str) -> String {
    name.replace('%', "%25").replace(' ', "%20").replace('#', "%23").replace('?', "%3F")
}

/// Moves the references of instances to a folder.
pub(super) fn move_references(instances: &mut [Instance], folder: &Path) {
    for reference in instances.iter_mut().flat_map(|instance| &mut instance.references) {
        let Some(target) = reference.target.as_deref().filter(|_| is_relative(&reference.href))
        else {
            continue;
        };
        let whole = instance::address(reference);
        match moved(&whole, target, folder) {
            Some(href) => (reference.href, reference.base) = (href.into(), None),
            None => continue,
        }
    }
}

fn is_relative(href: &str) -> bool {
    !href.contains(':') && !href.starts_with(['/', '#'])
}

/// A sink that is given the addresses as they are from a folder.
pub(super) struct Moved<'s> {
    pub(super) sink: &'s mut dyn FactSink,
    /// The address of the document from which they are read.
    pub(super) from: String,
    /// The folder in which they are written.
    pub(super) folder: &'s Path,
}

impl FactSink for Moved<'_> {
    fn unsaid(&self, aspects: &Aspects, fact: &StreamFact<'_>) -> Option<&'static str> {
        self.sink.unsaid(aspects, fact)
    }

    fn begin(&mut self, header: &Header) -> io::Result<()> {
        if header.base_url.is_some() {
            return self.sink.begin(header);
        }
        let mut header = header.clone();
        for href in header.taxonomy.iter_mut().filter(|href| is_relative(href)) {
            let target = address::resolve(&self.from, href).map(|(target, _)| target);
            if let Some(there) = target.and_then(|target| moved(href, &target, self.folder)) {
                *href = there.into();
            }
        }
        self.sink.begin(&header)
    }

    fn fact(&mut self, aspects: &Aspects, fact: &StreamFact<'_>) -> io::Result<()> {
        self.sink.fact(aspects, fact)
    }

    fn end(&mut self) -> io::Result<Vec<Loss>> {
        self.sink.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ways_lead_up_and_down() {
        let way = |file: &str, folder: &str| relative(Path::new(file), &normal(Path::new(folder)));
        for (file, folder, expected) in [
            ("/a/t.xsd", "/a", "t.xsd"),
            ("/a/t.xsd", "/a/b/c", "../../t.xsd"),
            ("/a/b/t x.xsd", "/a/c/../d", "../b/t%20x.xsd"),
            ("/t.xsd", "/a", "../t.xsd"),
        ] {
            assert_eq!(way(file, folder).as_deref(), Some(expected), "{file} {folder}");
        }
    }
}
