//! Pages of the rules that compare figures with each other: what only a careful reader sees.

use super::{Edit, Page};
use crate::diagnostic::Code;

pub(super) const PAGES: &[Page] = &[
    Page {
        code: Code::TranslationDiffers,
        checks: "Where five quantities or more are given in two currencies, and nearly all of them, or of a period, stand to each other at one rate of exchange, the others do so too, within the accuracy of the figures; amounts per share go by the same rate.",
        why: "An amount that is translated for convenience is typed beside the first, and stands in no sum with it. A slip in either of the two shows only against the rate.",
        remedy: "Compare both amounts with the release; the finding names the rate and the amount that it would give.",
        edits: &[
            Edit {
                file: "taxonomy/units.csv",
                mended: "pure,xbrli:pure,,Pure number,純数,,\n",
                fails: "pure,xbrli:pure,,Pure number,純数,,\nUSD,iso4217:USD,,US dollars,米ドル,USD,ドル\n",
            },
            Edit {
                file: "report/facts.csv",
                mended: "EarningsPerShare,1Q21,",
                fails: "Revenues,1Q21,,,,USD,\"11,218\",thousands,,,,line 4,Results\nCostOfSales,1Q21,,,,USD,\"(8,182)\",thousands,,,,line 5,Results\nGrossProfit,1Q21,,,,USD,\"3,036\",thousands,,,,line 6,Results\nRevenues,1Q20,,,,USD,\"10,000\",thousands,,,,line 4,Results\nCostOfSales,1Q20,,,,USD,\"(7,727)\",thousands,,,,line 5,Results\nGrossProfit,1Q20,,,,USD,\"2,273\",thousands,,,,line 6,Results\nCash,1Q21.end,,,,USD,817,thousands,,,,line 16,Cash\nEarningsPerShare,1Q21,",
            },
        ],
        specification: "none: good practice (XBRL 2.1 §4.8 knows no rates between units)",
        validator: "none: values in two units are not compared",
    },
    Page {
        code: Code::InterchangedColumns,
        checks: "What equity changes by in a period is not the income of another period of the same length, to the last digit, nor the income of the period with the other sign; nor is what cash changes by the flows of another. The whole in two columns is not what the members give the other way round; nor do two amounts or more fit their rates of growth only so. Nor do two figures of a row end all contradictions in which they stand, each in the place of the other, where no single one does. Nor do two flows of a column that stand one below the other, and are no changes, each stand far from all of their own row, or have another sign than all of it, and near one of the row of the other, where both rows are much the same in three other columns at least, or in two, where five other rows of the statement have not moved either. No lower end of a range of what is to come, above nothing, is above its upper end. No two balances under members are those which the other member is named after.",
        why: "With this year's figures under last year's heading, every column still adds up in itself, and every validator accepts it. Only what leads from one statement to another contradicts it.",
        remedy: "Compare the headings of both columns with the release; give the figures their own periods.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "Revenues,1Q21,JapanMember,,,JPY millions,\"1,000\",,,,,line 9,Results\nRevenues,1Q21,OverseasMember,,,JPY millions,234,,,,,line 10,Results\n",
            fails: "Revenues,1Q21,JapanMember,,,JPY millions,900,,,,,line 9,Results\nRevenues,1Q21,OverseasMember,,,JPY millions,200,,,,,line 10,Results\nRevenues,1Q20,JapanMember,,,JPY millions,\"1,000\",,,,,line 9,Results\nRevenues,1Q20,OverseasMember,,,JPY millions,234,,,,,line 10,Results\n",
        }],
        specification: "none: good practice (XBRL 2.1 §5.2.5.2 sums in one context only)",
        validator: "none: every column is consistent in itself",
    },
    Page {
        code: Code::PeriodsDoNotAdd,
        checks: "An amount of money of a period is the sum of those of the periods that make it up, quarters of a half-year or a year; told where one slip of the hand explains the difference, or where three other amounts and two thirds of all do add up over the same periods. A wrong digit is a slip where the difference is a tenth of the whole. Nor is an amount that has one sign by its labels smaller than that of a part of its period.",
        why: "A sum holds in one context. Every column of a table may add up in itself with two digits swapped in the total and in a part of it.",
        remedy: "Compare the figures with the release; what was restated in between needs no change.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "EarningsPerShare,1Q21,",
            fails: "Revenues,2Q20,,,,JPY,\"1,300\",million,,,,,Results\nRevenues,1H20,,,,JPY,\"4,200\",million,,,,,Results\nEarningsPerShare,1Q21,",
        }],
        specification: "none: good practice (XBRL 2.1 §5.2.5.2 sums in one context only)",
        validator: "none: only formula linkbases of single taxonomies add periods",
    },
    Page {
        code: Code::InexactSum,
        checks: "Where twenty sums of a statement, or of all that have fewer together, hold to the last digit, in one unit and accuracy, so do the others that rounding would explain: told of one, or of two that share a figure. Of numbers of shares at a day three are enough.",
        why: "Who rounds every figure by itself has sums that are off by a unit here and there. Who has them add up has none, and one that is off has a wrong last digit, which no interval shows.",
        remedy: "Compare the last digits with the release; where it rounds each figure by itself, accept the doubt with its reason.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "EarningsPerShare,1Q21,",
            fails: "Revenues,1Q07,,,,JPY,\"1,007\",million,,,,,Results\nCostOfSales,1Q07,,,,JPY,(714),million,,,,,Results\nGrossProfit,1Q07,,,,JPY,294,million,,,,,Results\nRevenues,1Q08,,,,JPY,\"1,008\",million,,,,,Results\nCostOfSales,1Q08,,,,JPY,(716),million,,,,,Results\nGrossProfit,1Q08,,,,JPY,292,million,,,,,Results\nRevenues,1Q09,,,,JPY,\"1,009\",million,,,,,Results\nCostOfSales,1Q09,,,,JPY,(718),million,,,,,Results\nGrossProfit,1Q09,,,,JPY,291,million,,,,,Results\nRevenues,1Q10,,,,JPY,\"1,010\",million,,,,,Results\nCostOfSales,1Q10,,,,JPY,(720),million,,,,,Results\nGrossProfit,1Q10,,,,JPY,290,million,,,,,Results\nRevenues,1Q11,,,,JPY,\"1,011\",million,,,,,Results\nCostOfSales,1Q11,,,,JPY,(722),million,,,,,Results\nGrossProfit,1Q11,,,,JPY,289,million,,,,,Results\nRevenues,1Q12,,,,JPY,\"1,012\",million,,,,,Results\nCostOfSales,1Q12,,,,JPY,(724),million,,,,,Results\nGrossProfit,1Q12,,,,JPY,288,million,,,,,Results\nRevenues,1Q13,,,,JPY,\"1,013\",million,,,,,Results\nCostOfSales,1Q13,,,,JPY,(726),million,,,,,Results\nGrossProfit,1Q13,,,,JPY,287,million,,,,,Results\nRevenues,1Q14,,,,JPY,\"1,014\",million,,,,,Results\nCostOfSales,1Q14,,,,JPY,(728),million,,,,,Results\nGrossProfit,1Q14,,,,JPY,286,million,,,,,Results\nRevenues,1Q15,,,,JPY,\"1,015\",million,,,,,Results\nCostOfSales,1Q15,,,,JPY,(730),million,,,,,Results\nGrossProfit,1Q15,,,,JPY,285,million,,,,,Results\nRevenues,1Q16,,,,JPY,\"1,016\",million,,,,,Results\nCostOfSales,1Q16,,,,JPY,(732),million,,,,,Results\nGrossProfit,1Q16,,,,JPY,284,million,,,,,Results\nRevenues,1Q17,,,,JPY,\"1,017\",million,,,,,Results\nCostOfSales,1Q17,,,,JPY,(734),million,,,,,Results\nGrossProfit,1Q17,,,,JPY,283,million,,,,,Results\nRevenues,1Q18,,,,JPY,\"1,018\",million,,,,,Results\nCostOfSales,1Q18,,,,JPY,(736),million,,,,,Results\nGrossProfit,1Q18,,,,JPY,282,million,,,,,Results\nRevenues,1Q19,,,,JPY,\"1,019\",million,,,,,Results\nCostOfSales,1Q19,,,,JPY,(738),million,,,,,Results\nGrossProfit,1Q19,,,,JPY,281,million,,,,,Results\nRevenues,2Q07,,,,JPY,\"1,107\",million,,,,,Results\nCostOfSales,2Q07,,,,JPY,(814),million,,,,,Results\nGrossProfit,2Q07,,,,JPY,293,million,,,,,Results\nRevenues,2Q08,,,,JPY,\"1,108\",million,,,,,Results\nCostOfSales,2Q08,,,,JPY,(816),million,,,,,Results\nGrossProfit,2Q08,,,,JPY,292,million,,,,,Results\nRevenues,2Q09,,,,JPY,\"1,109\",million,,,,,Results\nCostOfSales,2Q09,,,,JPY,(818),million,,,,,Results\nGrossProfit,2Q09,,,,JPY,291,million,,,,,Results\nRevenues,2Q10,,,,JPY,\"1,110\",million,,,,,Results\nCostOfSales,2Q10,,,,JPY,(820),million,,,,,Results\nGrossProfit,2Q10,,,,JPY,290,million,,,,,Results\nRevenues,2Q11,,,,JPY,\"1,111\",million,,,,,Results\nCostOfSales,2Q11,,,,JPY,(822),million,,,,,Results\nGrossProfit,2Q11,,,,JPY,289,million,,,,,Results\nRevenues,2Q12,,,,JPY,\"1,112\",million,,,,,Results\nCostOfSales,2Q12,,,,JPY,(824),million,,,,,Results\nGrossProfit,2Q12,,,,JPY,288,million,,,,,Results\nRevenues,2Q13,,,,JPY,\"1,113\",million,,,,,Results\nCostOfSales,2Q13,,,,JPY,(826),million,,,,,Results\nGrossProfit,2Q13,,,,JPY,287,million,,,,,Results\nRevenues,2Q14,,,,JPY,\"1,114\",million,,,,,Results\nCostOfSales,2Q14,,,,JPY,(828),million,,,,,Results\nGrossProfit,2Q14,,,,JPY,286,million,,,,,Results\nRevenues,2Q15,,,,JPY,\"1,115\",million,,,,,Results\nCostOfSales,2Q15,,,,JPY,(830),million,,,,,Results\nGrossProfit,2Q15,,,,JPY,285,million,,,,,Results\nRevenues,2Q16,,,,JPY,\"1,116\",million,,,,,Results\nCostOfSales,2Q16,,,,JPY,(832),million,,,,,Results\nGrossProfit,2Q16,,,,JPY,284,million,,,,,Results\nRevenues,2Q17,,,,JPY,\"1,117\",million,,,,,Results\nCostOfSales,2Q17,,,,JPY,(834),million,,,,,Results\nGrossProfit,2Q17,,,,JPY,283,million,,,,,Results\nRevenues,2Q18,,,,JPY,\"1,118\",million,,,,,Results\nCostOfSales,2Q18,,,,JPY,(836),million,,,,,Results\nGrossProfit,2Q18,,,,JPY,282,million,,,,,Results\nRevenues,2Q19,,,,JPY,\"1,119\",million,,,,,Results\nCostOfSales,2Q19,,,,JPY,(838),million,,,,,Results\nGrossProfit,2Q19,,,,JPY,281,million,,,,,Results\nEarningsPerShare,1Q21,",
        }],
        specification: "none: good practice (Calculations 1.1 §5 asks that intervals meet)",
        validator: "none: what rounding explains is consistent",
    },
    Page {
        code: Code::PerShareDiffers,
        checks: "Where an income by a number of shares gives an amount per share in one context, to three digits at least, and their names say that they belong together, or where it does so in two contexts, and no less often than not, it does so in the others in which all three are given, unless another income or number of shares does. What is adjusted is given by no income that is not. Nor do all amounts per share have the digits of income by shares at another place. Where no number of shares is given, a net income by the income per share implies one that has the same sign in all periods, and is not thirty times that of the others.",
        why: "Amounts per share stand in no sum, and their digits, signs and scales go by unseen; but income and shares say what they are.",
        remedy: "Compare the three figures with the release.",
        edits: &[
            Edit {
                file: "taxonomy/concepts.csv",
                mended: "EarningsPerShare,perShare,duration,",
                fails: "NetIncome,monetary,duration,credit,,Net income,当期純利益,,,,,,,,,,\nAverageShares,shares,duration,,,Average number of shares,期中平均株式数,,,,,,,,,,\nEarningsPerShare,perShare,duration,",
            },
            Edit {
                file: "taxonomy/statements/results.csv",
                mended: "2,EarningsPerShare,,,,,,\n",
                fails: "2,EarningsPerShare,,,,,,\n2,NetIncome,,,,,,\n2,AverageShares,,,,,,\n",
            },
            Edit {
                file: "report/facts.csv",
                mended: "EarningsPerShare,1Q21,,,,JPY/shares,12.34,,,,,line 7,Results\n",
                fails: "EarningsPerShare,1Q21,,,,JPY/shares,12.34,,,,,line 7,Results\nNetIncome,1Q21,,,,JPY,1234,thousands,,,,,Results\nAverageShares,1Q21,,,,shares,\"100,000\",,,,,,Results\nEarningsPerShare,1Q20,,,,JPY/shares,13.11,,,,,line 7,Results\nNetIncome,1Q20,,,,JPY,1131,thousands,,,,,Results\nAverageShares,1Q20,,,,shares,\"100,000\",,,,,,Results\n",
            },
        ],
        specification: "none: good practice",
        validator: "none: only formula linkbases of single taxonomies divide figures",
    },
    Page {
        code: Code::ScaledRatio,
        checks: "No amount per share and no percentage has a scale of thousands or more.",
        why: "The scale of a table is that of its money. On the row of earnings per share it makes 23,450,000 of 23.45, which is a valid amount.",
        remedy: "Leave the scale of the row empty.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "EarningsPerShare,1Q21,,,,JPY/shares,12.34,,",
            fails: "EarningsPerShare,1Q21,,,,JPY/shares,12.34,million,",
        }],
        specification: "none: good practice",
        validator: "none: any number is a valid amount per share",
    },
    Page {
        code: Code::DisplacedFact,
        checks: "Where most rows of money of a statement, three at least, have the same periods, members and units, no row lacks just one of them and has one figure elsewhere instead. Nor does a row of ratios, of amounts per share or of counts, by the periods and members of most rows of the statement. No figure of a row of three periods or more alone lacks the member that all others have. No amount is the only one of a statement in another currency where its row has the usual one in other columns, or the same digits beside it in that. No column of amounts stands beside one of another year for other months than that, where other statements have the same months, or its other columns are two years of theirs; no balance sheet with the totals of both its sides, of two columns, is at the end of a quarter after that of the current period, nor of one before it with which nothing begins or ends; and some figure is for the current period, where some are for later ones and none is of what is to come. A column that other statements have too is compared, whatever its months. No quantity has the same digits in two currencies; no column is alone in a currency in which its rows have nothing else, and no total or part of a sum alone in one. No three balances are the same to the last digit at another day, on which a period of the report begins or ends as none does at theirs; none lie behind the current period and lack its end; and no statement alone has figures of the year before the current period, or after it, of which another gives one for that. No period differs by one day at one end from another that has more figures, and no balance stands a day beside one with which periods end, unless its row has another figure there, or it begins a period, or is the last day of trading for what stands in no books; no column is a month beside where no other period ends so.",
        why: "A lost member, a period a step off, another currency: the figure is valid where it stands, and sums that lack it say nothing, or blame the total.",
        remedy: "Give the figure the period, the members and the unit of the other rows of its column.",
        edits: &[
            Edit {
                file: "report/facts.csv",
                mended: "Revenues,1Q21,JapanMember,,,JPY millions,\"1,000\",,,,,line 9,Results\nRevenues,1Q21,OverseasMember,,,JPY millions,234,,,,,line 10,Results\nRevenues,FY21,,ForecastMember,,JPY millions,\"5,000\",,-8,,,line 11,Results\n",
                fails: "NetSales,1Q21,,,,JPY,\"1,000\",million,,,,,Results\nNetSales,1Q20,,,,JPY,900,million,,,,,Results\nRent,1Q21,,,,JPY,20,million,,,,,Results\nRent,FY20,,,,JPY,19,million,,,,,Results\n",
            },
            Edit {
                file: "taxonomy/concepts.csv",
                mended: "EarningsPerShare,perShare,duration,",
                fails: "NetSales,monetary,duration,credit,,Net sales,純売上高,,,,,,,,,,\nRent,monetary,duration,debit,,Rent,賃借料,,,,,,,,,,\nEarningsPerShare,perShare,duration,",
            },
            Edit {
                file: "taxonomy/statements/results.csv",
                mended: "2,EarningsPerShare,,,,,,\n",
                fails: "2,EarningsPerShare,,,,,,\n2,NetSales,,,,,,\n2,Rent,,,,,,\n",
            },
        ],
        specification: "none: good practice",
        validator: "none: any context is valid",
    },
    Page {
        code: Code::LackingFigure,
        checks: "Where four rows of a statement, and four fifths of those that count alike, have the same three columns or more, no single row lacks just one of them for which its parts, its figures before and after, or one in another unit ask. What another statement shows is not lacking, and a dash is a figure. In a statement of two columns no total, level of income, cash or amount per share alone lacks one of them where all others, four at least, have both; and no total alone is without any figure while all its parts have theirs. Where three rows have both an amount and its rate, change or share, no single row has just one of the two; nor does one alone lack the amount with which it is compared. Sales and the flows of cash count as totals do.",
        why: "A row that was lost in typing leaves no trace: no sum misses a total, a ratio or a memo item.",
        remedy: "Add the row, or the dash that the release shows there; where it shows nothing, accept the doubt with its reason.",
        edits: &[
            Edit {
                file: "report/facts.csv",
                mended: "EarningsPerShare,1Q21,",
                fails: "Revenues,1Q19,,,,JPY,\"1,000\",million,,,,,Results\nCostOfSales,1Q19,,,,JPY,(800),million,,,,,Results\nGrossProfit,1Q19,,,,JPY,200,million,,,,,Results\nNetSales,1Q21,,,,JPY,\"1,000\",million,,,,,Results\nNetSales,1Q20,,,,JPY,900,million,,,,,Results\nNetSales,1Q19,,,,JPY,890,million,,,,,Results\nRent,1Q21,,,,JPY,20,million,,,,,Results\nRent,1Q19,,,,JPY,18,million,,,,,Results\nEarningsPerShare,1Q21,",
            },
            Edit {
                file: "report/facts.csv",
                mended: "Revenues,1Q21,JapanMember,,,JPY millions,\"1,000\",,,,,line 9,Results\nRevenues,1Q21,OverseasMember,,,JPY millions,234,,,,,line 10,Results\nRevenues,FY21,,ForecastMember,,JPY millions,\"5,000\",,-8,,,line 11,Results\nRevenues,1Q21,,,,JPY,\"1,233,987\",thousands,,,,line 12,Results\n",
                fails: "",
            },
            Edit {
                file: "taxonomy/concepts.csv",
                mended: "EarningsPerShare,perShare,duration,",
                fails: "NetSales,monetary,duration,credit,,Net sales,純売上高,,,,,,,,,,\nRent,monetary,duration,debit,,Rent,賃借料,,,,,,,,,,\nEarningsPerShare,perShare,duration,",
            },
            Edit {
                file: "taxonomy/statements/results.csv",
                mended: "2,EarningsPerShare,,,,,,\n",
                fails: "2,EarningsPerShare,,,,,,\n2,NetSales,,,,,,\n2,Rent,,,,,,\n",
            },
        ],
        specification: "none: good practice",
        validator: "none: what is not reported is valid",
    },
    Page {
        code: Code::PastComparison,
        checks: "No growth, change or contribution is given for periods before the current one alone, where the report gives five others for the current one.",
        why: "What a rate compares is seldom shown for all periods, so that no other figure says that it stands in the wrong one.",
        remedy: "Correct the period, or `current_period` in report.toml.",
        edits: &[
            Edit {
                file: "taxonomy/concepts.csv",
                mended: "EarningsPerShare,perShare,duration,",
                fails: "RevenuesYearOnYearChange,percent,duration,,,Change of revenues,売上高増減率,,,,,,,,,,\nRevenuesQuarterOnQuarterChange,percent,duration,,,Quarterly change of revenues,売上高四半期増減率,,,,,,,,,,\nCostOfSalesYearOnYearChange,percent,duration,,,Change of cost of sales,売上原価増減率,,,,,,,,,,\nCostOfSalesQuarterOnQuarterChange,percent,duration,,,Quarterly change of cost of sales,売上原価四半期増減率,,,,,,,,,,\nGrossProfitYearOnYearChange,percent,duration,,,Change of gross profit,売上総利益増減率,,,,,,,,,,\nGrossProfitQuarterOnQuarterChange,percent,duration,,,Quarterly change of gross profit,売上総利益四半期増減率,,,,,,,,,,\nEarningsPerShare,perShare,duration,",
            },
            Edit {
                file: "taxonomy/statements/results.csv",
                mended: "2,EarningsPerShare,,,,,,\n",
                fails: "2,EarningsPerShare,,,,,,\n2,RevenuesYearOnYearChange,,,,,,\n2,RevenuesQuarterOnQuarterChange,,,,,,\n2,CostOfSalesYearOnYearChange,,,,,,\n2,CostOfSalesQuarterOnQuarterChange,,,,,,\n2,GrossProfitYearOnYearChange,,,,,,\n2,GrossProfitQuarterOnQuarterChange,,,,,,\n",
            },
            Edit {
                file: "report/facts.csv",
                mended: "EarningsPerShare,1Q21,",
                fails: "RevenuesYearOnYearChange,1Q21,,,,,12.2%,,,,,,Results\nRevenuesQuarterOnQuarterChange,1Q21,,,,,2.0%,,,,,,Results\nCostOfSalesYearOnYearChange,1Q21,,,,,5.9%,,,,,,Results\nCostOfSalesQuarterOnQuarterChange,1Q21,,,,,1.0%,,,,,,Results\nGrossProfitYearOnYearChange,1Q21,,,,,33.6%,,,,,,Results\nGrossProfitQuarterOnQuarterChange,1Q20,,,,,4.8%,,,,,,Results\nEarningsPerShare,1Q21,",
            },
        ],
        specification: "none: good practice",
        validator: "none: any period is valid",
    },
    Page {
        code: Code::PeriodContradictsMember,
        checks: "No amount, amount per share or percentage under a member of forecasts is for a period that had ended when the current one began, and where the report has such members, no amount of money, income per share or growth without members is for a period that begins when the current one has ended, or that ends later and has forecasts.",
        why: "A result that lost the member of forecasts, or won it, reads as the other. The dates alone can tell.",
        remedy: "Correct the member or the period, or `current_period` in report.toml.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "Revenues,FY21,,ForecastMember,,",
            fails: "Revenues,FY19,,ForecastMember,,",
        }],
        specification: "none: good practice",
        validator: "none: only rules of single regulators look at dates and members together",
    },
    Page {
        code: Code::InvalidScheme,
        checks: "The scheme of an entity is a URI.",
        why: "Readers know by the scheme what the identifier is: a number in a register, a code of an exchange.",
        remedy: "Write the URI of the register; for companies on the Tokyo Stock Exchange it is http://www.tse.or.jp/sicc.",
        edits: &[Edit {
            file: "report/report.toml",
            mended: "scheme = \"http://www.example.com/companies\"",
            fails: "scheme = \"http://www.example.com/%companies\"",
        }],
        specification: "XBRL 2.1 §4.7.3.1",
        validator: "xmlSchema:valueError",
    },
    Page {
        code: Code::LanguageWithoutLabels,
        checks: "The taxonomy has labels in each language in which the report is to be shown.",
        why: "The page would show names of concepts instead of captions.",
        remedy: "Name a language that the taxonomy has, or add labels in this one.",
        edits: &[Edit {
            file: "report/report.toml",
            mended: "languages = [\"en\"]",
            fails: "languages = [\"fr\"]",
        }],
        specification: "none: it is about our own page",
        validator: "none: never reaches a filing",
    },
    Page {
        code: Code::InvalidIdentifier,
        checks: "The identifier of an entity has the form, and the check digits, of its scheme: legal entity identifiers (ISO 17442), central index keys, EDINET codes, Japanese securities codes and corporate numbers, British company numbers. Of documents that others wrote it is asked in a warning, and noughts in its place are not.",
        why: "Two characters swapped name another company, or none, and readers who gather filings by the identifier never find this one.",
        remedy: "Compare the identifier with the register.",
        edits: &[Edit {
            file: "report/report.toml",
            mended: "scheme = \"http://www.example.com/companies\"\nidentifier = \"4711\"",
            fails: "scheme = \"http://standards.iso.org/iso/17442\"\nidentifier = \"529900EXAMPLE0000X17\"",
        }],
        specification: "none: XBRL 2.1 §4.7.3.1 takes any token; ISO 17442 says what a legal entity identifier is",
        validator: "none: only plugins of single regulators compute check digits",
    },
    Page {
        code: Code::MissingFact,
        checks: "Every row of a statement of the entry point whose column `required` says yes has a fact for the current period, or the moment at which it ends.",
        why: "What a filing must say is not in any network, and nobody misses a row that is not there.",
        remedy: "Report the fact; where the row is not for this entry point, say so in its column `entry_points`.",
        edits: &[
            Edit {
                file: "taxonomy/statements/cover.csv",
                mended: "depth,concept,preferred_label,sums_to,weight,beside,column.en,column.ja\n0,CoverAbstract,,,,,,\n1,CoverTable,,,,,,\n1,CoverLineItems,,,,,,\n2,CompanyName,,,,,,\n2,ReportDate,,,,,,\n2,Audited,,,,,,\n",
                fails: "depth,concept,preferred_label,required\n0,CoverAbstract,,\n1,CoverTable,,\n1,CoverLineItems,,\n2,CompanyName,,yes\n2,ReportDate,,yes\n2,Audited,,yes\n",
            },
            Edit {
                file: "report/facts.csv",
                mended: "Audited,1Q21,,,,,false,,,,,line 2,Cover\n",
                fails: "Audited,1Q20,,,,,false,,,,,line 2,Cover\n",
            },
        ],
        specification: "none: the requires-element arcs of XBRL 2.1 §5.2.6.2.4 look at the instance as a whole, and know no periods",
        validator: "none: only filing rules of regulators name facts that must be there",
    },
    Page {
        code: Code::DeprecatedConcept,
        checks: "No concept that has a label of the role deprecatedLabel has a fact.",
        why: "Taxonomies keep the concepts that they have given up for a while, so that old filings can be read. Regulators refuse new ones with them.",
        remedy: "Report the concept that the label names.",
        edits: &[
            Edit {
                file: "taxonomy/concepts.csv",
                mended: "periodEnd.en,periodEnd.ja\nCoverAbstract,abstract,,,,Cover [Abstract],表紙 [目次項目],,,,,,,,,,\n",
                fails: "periodEnd.en,periodEnd.ja,deprecated.en\nCoverAbstract,abstract,,,,Cover [Abstract],表紙 [目次項目],,,,,,,,,,\nStaff,integer,instant,,,Employees,従業員数,,,,,,,,,,,Use Looms instead.\n",
            },
            Edit {
                file: "taxonomy/statements/plants.csv",
                mended: "2,ChangeInLooms,,,,,,\n",
                fails: "2,ChangeInLooms,,,,,,\n2,Staff,,,,,,\n",
            },
            Edit {
                file: "report/facts.csv",
                mended: "ChangeInLooms,1Q21,",
                fails: "Staff,1Q21.end,,,Kyoto,pure,12,,INF,,,,Plants\nChangeInLooms,1Q21,",
            },
        ],
        specification: "none: the Link Role Registry says what the label means, and forbids nothing",
        validator: "none: only plugins of single regulators look at it",
    },
    Page {
        code: Code::NoSuchDoubt,
        checks: "Every row of `accepted_doubts` (columns code, concept, period, axes, unit, value, reason) names a warning of good practice that is told at a fact with just this value.",
        why: "A doubt that was looked at becomes a note with its reason. An answer that outlives its doubt would hide the next one.",
        remedy: "Leave the row out, or correct what it names.",
        edits: &[
            Edit {
                file: "report/report.toml",
                mended: "facts = [\"facts.csv\"]",
                fails: "facts = [\"facts.csv\"]\naccepted_doubts = \"accepted.csv\"",
            },
            Edit {
                file: "report/accepted.csv",
                mended: "",
                fails: "code,concept,period,unit,value,reason\nscale-outlier,Revenues,1Q20,JPY,1100000000,The plant was closed for a month.\n",
            },
        ],
        specification: "none: format of kessan's own tables",
        validator: "none: the validator knows no such list",
    },
    Page {
        code: Code::QuestionPoint,
        checks: "Not all amounts of money of a table that have a point, three at least, have three digits behind it and three at most before it, under a scale of thousands or more.",
        why: "On the continent points part thousands: 1.234 is 1,234. Read as a decimal it makes the whole table a thousand times too small, and every sum of it still holds.",
        remedy: "Say in report.toml what parts figures: `decimal = \",\"`, and `group` where that is no point.",
        edits: &[
            Edit {
                file: "report/report.toml",
                mended: "facts = [\"facts.csv\"]",
                fails: "facts = [\"facts.csv\", \"more.csv\"]",
            },
            Edit {
                file: "report/more.csv",
                mended: "",
                fails: "concept,period,unit,value,scale,table\nRevenues,1Q18,JPY,1.100,million,Results\nCostOfSales,1Q18,JPY,(0.850),million,Results\nGrossProfit,1Q18,JPY,0.250,million,Results\n",
            },
        ],
        specification: "none: good practice",
        validator: "none: any number is a valid amount",
    },
];
