//! Relative addresses of taxonomies in reports that are written elsewhere than they were read from (XBRL 2.1 §3.2, xBRL-JSON
//! 1.0 §3.1.3): they lead to where they did.

use std::io;
use std::path::{Component, Path, PathBuf};

use crate::model::instance::Instance;
use crate::model::stream::{Aspects, FactSink, Header, Loss, StreamFact};
use crate::read::dts::address;
use crate::read::inline::resolved;
use crate::read::instance;

/// A reference that leads to `target` from a folder; nothing where the same reference does so already, or the target is
/// in an archive, to which no way leads from outside. Whether it is there is no matter: it may come later.
fn moved(href: &str, target: &str, folder: &Path) -> Option<String> {
    let (_, fragment) = href.split_once('#').unwrap_or((href, ""));
    let is_outside = |path: &PathBuf| path.ancestors().skip(1).all(|above| !above.is_file());
    let path = address::to_path(target).filter(is_outside)?;
    let folder = settled(folder)?;
    let from_there = address::of_path(&folder.join("report"));
    if address::resolve(&from_there, href).is_some_and(|(address, _)| address == target) {
        return None;
    }
    let way = relative(&path, &folder)?;
    let hash = if fragment.is_empty() { "" } else { "#" };
    Some(format!("{way}{hash}{fragment}"))
}

/// The whole path of a folder. Steps up count from where links lead, as they do for whoever writes there.
fn settled(folder: &Path) -> Option<PathBuf> {
    let here = Path::new(".");
    let folder = if folder.as_os_str().is_empty() { here } else { folder };
    let folder = std::path::absolute(folder).ok()?;
    let plain = normal(&folder);
    match (folder.canonicalize(), plain.canonicalize()) {
        (Ok(written), Ok(meant)) if written == meant => Some(plain),
        (Ok(written), _) => Some(written),
        (Err(_), _) => Some(plain),
    }
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
    let address = href.split('#').next().unwrap_or_default();
    !address.is_empty() && !address.contains(':') && !address.starts_with('/')
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
        let mut header = header.clone();
        // A base that itself counts from the document goes into the addresses; any other leads where it did.
        let base = match header.base_url.take_if(|base| is_relative(base)) {
            _ if header.base_url.is_some() => return self.sink.begin(&header),
            Some(base) => base,
            None => "".into(),
        };
        for href in header.taxonomy.iter_mut().filter(|href| is_relative(href)) {
            let whole = resolved(&base, href);
            let target = address::resolve(&self.from, &whole).map(|(target, _)| target);
            let there = target.and_then(|target| moved(&whole, &target, self.folder));
            *href = there.unwrap_or(whole).into();
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

    #[test]
    fn what_is_not_there_is_moved_and_what_an_archive_holds_is_not() {
        let folder = tempfile::tempdir().expect("a folder");
        let folder = folder.path();
        std::fs::create_dir(folder.join("out")).expect("a folder");
        std::fs::write(folder.join("a.zip"), "").expect("a file");
        let to = |path: &str, href: &str| {
            let target = address::of_path(&folder.join(path));
            moved(href, &target, &folder.join("out"))
        };
        assert_eq!(to("in/t.xsd", "t.xsd").as_deref(), Some("../in/t.xsd"));
        assert_eq!(
            to("in/t.xsd", "t.xsd#xpointer(x:y)").as_deref(),
            Some("../in/t.xsd#xpointer(x:y)")
        );
        assert_eq!(to("out/t.xsd", "t.xsd"), None);
        assert_eq!(to("a.zip/t.xsd", "t.xsd"), None);
        for (href, expected) in
            [("t.xsd#xpointer(x:y)", true), ("#a", false), ("/t.xsd", false), ("urn:t", false)]
        {
            assert_eq!(is_relative(href), expected, "{href}");
        }
    }

    #[test]
    fn relative_bases_go_into_the_addresses() {
        struct Kept(Option<Header>);
        impl FactSink for Kept {
            fn begin(&mut self, header: &Header) -> io::Result<()> {
                self.0 = Some(header.clone());
                Ok(())
            }
            fn fact(&mut self, _: &Aspects, _: &StreamFact<'_>) -> io::Result<()> {
                Ok(())
            }
            fn end(&mut self) -> io::Result<Vec<Loss>> {
                Ok(Vec::new())
            }
        }
        let folder = tempfile::tempdir().expect("a folder");
        let folder = folder.path();
        std::fs::create_dir(folder.join("out")).expect("a folder");
        for (base, expected) in [
            (None, "../in/t.xsd"),
            (Some("taxonomy/"), "../in/taxonomy/t.xsd"),
            (Some("http://a.example/"), "t.xsd"),
        ] {
            let taxonomy = vec!["t.xsd".into()];
            let header = Header { base_url: base.map(Into::into), taxonomy, ..Header::default() };
            let mut kept = Kept(None);
            let from = address::of_path(&folder.join("in/a.json"));
            let mut moved = Moved { sink: &mut kept, from, folder: &folder.join("out") };
            moved.begin(&header).expect("it is kept");
            let written = kept.0.expect("it began");
            assert_eq!(&*written.taxonomy[0], expected);
            assert_eq!(written.base_url.is_some(), base.is_some_and(|base| !is_relative(base)));
        }
    }
}
