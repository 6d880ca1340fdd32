//! Pages of the rules of good practice and of the rules that look at the whole report.

use super::{Edit, Page};
use crate::diagnostic::Code;

pub(super) const PAGES: &[Page] = &[
    Page {
        code: Code::UnpresentedConcept,
        checks: "Every concept that has a fact stands in the presentation tree of a statement of the entry point.",
        why: "The filing is valid without, but readers who follow the trees never find the fact, and no cube constrains its dimensions.",
        remedy: "Add the statement to the entry point, or the concept to a statement.",
        edits: &[Edit {
            file: "taxonomy/taxonomy.toml",
            mended: "name.ja = \"第1四半期\"\n",
            fails: "name.ja = \"第1四半期\"\nstatements = [\"Cover\", \"Results\", \"Cash\"]\n",
        }],
        specification: "none: good practice (XBRL 2.1 §5.2.4 asks for no tree); filing rules of several regulators ask for it",
        validator: "none: only the plugins of single regulators ask for it",
    },
    Page {
        code: Code::EmptyStatement,
        checks: "Every statement of the entry point has a concept that has a fact.",
        why: "An empty statement is a table that was forgotten, or an entry point that is too wide. It is a note, since a taxonomy may serve many releases.",
        remedy: "Report the facts, or give the entry point only the statements of the release.",
        edits: &[
            Edit {
                file: "report/facts.csv",
                mended: "Looms,1Q21.end,,,Kyoto,looms,321,,,,,line 19,Plants\n",
                fails: "",
            },
            Edit {
                file: "report/facts.csv",
                mended: "Looms,1Q21.end,,,Kiryu & Ashikaga,looms,45,,,,,line 20,Plants\n",
                fails: "",
            },
            Edit {
                file: "report/facts.csv",
                mended: "ChangeInLooms,1Q21,,,Kyoto,looms,－3,,INF,,,line 21,Plants\n",
                fails: "",
            },
        ],
        specification: "none: good practice",
        validator: "none: only the plugins of single regulators ask for it",
    },
    Page {
        code: Code::UnbalancedSheet,
        checks: "Where the sums of a statement end in two totals of instants, a debit one called assets and a credit one called liabilities or equity, or where just one row is labelled as all assets and just one as all liabilities and equity, both are equal in every context and unit, within their accuracy.",
        why: "The two sides of a balance sheet are not summed to each other, so that no other check compares them.",
        remedy: "Correct the total that is wrong, or the parts of both.",
        edits: &[
            Edit {
                file: "taxonomy/concepts.csv",
                mended: "Looms,nonNegativeInteger,instant,",
                fails: "Assets,monetary,instant,debit,,Total assets,資産合計,,,,,,,,,,\nDebt,monetary,instant,credit,,Debt,借入金,,,,,,,,,,\nDebtAndEquity,monetary,instant,credit,,Total liabilities and equity,負債純資産合計,,,,,,,,,,\nLooms,nonNegativeInteger,instant,",
            },
            Edit {
                file: "taxonomy/statements/cash.csv",
                mended: "2,Cash,periodEnd,,,,,\n",
                fails: "2,Cash,periodEnd,,,,,\n2,Assets,,,,,,\n2,Debt,,DebtAndEquity,,,,\n2,DebtAndEquity,,,,,,\n",
            },
            Edit {
                file: "report/facts.csv",
                mended: "SharesIssued,2021-06-30,",
                fails: "Assets,1Q21.end,,,,JPY,\"79,000\",thousands,,,,,Cash\nDebtAndEquity,1Q21.end,,,,JPY,\"78,000\",thousands,,,,,Cash\nSharesIssued,2021-06-30,",
            },
        ],
        specification: "none: good practice",
        validator: "none: the two sides are not summed to each other",
    },
    Page {
        code: Code::RollForwardDiffers,
        checks: "Where a statement shows a balance at the start and at the end of a period, the balance at the start and the row that holds all the change between give that at the end in every period, unit and set of members, within their accuracy: a total, or the last row, where in some column it is all the change, and the sum of the rows above it, to the digit; where no row holds it all, all rows between do so, if they do in most columns or a slip of the hand explains the difference. Where such a column adds up to the last digit, three rows of three digits at least, a digit or a dash is such a slip too.",
        why: "A sum holds in one context, so that no calculation network can say that last year's cash and its increase are this year's cash. Validators see no fault.",
        remedy: "Compare the three figures with the release; where something else changes the balance, show it as a row of the statement.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "Cash,1Q21.end,,,,JPY,\"79,000\",thousands,",
            fails: "Cash,1Q21.end,,,,JPY,\"97,000\",thousands,",
        }],
        specification: "none: good practice (XBRL 2.1 §5.2.5.2 sums in one context only)",
        validator: "none: only formula linkbases of single taxonomies compare balances so",
    },
    Page {
        code: Code::UnusedRows,
        checks: "Every row of the statements at the entry point of a report has a fact; told once, with how many have none.",
        why: "The networks of a filing are to hold what it reports. Rows of other years make readers look for figures that are not there, and some regulators refuse them.",
        remedy: "Leave the rows out of the statement, or out of this entry point by its column `entry_points`.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "EarningsPerShare,1Q21,,,,JPY/shares,12.34,,,,,line 7,Results\n",
            fails: "",
        }],
        specification: "none: good practice (EDINET and EDGAR ask that networks hold what is used)",
        validator: "none: only plugins of single regulators count them",
    },
    Page {
        code: Code::NoDefaultFact,
        checks: "Where the facts under the members of an axis mostly agree with those of its default, so that the members tell the whole again, every quantity has a fact in the default.",
        why: "Who reads facts without members must find every published quantity. A member that says how a figure was rounded, or in which form it was printed, hides it.",
        remedy: "Leave the member off the figure that stands alone; give it only where two figures of one quantity contradict each other.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "Revenues,FY21,,ForecastMember,,JPY millions,\"5,000\",,-8,,,line 11,Results\n",
            fails: "Revenues,FY21,,ForecastMember,,JPY millions,\"5,000\",,-8,,,line 11,Results\nRevenues,1Q21,,ForecastMember,,JPY millions,\"1,234\",,,,,line 11,Results\nRevenues,1Q20,,ForecastMember,,JPY millions,\"1,100\",,,,,line 11,Results\nCostOfSales,1Q21,,ForecastMember,,JPY millions,(900),,,,,line 11,Results\n",
        }],
        specification: "none: good practice (Dimensions 1.0 §2.7.1 says what a default is)",
        validator: "none: values are not compared",
    },
    Page {
        code: Code::MembersDoNotAdd,
        checks: "Where a quantity of money, shares or pieces is given for the whole and for all members right below it, the members add up to the whole; told where one member or all of them with the sign turned, two digits swapped or another scale mends the sum, or where most sums on the axis hold. Where it is the only sum of the amount that fails, one other that holds is enough. Nor does one member lack a figure that the whole asks for.",
        why: "Whoever reads segments adds them. Releases print eliminations without a sign, and a footnote tells it to people only. No calculation network can say it, for it sums in one context.",
        remedy: "Give eliminations the sign that they have in the sum; where the release prints them without, say `negated` at the member below the axis of the statement.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "Revenues,1Q21,OverseasMember,,,JPY millions,234,",
            fails: "Revenues,1Q21,OverseasMember,,,JPY millions,(234),",
        }],
        specification: "none: good practice (XBRL 2.1 §5.2.5.2 sums in one context only)",
        validator: "none: only formula linkbases of single taxonomies add members",
    },
    Page {
        code: Code::UnusualSign,
        checks: "A fact has the sign of the other facts of its concept, where the label says cost, expense, payment, revenue, assets or the like, and nothing that goes both ways such as income, change or tax; what is eliminated between members that add up to the whole, or has a member of eliminations by its name, may be negative. Of amounts that go both ways, and are no change, one is told that has another sign than three others and the size of one of them, or just the size of another, and that no other figure confirms. Nor has a figure of a row of six or more that is no change, where no other figure says which sign it has, the other sign and the size of the one before or after it; nor has a forecast before its revision just the other sign. A level of income, from gross margin down, is told that alone in its row and alone in its column is below nothing, and has the size of another of its row. So is one that alone in its column is below nothing, and with the other sign would stand between two others. So is a row all of whose figures are, in two columns or more, where others ask for the other sign of one. A row that has one sign by its labels, and nothing but negative figures, is told where the report has twenty such figures without a minus and twenty rows of them for each that is so, or where no other row is so, of five at least with ten figures; one of the balance sheet that counts as a debit is so only if the label says assets, inventories, receivables or the like, and nothing that is taken off them, as an allowance or a provision. The gross income of the whole company is not below nothing in one of three columns where no other level of its column is. A movement of a column that leads from one balance to the next has the sign it must have, and a row that has nothing but amounts below nothing is as it is printed where the sums in which it stands ask for that in every column.",
        why: "A sign that is wrong makes the largest error that a single character can make. Most often parentheses were typed that a negated label turns already, or were lost.",
        remedy: "Compare the parentheses with those of the release; a statement that shows a negated label turns them.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "CostOfSales,1Q20,,,,JPY,(850),",
            fails: "CostOfSales,1Q20,,,,JPY,850,",
        }],
        specification: "none: good practice (XBRL 2.1 §5.1.1.2 says what a balance means)",
        validator: "none: only the plugins of single regulators look at signs",
    },
    Page {
        code: Code::ScaleOutlier,
        checks: "A value is not about a thousand or a million times more or less than others of the same concept, unit and members in periods of the same length: than two or more that are alike among themselves, or than a single one whose accuracy is just as much apart, or which has the same, and none behind its accuracy where this one has digits; nor, of two amounts of money, has the larger three noughts alone among those beside it. Nor does one figure of a table alone have another scale than the rest, or one statement than all others, and figures that are as far apart. A forecast before its revision is not a thousand or a million times that after it; nor seven times, if it has one sign by its labels. Whatever its sign may be, it is not a hundred times that after it with the same sign. Nor is the largest figure of a statement fifty times that of all others, or in a smaller scale than any of them and as far apart, where a thousand explains it. Nor is one amount of twenty-one or more, in a smaller scale than all others, smaller than all of them. Nor is a number of issued, authorised or average shares a thousand or a million times that of another day, or one dividend or book value for each share of three at least about a hundred times all others. A statement that shares an amount with one in another scale, and a figure in a larger scale with more digits behind its point than all others, have their own. Nor is an amount per share alone in its row a hundred times larger than the others, with two digits less behind its point than they have, or ten times, or as much smaller with more.",
        why: "Thousands that are read as millions are, with signs, the most common real mistake, and they pass every validator.",
        remedy: "Compare the scale of the table with that of the release.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "Revenues,1Q20,,,,JPY,\"1,100\",million,",
            fails: "Revenues,1Q20,,,,JPY,\"1,100\",thousand,",
        }],
        specification: "none: good practice",
        validator: "none: values are not compared with other periods",
    },
    Page {
        code: Code::PercentOutlier,
        checks: "A percentage without a percent sign is below 1,000%, and below 100% where other percentages have the sign; none is divided by a hundred twice, by its sign and by a scale; none of 1,000% or more is twenty times any other of the report, unless others ask for it. Nor does a ratio alone in its row have one or two digits less behind its point than all others, and is as many times ten times larger, or has more and is smaller, unless other figures ask for it, or it is the whole or more and has one digit less.",
        why: "The value of a percentage is a ratio: 24% is 0.24. A figure of 24 is a valid 2,400%.",
        remedy: "Print the percent sign with the figure, or give the scale -2; not both.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "GrossMargin,1Q21,,,,,27%,",
            fails: "GrossMargin,1Q21,,,,,27,",
        }],
        specification: "none: good practice (the Data Type Registry says that percentages are ratios)",
        validator: "none: any number is a valid percentage",
    },
    Page {
        code: Code::DerivedFigureDiffers,
        checks: "Where four fifths of a column of ratios or changes, five at least, are shares in one figure of the statement, rates of growth, or changes against a year or a period before, the others are so too, within the accuracy of the figures.",
        why: "Ratios and changes are in no sum, but they repeat in another form what other figures say: a wrong digit in either shows here. It is a note where the figure has a footnote.",
        remedy: "Compare the three figures with the release; explain in a footnote what is published so.",
        edits: &[
            Edit {
                file: "report/facts.csv",
                mended: "GrossMargin,1Q21,,,,,27%,,,,rounded,line 6,Results\n",
                fails: "GrossMargin,1Q21,,,,,72%,,,,,line 6,Results\n",
            },
            Edit {
                file: "report/facts.csv",
                mended: "EarningsPerShare,1Q21,",
                fails: "Revenues,1Q15,,,,JPY,1000,million,,,,,Results\nCostOfSales,1Q15,,,,JPY,(800),million,,,,,Results\nGrossProfit,1Q15,,,,JPY,200,million,,,,,Results\nGrossMargin,1Q15,,,,,20%,,,,,,Results\nRevenues,1Q16,,,,JPY,1050,million,,,,,Results\nCostOfSales,1Q16,,,,JPY,(840),million,,,,,Results\nGrossProfit,1Q16,,,,JPY,210,million,,,,,Results\nGrossMargin,1Q16,,,,,20%,,,,,,Results\nRevenues,1Q17,,,,JPY,1100,million,,,,,Results\nCostOfSales,1Q17,,,,JPY,(847),million,,,,,Results\nGrossProfit,1Q17,,,,JPY,253,million,,,,,Results\nGrossMargin,1Q17,,,,,23%,,,,,,Results\nRevenues,1Q18,,,,JPY,1200,million,,,,,Results\nCostOfSales,1Q18,,,,JPY,(900),million,,,,,Results\nGrossProfit,1Q18,,,,JPY,300,million,,,,,Results\nGrossMargin,1Q18,,,,,25%,,,,,,Results\nRevenues,1Q19,,,,JPY,1150,million,,,,,Results\nCostOfSales,1Q19,,,,JPY,(920),million,,,,,Results\nGrossProfit,1Q19,,,,JPY,230,million,,,,,Results\nGrossMargin,1Q19,,,,,20%,,,,,,Results\nEarningsPerShare,1Q21,",
            },
        ],
        specification: "none: good practice",
        validator: "none: only formula linkbases of single taxonomies compare figures so",
    },
    Page {
        code: Code::ImpliedFigureDiffers,
        checks: "What follows from several figures agrees with the others: an amount and its growth or change say what it was a period before, contributions to growth what was added, a ratio and its points what it was; amounts so worked out are held against sums, periods that make up another, the flows of cash between two balances, and each other; a dash is nothing. Told where one figure alone explains all that disagrees. The rate and the amount of one change go in one direction, and what has one sign by its labels does not fall by more than all of it. This holds too for amounts that only the names of their changes name, and rates go in the direction of what they add to the growth of a whole. A whole of amounts that have one sign grows by a mean of what its parts grow by, with the same weights for all comparisons. A ratio, an amount per share or a payout of which no name says what it is, is taken for what it is in other columns: the share of an amount in the largest of its column, an amount by a number of shares, or one amount per share in another. A forecast is compared with the result before it. A ratio named for what is left of an amount is one to that amount. What is given for the quarters of a period alone is known for the period. Where two amounts give a rate of 1% to 200%, and three quarters of such rates of its column, three at least, have a figure, there is no dash for it. A rate may say in its label alone what has changed. Where several ratios are what the amounts beside them give, rounded to the nearest, and no more than one in eight is another, all ratios are taken for rounded so. What has grown adds no more to the growth of a whole than it has grown by itself. The rows between two parts of a total that are part of no sum, and amounts whose names end with the whole name of another, are taken for its parts where both are compared twice and one slip explains what disagrees. A rate that alone can be held against amounts is growth if it is so but for one common slip. Operating income is no more than sales less their cost leave in its column and what gains and other income may add, where it keeps to that in another column, and nothing gives the operating income that is there. A member keeps to it where the whole does, if two digits that stand the other way round explain that it is more. Income before taxes less the taxes leads to net income, with the income of investees and that of minorities, as it does in another column, where no sum states it, nothing is discontinued or extraordinary, and a slip explains the one column that leads elsewhere. A row is what those right above it come to, as they are printed or by their sides of the books, where that holds in all other columns to more digits than an accident gives; a slip of the hand must explain the one that does not, and no other figure may be just what is lacking. Two amounts right above a ratio are taken for what it is of. Members that add up to their whole bear each other out. In a statement of one column of long figures a row is what those above it come to but for one slip where a row below, or the same figure elsewhere, confirms that. A balance under a member is that which the member is named after, where two others of its row are so and a slip explains the one that is not.",
        why: "A rate of growth stands beside no amount of the year before, and in no sum; with its digits swapped it looks like any other. But what the parts were must add up to what the total was.",
        remedy: "Compare the figures that the finding names with the release; explain in a footnote what is published so.",
        edits: &[
            Edit {
                file: "taxonomy/concepts.csv",
                mended: "EarningsPerShare,perShare,duration,",
                fails: "RevenuesYearOnYearChange,percent,duration,,,Change of revenues,売上高増減率,,,,,,,,,,\nCostOfSalesYearOnYearChange,percent,duration,,,Change of cost of sales,売上原価増減率,,,,,,,,,,\nGrossProfitYearOnYearChange,percent,duration,,,Change of gross profit,売上総利益増減率,,,,,,,,,,\nEarningsPerShare,perShare,duration,",
            },
            Edit {
                file: "taxonomy/statements/results.csv",
                mended: "2,EarningsPerShare,,,,,,\n",
                fails: "2,EarningsPerShare,,,,,,\n2,RevenuesYearOnYearChange,,,,,,\n2,CostOfSalesYearOnYearChange,,,,,,\n2,GrossProfitYearOnYearChange,,,,,,\n",
            },
            Edit {
                file: "report/facts.csv",
                mended: "EarningsPerShare,1Q21,",
                fails: "RevenuesYearOnYearChange,1Q20,,,,,10.0%,,,,,,Results\nCostOfSalesYearOnYearChange,1Q20,,,,,6.3%,,,,,,Results\nGrossProfitYearOnYearChange,1Q20,,,,,42.0%,,,,,,Results\nEarningsPerShare,1Q21,",
            },
        ],
        specification: "none: good practice (XBRL 2.1 §5.2.5.2 sums in one context only)",
        validator: "none: only formula linkbases of single taxonomies compare figures so",
    },
    Page {
        code: Code::RemotePeriod,
        checks: "No period begins or ends more than twenty years before or after the end of the current one.",
        why: "2070 for 2007 is a valid date; the fact then stands in a column of its own, far from all others.",
        remedy: "Correct the year, or `current_period` in report.toml.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "SharesIssued,2021-06-30,",
            fails: "SharesIssued,2201-06-30,",
        }],
        specification: "none: good practice",
        validator: "none: only the plugins of single regulators look at dates of contexts",
    },
    Page {
        code: Code::UnusedFootnote,
        checks: "Every footnote of report.toml is named by a fact.",
        why: "A footnote without a fact is not written: readers would miss what it says.",
        remedy: "Name it in the column `footnote` of the facts that it is about, or delete it.",
        edits: &[Edit {
            file: "report/report.toml",
            mended: "en = \"Rounded to whole percent & more.\"",
            fails: "en = \"Rounded to whole percent & more.\"\n\n[footnotes.unaudited]\nen = \"Not audited.\"",
        }],
        specification: "none: good practice",
        validator: "none: it is not written",
    },
];
