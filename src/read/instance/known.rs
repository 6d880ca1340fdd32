//! The names of elements that readers of instances know.

use super::{LINK, XBRLDI, XBRLI};
use crate::model::instance::{NameId, Names};

/// Numbers of names.
#[derive(Clone, Copy, Debug)]
pub(in crate::read) struct Known {
    pub(in crate::read) xbrl: NameId,
    pub(in crate::read) context: NameId,
    pub(in crate::read) entity: NameId,
    pub(in crate::read) identifier: NameId,
    pub(in crate::read) segment: NameId,
    pub(in crate::read) scenario: NameId,
    pub(in crate::read) period: NameId,
    pub(in crate::read) instant: NameId,
    pub(in crate::read) start_date: NameId,
    pub(in crate::read) end_date: NameId,
    pub(in crate::read) forever: NameId,
    pub(in crate::read) unit: NameId,
    pub(in crate::read) measure: NameId,
    pub(in crate::read) divide: NameId,
    pub(in crate::read) unit_numerator: NameId,
    pub(in crate::read) unit_denominator: NameId,
    pub(in crate::read) numerator: NameId,
    pub(in crate::read) denominator: NameId,
    pub(in crate::read) explicit_member: NameId,
    pub(in crate::read) typed_member: NameId,
    pub(in crate::read) schema_ref: NameId,
    pub(in crate::read) linkbase_ref: NameId,
    pub(in crate::read) role_ref: NameId,
    pub(in crate::read) arcrole_ref: NameId,
    pub(in crate::read) footnote_link: NameId,
}

impl Known {
    pub(in crate::read) fn new(names: &mut Names) -> Self {
        let mut of = |local: &str| names.qualified(XBRLI, local);
        let (xbrl, context, entity) = (of("xbrl"), of("context"), of("entity"));
        let (identifier, segment, scenario) = (of("identifier"), of("segment"), of("scenario"));
        let (period, instant, forever) = (of("period"), of("instant"), of("forever"));
        let (start_date, end_date, unit) = (of("startDate"), of("endDate"), of("unit"));
        let (measure, divide) = (of("measure"), of("divide"));
        let (unit_numerator, unit_denominator) = (of("unitNumerator"), of("unitDenominator"));
        let (numerator, denominator) = (of("numerator"), of("denominator"));
        Self {
            xbrl,
            context,
            entity,
            identifier,
            segment,
            scenario,
            period,
            instant,
            start_date,
            end_date,
            forever,
            unit,
            measure,
            divide,
            unit_numerator,
            unit_denominator,
            numerator,
            denominator,
            explicit_member: names.qualified(XBRLDI, "explicitMember"),
            typed_member: names.qualified(XBRLDI, "typedMember"),
            schema_ref: names.qualified(LINK, "schemaRef"),
            linkbase_ref: names.qualified(LINK, "linkbaseRef"),
            role_ref: names.qualified(LINK, "roleRef"),
            arcrole_ref: names.qualified(LINK, "arcroleRef"),
            footnote_link: names.qualified(LINK, "footnoteLink"),
        }
    }
}
