//! Slips of the hand in a report, by kind: what people who type figures off a release do.

use kessan::model::{Concept, Decimals, Fact, Figure, Period, Report, Taxonomy, Value};

/// A report into which a slip is put.
pub struct Hand<'a> {
    pub taxonomy: &'a Taxonomy,
    pub report: &'a mut Report,
    /// Where the slip may be made.
    pub at: usize,
    /// Which of several ways is taken.
    pub choice: usize,
}

/// Makes a slip and gives the facts that it touches; nothing where the place has no room for it.
pub type Slip = fn(&mut Hand<'_>) -> Option<Vec<usize>>;

/// A kind of slip, and what part of those in the releases is told at least, in percent.
pub struct Kind {
    pub name: &'static str,
    pub slip: Slip,
    pub least: usize,
}

const fn kind(name: &'static str, least: usize, slip: Slip) -> Kind {
    Kind { name, slip, least }
}

pub const KINDS: &[Kind] = &[
    kind("sign turned", 90, |hand| hand.value(|value, _| Some(value.negated()))),
    kind("sign lost", 70, |hand| hand.value(|value, _| value.is_negative().then(|| value.abs()))),
    kind("sign turned in a row", 60, |hand| hand.row(|value| Some(value.negated()))),
    kind("thousand times larger", 90, |hand| hand.scaled(3)),
    kind("thousand times smaller", 100, |hand| hand.scaled(-3)),
    kind("million times larger", 100, |hand| hand.scaled(6)),
    kind("million times smaller", 100, |hand| hand.scaled(-6)),
    kind("row thousand times larger", 90, |hand| hand.row(|value| value.shift(3).ok())),
    kind("row thousand times smaller", 100, |hand| hand.row(|value| value.shift(-3).ok())),
    kind("statement thousand times larger", 90, |hand| hand.statement(3)),
    kind("statement thousand times smaller", 70, |hand| hand.statement(-3)),
    kind("column thousand times larger", 90, |hand| hand.column(3)),
    kind("column thousand times smaller", 90, |hand| hand.column(-3)),
    kind("zero too many", 80, |hand| hand.value(|value, _| value.shift(1).ok())),
    kind("zero too few", 80, |hand| hand.value(|value, _| value.shift(-1).ok())),
    kind("hundreds for units", 80, |hand| hand.value(|value, _| value.shift(2).ok())),
    kind("two digits swapped", 90, |hand| hand.digits(|digits, at| swap(digits, at))),
    kind("first digits swapped", 90, |hand| hand.digits(|digits, _| swap(digits, 0))),
    kind("last digits swapped", 90, |hand| {
        hand.digits(|digits, _| {
            let at = digits.len().checked_sub(2)?;
            swap(digits, at)
        })
    }),
    kind("one digit wrong", 80, |hand| hand.digits(|digits, at| set(digits, at, at + 3))),
    kind("first digit wrong", 80, |hand| hand.digits(|digits, at| set(digits, 0, at + 1))),
    kind("last digit wrong", 60, |hand| {
        hand.digits(|digits, at| {
            let last = digits.len() - 1;
            set(digits, last, at + 1)
        })
    }),
    kind("digit of the same look", 60, |hand| hand.digits(|digits, at| look(digits, at))),
    kind("six and nine", 40, |hand| hand.digits(|digits, _| six(digits))),
    kind("digit lost", 70, |hand| {
        hand.digits(|digits, at| {
            (digits.len() > 1).then(|| digits.remove(at % digits.len())).map(|_| ())
        })
    }),
    kind("digit doubled", 80, |hand| {
        hand.digits(|digits, at| {
            let at = at % digits.len();
            digits.insert(at, digits[at]);
            Some(())
        })
    }),
    kind("digits of two places interchanged", 80, |hand| {
        hand.digits(|digits, _| {
            let last = digits.len().checked_sub(3)?;
            (digits[last] != digits[last + 2]).then(|| digits.swap(last, last + 2))
        })
    }),
    kind("comma read as a point", 90, |hand| {
        hand.value(|value, _| Some(value).filter(|value| value.whole().is_some())?.shift(-3).ok())
    }),
    kind("point read as a comma", 90, |hand| {
        hand.value(|value, fact| (fact.decimals.places()? > 0).then(|| value.shift(3).ok())?)
    }),
    kind("zero for a figure", 70, |hand| hand.value(|_, _| Some(Figure::ZERO))),
    kind("dash for a figure", 40, |hand| hand.dash()),
    kind("figure for a zero", 12, |hand| hand.no_zero()),
    kind("figure of the row above", 80, |hand| hand.copied(-1)),
    kind("figure of the row below", 70, |hand| hand.copied(1)),
    kind("figure of another period", 90, |hand| hand.other_period()),
    kind("periods interchanged", 70, |hand| hand.interchanged()),
    kind("rows interchanged", 50, |hand| hand.swapped_rows()),
    kind("column shifted by a row", 80, |hand| hand.shifted()),
    kind("columns interchanged", 80, |hand| hand.columns()),
    kind("row lost", 20, |hand| hand.lost()),
    kind("row lost in all columns", 40, |hand| hand.lost_row()),
    kind("given twice, with another figure", 100, |hand| hand.twice()),
    kind("year before", 50, |hand| hand.moved(-12)),
    kind("year after", 60, |hand| hand.moved(12)),
    kind("quarter before", 80, |hand| hand.moved(-3)),
    kind("opening for closing", 50, |hand| {
        hand.other_context(|is, other| {
        matches!((is, other), (Period::Instant(is), Period::Instant(other)) if other < is)
    })
    }),
    kind("year to date for a quarter", 100, |hand| {
        hand.other_context(|is, other| {
            is.last_day() == other.last_day()
                && is.first_day().is_some()
                && other.first_day().is_some()
                && is != other
        })
    }),
    kind("member lost", 60, |hand| hand.member_lost()),
    kind("member given", 37, |hand| hand.member_given()),
    kind("another member", 100, |hand| hand.other_member()),
    kind("currencies interchanged", 90, |hand| hand.currency()),
    kind("percent as a ratio", 100, |hand| hand.percent(2)),
    kind("ratio as a percent", 100, |hand| hand.percent(-2)),
    kind("per share in thousands", 100, |hand| hand.typed("perShareItemType", 3)),
    kind("shares in thousands", 100, |hand| hand.typed("sharesItemType", -3)),
];

fn swap(digits: &mut [u8], at: usize) -> Option<()> {
    let at = at % digits.len().checked_sub(1).filter(|pairs| *pairs > 0)?;
    (digits[at] != digits[at + 1]).then(|| digits.swap(at, at + 1))
}

fn set(digits: &mut [u8], at: usize, by: usize) -> Option<()> {
    let at = at % digits.len();
    digits[at] = (digits[at] + 1 + u8::try_from(by % 9).ok()?) % 10;
    Some(())
}

fn look(digits: &mut [u8], at: usize) -> Option<()> {
    const ALIKE: [u8; 10] = [8, 7, 2, 8, 4, 6, 5, 1, 3, 9];
    let at = at % digits.len();
    let other = ALIKE[usize::from(digits[at])];
    (other != digits[at]).then(|| digits[at] = other)
}

fn six(digits: &mut [u8]) -> Option<()> {
    let digit = digits.iter_mut().find(|digit| matches!(digit, 6 | 9))?;
    *digit = 15 - *digit;
    Some(())
}

impl Hand<'_> {
    pub(super) fn fact(&self) -> Fact {
        self.report.facts[self.at]
    }

    pub(super) fn concept(&self, at: usize) -> &Concept {
        let id = self.report.facts[at].concept;
        self.taxonomy.concepts.get(id).expect("facts have concepts")
    }

    pub(super) fn number(&self, at: usize) -> Option<Figure> {
        match self.report.facts[at].value {
            Value::Number(value) => Some(value),
            _ => None,
        }
    }

    fn put(&mut self, at: usize, value: Figure) -> Option<()> {
        let differs = self.number(at)? != value;
        differs.then(|| self.report.facts[at].value = Value::Number(value))
    }

    /// Another value of the figure.
    fn value(&mut self, change: impl Fn(Figure, &Fact) -> Option<Figure>) -> Option<Vec<usize>> {
        let value = self.number(self.at).filter(|value| !value.is_zero())?;
        let other = change(value, &self.fact())?;
        self.put(self.at, other)?;
        Some(vec![self.at])
    }

    /// The figure under another scale, which moves its accuracy too.
    fn scaled(&mut self, power: i32) -> Option<Vec<usize>> {
        let at = self.at;
        (self.report.facts[at].scale >= 3).then_some(())?;
        self.rescale(at, power)?;
        Some(vec![at])
    }

    pub(super) fn rescale(&mut self, at: usize, power: i32) -> Option<()> {
        let value = self.number(at).filter(|value| !value.is_zero())?.shift(power).ok()?;
        let fact = &mut self.report.facts[at];
        fact.decimals = Decimals::new(fact.decimals.places()? - power)?;
        fact.scale = fact.scale.checked_add(i8::try_from(power).ok()?)?;
        fact.value = Value::Number(value);
        Some(())
    }

    /// The facts that are like the one of the place.
    pub(super) fn like(&self, is: impl Fn(&Fact, &Fact) -> bool) -> Vec<usize> {
        let own = self.fact();
        let facts = self.report.facts.iter().enumerate();
        facts.filter(|(_, fact)| is(&own, fact)).map(|(at, _)| at).collect()
    }

    /// All figures of a row of a table.
    fn row(&mut self, change: impl Fn(Figure) -> Option<Figure>) -> Option<Vec<usize>> {
        self.concept(self.at).item_type.is_monetary().then_some(())?;
        let row = self.like(|own, fact| {
            (fact.concept, fact.statement, fact.unit) == (own.concept, own.statement, own.unit)
        });
        (row.len() > 1).then_some(())?;
        for at in &row {
            let value = self.number(*at)?;
            self.report.facts[*at].value = Value::Number(change(value)?);
        }
        Some(row)
    }

    fn statement(&mut self, power: i32) -> Option<Vec<usize>> {
        self.table(power, |own, fact| (fact.statement, fact.unit) == (own.statement, own.unit))
    }

    fn column(&mut self, power: i32) -> Option<Vec<usize>> {
        self.table(power, |own, fact| {
            (fact.statement, fact.unit, fact.context) == (own.statement, own.unit, own.context)
        })
    }

    fn table(&mut self, power: i32, is: impl Fn(&Fact, &Fact) -> bool) -> Option<Vec<usize>> {
        self.concept(self.at).item_type.is_monetary().then_some(())?;
        let all = self.like(is);
        (all.len() > 3).then_some(())?;
        let scaled: Vec<usize> =
            all.into_iter().filter(|at| self.rescale(*at, power).is_some()).collect();
        Some(scaled)
    }

    /// Other digits, of those that are printed.
    fn digits(&mut self, change: impl Fn(&mut Vec<u8>, usize) -> Option<()>) -> Option<Vec<usize>> {
        let value = self.number(self.at).filter(|value| !value.is_zero())?;
        let (number, scale) = value.parts();
        let text = number.unsigned_abs().to_string();
        let mut digits: Vec<u8> = text.bytes().map(|byte| byte - b'0').collect();
        let places = self.fact().decimals.places().unwrap_or(0);
        let hidden = usize::try_from(i64::from(scale) - i64::from(places)).ok()?;
        let printed = digits.len().checked_sub(hidden).filter(|printed| *printed > 0)?;
        let behind = digits.split_off(printed);
        change(&mut digits, self.choice)?;
        digits.extend(behind);
        let other = digits.iter().fold(0, |number: i128, digit| number * 10 + i128::from(*digit));
        self.put(self.at, Figure::new(if number < 0 { -other } else { other }, scale).ok()?)?;
        Some(vec![self.at])
    }

    fn dash(&mut self) -> Option<Vec<usize>> {
        self.number(self.at).filter(|value| !value.is_zero())?;
        self.concept(self.at).nillable.then_some(())?;
        self.report.facts[self.at].value = Value::Nil;
        Some(vec![self.at])
    }

    fn no_zero(&mut self) -> Option<Vec<usize>> {
        let is_nothing = match self.fact().value {
            Value::Nil => self.concept(self.at).item_type.is_numeric(),
            Value::Number(value) => value.is_zero(),
            _ => false,
        };
        let near = self.number(self.at.checked_sub(1)?)?;
        is_nothing.then(|| self.report.facts[self.at].value = Value::Number(near))?;
        Some(vec![self.at])
    }

    /// The figure of the row so many below in the same column.
    fn copied(&mut self, below: isize) -> Option<Vec<usize>> {
        let other = self.beside(below)?;
        let value = self.number(other)?;
        self.put(self.at, value)?;
        Some(vec![self.at])
    }

    /// The fact of the next row in the column, or the one before.
    fn beside(&self, below: isize) -> Option<usize> {
        let column = self.like(|own, fact| {
            (fact.statement, fact.unit, fact.context, fact.source)
                == (own.statement, own.unit, own.context, own.source)
        });
        let at = column.iter().position(|at| *at == self.at)?;
        column.get(at.checked_add_signed(below)?).copied()
    }

    /// A fact of the concept in another period, with its unit and members.
    fn in_other_period(&self) -> Option<usize> {
        let dimensions = |fact: &Fact| self.report.contexts[fact.context.index()].dimensions;
        let all = self.like(|own, fact| {
            (fact.concept, fact.unit, fact.statement) == (own.concept, own.unit, own.statement)
                && fact.context != own.context
                && dimensions(fact) == dimensions(own)
        });
        all.get(self.choice % all.len().max(1)).copied()
    }

    fn other_period(&mut self) -> Option<Vec<usize>> {
        let other = self.in_other_period()?;
        let value = self.number(other)?;
        self.put(self.at, value)?;
        Some(vec![self.at])
    }

    fn exchange(&mut self, other: usize) -> Option<Vec<usize>> {
        let (value, of_other) = (self.number(self.at)?, self.number(other)?);
        self.put(self.at, of_other)?;
        self.put(other, value)?;
        Some(vec![self.at, other])
    }

    fn interchanged(&mut self) -> Option<Vec<usize>> {
        let other = self.in_other_period()?;
        self.exchange(other)
    }

    fn swapped_rows(&mut self) -> Option<Vec<usize>> {
        let other = self.beside(1)?;
        self.exchange(other)
    }

    /// All figures of a column from a row on stand one row lower.
    fn shifted(&mut self) -> Option<Vec<usize>> {
        let column = self.like(|own, fact| {
            (fact.statement, fact.unit, fact.context, fact.source)
                == (own.statement, own.unit, own.context, own.source)
        });
        (column.len() > 3).then_some(())?;
        let values: Vec<Value> = column.iter().map(|at| self.report.facts[*at].value).collect();
        for (place, at) in column.iter().enumerate().skip(1) {
            self.report.facts[*at].value = values[place - 1];
        }
        Some(column)
    }

    /// The contexts of two columns are interchanged.
    fn columns(&mut self) -> Option<Vec<usize>> {
        let other = self.report.facts[self.in_other_period()?].context;
        let own = self.fact().context;
        let all = self.like(|own, fact| fact.statement == own.statement);
        let mut touched = Vec::new();
        for at in all {
            let context = self.report.facts[at].context;
            if context == own || context == other {
                self.report.facts[at].context = if context == own { other } else { own };
                touched.push(at);
            }
        }
        (touched.len() > 5).then_some(touched)
    }

    fn lost(&mut self) -> Option<Vec<usize>> {
        self.number(self.at)?;
        self.report.facts.remove(self.at);
        Some(Vec::new())
    }

    fn lost_row(&mut self) -> Option<Vec<usize>> {
        self.number(self.at)?;
        let own = self.fact();
        let row = |fact: &Fact| (fact.concept, fact.statement) == (own.concept, own.statement);
        (self.report.facts.iter().filter(|fact| row(fact)).count() > 1).then_some(())?;
        self.report.facts.retain(|fact| !row(fact));
        Some(Vec::new())
    }

    fn twice(&mut self) -> Option<Vec<usize>> {
        let before = self.fact();
        let touched = self.digits(|digits, at| set(digits, at, at + 3))?;
        self.report.facts.push(before);
        Some(touched)
    }
}
