//! Pages about sums: those that do not hold, those that are known for it, and those that can't be
//! stated.

use super::{Edit, Page};
use crate::diagnostic::Code;

pub(super) const PAGES: &[Page] = &[
    Page {
        code: Code::InconsistentCalculation,
        checks: "A total and the sum of its reported parts, each within the accuracy that it states, have a value in common; for every statement, period, member and unit.",
        why: "A sum that is off by more than rounding means that a figure, a sign, a scale or a weight is wrong.",
        remedy: "Compare total and parts with the release. What is published so is listed in the table of known inconsistencies, with the reason.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "GrossProfit,1Q21,,,,JPY,334,million,",
            fails: "GrossProfit,1Q21,,,,JPY,344,million,",
        }],
        specification: "Calculations 1.1 (rounding and truncation); XBRL 2.1 §5.2.5.2",
        validator: "calc11e:inconsistentCalculationUsingRounding, calc11e:inconsistentCalculationUsingTruncation, xbrl.5.2.5.2:calcInconsistency (classic)",
    },
    Page {
        code: Code::KnownInconsistency,
        checks: "Tells each sum that does not hold and that the report lists as known, with the reason it gives.",
        why: "What is published is reported as it is; the note keeps it in sight, and the filer can answer when the regulator asks.",
        remedy: "None, if the release prints it so. Otherwise correct the figure and take the row out of the table.",
        edits: &[
            Edit {
                file: "report/facts.csv",
                mended: "GrossProfit,1Q21,,,,JPY,334,million,",
                fails: "GrossProfit,1Q21,,,,JPY,344,million,",
            },
            Edit {
                file: "report/report.toml",
                mended: "facts = [\"facts.csv\"]",
                fails: "facts = [\"facts.csv\"]\nknown_inconsistencies = \"known-inconsistencies.csv\"",
            },
            Edit {
                file: "report/known-inconsistencies.csv",
                mended: "",
                fails: "statement,total,period,unit,explanation\nResults,GrossProfit,1Q21,JPY,\"The release prints 344; its parts give 334.\"\n",
            },
        ],
        specification: "Calculations 1.1 (an inconsistency does not make a report invalid)",
        validator: "calc11e:inconsistentCalculationUsingRounding, calc11e:inconsistentCalculationUsingTruncation, xbrl.5.2.5.2:calcInconsistency (classic)",
    },
    Page {
        code: Code::UnjudgedSum,
        checks: "Tells each sum that is not judged because its total or a part is reported with values that can't all be right.",
        why: "Such a sum may hide a second mistake, which would come to light only after the duplicate is mended.",
        remedy: "Correct the duplicate under which the note stands.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "\"1,233,987\"",
            fails: "\"1,333,987\"",
        }],
        specification: "Calculations 1.1 (inconsistent duplicates stop a calculation)",
        validator: "oime:disallowedDuplicateFacts, arelle:duplicateFacts (about the duplicate)",
    },
    Page {
        code: Code::NoSuchInconsistency,
        checks: "Every row of the table of known inconsistencies is about a sum that is there and does not hold.",
        why: "A row that outlives its cause would hide the next mistake in that sum.",
        remedy: "Take the row out, or correct what it names.",
        edits: &[Edit {
            file: "misprint/facts.csv",
            mended: "GrossProfit,1H21,,,JPY,344,million,",
            fails: "GrossProfit,1H21,,,JPY,334,million,",
        }],
        specification: "none: format of kessan's own tables",
        validator: "none: the validator knows no such list",
    },
    Page {
        code: Code::InvalidCalculation,
        checks: "A summation joins numeric concepts (no `float` or `double`, which are not decimal) of the same period type that stand in the same statement, once a pair, in one direction, and its weight has the sign that the balances ask for: equal balances add, opposite ones subtract.",
        why: "A summation against the balances is not valid, and one over texts or in a circle makes no sense.",
        remedy: "Correct `sums_to` or `weight`, or the balance of one of the concepts.",
        edits: &[Edit {
            file: "taxonomy/statements/results.csv",
            mended: "2,CostOfSales,negated,GrossProfit,-1,",
            fails: "2,CostOfSales,negated,GrossProfit,1,",
        }],
        specification: "XBRL 2.1 §5.1.1.2 (table 6), §5.2.5.2; Calculations 1.1",
        validator: "xbrl.5.1.1.2:balanceCalcWeightIllegalPositive, xbrl.5.1.1.2:balanceCalcWeightIllegalNegative, xbrl.5.2.5.2:nonNumericCalc, calc11e:nonDecimalItemNode, calc11e:duplicateCalculationRelationships, xbrl.5.1.4.3:cycles",
    },
    Page {
        code: Code::SumAcrossPeriodTypes,
        checks: "A total and its parts are all of instants or all of durations.",
        why: "A sum is checked where one context holds total and parts; none holds an instant and a duration, so that the sum is never checked.",
        remedy: "Take the sum out, or correct the period type of the concept that has the wrong one.",
        edits: &[Edit {
            file: "taxonomy/statements/cash.csv",
            mended: "2,IncreaseInCash,,,,,,\n",
            fails: "2,IncreaseInCash,,Cash,,,,\n",
        }],
        specification: "none: XBRL 2.1 §5.2.5.2 allows it, and such a sum never binds",
        validator: "none: good practice",
    },
    Page {
        code: Code::SumToAbsentTotal,
        checks: "The total of a sum stands in the same statement as its parts.",
        why: "The sum is checked, but readers of the statement do not see of what the rows are parts; often the name of the total is mistaken.",
        remedy: "Add the total to the statement, or state the sum where total and parts stand together.",
        edits: &[Edit {
            file: "taxonomy/statements/cash.csv",
            mended: "2,IncreaseInCash,,,,,,\n",
            fails: "2,IncreaseInCash,,GrossProfit,-1,,,\n",
        }],
        specification: "none: XBRL 2.1 §5.2.5.2 does not tie sums to presentation",
        validator: "none: good practice",
    },
    Page {
        code: Code::TotalWithoutSum,
        checks: "A row with a total label is the total of a sum of its statement.",
        why: "A label that says total asks what it is the total of. Two lines or more that a release prints with their total are a sum that data should state.",
        remedy: "State the parts by `sums_to`, or show the row under its standard label.",
        edits: &[
            Edit {
                file: "taxonomy/statements/results.csv",
                mended: "2,Revenues,,GrossProfit,,,,\n",
                fails: "2,Revenues,,,,,,\n",
            },
            Edit {
                file: "taxonomy/statements/results.csv",
                mended: "2,CostOfSales,negated,GrossProfit,-1,,,\n",
                fails: "2,CostOfSales,negated,,,,,\n",
            },
        ],
        specification: "none: good practice (the EDGAR Filer Manual asks for a calculation where a net or total is shown, 6.15.2)",
        validator: "none: only plugins of single regulators compare the two",
    },
    Page {
        code: Code::PartCountedTwice,
        checks: "What adds to a total does so once: not by itself and once more as a part of another part.",
        why: "A report of both holds a sum that cannot hold. It comes from trees that serve several years: an old line beside the lines that took its place, net beside gross.",
        remedy: "Let one of the two add to the total; give alternatives to different entry points.",
        edits: &[Edit {
            file: "taxonomy/statements/results.csv",
            mended: "2,GrossProfit,total,,,,,\n",
            fails: "2,IncreaseInCash,,CostOfSales;GrossProfit,1;-1,,,\n2,GrossProfit,total,,,,,\n",
        }],
        specification: "none: XBRL 2.1 §5.2.5.2 allows it",
        validator: "none: the sums of a report fail",
    },
];
