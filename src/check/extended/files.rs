//! Documents that are sent as they are.

use super::Judge;
use crate::diagnostic::Code;
use crate::profile::Rule;

pub(super) fn check(judge: &mut Judge<'_, '_>) {
    let rules = &judge.filing.extension.rules;
    for file in judge.filing.files {
        let (path, size) = (&*file.path, file.bytes.len());
        let is_used = judge.filing.report.texts.iter().any(|text| text.value.contains(path));
        let place = judge.place.clone();
        let mut tell = |rule, what: &str, help: &str| {
            let message = format!("The document `{path}` {what}");
            judge.tell(rule, Code::FilingFile, place.clone(), &message, help);
        };
        let is_plain = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
        let mut steps = path.split('/');
        if steps.any(|step| step.is_empty() || step.starts_with('.') || !step.chars().all(is_plain))
        {
            let help = "write letters, digits, - and _";
            tell(Rule::FileName, "has a name that is not taken", help);
        }
        if path.matches('/').count() > rules.file_depth {
            tell(Rule::FileDepth, "lies too deep", "put it nearer to the top");
        }
        if size == 0 {
            tell(Rule::FileEmpty, "is empty", "leave it out");
        }
        if !is_used {
            tell(Rule::FileUnused, "is referred to by no page", "refer to it, or leave it out");
        }
        if !rules.file_kinds.iter().any(|end| path.ends_with(&**end)) {
            let help = format!("send one of {}", rules.file_kinds.join(", "));
            tell(Rule::FileKind, "is of a kind that is not taken", &help);
        }
        let is_picture = !path.ends_with(".htm") && !path.ends_with(".html");
        if is_picture && size > rules.picture_bytes {
            let help = format!("make it smaller than {} bytes", rules.picture_bytes);
            tell(Rule::FilePicture, "is a picture that is too large", &help);
        }
    }
}
