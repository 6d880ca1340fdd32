#[test]
fn a_length_in_a_sentence_is_said_in_passing() {
    let setting = Setting {
        calendar: Calendar::default(),
        order: None,
        weeks: Weeks::default(),
        half_terms: false,
        language: None,
    };
    let passing = |words: &str| read(words, setting).is_in_passing(words);
    assert!(passing("- 100,000 user targets in few years") && passing("A record quarter"));
    assert!(!passing("Results for the three months ended March 31, 2024"));
    assert!(!passing("Year ended December 31") && !passing("Statements of income, year 2024"));
}

use proptest::prelude::*;

use super::*;
use crate::model::YearName;

fn setting(first: u32) -> Setting {
    Setting {
        calendar: Calendar::new(first, YearName::End).unwrap(),
        order: None,
        weeks: Weeks::default(),
        half_terms: false,
        language: None,
    }
}

fn period(words: &str) -> String {
    let said = read(words, setting(1));
    match said.period(setting(1)) {
        Ok(period) if said.rest.is_empty() => period.to_string(),
        Ok(period) => format!("{period} + {}", said.rest),
        Err(why) => format!("{why:?}"),
    }
}

#[test]
fn a_year_of_two_is_the_one_that_the_calendar_names() {
    let named =
        |name: YearName| Setting { calendar: Calendar::new(4, name).unwrap(), ..setting(4) };
    for (words, begins) in [
        ("H1 2024/25", "2024-04-01..2024-09-30"),
        ("2024/25 H1", "2024-04-01..2024-09-30"),
        ("2024-25", "2024-04-01..2025-03-31"),
        ("Q3 2023/2024", "2023-10-01..2023-12-31"),
        ("FY 2023/24", "2023-04-01..2024-03-31"),
        ("FY23/24", "2023-04-01..2024-03-31"),
        ("1. Halbjahr 2024/25", "2024-04-01..2024-09-30"),
    ] {
        for name in [YearName::Start, YearName::End] {
            let said = read(words, named(name));
            let period = said.period(named(name)).map(|period| period.to_string());
            assert_eq!((period.as_deref(), &*said.rest), (Ok(begins), ""), "{words}");
        }
    }
}

#[test]
fn first_months_of_a_year_are_counted_in_several_languages() {
    for words in [
        "First nine months 2024",
        "erste neun Monate 2024",
        "neuf premiers mois 2024",
        "primeros nueve meses 2024",
    ] {
        assert_eq!(period(words), "2024-01-01..2024-09-30", "{words}");
    }
}

#[test]
fn two_digits_that_may_be_a_day_are_no_year() {
    for words in ["Jul-Sep 30", "Oct-Dec 31", "Apr-Jun 30", "Apr-Jun 24", "Q3 75"] {
        let found = period(words);
        assert!(!found.starts_with("20"), "{words}: {found}");
    }
    for words in ["Q3 30/9/2024", "Q3 30-Sep-24"] {
        let found = period(words);
        assert!(!found.contains("2030"), "{words}: {found}");
    }
}

#[test]
fn periods_of_the_world() {
    for (words, expected) in [
        ("Q3 2024", "2024-07-01..2024-09-30"),
        ("Kv3 2024", "2024-07-01..2024-09-30"),
        ("Q3'24", "2024-07-01..2024-09-30"),
        ("Q3/24", "2024-07-01..2024-09-30"),
        ("3Q24", "2024-07-01..2024-09-30"),
        ("3Q 2024", "2024-07-01..2024-09-30"),
        ("Q3 FY24", "2024-07-01..2024-09-30"),
        ("FY2024 Q3", "2024-07-01..2024-09-30"),
        ("2024 Q3", "2024-07-01..2024-09-30"),
        ("9M 2024", "2024-01-01..2024-09-30"),
        ("9M24", "2024-01-01..2024-09-30"),
        ("H1 2024", "2024-01-01..2024-06-30"),
        ("Jul-Sep 2024", "2024-07-01..2024-09-30"),
        ("Apr-Jun '24", "2024-04-01..2024-06-30"),
        ("2024 Jul-Sep", "2024-07-01..2024-09-30"),
        ("2024 Jan.–Sep.", "2024-01-01..2024-09-30"),
        ("1-9 2024", "2024-01-01..2024-09-30"),
        ("Q3 24", "2024-07-01..2024-09-30"),
        ("H1-24", "2024-01-01..2024-06-30"),
        ("FY-23", "2023-01-01..2023-12-31"),
        ("9m 2024", "2024-01-01..2024-09-30"),
        ("6 m 2024", "2024-01-01..2024-06-30"),
        ("1S 2024", "2024-01-01..2024-06-30"),
        ("3T 2024", "2024-07-01..2024-09-30"),
        ("III kwartał 2024", "2024-07-01..2024-09-30"),
        ("HY24", "2024-01-01..2024-06-30"),
        ("HY 2024", "2024-01-01..2024-06-30"),
        ("2HY24", "2024-07-01..2024-12-31"),
        ("September quarter 2024", "2024-07-01..2024-09-30"),
        ("Sept. Qtr. 2024", "2024-07-01..2024-09-30"),
        ("ene-jun/24", "2024-01-01..2024-06-30"),
        ("jan/jun 2024", "2024-01-01..2024-06-30"),
        ("gen-giu 2024", "2024-01-01..2024-06-30"),
        ("1.–3. Quartal 2024", "2024-01-01..2024-09-30"),
        ("Kvartal 1–3 2024", "2024-01-01..2024-09-30"),
        ("eerste halfjaar 2024", "2024-01-01..2024-06-30"),
        ("Erste drei Quartale 2024", "2024-01-01..2024-09-30"),
        ("2024年第三季度", "2024-07-01..2024-09-30"),
        ("2024年前三季度", "2024-01-01..2024-09-30"),
        ("2024年1-9月", "2024-01-01..2024-09-30"),
        ("2024년 3분기", "2024-07-01..2024-09-30"),
        ("2024년 3분기 누계", "2024-01-01..2024-09-30"),
        ("1Q24A", "2024-01-01..2024-03-31"),
        ("2Q24E", "2024-04-01..2024-06-30 + estimate"),
        ("1Q FY3/25", "2024-04-01..2024-06-30"),
        ("FY3/25 1Q", "2024-04-01..2024-06-30"),
        ("First half of FY2025/3", "2024-04-01..2024-09-30"),
        ("Q1-3 2024", "2024-01-01..2024-09-30"),
        ("Q1–2 2024", "2024-01-01..2024-06-30"),
        ("July to September 2024", "2024-07-01..2024-09-30"),
        ("1-9/2024", "2024-01-01..2024-09-30"),
        ("01.01.-30.09.2024", "2024-01-01..2024-09-30"),
        ("1.1.2024–31.12.2024", "2024-01-01..2024-12-31"),
        ("01.01.2024 - 30.09.2024", "2024-01-01..2024-09-30"),
        ("1 January 2024 to 30 September 2024", "2024-01-01..2024-09-30"),
        ("1 January 2023 – 30 December 2023", "2023-01-01..2023-12-30"),
        ("31 December 2023 to 31 December 2024", "Several"),
        ("July 1 – September 30, 2024", "2024-07-01..2024-09-30"),
        ("Year ended December 31, 2024", "2024-01-01..2024-12-31"),
        ("Nine Months Ended September 30, 2024", "2024-01-01..2024-09-30"),
        ("2024 Nine Months Ended September 30,", "2024-01-01..2024-09-30"),
        ("3 months to 30.9.2024", "2024-07-01..2024-09-30"),
        ("Quarter ended 30-Sep-24", "2024-07-01..2024-09-30"),
        ("9/30/2024", "2024-09-30"),
        ("30 September 2024", "2024-09-30"),
        ("30. September 2024", "2024-09-30"),
        ("30 de septiembre de 2024", "2024-09-30"),
        ("2024/03/31", "2024-03-31"),
        ("13 weeks ended March 30, 2024", "2023-12-31..2024-03-30"),
        ("Thirty-nine weeks ended September 30, 2024", "2024-01-01..2024-09-30"),
        ("Year to date September 30, 2024", "2024-01-01..2024-09-30"),
        ("Q3 2024 YTD", "2024-01-01..2024-09-30"),
        ("LTM September 30, 2024", "2023-10-01..2024-09-30"),
        ("Twelve months ended 30 September 2024", "2023-10-01..2024-09-30"),
        ("2023/24", "2024-01-01..2024-12-31"),
        ("FY 2024", "2024-01-01..2024-12-31"),
        ("Third quarter 2024", "2024-07-01..2024-09-30"),
        ("3. Quartal 2024", "2024-07-01..2024-09-30"),
        ("2024年12月期第3四半期", "2024-01-01..2024-09-30"),
        ("令和6年12月期", "2024-01-01..2024-12-31"),
        ("当第3四半期連結累計期間 (自 2024年1月1日 至 2024年9月30日)", "2024-01-01..2024-09-30"),
        ("当第３四半期会計期間末 (２０２４年９月３０日)", "2024-07-01..2024-09-30"),
        ("前連結会計年度 (2023年12月31日)", "2023-01-01..2023-12-31"),
        ("平成26年3月31日", "2014-03-31"),
    ] {
        assert_eq!(period(words), expected, "{words}");
    }
}

#[test]
fn what_is_not_certain_is_not_said() {
    for (words, expected) in [
        ("2024", "YearOnly(2024)"),
        ("9/8/2024", "Ambiguous(\"9/8/2024\")"),
        ("Three Months Ended March 30, 2024", "NoMonthEnd(2024-03-30)"),
        ("Three and nine months ended September 30, 2024", "Several"),
        ("2024 2023", "Several"),
        ("Q1 + Q2 2024", "Several"),
        ("Q1, Q2 2024", "Several"),
        ("Q2/Q3 2024", "Several"),
        ("FY3/24 1Q FY3/25 1Q", "Several"),
        ("5m 2024", "YearOnly(2024)"),
        ("€9m 2024", "YearOnly(2024)"),
        ("EUR 9 m 2024", "YearOnly(2024)"),
        ("USD 9m 2024", "YearOnly(2024)"),
        ("9m", "Nothing"),
        ("1Q-3Q24", "2024-01-01..2024-09-30"),
        ("1-3Q24", "2024-01-01..2024-09-30"),
        ("Q3FY24", "2024-07-01..2024-09-30"),
        ("Change", "Nothing"),
        ("Outlook Q4 2024", "2024-10-01..2024-12-31 + Outlook"),
        ("Pro forma 2024", "YearOnly(2024)"),
    ] {
        assert_eq!(period(words), expected, "{words}");
    }
}

proptest! {
    #[test]
    fn no_heap_of_words_makes_it_panic(words in prop::collection::vec(prop::sample::select(vec![
        "Q3", "2024", "/", "24", "'", "30", "9", ".", "-", "Sep", "weeks", "thirty", "nine", "ended",
        "年", "月", "期", "第", "3", "四", "半", "自", "至", "令", "和", "元", "日", "YTD", "year", "to",
        "date", "last", "and", "months", "9999", "０", "H1", "1-9", " ",
    ]), 0..16), glue in prop::sample::select(vec!["", " "])) {
        let text = words.join(glue);
        let said = read(&text, setting(4));
        let _ = said.period(setting(4));
    }
}
