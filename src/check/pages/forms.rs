//! Pages about filings that fill a regulator's form.

use super::Page;
use crate::diagnostic::Code;

pub(super) const PAGES: &[Page] = &[
    Page {
        code: Code::InvalidForm,
        checks: "A filing for a regulator's form is of a kind that the form has, about a quarter just where that kind is, and its filer has a code of the form's length.",
        why: "Kind, code and number are in the names of the files, in the namespace and in every context; a filing system finds the filer by them.",
        remedy: "Correct the sheet of the report, the file named after the profile; or name the page of a filing of this form.",
        edits: &[],
        specification: "none: conventions of the regulator, held in the profile",
        validator: "none: Arelle knows no conventions of the form's regulator",
    },
    Page {
        code: Code::NoPlaceInForm,
        checks: "A network of this kind of filing has the element of every fact, and exactly the axes and members that the fact has.",
        why: "A filing takes its networks from those of the form. A fact outside them is shown nowhere and valid by no table.",
        remedy: "Correct the element or its members in the mapping table, or leave the fact out of the filing.",
        edits: &[],
        specification: "Dimensions 1.0 §3.1 (validity); conventions of the regulator",
        validator: "xbrldie:PrimaryItemDimensionallyInvalidError",
    },
    Page {
        code: Code::PeriodNotInForm,
        checks: "The form has a name for the period of every fact: a year or a portion of it from the year's first day, this year, the one before or the next.",
        why: "Ids of contexts are made of these names, and readers of filings find figures by them. A single quarter, for one, has no place in a summary.",
        remedy: "Correct the period or the fiscal year in the sheet; say `prior_year_start` where the year before had not twelve months.",
        edits: &[],
        specification: "none: conventions of the regulator, held in the profile",
        validator: "none: Arelle knows no conventions of the form's regulator",
    },
];
