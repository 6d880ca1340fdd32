//! Columns that measure several things of each row in each period: every one is a concept of its own.

use crate::common::drafted_rows;

/// Whether rows hold facts, each as `concept,period,unit,value,scale`.
fn hold(facts: &[String], wanted: &[&str], told: &str) {
    for want in wanted {
        assert!(facts.iter().any(|fact| fact.starts_with(want)), "{want}: {facts:#?}\n{told}");
    }
}

#[test]
fn balances_interest_and_yields_of_a_bank_are_three_concepts() {
    let (facts, told) = drafted_rows(
        "lake.html",
        "<html><body><p>Tarn Valley Bancorp, Inc. second quarter 2025 results</p><p>Average balances</p>\
         <p>(Dollars in thousands)</p><table><tr><td></td><td colspan=\"6\">Three Months Ended</td></tr>\
         <tr><td></td><td colspan=\"3\">June 30, 2025</td><td colspan=\"3\">June 30, 2024</td></tr>\
         <tr><td></td><td>Average Balance</td><td>Interest</td><td>Yield/Rate</td>\
         <td>Average Balance</td><td>Interest</td><td>Yield/Rate</td></tr>\
         <tr><td>Loans</td><td>$2,041,602</td><td>$30,665</td><td>6.03%</td>\
         <td>$1,956,059</td><td>$28,602</td><td>5.88%</td></tr>\
         <tr><td>Securities</td><td>351,059</td><td>2,559</td><td>2.92%</td>\
         <td>344,102</td><td>2,451</td><td>2.86%</td></tr>\
         <tr><td>Total earning assets</td><td>$2,392,661</td><td>$33,224</td><td>5.57%</td>\
         <td>$2,300,161</td><td>$31,053</td><td>5.43%</td></tr>\
         <tr><td>Net interest margin</td><td></td><td></td><td>3.38%</td><td></td><td></td><td>3.23%</td></tr>\
         </table></body></html>",
    );
    hold(
        &facts,
        &[
            "Loans,2Q25,USD,\"2,041,602\",thousand",
            "LoansInterest,2Q25,USD,\"30,665\",thousand",
            "LoansYieldRate,2Q24,,5.88%,",
            "Securities,2Q24,USD,\"344,102\",thousand",
            "SecuritiesInterest,2Q25,USD,\"2,559\",thousand",
            "TotalEarningAssetsInterest,2Q24,USD,\"31,053\",thousand",
            "NetInterestMargin,2Q25,,3.38%,",
        ],
        &told,
    );
    assert_eq!(facts.len(), 20, "{told}");
    // Sums are those of one measure.
    assert!(!told.contains("contradiction") && !told.contains("question"), "{told}");
}

#[test]
fn things_and_their_value_are_a_number_and_an_amount() {
    let (facts, told) = drafted_rows(
        "hollow.txt",
        "Thornfield Homes Corporation first quarter 2025 results\n\nOperating data (Dollars in thousands)\n\n\
         \t\tThree Months Ended March 31,\n\t2025\t2025\t2024\t2024\n\tHomes\tValue\tHomes\tValue\n\
         Homes closed:\nWest\t206\t$102,059\t219\t$110,665\nEast\t180\t73,398\t186\t78,986\n\
         Total\t386\t$175,457\t405\t$189,651\n",
    );
    hold(
        &facts,
        &[
            "West,1Q25,,206,",
            "WestValue,1Q25,USD,\"102,059\",thousand",
            "East,1Q24,,186,",
            "EastValue,1Q25,USD,\"73,398\",thousand",
            "TotalValue,1Q24,USD,\"189,651\",thousand",
        ],
        &told,
    );
    assert!(!told.contains("contradiction"), "{told}");
}

/// Measures that are not the same in each period, segments and plans over columns are asked as ever, and changes passed over.
#[test]
fn other_groups_of_columns_are_no_measures() {
    for (name, columns) in [
        ("plan", "\t2025\t2025\t2024\t2024\n\tActual\tPlan\tActual\tPlan\n"),
        ("segments", "\t2025\t2025\t2024\t2024\n\tPumps\tValves\tPumps\tValves\n"),
        ("mixed", "\t2025\t2025\t2024\t2024\n\tInterest\tRate\tValue\tInterest\n"),
    ] {
        let (facts, told) = drafted_rows(
            "garner.txt",
            &format!(
                "Garner Works plc results for the year ended 31 December 2025\n\nIncome statement (EUR million)\n\n\
                 {columns}Revenue\t412.4\t400.0\t388.1\t390.0\nOperating profit\t41.2\t40.1\t38.8\t39.2\n"
            ),
        );
        let second = facts.iter().any(|fact| fact.contains("400.0"));
        assert!(!second && told.contains("question-heading"), "{name}: {facts:?} {told}");
    }
}
