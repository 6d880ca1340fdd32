//! Exact types over the whole range of what they take.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use kessan::diagnostic::render::{self, Format, View};
use kessan::diagnostic::{CODES, Code, Diagnostic, Diagnostics, Language, Place, Severity, fold};
use kessan::filing::{Options, Sums};
use kessan::limit::{LIMITS, Limit};
use kessan::model::{
    Calendar, ConceptId, Container, Containers, ContextId, Decimals, Figure, ItemType, LabelRole,
    Measures, Moment, Period, Primitive, QName, TypedValue, Unit, UnitId, Weeks, YearName,
};
use kessan::profile::{INTL, Profile};
use proptest::prelude::*;

use crate::random;

/// A day anywhere in what the calendar holds.
fn day(days: i32) -> NaiveDate {
    let length = u64::from(days.unsigned_abs());
    let from = NaiveDate::from_ymd_opt(2000, 1, 1).expect("a day");
    let moved = if days < 0 {
        from.checked_sub_days(Days::new(length))
    } else {
        from.checked_add_days(Days::new(length))
    };
    moved.unwrap_or(if days < 0 { NaiveDate::MIN } else { NaiveDate::MAX })
}

proptest! {
    #![proptest_config(random::cases(1000, 0x6669_6775_7265))]

    #[test]
    fn figures_and_decimals(a in any::<(i128, u32)>(), b in any::<(i128, u32)>(), by in any::<i32>(), text in ".{0,40}") {
        for (a, b, by) in [(a, b, by), ((a.0 >> 64, a.1 % 30), (b.0 >> 64, b.1 % 30), by % 40)] {
            let decimals = Decimals::new(by).unwrap_or(Decimals::INF);
            _ = (decimals.places(), Figure::half_unit(by), Figure::unit(by), decimals.to_string());
            let (Ok(a), Ok(b)) = (Figure::new(a.0, a.1), Figure::new(b.0, b.1)) else { continue };
            _ = (a.shift(by), a.plus(b), a.times(b), a.negated().abs(), a.magnitude(), a.whole());
            _ = (a.is_negative(), a.is_zero(), a.fits(decimals), a.rounded(decimals), a.parts());
            prop_assert_eq!(Figure::of_decimal(&a.to_string()), Some(a));
            for item_type in ItemType::all() {
                _ = item_type.facets.bounds_take(a);
            }
        }
        _ = Figure::of_decimal(&text);
    }

    #[test]
    fn moments_periods_and_calendars(
        [one, two] in any::<[i32; 2]>(), minutes in any::<i16>(), year in any::<i32>(), [skip, months, first] in any::<[u32; 3]>()
    ) {
        let (one, two) = (day(one), day(two));
        let moments = [
            Some(Moment::start_of(one)),
            Moment::end_of(two),
            Moment::zoned(two.and_time(chrono::NaiveTime::MIN), minutes),
            Some(Moment::local(one.and_time(chrono::NaiveTime::MIN))),
        ];
        for moment in moments.into_iter().flatten() {
            _ = (moment.at(), moment.has_zone(), moment.day(), moment.to_string());
            for period in [
                Some(Period::instant(moment)),
                Period::duration(moment, Moment::start_of(two)),
                Some(Period::Forever),
            ] {
                let Some(period) = period else { continue };
                _ = (period.period_type(), period.first_day(), period.last_day());
                _ = (period.start(), period.end(), period.to_string());
            }
        }
        let quarters = [minutes as u8, skip as u8, 13, 13];
        let weeks = Weeks { last_day: chrono::Weekday::Fri, nearest: year % 2 == 0, quarters, months: [4, months as u8, 4] };
        for first in [first, first % 14] {
            for name in [YearName::Start, YearName::End] {
                let Some(calendar) = Calendar::new(first, name) else { continue };
                for calendar in [calendar, calendar.with_weeks(weeks)] {
                    _ = (calendar.names_by_end(), calendar.has_weeks(), calendar.locate(one));
                    _ = (calendar.span(year, skip, months), calendar.up_to(two, months));
                    _ = (calendar.span(year % 3000, skip % 12, months % 24), calendar.up_to(two, months % 24));
                }
            }
        }
    }

    #[test]
    fn names_types_labels_and_units(texts in prop::collection::vec(".{0,12}", 4), numbers in any::<[u32; 3]>()) {
        let [one, two, three, four] = &texts[..] else { unreachable!("there are four") };
        for text in &texts {
            for role in [LabelRole::from_name(text), Some(LabelRole::from_uri(text)), Some(LabelRole::deprecated())] {
                let Some(role) = role else { continue };
                _ = (role.name(), role.uri(), role.declaration(), role.is_negated(), role.is_total());
                _ = (role.is_period_start(), role.is_period_end());
            }
            _ = (ItemType::from_name(text), ItemType::standard(one, text));
            _ = (Profile::find(text), Profile::read(text), Limit::from_name(text));
            for value in [TypedValue::new(text, two), TypedValue::of_elements(text), TypedValue::nil()] {
                _ = (value.text(), value.is_elements(), value.is_nil(), value.plain());
            }
        }
        for role in LabelRole::all() {
            prop_assert_eq!(LabelRole::from_uri(role.uri()), role);
        }
        for of in ItemType::all() {
            _ = (of.local(), of.is_markup(), of.is_text_block(), of.qualified(), of.is_numeric());
            _ = (of.has_language(), of.is_monetary(), of.takes_no_decimals(), of.can_list_values());
            _ = (of.is_or_restricts(one), of.standard_names().count());
            let primitive: Primitive = of.primitive;
            _ = (primitive.is_enumeration(), primitive.has_prefixes(), primitive.is_numeric());
        }
        let names = [QName::new(one, two, three), QName::new("iso4217", "http://www.xbrl.org/2003/iso4217", four)];
        let all = [
            Some(Measures::of(names[0].clone())),
            Some(Measures::ratio(names[0].clone(), names[1].clone())),
            Measures::new(names.to_vec(), names[1..].to_vec()),
            Measures::new(Vec::new(), names.to_vec()),
        ];
        for measures in all.into_iter().flatten() {
            _ = (measures.numerators(), measures.denominators(), measures.single(), measures.pair());
            _ = (measures.is_standard(one), measures.counts_money(), measures.currency(), measures.counts_shares());
            _ = Unit::new(measures);
        }
        let containers = Containers { in_segment: vec![ConceptId(numbers[0])], ..Containers::default() };
        _ = (containers.of(ConceptId(numbers[1])), containers.content(Container::Segment));
        _ = (UnitId::at(numbers[2] as usize), UnitId::from(numbers[2] as usize).index(), ContextId(numbers[2]).index());
    }

}

proptest! {
    #![proptest_config(random::cases(60, 0x6669_6e64_696e_6773))]

    #[test]
    fn findings_however_they_are_made(
        texts in prop::collection::vec(".{0,12}", 3), numbers in prop::collection::vec(any::<(u32, u16, usize)>(), 0..20), max in any::<Option<usize>>()
    ) {
        let file: Arc<str> = texts[0].as_str().into();
        let mut all = match max {
            Some(limit) => Diagnostics::with_limit(limit),
            None => Options::new().keep_findings(3).findings(),
        };
        for (line, field, at) in numbers {
            let places = [
                Place::file(&file),
                Place::thing(&texts[1]),
                Place::line(&file, line),
                Place::field(&file, line, at),
                Place::key(&file, &[&texts[2]]),
                Place::at(&file, line, u32::from(field)),
            ];
            let place = |at: usize| places[at % places.len()].clone();
            _ = (place(at).row(), place(at).to_string());
            let code: Code = CODES[at % CODES.len()];
            _ = (code.name(), code.info(), Severity::name(code.info().severity));
            let found = Diagnostic::new(code, place(at), texts[1].as_str());
            let found = found.help(&*texts[2]).follows(place(at / 7)).related(place(at / 49));
            if all.keep(()).is_some() {
                all.push(found.clone());
            }
            let mut others = Diagnostics::keeping_faults();
            _ = (others.keeps_faults(), others.kept_since(at), others.kept_anyway(), others.left_out());
            others.push(found);
            all.absorb(others);
        }
        let known = ["Revenues", "Costs", &texts[0]];
        _ = (all.did_you_mean(&texts[1], known.into_iter()), all.nearest(&texts[1], known.into_iter()));
        _ = (all.has_room(), all.files(), all.total(), all.errors(), all.warnings(), all.notes());
        _ = (all.has_errors(), all.dropped(), all.iter().count());
        all.iter_mut().for_each(|told| told.message.push('.'));
        for finding in fold::fold(&all) {
            _ = finding.following();
        }
        for language in Language::tags().filter_map(Language::named).chain([Language::of_locale(&texts[0])]) {
            _ = (language.tag(), language.is_that_of_code(), language.say(&texts[1]), language.known(&texts[1]));
            _ = (language.word("error"), language.fill(&texts[2], &[&texts[0]]), language.texts().count());
            for format in [Format::Text, Format::Json, Format::Github, Format::Sarif] {
                let view = View { format, max, language, ..View::default() };
                _ = view.diagnostics();
                let mut out = Vec::new();
                let page = |code: Code| Some(code.name().to_owned());
                render::write(&[&all], view, |_| Default::default(), page, &mut out).expect("memory is written");
            }
        }
    }
}

#[test]
fn limits_and_settings() {
    for info in &LIMITS {
        let limit = info.limit;
        // What is set is for the whole process: the same again.
        limit.set(limit.get());
        assert_eq!(limit.info().name, info.name);
    }
    assert!(
        Profile::names().iter().all(|name| Profile::find(name).is_some()) && INTL.form.is_none()
    );
    let options = Options::new().sums(Sums::Round).text(None).in_spite_of_errors(false);
    let options =
        options.packages(Vec::new()).entry_point(None).keep_trees(false).without_taxonomy(false);
    assert!(!options.findings().has_errors());
}
