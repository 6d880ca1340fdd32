//! What extraction has to tell about a text and its map.

use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::text::{Span, Text};

/// What kind of thing was found to be wrong. Extraction goes on with the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FindingKind {
    /// No passage has the words that the map looks for.
    PassageNotFound,
    /// The passage has no figure with these words around it.
    PatternNotFound,
    /// The passage speaks of a period that the map does not expect.
    PassagePeriod,
    /// The figure of a passage is damaged.
    IllegibleFigure,
    /// Neither map nor text say the unit of a figure.
    UnitNotStated,
    /// A table of the text is none of the map's.
    TableUnknown,
    /// A table of the map does not stand in the text.
    TableNotFound,
    /// The map gives another number of columns than the table has.
    ColumnsDiffer,
    /// The heading of a table speaks of a period that no column of the map has.
    HeadingDiffers,
    /// The map says that a heading is to be passed over.
    HeadingIgnored,
    /// The period of a figure is not known.
    ColumnUnclear,
    /// Unit or scale of a table are not stated, or in words that are not known.
    QuestionUnit,
    /// What a column of a table means is not certain.
    QuestionHeading,
    /// A word or mark behind a figure is not known.
    QuestionMark,
    /// It is not certain how the figures of the text are written.
    QuestionNotation,
    /// Lines look like a table whose layout can't be read.
    QuestionLayout,
    /// A caption fits no concept.
    RowUnknown,
    /// A caption fits several concepts about as well.
    RowAmbiguous,
    /// A cell is empty or illegible.
    LostCell,
    /// A cell of markup stands empty: it is lost where sums give a figure for it, and else nothing is told.
    EmptyCell,
    /// A cell holds several figures.
    MergedCells,
    /// A line repeats its neighbour with garbled figures.
    GhostRow,
    /// A figure stands where none belongs.
    StrayFigure,
    /// The figures of two rows stand the other way round elsewhere.
    SwappedRows,
    /// Two figures of a text, or a sum, contradict each other.
    Contradiction,
}

impl FindingKind {
    /// Whether it asks a person for what a text does not say clearly.
    #[must_use]
    pub fn is_question(self) -> bool {
        matches!(
            self,
            Self::QuestionUnit
                | Self::QuestionHeading
                | Self::QuestionMark
                | Self::QuestionNotation
                | Self::QuestionLayout
        )
    }

    /// Whether figures of rows are lost by it: they became no facts, and no question of it makes them any.
    #[must_use]
    pub(crate) fn loses_figures(self) -> bool {
        matches!(
            self,
            Self::LostCell
                | Self::MergedCells
                | Self::IllegibleFigure
                | Self::RowUnknown
                | Self::RowAmbiguous
        )
    }

    /// The code under which users see it.
    #[must_use]
    pub fn code(self) -> Code {
        match self {
            Self::PassageNotFound => Code::PassageNotFound,
            Self::PatternNotFound => Code::PatternNotFound,
            Self::PassagePeriod => Code::PassagePeriod,
            Self::IllegibleFigure => Code::IllegibleFigure,
            Self::UnitNotStated => Code::UnitNotStated,
            Self::TableUnknown => Code::TableUnknown,
            Self::TableNotFound => Code::TableNotFound,
            Self::ColumnsDiffer => Code::ColumnsDiffer,
            Self::HeadingDiffers => Code::HeadingDiffers,
            Self::HeadingIgnored => Code::HeadingIgnored,
            Self::ColumnUnclear => Code::ColumnUnclear,
            Self::QuestionUnit => Code::QuestionUnit,
            Self::QuestionHeading => Code::QuestionHeading,
            Self::QuestionMark => Code::QuestionMark,
            Self::QuestionNotation => Code::QuestionNotation,
            Self::QuestionLayout => Code::QuestionLayout,
            Self::RowUnknown => Code::RowUnknown,
            Self::RowAmbiguous => Code::RowAmbiguous,
            Self::LostCell | Self::EmptyCell => Code::LostCell,
            Self::MergedCells => Code::MergedCells,
            Self::GhostRow => Code::GhostRow,
            Self::StrayFigure => Code::StrayFigure,
            Self::SwappedRows => Code::SwappedRows,
            Self::Contradiction => Code::Contradiction,
        }
    }
}

/// Something that a text and its map do not agree on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What kind of thing.
    pub kind: FindingKind,
    /// What is wrong, in one sentence.
    pub message: String,
    /// What to do.
    pub help: String,
    /// Where in the text.
    pub at: Option<Span>,
    /// Where in the map.
    pub map: Option<Box<Place>>,
    /// Other places of the text that have a part in it.
    pub others: Vec<Span>,
}

impl Finding {
    /// The finding as it is told to users: the place is that in the text where there is one, and
    /// the place in the map is named beside it.
    #[must_use]
    pub fn diagnostic(&self, file: &Arc<str>, text: &Text) -> Diagnostic {
        let place_of = |span: &Span| {
            let position = text.position(span.start);
            Place::at(file, position.line, position.column)
        };
        let in_text = self.at.as_ref().map(place_of);
        let (place, related) = match (in_text, self.map.as_deref().cloned()) {
            (Some(place), map) => (place, map),
            (None, Some(map)) => (map, None),
            (None, None) => (Place::file(file), None),
        };
        let diagnostic =
            Diagnostic::new(self.kind.code(), place, self.message.clone()).help(self.help.clone());
        let others = self.others.iter().map(place_of);
        related.into_iter().chain(others).fold(diagnostic, Diagnostic::related)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_in_the_text_comes_first() {
        let text = Text::new("a\nb 12".into());
        let (release, map): (Arc<str>, Arc<str>) = ("release.txt".into(), "map.toml".into());
        let finding = Finding {
            kind: FindingKind::PassagePeriod,
            message: "m".into(),
            help: "h".into(),
            at: Some(Span { start: 4, end: 6 }),
            map: Some(Place::line(&map, 7).into()),
            others: vec![Span { start: 0, end: 1 }],
        };
        let told = finding.diagnostic(&release, &text);
        assert_eq!(told.place, Place::at(&release, 2, 3));
        assert_eq!(told.related, [Place::line(&map, 7), Place::at(&release, 1, 1)]);
        let elsewhere =
            Finding { at: None, others: Vec::new(), ..finding }.diagnostic(&release, &text);
        assert_eq!(elsewhere.place, Place::line(&map, 7));
        assert!(elsewhere.related.is_empty());
    }
}
