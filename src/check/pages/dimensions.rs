//! Pages about axes, their members and the cubes that bind them.

use super::{Edit, Page};
use crate::diagnostic::Code;

pub(super) const PAGES: &[Page] = &[
    Page {
        code: Code::UnknownMember,
        checks: "The member that a fact has on an axis is one of that axis in dimensions.csv.",
        why: "A figure of a segment that the taxonomy lacks can't be placed, and its context is not valid.",
        remedy: "Correct the name, or add the member below its axis.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "\nRevenues,1Q21,JapanMember,",
            fails: "\nRevenues,1Q21,JapnMember,",
        }],
        specification: "Dimensions 1.0 §2.5.3 (explicit dimensions), §3.1 (validity)",
        validator: "xbrldie:ExplicitMemberUndefinedQNameError, xbrldie:PrimaryItemDimensionallyInvalidError",
    },
    Page {
        code: Code::DefaultMemberStated,
        checks: "No fact states the default member of an axis.",
        why: "The default is meant where the axis is left out. Stated as well, one quantity would have two contexts.",
        remedy: "Leave the cell of the axis empty.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "\nRevenues,FY21,,ForecastMember,",
            fails: "\nRevenues,FY21,AllRegionsDomain,ForecastMember,",
        }],
        specification: "Dimensions 1.0 §2.7.1",
        validator: "xbrldie:DefaultValueUsedInInstanceError",
    },
    Page {
        code: Code::DimensionsNotAllowed,
        checks: "At least one cube of the concept has just the axes of the fact; axes without a default all have a member.",
        why: "Cubes, the statements with their axes, say by what a concept may be broken down. A fact outside all of them is not valid.",
        remedy: "Fill or empty cells of axes, or show the concept in a statement that has the axis.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "\nIncreaseInCash,1Q21,,,",
            fails: "\nIncreaseInCash,1Q21,JapanMember,,",
        }],
        specification: "Dimensions 1.0 §3.1",
        validator: "xbrldie:PrimaryItemDimensionallyInvalidError",
    },
    Page {
        code: Code::InvalidCube,
        checks: "A statement with axes has one table and one line items, every axis has members or a type, and only items and headings stand below the line items.",
        why: "Of such a tree a hypercube is made. With an axis that has no members no fact of the statement could be valid.",
        remedy: "Put below the root a `table` concept with its `axis` concepts, then a `lineItems` concept; give every axis members in dimensions.csv.",
        edits: &[Edit {
            file: "taxonomy/statements/plants.csv",
            mended: "1,PlantsLineItems,,,,,,\n2,Looms,,,,,,\n2,ChangeInLooms,,,,,,\n",
            fails: "1,Looms,,,,,,\n1,ChangeInLooms,,,,,,\n",
        }],
        specification: "Dimensions 1.0 §2.2 (hypercubes), §2.3 (has-hypercube), §2.5.3 (domains)",
        validator: "xbrldte:HypercubeDimensionSourceError, xbrldte:HasHypercubeTargetError, xbrldte:DomainMemberTargetError, xbrldie:PrimaryItemDimensionallyInvalidError",
    },
];
