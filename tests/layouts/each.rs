//! What there is for each share, and captions that count shares themselves.

use crate::common::drafted;
use crate::holds;

/// An amount for each share of what there is at a moment is of that moment.
#[test]
fn stocks_for_each_share_are_of_a_moment() {
    for (caption, moment) in [
        ("Equity per share", true),
        ("Net tangible assets per share", true),
        ("Shareholders' equity per share", true),
        ("Eigenkapital je Aktie", true),
        ("Capitaux propres par action", true),
        ("Net debt per share", true),
        ("Earnings per share", false),
        ("Free cash flow per share", false),
        ("Dividend per share", false),
        ("Net income attributable to shareholders per share", false),
    ] {
        let release = format!(
            "Maple Yard SE\nResults for the year ended 31 December 2024\n\n\
             Key figures (EUR million, except per share data)\n\n\tFY 2024\tFY 2023\n\
             Revenue\t712\t688\nEBITDA\t112\t98\n{caption}\t12.40\t11.80\n"
        );
        let (facts, told) = drafted("maple.txt", &release);
        let period = if moment { "FY24.end" } else { "FY24" };
        let wanted = format!(",{period},EUR/shares,12.40");
        assert!(facts.iter().any(|fact| fact.contains(&wanted)), "{caption}: {facts:#?}{told}");
    }
}

/// A caption that counts shares itself is that of an amount.
#[test]
fn captions_that_count_shares_are_of_amounts() {
    let release = "\
Maple Yard Trust
Results for the quarter ended March 31, 2025

Consolidated Balance Sheets
(in thousands, except share data)

\tMarch 31, 2025\tDecember 31, 2024
Total liabilities\t$2,489,566\t$2,441,204
Preferred shares, 5,800,000 shares issued and outstanding\t145,000\t145,000
Treasury stock, at cost, 2,204,118 shares\t(41,118)\t(38,902)
";
    let (facts, told) = drafted("maple.txt", release);
    holds(&facts, &["TotalLiabilities,1Q25.end,USD,\"2,489,566\",thousand"], &told);
    let amounts = facts.iter().filter(|fact| fact.contains(",USD,\"145,000\",thousand")).count();
    let shares = facts.iter().any(|fact| fact.contains(",shares,\"145,000\""));
    assert!(amounts == 2 && !shares, "{facts:#?}{told}");
    // A power of ten before the word is that of the figures.
    let release = "Maple Yard KK\nResults for the year ended 31 December 2024\n\n\
        Key figures (JPY million)\n\n\tFY 2024\tFY 2023\nRevenue\t712\t688\n\
        Average number of shares (1,000 shares)\t43,204\t42,812\n";
    let (facts, told) = drafted("maple.txt", release);
    assert!(!facts.iter().any(|fact| fact.contains(",JPY,\"43,204\"")), "{facts:#?}{told}");
}

/// What is divided for each share is an amount, and what it is divided by are shares.
#[test]
fn what_is_divided_for_each_share_is_an_amount() {
    for (caption, is_amount) in [
        ("Earnings for the purposes of basic earnings per share", true),
        ("Profit used to determine basic EPS", true),
        ("Net income for basic earnings per share", true),
        ("Net income available for EPS", true),
        ("Earnings per share for the year", false),
        ("Dividend for the year per share", false),
        ("Adjusted earnings per share", false),
    ] {
        let release = format!(
            "Maple Yard SE\nResults for the year ended 31 December 2024\n\n\
             Earnings per share data (EUR million, except per share amounts)\n\n\tFY 2024\tFY 2023\n\
             Revenue\t712\t688\n{caption}\t482.1\t471.2\n"
        );
        let (facts, told) = drafted("maple.txt", &release);
        let wanted = if is_amount { ",EUR,482.1,million" } else { ",EUR/shares,482.1" };
        let found = facts.iter().any(|fact| fact.contains(wanted));
        assert!(found, "{caption}: {facts:#?}{told}");
    }
}
