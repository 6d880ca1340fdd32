//! The first files of a company: drafted from the text of a release, or those of the starter.

use std::path::Path;

use super::{Options, read_release};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Place, Severity};
use crate::extract::draft::{self, Draft};
use crate::notation::separators::Notation;
use crate::notation::words;
use crate::source;
use crate::standards::currency;
use crate::text::Text;

/// The text that a draft has of a workbook.
pub const TEXT: &str = "release.txt";

/// Drafts taxonomy, report and map from the text of a release, or from a workbook that is laid out for readers: then its
/// text is among the files. What `extract` asks of the draft stands in its map; none where the text can't be read.
#[must_use]
pub fn draft_release(release: &Path, options: &Options) -> (Option<Draft>, Diagnostics) {
    let mut diagnostics = options.diagnostics();
    let is_workbook = source::is_workbook(release);
    let content = match is_workbook {
        true => source::text_of_workbook(release, &mut diagnostics),
        false => source::read_page(release, &mut diagnostics),
    };
    let Some(content) = content else {
        return (None, diagnostics);
    };
    let name = release.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let text = Text::new(content);
    // Figures of cells are no matter of languages.
    let notation = is_workbook.then_some(Notation::COMMA);
    let Some(mut draft) = draft::of_release(&text, &name, notation) else {
        let place = Place::file(&release.to_string_lossy().as_ref().into());
        let message = "No table of the text has rows with captions and figures.".to_owned();
        let help =
            "take the page itself, or copy it so that columns stay in place (pdftotext -layout)";
        diagnostics.push(Diagnostic::new(Code::QuestionLayout, place, message).help(help));
        return (None, diagnostics);
    };
    if is_workbook {
        draft.files.insert(TEXT.to_owned(), text.as_str().to_owned());
    }
    match asked(&draft, release) {
        Ok(asked) => draft.ask(&asked),
        Err(error) => {
            let message = format!("The draft can't be tried: {error}.");
            diagnostics.push(Diagnostic::new(Code::FileNotReadable, Place::default(), message));
        }
    }
    (Some(draft), diagnostics)
}

/// Takes the words of a further language, for the whole process and before anything is read.
///
/// # Errors
/// A sentence about what the text is not.
pub fn add_words(text: &str) -> Result<(), String> {
    words::add(text)
}

/// What `extract` asks when it reads the release with the draft: lines of the map, and questions.
fn asked(draft: &Draft, release: &Path) -> std::io::Result<Vec<(u32, String)>> {
    let folder = tempfile::tempdir()?;
    for (name, content) in &draft.files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap_or(folder.path()))?;
        std::fs::write(path, content)?;
    }
    std::fs::write(folder.path().join("map.toml"), draft.map_to_try())?;
    let text = folder.path().join(TEXT);
    let release = if text.exists() { text.as_path() } else { release };
    let (_, found) = read_release(release, &folder.path().join("map.toml"), &Options::new());
    let questions = found.iter().filter(|one| one.severity == Severity::Warning);
    let questions = questions.filter(|one| one.code.name().starts_with("question-"));
    Ok(questions
        .filter_map(|one| {
            let line = one.related.first().and_then(|place| place.line)?;
            let help = one.help.clone().unwrap_or_default();
            Some((line, format!("{} {help}", one.message)))
        })
        .collect())
}

/// The files of the starter, by path.
const STARTER: [(&str, &str); 10] = [
    ("facts.csv", "concept,period,unit,value,scale\n"),
    ("map.toml", include_str!("../../examples/starter/map.toml")),
    ("report.toml", include_str!("../../examples/starter/report.toml")),
    ("taxonomy/calendar.toml", include_str!("../../examples/starter/taxonomy/calendar.toml")),
    ("taxonomy/concepts.csv", include_str!("../../examples/starter/taxonomy/concepts.csv")),
    ("taxonomy/dimensions.csv", include_str!("../../examples/starter/taxonomy/dimensions.csv")),
    (
        "taxonomy/statements/balance.csv",
        include_str!("../../examples/starter/taxonomy/statements/balance.csv"),
    ),
    (
        "taxonomy/statements/income.csv",
        include_str!("../../examples/starter/taxonomy/statements/income.csv"),
    ),
    ("taxonomy/taxonomy.toml", include_str!("../../examples/starter/taxonomy/taxonomy.toml")),
    ("taxonomy/units.csv", include_str!("../../examples/starter/taxonomy/units.csv")),
];

/// The starter of `examples/starter` for a company with this name. In which currency its amounts are is a question.
#[must_use]
pub fn starter(name: &str) -> Draft {
    let mut draft = named(name);
    ask(
        &mut draft,
        "taxonomy/taxonomy.toml",
        "languages =",
        "are amounts in US dollars? Of another currency there is a row in units.csv, or the sheet `units`",
    );
    draft
}

/// As [`starter`], with amounts in a currency, by its code.
///
/// # Errors
/// A sentence where ISO 4217 has no such code.
pub fn starter_in(name: &str, code: &str) -> Result<Draft, String> {
    let code = code.to_uppercase();
    if currency::by_code(&code).is_none() {
        return Err(format!("`{code}` is no currency: write its code of ISO 4217, such as EUR"));
    }
    let mut draft = named(name);
    if let Some(units) = draft.files.get_mut("taxonomy/units.csv") {
        *units = units.replace(CURRENCY, &code);
    }
    let country = currency::country(&code);
    if let (Some(manifest), Some(country)) =
        (draft.files.get_mut("taxonomy/taxonomy.toml"), country)
    {
        *manifest = manifest.replace(COUNTRY, &format!("publisher_country = \"{country}\""));
    }
    Ok(draft)
}

/// The currency of the starter.
const CURRENCY: &str = "USD";

/// The country of the starter.
const COUNTRY: &str = "publisher_country = \"GB\"";

/// Puts a question above the line of a file that begins so.
fn ask(draft: &mut Draft, file: &str, before: &str, question: &str) {
    let Some(content) = draft.files.get_mut(file) else { return };
    let line = format!("\n{before}");
    let whole = format!("\n{content}");
    *content = whole.replacen(&line, &format!("\n{} {question}{line}", draft::QUESTION), 1);
    content.remove(0);
}

/// The starter with a name.
fn named(name: &str) -> Draft {
    let slug = draft::slug(name);
    let of_company = |content: &str| {
        content
            // No release gives its figures.
            .replace(
                "stand in facts.csv, which `kessan extract` writes",
                "stand in facts.csv, or in the sheet `facts` of report.xlsx",
            )
            .replace(": results for the three months ended March 31, 2024", ": results")
            .replace("Harbour Lights plc", name)
            .replace("Harbour Lights", name)
            .replace("harbour-lights", &slug)
            .replace("prefix = \"harbour\"", &format!("prefix = \"{}\"", slug.replace('-', "")))
    };
    let files: std::collections::BTreeMap<String, String> =
        STARTER.iter().map(|(path, content)| ((*path).to_owned(), of_company(content))).collect();
    let doubts = [
        (
            "taxonomy/taxonomy.toml",
            "namespace =",
            "an address of the company, which nobody else uses",
        ),
        ("taxonomy/taxonomy.toml", "version =", "a day for this version; it stands in addresses"),
        ("taxonomy/taxonomy.toml", "publisher_url =", "the company's site and its country"),
        ("taxonomy/calendar.toml", "first_month", "in which month does the fiscal year begin?"),
        (
            "report.toml",
            "current_period",
            "which period is it about? 1Q24, 1H24, 9M24, FY24, named as calendar.toml says",
        ),
        (
            "report.toml",
            "identifier",
            "by which number is the company known, and in which register?",
        ),
        ("map.toml", "release =", "words that only this release has, such as its date"),
    ];
    let mut draft = Draft { files };
    for (file, before, question) in doubts {
        ask(&mut draft, file, before, question);
    }
    draft
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_starter_says_where_its_figures_stand_and_in_which_currency() {
        let draft = starter_in("Grey Owl Mills", "eur").expect("a currency");
        let report = &draft.files["report.toml"];
        assert!(report.contains("or in the sheet `facts` of report.xlsx"), "{report}");
        assert!(!report.contains("kessan extract"), "{report}");
        let units = &draft.files["taxonomy/units.csv"];
        assert!(units.contains("\nEUR,iso4217:EUR,,EUR,EUR\n"), "{units}");
        assert!(units.contains("\nEUR/shares,iso4217:EUR,xbrli:shares,EUR per share"), "{units}");
        assert!(draft.files.values().all(|content| !content.contains("Harbour")));
        // A period in the title would have to be changed there too.
        assert!(report.contains("en = \"Grey Owl Mills: results\"\n"), "{report}");
        let of_sweden = starter_in("Grey Owl Mills", "SEK").expect("a currency");
        let manifest = &of_sweden.files["taxonomy/taxonomy.toml"];
        assert!(manifest.contains("publisher_country = \"SE\""), "{manifest}");
    }
}
