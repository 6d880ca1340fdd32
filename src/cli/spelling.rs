//! Values of an option that takes several may be parted by commas or by blanks.

use std::ffi::OsString;

use clap::{Arg, Command};

/// The arguments with values of one option joined by commas: `--to a b` is `--to a,b`. Only values
/// that the option knows are taken, so what stands behind them is left alone.
pub(super) fn joined(words: Vec<OsString>, command: &Command) -> Vec<OsString> {
    let known = words
        .iter()
        .skip(1)
        .find_map(|word| command.find_subcommand(word))
        .map(|of| {
            // Only then it has what it takes.
            let mut of = of.clone();
            of.build();
            listed(&of)
        })
        .unwrap_or_default();
    let mut all: Vec<OsString> = Vec::with_capacity(words.len());
    // The values that the last option knows.
    let mut open: &[String] = &[];
    for word in words {
        let text = word.to_str().unwrap_or_default();
        if let Some((_, values)) = known.iter().find(|(option, _)| option == text) {
            open = values;
            all.push(word);
            continue;
        }
        let is_value =
            !text.is_empty() && text.split(',').all(|part| open.iter().any(|of| of == part));
        match all.last_mut() {
            Some(last) if is_value && !last.to_string_lossy().starts_with('-') => {
                last.push(",");
                last.push(&word);
            }
            _ => {
                if !is_value {
                    open = &[];
                }
                all.push(word);
            }
        }
    }
    all
}

/// The options of a command that take several of a few values, and these.
fn listed(command: &Command) -> Vec<(String, Vec<String>)> {
    let values = |option: &Arg| -> Vec<String> {
        let possible = option.get_possible_values();
        possible.iter().map(|value| value.get_name().to_owned()).collect()
    };
    let options =
        command.get_arguments().filter(|option| option.get_value_delimiter() == Some(','));
    let named =
        options.filter_map(|option| Some((format!("--{}", option.get_long()?), values(option))));
    named.filter(|(_, values)| !values.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    fn joined(line: &str) -> String {
        let words = line.split(' ').map(Into::into).collect();
        let all = super::joined(words, &crate::cli::Arguments::command());
        all.iter().map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn values_may_be_parted_by_blanks() {
        assert_eq!(joined("kessan export r --to json csv"), "kessan export r --to json,csv");
        assert_eq!(joined("kessan export --to json csv r"), "kessan export --to json,csv r");
        assert_eq!(
            joined("kessan export --to json,csv xbrl r --out o"),
            "kessan export --to json,csv,xbrl r --out o"
        );
        assert_eq!(
            joined("kessan export r --out json --to csv"),
            "kessan export r --out json --to csv"
        );
        assert_eq!(joined("kessan check a b"), "kessan check a b");
    }
}
