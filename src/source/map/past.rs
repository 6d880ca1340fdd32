//! What the columns of past tables meant, for those of the next release: their periods by the part that they had.

use toml::{Table, Value};

use super::resolve::Resolver;
use super::role::{self, Base};
use super::{ColumnEntry, raw};
use crate::model::{Calendar, Period};
use crate::notation::scale;

/// What a column of figures meant in a release that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PastColumn {
    /// The roles of its period; none where its rows say it.
    pub roles: Option<String>,
    /// Name of its unit.
    pub unit: Option<String>,
    /// The power of ten of its amounts.
    pub scale: Option<i8>,
    /// Heading under which the statement shows what it holds.
    pub beside: Option<String>,
    /// The concept, in a table whose rows are periods.
    pub concept: Option<String>,
    /// Members by axis.
    pub members: Vec<(String, String)>,
    /// Whether it held no facts.
    pub skip: bool,
}

/// The roles that a period has in a release about another, as phrases hold them; none where it has none.
#[must_use]
pub fn roles_of(period: Period, current: Period, calendar: Calendar) -> Option<String> {
    role::written(&role::roles(period, current, calendar))
}

/// A column as it is kept.
pub(super) fn written(column: &PastColumn) -> Value {
    let text = |text: &String| Value::String(text.clone());
    let mut table = Table::new();
    let mut put = |key: &str, value: Option<Value>| {
        table.extend(value.map(|value| (key.to_owned(), value)));
    };
    put("period", column.roles.as_ref().map(text));
    put("unit", column.unit.as_ref().map(text));
    put("scale", column.scale.map(|power| Value::String(power_of_ten(power))));
    put("beside", column.beside.as_ref().map(text));
    put("concept", column.concept.as_ref().map(text));
    put("skip", column.skip.then_some(Value::Boolean(true)));
    let members = column.members.iter().map(|(axis, member)| (axis.clone(), text(member)));
    let members: Table = members.collect();
    put("members", (!members.is_empty()).then_some(Value::Table(members)));
    Value::Table(table)
}

/// A power of ten as it is kept.
pub(super) fn power_of_ten(scale: i8) -> String {
    scale::word(scale, "en").map_or_else(|| scale.to_string(), str::to_owned)
}

impl Resolver<'_> {
    /// What the columns of a past table may mean in a release about a period: one meaning for each way to count the
    /// periods that were one, and none where a name or a role is not known.
    pub(super) fn past_columns(
        &mut self,
        columns: &[raw::Column],
        current: Period,
    ) -> Vec<Vec<ColumnEntry>> {
        let mut meanings: Vec<Vec<ColumnEntry>> = Vec::new();
        for base in Base::ALL {
            let of_base = columns.iter().map(|column| self.past_column(column, base, current));
            if let Some(meaning) = of_base.collect::<Option<Vec<_>>>()
                && !meaning.is_empty()
                && !meanings.contains(&meaning)
            {
                meanings.push(meaning);
            }
        }
        meanings
    }

    fn past_column(
        &mut self,
        raw: &raw::Column,
        base: Base,
        current: Period,
    ) -> Option<ColumnEntry> {
        let period = match &raw.period {
            Some(text) => {
                let roles = role::read(text.get_ref())?;
                let role = role::preferred(&roles, base)?;
                Some(role.period(current, self.taxonomy.calendar)?)
            }
            None => None,
        };
        let told = self.diagnostics.total();
        let column = ColumnEntry { period, ..self.column(&raw.without_period()) };
        (self.diagnostics.total() == told).then_some(column)
    }
}
