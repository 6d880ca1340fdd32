//! Pages about tables as such: rows, columns and cells, whatever they are about.

use super::{Edit, Page};
use crate::diagnostic::Code;

/// What is said of faults that only a table can have.
const OWN_FORMAT: &str = "none: format of kessan's own tables";

pub(super) const PAGES: &[Page] = &[
    Page {
        code: Code::InvalidCsv,
        checks: "A table has a row that names its columns; a quote that opens a cell is closed, and only a comma or the end of the line stands behind it.",
        why: "Without headings nothing says what a cell means. A quote that is never closed hides the rest of the file, and what stands behind a closing one is taken by some programs and dropped by others.",
        remedy: "Put the names of the columns into the first row; close the quote, and write one within a cell twice.",
        edits: &[
            Edit {
                file: "report/report.toml",
                mended: "facts = [\"facts.csv\"]",
                fails: "facts = [\"facts.csv\", \"more.csv\"]",
            },
            Edit { file: "report/more.csv", mended: "", fails: "\n\n" },
        ],
        specification: OWN_FORMAT,
        validator: "none: never reaches a filing",
    },
    Page {
        code: Code::TooManyCells,
        checks: "No row has more cells than the table has columns.",
        why: "The usual cause is a figure with an unquoted comma: 1,100 becomes the two cells 1 and 100, and a wrong figure would be filed.",
        remedy: "Put quotes around every cell that holds a comma.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "Revenues,1Q20,,,,JPY,\"1,100\",million,,,restated,line 4,Results\n",
            fails: "Revenues,1Q20,,,,JPY,1,100,million,,,restated,line 4,Results\n",
        }],
        specification: OWN_FORMAT,
        validator: "none: a validator sees only the wrong figure",
    },
    Page {
        code: Code::UnknownColumn,
        checks: "Every column is one that the table takes, or an axis or label of the taxonomy.",
        why: "Cells below a misspelt axis would be passed over, and figures of a segment would be filed as those of the whole company.",
        remedy: "Correct the heading; the documentation lists the columns of every table.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "concept,period,RegionAxis,OutlookAxis,PlantAxis,unit,value,scale,decimals,lang,footnote,place,table\n",
            fails: "concept,period,RegionAxes,OutlookAxis,PlantAxis,unit,value,scale,decimals,lang,footnote,place,table\n",
        }],
        specification: OWN_FORMAT,
        validator: "none: a validator sees only what is missing, if anything",
    },
    Page {
        code: Code::MissingColumn,
        checks: "A table has every column that it can't do without.",
        why: "A fact needs a concept, a period and a value; a concept needs a name and a type.",
        remedy: "Add the column to the first row, and fill it.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "concept,period,RegionAxis,OutlookAxis,PlantAxis,unit,value,scale,decimals,lang,footnote,place,table\n",
            fails: "concept,period,RegionAxis,OutlookAxis,PlantAxis,unit,figure,scale,decimals,lang,footnote,place,table\n",
        }],
        specification: OWN_FORMAT,
        validator: "none: never reaches a filing",
    },
    Page {
        code: Code::RepeatedColumn,
        checks: "No column stands twice in a table.",
        why: "Two cells would claim to be the same thing, and nothing says which is meant.",
        remedy: "Leave one of the two out.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "concept,period,RegionAxis,OutlookAxis,PlantAxis,unit,value,scale,decimals,lang,footnote,place,table\n",
            fails: "concept,period,RegionAxis,OutlookAxis,PlantAxis,unit,value,scale,decimals,lang,footnote,value,table\n",
        }],
        specification: OWN_FORMAT,
        validator: "none: never reaches a filing",
    },
    Page {
        code: Code::MissingCell,
        checks: "Cells that every row needs are filled.",
        why: "An empty value may be a figure that was lost; only a dash says that there is none.",
        remedy: "Fill the cell. Where the release shows that there is no figure, write a dash: the fact becomes nil.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "GrossMargin,1Q20,,,,,—,,,,restated;rounded,line 6,Results\n",
            fails: "GrossMargin,1Q20,,,,,,,,,restated;rounded,line 6,Results\n",
        }],
        specification: "XBRL 2.1 §4.6 (a fact needs concept, context and value); §5.1.1.1 (a concept needs a period type)",
        validator: "xmlSchema:valueError, xbrl.4.6.1:itemContextRef, xbrl.5.1.1.1:itemPeriodType",
    },
    Page {
        code: Code::InvalidCell,
        checks: "A cell holds one of the words, or the kind of text, that its column takes: types, period types, balances, label roles, weights, measures, languages, yes and no. In a workbook it holds no error, no formula without a result, and no number of more than fifteen digits that is stored as a number.",
        why: "Such cells become attributes of the schema and the linkbases, where only certain values are valid.",
        remedy: "Write one of the values that the message names.",
        edits: &[Edit {
            file: "taxonomy/concepts.csv",
            mended: "GrossMargin,percent,duration,,,",
            fails: "GrossMargin,percent,duration,credit,,",
        }],
        specification: "XBRL 2.1 §5.1.1.1 (periodType), §5.1.1.2 (balance only on monetary items), §5.1.1.3 (types), §5.2.5.2.1 (weight is not zero), §4.8.2 and §4.8.4 (measures); Dimensions 1.0 §2.2.1, §2.5.1 (cubes and axes are abstract)",
        validator: "xbrl.5.1.1.1:itemPeriodType, xbrl.5.1.1.2:itemBalance, xbrl.5.1.1.3:itemType, xbrl.5.2.5.2.1:zeroWeight, xbrl.4.8.4:measureBothNumDenom, xbrldte:DimensionElementIsNotAbstractError, xmlSchema:valueError",
    },
];
