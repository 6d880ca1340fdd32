//! x
use kessan::*;
fn main() {
    let mut d = diagnostic::Diagnostics::new();
    let l = source::report::read(std::path::Path::new(&std::env::args().nth(1).unwrap()), &mut d);
    if let Some(l) = &l { l.locator.complete(&mut d); eprintln!("{} facts {} contexts", l.report.facts.len(), l.report.contexts.len()); }
    diagnostic::render::write(&d, Default::default(), &mut std::io::stdout()).unwrap();
}
