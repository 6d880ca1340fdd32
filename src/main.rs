//! x
use kessan::*;
fn main() {
    let mut d = diagnostic::Diagnostics::new();
    let l = source::report::read(std::path::Path::new(&std::env::args().nth(1).unwrap()), &mut d);
    if let Some(l) = &l { 
        check::taxonomy(&l.taxonomy, &mut d);
        let s = check::report(&l.taxonomy, &l.report, l.complete, &mut d);
        l.locator.complete(&mut d); eprintln!("{s:?} {} facts {} contexts", l.report.facts.len(), l.report.contexts.len()); }
    diagnostic::render::write(&d, Default::default(), &mut std::io::stdout()).unwrap();
}
