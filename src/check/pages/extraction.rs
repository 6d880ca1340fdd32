//! Pages about the extraction of facts from the text of a release. They have no examples here:
//! the made-up report of the examples has no text; `tests/extract` has texts of their own.

use super::Page;
use crate::diagnostic::Code;

/// A page without example: what happens before there are facts, no specification speaks of.
const fn page(code: Code, checks: &'static str, why: &'static str, remedy: &'static str) -> Page {
    Page {
        code,
        checks,
        why,
        remedy,
        edits: &[],
        specification: "none: extraction, before there are facts",
        validator: "none: extraction, before there are facts",
    }
}

pub(super) const PAGES: &[Page] = &[
    page(
        Code::InvalidMap,
        "map.toml has what a map needs, and does not contradict itself.",
        "A map that says two things of a table would give facts that nobody meant.",
        "Correct what the message names; the documentation lists the keys.",
    ),
    page(
        Code::OtherRelease,
        "The words that the map gives as `release` stand in the text.",
        "A map of another quarter would give this quarter's figures to the wrong periods.",
        "Use the map of this release, or write one for it.",
    ),
    page(
        Code::TableUnknown,
        "Every table of the text with figures is one of the map's.",
        "Its figures would be missing in the filing.",
        "Add the table to the map with its statement.",
    ),
    page(
        Code::TableNotFound,
        "Every table of the map stands in the text.",
        "A statement would be missing in the filing.",
        "Correct `title`, or take the table out of the map.",
    ),
    page(
        Code::ColumnsDiffer,
        "The map gives as many columns as the table has columns of figures.",
        "Figures would slip into the column of another period; the table is not read.",
        "List each column of figures in the map, those to pass over with `skip`.",
    ),
    page(
        Code::HeadingDiffers,
        "The periods that a heading speaks of are those that the map gives.",
        "Where heading and map contradict each other one of them is wrong, and figures would get the wrong period.",
        "Correct the columns of the map.",
    ),
    page(
        Code::HeadingIgnored,
        "Unit, scale and columns of the table come from the map alone.",
        "What the text says over the table is not read then, and nobody else compares the two.",
        "Nothing, if the map is right; else take `heading` out of it.",
    ),
    page(
        Code::ColumnUnclear,
        "Heading and map together say period, unit and meaning of a column.",
        "A figure without a period can't be a fact.",
        "Say in the map what the heading does not.",
    ),
    page(
        Code::QuestionUnit,
        "Every word that states the unit of a table is understood, and unit and scale of its amounts are said.",
        "A unit that is half understood makes every figure wrong by the same power, and every sum holds.",
        "Write unit and scale into the table of the map.",
    ),
    page(
        Code::QuestionHeading,
        "Every word over a column is understood, and together they say one period.",
        "Nine months reported as three, or an outlook as a result, look like any other figure.",
        "Write the columns of the table into the map, those to pass over with `skip`.",
    ),
    page(
        Code::QuestionMark,
        "Every word and mark at a figure is understood.",
        "`4.81 million` in a table in thousands is not 4.81 thousand.",
        "Say in `[words]` of the map what the word means: a scale, a unit, or \"ignored\".",
    ),
    page(
        Code::QuestionNotation,
        "It follows from the figures of the text which sign parts thousands and which decimals.",
        "`4.812` is four thousand in one country and four point eight in another.",
        "Write `notation` into the map: a figure as the text writes 1,234.5.",
    ),
    page(
        Code::QuestionLayout,
        "Lines with figures have cells that can be told apart.",
        "Where single blanks part cells, a number in a caption can't be told from a figure.",
        "Copy the text with its columns kept (`pdftotext -layout`), or take the page itself.",
    ),
    page(
        Code::RowUnknown,
        "Every caption with figures fits the label of a concept of the statement.",
        "The figures of the row would be missing in the filing.",
        "Add a row to the map, or the concept to the statement.",
    ),
    page(
        Code::RowAmbiguous,
        "A caption fits one concept clearly better than any other.",
        "A guess may report one figure as another.",
        "Say in the map which concept the caption means.",
    ),
    page(
        Code::LostCell,
        "No cell among figures is empty or illegible.",
        "Scans lose figures; an empty place is not a zero.",
        "Look the figure up and put it into a table of corrections.",
    ),
    page(
        Code::MergedCells,
        "A cell holds one figure.",
        "Figures that have run together can't be told apart with certainty.",
        "Look the figures up and put them into a table of corrections.",
    ),
    page(
        Code::GhostRow,
        "No line repeats its neighbour with garbled figures.",
        "A scanner that doubles a line makes up figures that were never printed.",
        "Nothing, if it is so: the line is passed over.",
    ),
    page(
        Code::StrayFigure,
        "Figures stand only where columns and rows are.",
        "A figure out of place belongs to no concept or to a wrong one.",
        "Compare the line with the release.",
    ),
    page(
        Code::SwappedRows,
        "The figures of two rows stand the same way round wherever the text prints them.",
        "Captions and figures have been exchanged in one of the places.",
        "Compare both places with the release and correct the wrong one.",
    ),
    page(
        Code::Contradiction,
        "Figures of the text agree with each other, and with the sums that the taxonomy states.",
        "One of them was misread or misprinted.",
        "Compare them with the release; correct a misreading, list a misprint as known.",
    ),
    page(
        Code::PassageNotFound,
        "The words that the map looks for begin a passage of the text.",
        "The figures of the passage would be missing in the filing.",
        "Correct the words in the map.",
    ),
    page(
        Code::PatternNotFound,
        "A passage has the figures, with the words around them, that the map gives.",
        "The figure would be missing in the filing.",
        "Correct the words around `#` in the map.",
    ),
    page(
        Code::PassagePeriod,
        "A passage speaks of the period that the map gives.",
        "Figures of another period would be reported for this one; the passage gives no facts.",
        "Correct the period in the map.",
    ),
    page(
        Code::IllegibleFigure,
        "A figure of a passage can be read whole.",
        "A damaged figure would become another one.",
        "Look the figure up and put it into a table of corrections.",
    ),
    page(
        Code::UnitNotStated,
        "Map or text say the unit of every figure.",
        "A numeric fact needs a unit, and a guess may be the wrong currency.",
        "Give the unit in the map.",
    ),
    page(
        Code::TextDiffers,
        "For `export --text`, the text has each fact's figure at the place that the fact names.",
        "The inline document tags the text itself; a tag around another figure would report that one.",
        "Extract the facts anew; write `instead of` before the place of a figure that the fact corrects.",
    ),
    page(
        Code::BehindText,
        "For `export --text`, every fact with a place in the text is tagged there: its text stands there word for word, shares no letters with other facts, and is not cut by the layout.",
        "What is not tagged in the text follows behind it, where a reader may take it for something that the release does not say.",
        "Correct the column `place`, or leave it empty if the text does not state the fact.",
    ),
    page(
        Code::UnmatchedFigure,
        "Tells every figure of the text that no fact claims.",
        "It may be one that should be reported.",
        "Give it to a passage or row of the map, or name its passage in [[ignore]].",
    ),
];
