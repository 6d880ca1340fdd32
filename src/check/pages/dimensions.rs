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
        checks: "In at least one statement of the concept the members of the fact satisfy every table: each axis of the table has a usable member or a usable default, a closed table has no other axes, and a table that excludes does not fit.",
        why: "Cubes, the statements with their axes, say by what a concept may be broken down. A fact outside all of them is not valid.",
        remedy: "Choose a member that would do, fill or empty the cell of the axis, or show the concept in a statement that has the axis.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "\nIncreaseInCash,1Q21,,,",
            fails: "\nIncreaseInCash,1Q21,JapanMember,,",
        }],
        specification: "Dimensions 1.0 §2.3 (has-hypercube), §2.5.3 (explicit dimensions), §3.1 (validity)",
        validator: "xbrldie:PrimaryItemDimensionallyInvalidError",
    },
    Page {
        code: Code::InvalidCube,
        checks: "A statement with axes has tables and one line items; a table stands once and has an axis once; every axis has members or a type; below an axis stand members of it, nested as in dimensions.csv; only items and headings stand below the line items.",
        why: "Of such a tree hypercubes are made. With an axis that has no members no fact of the statement could be valid, and a member can't be an item of the cube that it is in.",
        remedy: "Put below the root `table` concepts, each with its `axis` concepts, then a `lineItems` concept; give every axis members in dimensions.csv.",
        edits: &[Edit {
            file: "taxonomy/statements/plants.csv",
            mended: "1,PlantsLineItems,,,,,,\n2,Looms,,,,,,\n2,ChangeInLooms,,,,,,\n",
            fails: "1,Looms,,,,,,\n1,ChangeInLooms,,,,,,\n",
        }],
        specification: "Dimensions 1.0 §2.2 (hypercubes), §2.3 (has-hypercube), §2.5.3 (domains)",
        validator: "xbrldte:HypercubeDimensionSourceError, xbrldte:HasHypercubeTargetError, xbrldte:DomainMemberTargetError, xbrldte:PrimaryItemPolymorphismError, xbrldie:PrimaryItemDimensionallyInvalidError",
    },
    Page {
        code: Code::DefaultNotUsable,
        checks: "The default of an axis is a usable member wherever a table has the axis.",
        why: "A fact without a member on the axis has the default. Where that is not usable, every such fact is invalid.",
        remedy: "Make the default usable, list it among the members of the axis in that statement, or see that every fact there has a member.",
        edits: &[Edit {
            file: "taxonomy/statements/results.csv",
            mended: "2,OutlookAxis,,,,,,\n",
            fails: "2,OutlookAxis,,,,,,\n3,ForecastMember,,,,,,\n",
        }],
        specification: "Dimensions 1.0 §2.7.1 (defaults), §3.1 (validity)",
        validator: "none: valid as long as no fact relies on it (xbrldie:PrimaryItemDimensionallyInvalidError)",
    },
    Page {
        code: Code::UnsatisfiableCubes,
        checks: "The tables of a statement don't contradict each other: every axis has a usable member, none needs an axis that a closed one lacks, and none excludes all that the others take.",
        why: "A fact must satisfy all tables of a statement. Where it can't, every fact there is invalid.",
        remedy: "Make a member usable, close one table less, or exclude less.",
        edits: &[
            Edit {
                file: "taxonomy/concepts.csv",
                mended: "CashLineItems,lineItems,,,,Cash [Line items],現金 [表示項目],,,,,,,,,,\n",
                fails: "CashLineItems,lineItems,,,,Cash [Line items],現金 [表示項目],,,,,,,,,,\nNoCashTable,table,,,,No cash [Table],現金なし [表],,,,,,,,,,\n",
            },
            Edit {
                file: "taxonomy/statements/cash.csv",
                mended: "depth,concept,preferred_label,sums_to,weight,beside,column.en,column.ja\n0,CashAbstract,,,,,,\n1,CashTable,,,,,,\n",
                fails: "depth,concept,preferred_label,sums_to,weight,beside,column.en,column.ja,excludes\n0,CashAbstract,,,,,,,\n1,CashTable,,,,,,,\n1,NoCashTable,,,,,,,yes\n",
            },
        ],
        specification: "Dimensions 1.0 §2.3, §3.1 (validity)",
        validator: "none: valid as long as there is no fact (xbrldie:PrimaryItemDimensionallyInvalidError)",
    },
    Page {
        code: Code::ExclusionAlone,
        checks: "A statement with a table that excludes has one that does not.",
        why: "Alone it takes everything else, with any members on any axes, which is hardly meant.",
        remedy: "Add a table that says which axes facts can have, or empty the cell `excludes`.",
        edits: &[Edit {
            file: "taxonomy/statements/cash.csv",
            mended: "depth,concept,preferred_label,sums_to,weight,beside,column.en,column.ja\n0,CashAbstract,,,,,,\n1,CashTable,,,,,,\n",
            fails: "depth,concept,preferred_label,sums_to,weight,beside,column.en,column.ja,excludes\n0,CashAbstract,,,,,,,\n1,CashTable,,,,,,,yes\n",
        }],
        specification: "Dimensions 1.0 §2.3 (has-hypercube)",
        validator: "none: valid, and it allows more than is meant",
    },
];
