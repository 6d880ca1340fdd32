//! What words say.

use serde::Deserialize;

/// What a list of words says. In a file its key is the name in small letters: `unit-leads`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// They count months: `months`.
    MonthWords,
    /// They count weeks.
    WeekWords,
    /// A quarter.
    QuarterWords,
    /// A half of a year.
    HalfWords,
    /// A year.
    YearWords,
    /// Behind a number they make it a time and no figure; without an `s` at the end.
    Times,
    /// A length of time ends: `ended`.
    Ending,
    /// Before `year` they say that it is not the company's: `lease`.
    YearAsides,
    /// They stand in headings of periods and say nothing more.
    Neutral,
    /// From the beginning of the year: `ytd`.
    ToDate,
    /// The last twelve months: `ltm`.
    Trailing,
    /// Beside a number of months they say that it is counted from the beginning of the year: `first nine months`.
    First,
    /// The second of several parts of a year: `zweites Quartal`.
    Second,
    /// The third.
    Third,
    /// The fourth.
    Fourth,
    /// Before `twelve months` they say the same: `last`.
    Last,
    /// Before the name of a span of time they say that the one before is meant: `prior`.
    PeriodBefore,
    /// Beside them they say that an amount is of this span nevertheless: `adjustment`.
    PeriodBeforeNot,
    /// Over columns, beside their periods: amounts of what the rows name: `average balance`.
    ColumnAmounts,
    /// Of these those that are of spans of time: `interest`.
    ColumnFlows,
    /// Percentages of it: `yield/rate`.
    ColumnRates,
    /// How many there are of it: `number`.
    ColumnCounts,
    /// Before words they say the opposite: `not annualised`.
    Denials,
    /// Between two lengths of time: `three and nine months`.
    And,
    /// From one day or month to another: `through`.
    Until,
    /// Between day, month and year: `de`.
    Of,
    /// Between words of languages without blanks, as `of` is elsewhere: `の`.
    Joints,
    /// Names of spans of time that may have their last day behind them: `期間`.
    SpanNames,
    /// Half of a year, of which only the length is known: `半年度`.
    HalfYears,
    /// Before the number of a page.
    PageWords,
    /// Behind a title they say that its table began on another page: `continued`.
    Continued,
    /// Before the number of a note to the accounts: `note`.
    NoteWords,
    /// Before such words, and nothing more: `see`.
    NoteLeads,
    /// Whole captions of the last line of a statement, or of a side of it: `profit for the year`.
    LastLines,
    /// In captions they say that rows behind such a line belong to it: `attributable`.
    ResultParts,
    /// They open a statement of unit: `in`.
    UnitLeads,
    /// Before a power of ten they say that figures are rounded to it, and not that it is theirs: `rounded to`.
    RoundedTo,
    /// Before a currency they say that amounts are in it: `reports`.
    CurrencyLeads,
    /// Before a currency they say what a sign means: `refers to`.
    CurrencyMeanings,
    /// They stand in statements of unit and say nothing.
    UnitFillers,
    /// Behind them stands what the unit is not for: `except`.
    UnitExcept,
    /// They leave open what is excepted: `unless`.
    UnitOpen,
    /// In the language that has them a currency with a power of ten that differs from land to land: `M$`.
    UnitDoubts,
    /// Shares.
    Shares,
    /// Before `share`, an amount for each: `per`.
    Per,
    /// Amounts per share in one word.
    PerShare,
    /// What an amount for each share is a part of: `numerator`.
    Numerators,
    /// By how many shares it is divided: `denominator`.
    Denominators,
    /// Between an amount and what it is for each share: `used in computing`.
    UsedFor,
    /// Figures are cut: `切捨て`.
    Truncated,
    /// Figures are rounded to the nearest, a half up: `四捨五入`.
    HalfUp,
    /// They head columns of changes, shares of a total and notes.
    Derived,
    /// Of these those that alone don't: `of`.
    DerivedWeak,
    /// Between two periods they say that figures are changes from the one to the other: `vs`.
    Comparing,
    /// They turn the meaning of a column: `outlook`.
    Turning,
    /// Legal forms of companies, behind their names (ISO 20275): `plc`.
    LegalForms,
    /// Small words within names of companies: `of`.
    NameParticles,
    /// In the title of a table they say that its figures are no results: `guidance`.
    ForecastTitles,
    /// In the title of a statement they say that it is another's than the group's: `parent company`.
    OtherTitles,
    /// Titles of figures of several statements: `key figures`.
    DataTitles,
    /// In titles of tables they say that amounts are in another currency than they arose in: `translated into`.
    ConvertedTitles,
    /// A line that ends with one goes on in the next one: `or`.
    OpenEnds,
    /// So does one that ends with one of these, unless it heads what stands further right: `on`.
    OpenPrepositions,
    /// Whole lines between rows by which the figures below them are no plain results: `change`.
    SectionAsides,
    /// Whole lines between rows by which these figures measure something: `exchange rates`.
    SectionMeasures,
    /// They head a column of all years behind those of the others: `thereafter`.
    Thereafter,
    /// Phrases of captions that count something.
    CountPhrases,
    /// Last words of such captions.
    CountLast,
    /// Before a year they say which kind of year or part of it: `fy`.
    YearCodes,
    /// With which number of shares an amount was divided: `diluted`.
    Dilution,
    /// Words beside them that say no more than how shares were counted: `weighted`.
    DilutionBeside,
    /// Words behind which stands who an amount is for.
    CountJoined,
    /// Words behind the thing that is counted, which say when.
    CountWhen,
    /// Ends of the last word of such captions.
    CountEnds,
    /// Ends of captions of rates, margins, growth and returns, which are no amounts.
    RateEnds,
    /// Whole captions of rates and multiples, in short: `pbr`.
    RateWhole,
    /// Last words of such captions, behind others.
    RateLast,
    /// Before `rate` they say which rate a debt has: `floating`.
    RateKinds,
    /// Phrases of such captions.
    RatePhrases,
    /// Words by which they may be amounts as well: `gross margin`.
    RatePerhaps,
    /// Words by which they are amounts after all: `effect of the tax rate`.
    RateAmounts,
    /// Of rates and ratios those that are always percentages: `margin`, `efficiency ratio`.
    RatePercents,
    /// Words by which figures may be rates or multiples: `ratio`.
    RatioNames,
    /// Means over a span of time: `weighted`, `average`.
    Averages,
    /// Words of captions that are of amounts of money: `expenses`.
    MoneyWords,
    /// Of these the names of what a company does, which has employees as well: `insurance`.
    Businesses,
    /// Ends of such words in languages that join words: `aufwand`.
    MoneyEnds,
    /// Titles of tables that count things: `operating data`.
    CountTitles,
    /// In titles of tables they say what their amounts of money are parts of: `costs by`.
    MoneyTitles,
    /// Captions of what there is at a moment in every table, word for word: `net debt`.
    Stocks,
    /// Whole captions of what happened in a span of time, under days as well: `free cash flow`.
    Flows,
    /// In captions of balances they say that these are of a span of time: `peak`.
    Extremes,
    /// Behind them stands until when a balance falls due: `due within`.
    DueTails,
    /// Alone, and behind balances, they say until when these fall due: `within one year`.
    DueTerms,
    /// Over columns they say what there was when a period ended: `as of`.
    MomentHeadings,
    /// Over columns they say both, and what happened in it: `as of or for`.
    BothHeadings,
    /// Behind the name of a span of time they say that it is past: `a year ago`.
    Ago,
    /// Lines above rows by which these are of a moment: `period end`.
    MomentSections,
    /// Phrases by which a number of shares is of a moment: `outstanding`.
    ShareStocks,
    /// What is counted, in parentheses beside other words.
    CountMeasures,
    /// What is counted, alone in parentheses.
    CountAlone,
    /// What is counted, behind a figure.
    CountBehind,
    /// Measures that captions name for themselves: `Tonnes sold`.
    CountThings,
    /// Things that captions count, and that may stand for amounts as well: `Rooms`.
    CountPerhaps,
    /// What was done to such things, by which they are counted: `delivered`.
    CountDone,
    /// What stands beside such things and says nothing of what they are.
    CountQualities,
    /// Between things that are counted and the limit beyond which they are: `over`.
    Beyond,
    /// Things other than shares that amounts are for each of: `tonne`.
    PerThings,
    /// Between `per` and `share`: `common`, `class`.
    ShareQualities,
    /// Last words of captions of prices and of averages for each of something: `share price`, `daily rate`.
    PriceLast,
    /// Words that make a caption one of a price where they end it, or [`Kind::PriceBeside`] stand with them: `price`.
    PriceWords,
    /// Words beside them that say which price it is: `average`.
    PriceBeside,
    /// First words of captions of amounts for each day, with a thing behind them: `daily`.
    PriceFirst,
    /// Of [`Kind::CountWhen`] those that stand before a price as well, and then do not say when: `average`.
    PriceOpen,
    /// Words by which a price is an amount that was paid as a whole: `purchase`.
    PriceWhole,
    /// Letters in parentheses that look like a measure and are none: `n/a`.
    NoMeasures,
    /// What a ratio divides: `debt`.
    RatioOf,
    /// Between what a ratio divides and by what: `to`.
    RatioJoins,
    /// What a ratio divides by: `ebitda`.
    RatioOver,
    /// Words of captions that may be the sum or the difference of rows above: `total`, `net`, `profit`.
    TotalCaptions,
    /// Titles of statements of what there is at a moment.
    BalanceTitles,
    /// Behind the comma of a caption they say that its figures are multiples, of amounts too: `Net debt/EBITDA, x`.
    CountMultiples,
    /// Titles that are one side of a balance sheet, as whole titles.
    BalanceSides,
    /// Titles of statements of what happened in a span of time.
    FlowTitles,
    /// In captions they say that figures are of a span of time, under days as well: `quarter-to-date`.
    SpanPhrases,
    /// Captions of what there is at a moment.
    BalanceCaptions,
    /// Whole captions of what there is at a moment, where no title says that a table is of a span of time.
    BalanceWhole,
    /// Words of captions of what there is at a moment, where they hold no others than these and
    /// [`Kind::BalanceJoints`].
    BalanceNouns,
    /// Ends of such words in languages that join words: `vermögen`.
    BalanceEnds,
    /// Of such words those that may be about a span of time: `provisions`.
    BalancePerhaps,
    /// Words that stand beside them and say nothing of it.
    BalanceJoints,
    /// Captions of ratios that there are at a moment: `capital ratio`.
    BalanceRates,
    /// What amounts for each share are a part of, that are of a moment: `book value`.
    BalanceEach,
    /// Short names of such amounts for each share.
    BalanceShort,
    /// Captions of what happened in a span of time.
    FlowCaptions,
    /// Words by which captions are of what happened in a span of time, whatever else they name: `cost`.
    FlowWords,
    /// Ends of such words in languages that join words: `aufwand`.
    FlowEnds,
    /// In captions, lines between rows and titles they say that a table is of what moved cash: `net cash provided by`.
    CashFlowRows,
    /// Whole captions of the first line of a statement of income: `revenue`.
    TopLines,
    /// In titles of tables they say that figures are of spans of time, whatever the captions name: `originations`.
    FlowNouns,
    /// What there was when the period began.
    Opening,
    /// What there was when it ended.
    Closing,
    /// First words of what there was when the period began.
    OpeningFirst,
    /// First words of what there was when it ended.
    ClosingFirst,
    /// Last words of what there was when the period began: `beginning`.
    OpeningLast,
    /// Last words of what there was when it ended.
    ClosingLast,
    /// Over a column they say that it is of the whole, and the others of its parts: `group`.
    WholeColumns,
    /// Whole captions of what there was when the period began, which do not name it: `opening`.
    OpeningWhole,
    /// Whole captions of what there was when it ended.
    ClosingWhole,
    /// First words of captions of a part of what the row above is about: `of which`.
    PartedLeads,
    /// First words of captions of what is taken off or added: `less`.
    SignLeads,
    /// Before or behind what there is at a moment they say that its parts follow: `comprise`.
    Comprising,
    /// What changed in it.
    Movement,
    /// Captions of amounts per share.
    PerShareCaptions,
    /// Short names of such amounts, as whole words.
    ShortPerShare,
    /// Captions are of them for each share, where the line above says that they are, and in which part of a currency:
    /// `earnings`, `dividend`.
    EachWords,
    /// Behind `per` they name nothing for which an amount is: `per annum`.
    PerAsides,
    /// They say nothing but `per` in any text: `je`.
    PerAlone,
    /// They do behind an amount of their own language, and join much else in others: `per`.
    PerOpen,
    /// Before them they say where an amount is told: `as per`.
    PerCited,
    /// First words of totals, of money or of anything else: `total`.
    TotalLeads,
    /// Beside them in a title they say nothing more: `per share data`.
    DataWords,
    /// Captions of numbers of shares.
    ShareCaptions,
    /// Phrases by which such captions are of numbers: `weighted average`.
    ShareNumbers,
    /// Phrases by which they are of amounts: `purchase of`.
    ShareAmounts,
    /// The percent sign in words.
    PercentWords,
    /// Behind a figure they make it hundredths: `percentage points`.
    Points,
    /// Of these those that may be points of an index, or something else, alone in parentheses.
    PointsOpen,
    /// Behind a figure they make it hundredths of hundredths: `basis points`.
    BasisPoints,
    /// Before two figures they say that something is from the one to the other: `between`.
    Between,
    /// Directly before a figure they make it negative: `minus`.
    Minus,
    /// More.
    Up,
    /// Less.
    Down,
    /// Of both those that stand behind their figure: `a 5% decrease`.
    DirectionNouns,
    /// Of these those that may stand between a level and the one it came from as well: `5% down from 6%`.
    DirectionAdverbs,
    /// Between a direction and how far: `by`.
    DirectionBy,
    /// Between a direction and where it led or came from: `to`.
    DirectionEnds,
    /// Such words that say no more than `of` behind a noun: `von`.
    DirectionFrom,
    /// Before the same change in another measure: `or`.
    Or,
    /// Words that stand in every text of the language.
    Frequent,
}

impl Kind {
    /// Whether its words are many or short, and the same in several languages: they tell none.
    pub(super) const fn is_of_several_languages(self) -> bool {
        use Kind::{
            BalanceEnds, ClosingWhole, Comprising, Continued, Denominators, DirectionBy,
            DirectionEnds, DirectionFrom, EachWords, FlowEnds, FlowWords, Joints, LastLines,
            MoneyEnds, MoneyWords, NoteLeads, NoteWords, Numerators, OpeningWhole, Or, PartedLeads,
            PerAlone, PerAsides, PerCited, PerOpen, RateKinds, RateLast, RateWhole, ResultParts,
            SignLeads, TotalLeads, UsedFor, WholeColumns,
        };
        matches!(
            self,
            MoneyWords
                | MoneyEnds
                | BalanceEnds
                | FlowWords
                | FlowEnds
                | Or
                | DirectionBy
                | DirectionEnds
                | DirectionFrom
                | OpeningWhole
                | ClosingWhole
                | PartedLeads
                | WholeColumns
                | Continued
                | LastLines
                | ResultParts
                | NoteWords
                | Denominators
                | Numerators
                | UsedFor
                | Joints
                | NoteLeads
                | RateWhole
                | RateLast
                | RateKinds
                | SignLeads
                | PerAlone
                | PerCited
                | PerOpen
                | PerAsides
                | TotalLeads
                | Comprising
                | EachWords
        )
    }
}

/// What words with a number say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Numbered {
    /// Months, from 1 to 12.
    Months,
    /// Numbers.
    Numbers,
    /// Powers of ten.
    Scales,
}
