//! Where documents come from. Nothing is ever fetched from a network.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::package::Package;
use super::{address, local};
use crate::archive::incoming::{Limits, Refused};

/// Gives documents by their addresses. All readers read through it.
pub trait Files {
    /// The bytes of a document; none where there is none at this address.
    ///
    /// # Errors
    /// When there is one that can't be read, or that is longer than a limit allows.
    fn read(&self, address: &str) -> Result<Option<Vec<u8>>, Refused>;

    /// The address under which a document is known, where it has several.
    fn canonical(&self, address: String) -> String {
        address
    }

    /// The addresses of the packages that documents are in, and what tells each from others ([`Package::identity`]);
    /// none where documents are in anything that can't be told again, files of this machine aside.
    fn packages(&self) -> Option<Vec<(String, Vec<u8>)>> {
        None
    }

    /// Whether what is read at an address follows from archives: as long as the packages are the same, so is it.
    fn is_fixed(&self, _address: &str) -> bool {
        false
    }
}

/// Documents in memory, by address.
impl Files for BTreeMap<String, Vec<u8>> {
    fn read(&self, address: &str) -> Result<Option<Vec<u8>>, Refused> {
        Ok(self.get(address).cloned())
    }
}

/// Files of this machine, and the packages that remap addresses to their own.
#[derive(Debug, Default)]
pub struct Sources {
    packages: Vec<Arc<Package>>,
    limits: Limits,
}

impl Sources {
    /// Files of this machine and no package.
    #[must_use]
    pub fn new(limits: Limits) -> Self {
        Self { packages: Vec::new(), limits }
    }

    /// Adds a package: a zip file, or a folder that holds what a package holds.
    ///
    /// # Errors
    /// When it can't be opened, or what it says of itself can't be read.
    pub fn add(&mut self, path: &Path) -> Result<&Package, Refused> {
        self.packages.push(Arc::new(Package::open(path, self.limits)?));
        Ok(&self.packages[self.packages.len() - 1])
    }

    /// Adds a package that is open already.
    pub fn share(&mut self, package: Arc<Package>) {
        self.packages.push(package);
    }

    /// The packages, in the order in which they were added.
    #[must_use]
    pub fn packages(&self) -> &[Arc<Package>] {
        &self.packages
    }

    /// The package to which a catalog remaps an address, and what it makes of the address. The
    /// longest beginning wins; of equal ones that of the package that was added first.
    fn remapped(&self, address: &str) -> Option<(&Package, String)> {
        let mut best: Option<(&Package, &super::package::Rewrite)> = None;
        for package in &self.packages {
            for rewrite in &package.rewrites {
                let longer = best.is_none_or(|(_, known)| rewrite.start.len() > known.start.len());
                if longer && address.starts_with(&rewrite.start) {
                    best = Some((package, rewrite));
                }
            }
        }
        let (package, rewrite) = best?;
        Some((package, format!("{}{}", rewrite.target, &address[rewrite.start.len()..])))
    }
}

impl Files for Sources {
    fn read(&self, address: &str) -> Result<Option<Vec<u8>>, Refused> {
        if let Some((package, path)) = self.remapped(address)
            && let Some(bytes) = package.read(&path)?
        {
            return Ok(Some(bytes));
        }
        for package in &self.packages {
            if let Some(path) = address.strip_prefix(&package.address) {
                return package.read(path);
            }
        }
        match address::to_path(address) {
            Some(path) => local::read(&path, self.limits),
            None => Ok(None),
        }
    }

    fn canonical(&self, address: String) -> String {
        for package in &self.packages {
            if let Some(path) = address.strip_prefix(&package.address) {
                return package.published(path).unwrap_or(address);
            }
        }
        address
    }

    fn packages(&self) -> Option<Vec<(String, Vec<u8>)>> {
        let of = |package: &Arc<Package>| Some((package.address.clone(), package.identity()?));
        self.packages.iter().map(of).collect()
    }

    fn is_fixed(&self, address: &str) -> bool {
        if let Some((package, path)) = self.remapped(address)
            && (package.is_folder() || package.has(&path))
        {
            return !package.is_folder();
        }
        let mut around = self.packages.iter().filter(|of| address.starts_with(&of.address));
        match around.next() {
            Some(package) => !package.is_folder(),
            None => address::to_path(address).is_none(),
        }
    }
}
