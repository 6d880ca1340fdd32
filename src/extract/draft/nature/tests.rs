use super::*;

#[test]
fn titles_say_what_statements_are_about() {
    for (title, nature) in [
        ("Consolidated Balance Sheets", Some(Nature::Moment)),
        ("Konzern-Gewinn- und Verlustrechnung", Some(Nature::Span)),
        ("Compte de résultat consolidé", Some(Nature::Span)),
        ("Bilan consolidé", Some(Nature::Moment)),
        ("（1）連結貸借対照表", Some(Nature::Moment)),
        ("四半期連結損益計算書", Some(Nature::Span)),
        ("Income statement and balance sheet", None),
        ("Key figures", None),
    ] {
        assert_eq!(of_title(title), nature, "{title}");
    }
}

#[test]
fn lines_above_rows_say_that_they_are_of_moments() {
    for line in ["Balance Sheet Data (period end)", "At period-end:", "End of period balances"] {
        assert_eq!(of_section(line), Some(Nature::Moment), "{line}");
    }
    for line in ["Average balances", "Year ended", "Income statement and balance sheet data"] {
        assert_eq!(of_section(line), None, "{line}");
    }
}

#[test]
fn captions_say_whether_they_are_balances() {
    for (caption, nature) in [
        ("Net cash", Some(Nature::Moment)),
        ("Shareholders’ funds", Some(Nature::Moment)),
        ("Loans and advances to customers", Some(Nature::Moment)),
        ("Market capitalisation", Some(Nature::Moment)),
        ("Nettofinanzverschuldung", Some(Nature::Moment)),
        ("Carnet de commandes", Some(Nature::Moment)),
        ("Net cash from operating activities", Some(Nature::Span)),
        ("Net debt reduction", None),
        ("Impairment of goodwill", None),
        ("Purchase of inventories", None),
        ("Repayment of borrowings", None),
        ("Dividends paid", None),
        ("Net financial position (EUR million)", Some(Nature::Moment)),
        ("Average net debt", Some(Nature::Span)),
        ("Peak net debt", Some(Nature::Span)),
        ("Total assets, average", Some(Nature::Span)),
        ("Undrawn facilities", Some(Nature::Moment)),
        ("Segment assets", Some(Nature::Moment)),
        ("Unallocated liabilities", Some(Nature::Moment)),
        ("Segment trade receivables", Some(Nature::Moment)),
        ("Segmentvermögen", Some(Nature::Moment)),
        ("Risikogewichtete Aktiva", Some(Nature::Moment)),
        ("Forderungen an Kunden", Some(Nature::Moment)),
        ("Leasingskulder", Some(Nature::Moment)),
        ("退職給付に係る負債", Some(Nature::Moment)),
        ("Segment capital expenditure", None),
        ("Abschreibungen auf Forderungen", None),
        ("Pension cost", None),
        ("引当金繰入額", None),
        ("平均総資産", Some(Nature::Span)),
        ("総資産経常利益率", Some(Nature::Span)),
        ("Zugänge Anlagevermögen", None),
        ("Net inflows of assets under management", None),
        ("総資産", Some(Nature::Moment)),
        ("現金及び現金同等物期末残高", Some(Nature::Moment)),
        ("親会社所有者帰属持分", Some(Nature::Moment)),
        ("Headroom", Some(Nature::Moment)),
        ("Order backlog due within 12 months", Some(Nature::Moment)),
        ("Facilities", None),
        ("Minimum lease payments", None),
        ("Peak season costs", None),
        ("Cash generated", None),
        ("Provisions", None),
    ] {
        assert_eq!(of_caption(caption), nature, "{caption}");
    }
    assert!(is_open("Provisions") && !is_open("Dividends paid") && !is_open("Revenue"));
}

#[test]
fn captions_say_which_balance_they_are() {
    for (caption, roll_of) in [
        ("Cash at beginning of year", Some((Roll::Opening, "Cash"))),
        (
            "Cash and cash equivalents, end of period",
            Some((Roll::Closing, "Cash and cash equivalents")),
        ),
        ("現金及び現金同等物の期首残高", Some((Roll::Opening, "現金及び現金同等物"))),
        ("Finanzmittelfonds am Ende der Periode", Some((Roll::Closing, "Finanzmittelfonds"))),
        ("Opening net debt", Some((Roll::Opening, "Net debt"))),
        ("Closing cash", Some((Roll::Closing, "Cash"))),
        ("Beginning of period headcount", Some((Roll::Opening, "Headcount"))),
        ("End of year stores", Some((Roll::Closing, "Stores"))),
        ("CSM brought forward", Some((Roll::Opening, "CSM"))),
        ("Net debt c/f", Some((Roll::Closing, "Net debt"))),
        ("Profit carried forward from last year", None),
        ("End of life products", None),
        ("Opening hours", None),
        ("Closing costs", None),
        ("Net increase in cash from beginning of year", None),
        ("Revenue", None),
    ] {
        let roll_of = roll_of.map(|(roll, thing)| (roll, thing.to_owned()));
        assert_eq!(roll(caption), roll_of, "{caption}");
    }
}
