//! Pages about the taxonomy by itself: trees, labels, and concepts that stand nowhere.

use super::{Edit, Page};
use crate::diagnostic::Code;

pub(super) const PAGES: &[Page] = &[
    Page {
        code: Code::InvalidTree,
        checks: "Depths make a tree: one root, never a step down of two, and no concept below itself. An axis has one default at most, and a typed axis has no members.",
        why: "Presentation and member trees become networks of arcs; with a row too deep nothing says what it belongs to.",
        remedy: "Correct the depth: one more than that of the row it belongs to. Leave an axis one default, and a typed axis no members.",
        edits: &[Edit {
            file: "taxonomy/statements/results.csv",
            mended: "2,EarningsPerShare,",
            fails: "4,EarningsPerShare,",
        }],
        specification: "XBRL 2.1 §5.2.4.2 (presentation); Dimensions 1.0 §2.5.2 (typed), §2.5.3 (explicit), §2.7.1 (defaults)",
        validator: "xbrl.5.2.4.2 for a concept below itself, xbrldte:TooManyDefaultMembersError, xbrldte:DimensionDomainSourceError",
    },
    Page {
        code: Code::MissingLabel,
        checks: "Every concept has a label of each role that a statement prefers for it, in one language at least.",
        why: "A preferred label that there is not is an error of the presentation linkbase.",
        remedy: "Fill the columns that the messages name, or choose another preferred label.",
        edits: &[Edit {
            file: "taxonomy/statements/results.csv",
            mended: "2,EarningsPerShare,,",
            fails: "2,EarningsPerShare,verbose,",
        }],
        specification: "XBRL 2.1 §5.2.4.2.1 (preferredLabel)",
        validator: "xbrl.5.2.4.2.1:preferredLabelMissing",
    },
    Page {
        code: Code::IncompleteLabels,
        checks: "Every concept has a standard label in every language of the taxonomy, and so has every label that a statement prefers.",
        why: "Readers see labels, not names. Where one is missing they see the standard label, that of another language, or the name of the element.",
        remedy: "Fill the column that the message names.",
        edits: &[Edit {
            file: "taxonomy/concepts.csv",
            mended: "EarningsPerShare,perShare,duration,,,Earnings per share,1株当たり利益,",
            fails: "EarningsPerShare,perShare,duration,,,Earnings per share,,",
        }],
        specification: "none: XBRL 2.1 §5.2.2 asks for no labels, and §5.2.4.2.1 for a preferred one in one language; good practice and regulators' filing rules ask for all",
        validator: "none: good practice",
    },
    Page {
        code: Code::RepeatedRow,
        checks: "A concept stands once in a presentation tree, or with another preferred label in each place.",
        why: "The same row twice says nothing; more often the concept of one of the two is mistaken.",
        remedy: "Leave one of the rows out, correct its concept, or give the rows different preferred labels.",
        edits: &[Edit {
            file: "taxonomy/statements/results.csv",
            mended: "2,EarningsPerShare,,,,,,\n",
            fails: "2,EarningsPerShare,,,,,,\n2,EarningsPerShare,,,,,,\n",
        }],
        specification: "none: XBRL 2.1 §3.5.3.9.7.4 lets arcs differ in their order only; good practice",
        validator: "none: good practice",
    },
    Page {
        code: Code::RepeatedLabel,
        checks: "No two concepts have the same standard label in a language.",
        why: "People who search a taxonomy by its labels can't tell the two apart; regulators' filing rules often forbid it.",
        remedy: "Say in the standard label in what they differ, and use a terse label in statements.",
        edits: &[Edit {
            file: "taxonomy/concepts.csv",
            mended: "IncreaseInCash,monetary,duration,debit,,Increase in cash,",
            fails: "IncreaseInCash,monetary,duration,debit,,Cash,",
        }],
        specification: "none: good practice of taxonomies",
        validator: "none: good practice",
    },
    Page {
        code: Code::UnusedConcept,
        checks: "Every concept stands in a statement or is a member of an axis.",
        why: "A concept that stands nowhere is in no cube: facts about it are never checked for their axes, and no page shows them.",
        remedy: "Add the concept to a statement, or leave it out of concepts.csv.",
        edits: &[Edit {
            file: "taxonomy/statements/results.csv",
            mended: "2,EarningsPerShare,,,,,,\n",
            fails: "",
        }],
        specification: "none: good practice of taxonomies",
        validator: "none: good practice",
    },
    Page {
        code: Code::LabelAgainstBalance,
        checks: "A concept of money whose standard label names a cost, an expense, a loss or assets is a debit; one whose label names revenue, income, a gain, liabilities or equity is a credit. Labels that may mean either (payments, changes, adjustments, allowances) say nothing, nor do concepts that only statements of cash flows and the like show. The balance of a total whose parts have one is not doubted.",
        why: "The balance says what a positive value means. With the wrong one the filing is valid, its sums want the wrong weights, and readers of data see every figure with the wrong sign.",
        remedy: "Correct the balance in concepts.csv, or the label.",
        edits: &[
            Edit {
                file: "taxonomy/concepts.csv",
                mended: "CostOfSales,monetary,duration,debit,",
                fails: "CostOfSales,monetary,duration,credit,",
            },
            Edit {
                file: "taxonomy/statements/results.csv",
                mended: "2,CostOfSales,negated,GrossProfit,-1,",
                fails: "2,CostOfSales,negated,GrossProfit,1,",
            },
        ],
        specification: "none: good practice (XBRL 2.1 §5.1.1.2 says what a balance means)",
        validator: "none: labels are not understood",
    },
    Page {
        code: Code::UnusedUnit,
        checks: "Every unit of units.csv fits the item type of one numeric concept at least.",
        why: "A unit that no fact can have is a measure that was mistyped, or was left behind by a concept that is gone.",
        remedy: "Correct the measure, or leave the unit out.",
        edits: &[
            Edit {
                file: "taxonomy/concepts.csv",
                mended: "Looms,nonNegativeInteger,instant,",
                fails: "Looms,shares,instant,",
            },
            Edit {
                file: "taxonomy/concepts.csv",
                mended: "ChangeInLooms,integer,duration,",
                fails: "ChangeInLooms,shares,duration,",
            },
        ],
        specification: "none: good practice (Unit Registry 1.0, XBRL 2.1 §4.8.2 say which units a type allows)",
        validator: "none: units that no fact has are not written",
    },
    Page {
        code: Code::LabelChangesScope,
        checks: "A standard label that an entry point has for a concept keeps the words that say how far the amount reaches: short-term, including, excluding, current, before, consolidated and the like.",
        why: "Words change from one release to the next, the meaning of a concept does not. Whoever compares years by the concept would compare two amounts.",
        remedy: "Give the other amount a concept of its own; where only a caption differs, make it a verbose or terse label.",
        edits: &[Edit {
            file: "taxonomy/labels/half.csv",
            mended: "Revenues,Sales & services,,,",
            fails: "Revenues,Revenues including equipment,,,",
        }],
        specification: "none: good practice (XBRL 2.1 §5.1.1 ties meaning to the concept)",
        validator: "none: labels are not compared",
    },
    Page {
        code: Code::RatioToItself,
        checks: "No concept is a percentage, a share or a ratio of the very thing that it is about.",
        why: "It is 100% by definition; nothing can be learnt from it.",
        remedy: "Leave the concept out, or say what it is: the total of a column of percentages, or their base.",
        edits: &[Edit {
            file: "taxonomy/concepts.csv",
            mended: "GrossMargin,percent,duration,,,Gross margin,売上総利益率,",
            fails: "GrossMargin,percent,duration,,,Revenues as a percentage of total revenues,売上総利益率,",
        }],
        specification: "none: good practice",
        validator: "none: labels are not read",
    },
    Page {
        code: Code::PointsWordedAsRate,
        checks: "The label of a change of a ratio says that it is in points: where the concept has the type of percentages, and where an entry point replaces a label that says so.",
        why: "A margin that falls from 20% to 19% changes by one point or by 5%. Readers of data take a percentage that is called a change for a rate.",
        remedy: "Say `in percentage points` (ポイント in Japanese) in the label and give the concept the type `pure`.",
        edits: &[Edit {
            file: "taxonomy/concepts.csv",
            mended: "GrossMargin,percent,duration,,,Gross margin,売上総利益率,",
            fails: "GrossMargin,percent,duration,,,\"Gross margin ratio, change\",売上総利益率,",
        }],
        specification: "none: good practice (the Data Type Registry says that percentages are ratios)",
        validator: "none: labels are not read",
    },
];
