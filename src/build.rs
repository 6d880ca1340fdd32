//! Makes JSON of the tables of words, which people write as TOML: a program that starts reads it many times faster.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The folders of the tables.
const FOLDERS: [&str; 2] = ["src/notation/words", "src/check/words"];

fn main() -> Result<(), Box<dyn Error>> {
    let out = PathBuf::from(env::var("OUT_DIR")?);
    println!("cargo::rerun-if-changed=src/build.rs");
    for folder in FOLDERS {
        println!("cargo::rerun-if-changed={folder}");
        fs::create_dir_all(out.join(folder))?;
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.extension().is_some_and(|of| of == "toml") {
                fs::write(out.join(&path).with_extension("json"), json(&path)?)?;
            }
        }
    }
    Ok(())
}

fn json(path: &Path) -> Result<String, Box<dyn Error>> {
    let table: serde_json::Value = toml::from_str(&fs::read_to_string(path)?)
        .map_err(|error| format!("{}: {error}", path.display()))?;
    Ok(table.to_string())
}
