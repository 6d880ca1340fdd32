//! Pages about the value of a fact and what stands beside it: figures, scales, decimals, texts.

use super::{Edit, Page};
use crate::diagnostic::Code;

pub(super) const PAGES: &[Page] = &[
    Page {
        code: Code::InvalidFigure,
        checks: "The value of a numeric fact is a printed figure: digits in groups of three, a sign or parentheses, perhaps a percent sign, or a dash; and it is one that the concept's type takes: whole or not, within the bounds of `byte`, `unsignedInt` and the like. `float` and `double` are read with a power of ten too.",
        why: "A letter O for a zero or a lost digit would become another figure, or an instance that is not valid.",
        remedy: "Write the figure as the release prints it, its unit and scale in columns of their own.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "Cash,1Q21.end,,,,JPY,\"79,000\",thousands,",
            fails: "Cash,1Q21.end,,,,JPY,\"79,O00\",thousands,",
        }],
        specification: "XBRL 2.1 §5.1.1.3 (item types); XML Schema 1.0 Part 2",
        validator: "xmlSchema:valueError; in inline documents ix11.10.1.1:transformValueError",
    },
    Page {
        code: Code::PercentOfUnit,
        checks: "A figure with a percent sign has no unit of money or of shares, nor one of these per something.",
        why: "5% in yen would be 0.05 yen: the figure is a ratio, or it stands in the wrong row.",
        remedy: "Give the figure to the concept of the ratio, whose unit is `pure`; or write the amount.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "GrossProfit,1Q20,,,,JPY,250,million,",
            fails: "GrossProfit,1Q20,,,,JPY,22%,,",
        }],
        specification: "XBRL 2.1 §4.8.2 (units of monetary items, shares and ratios)",
        validator: "none: 0.05 yen is a valid amount",
    },
    Page {
        code: Code::FigureTooLong,
        checks: "A number, with its scale, and every sum of such numbers, has 28 digits at most.",
        why: "Figures are kept and added exactly; beyond that they could not be, and no figure of a company is that long.",
        remedy: "Check the figure and its scale: \"million\" given twice is the usual cause.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "Cash,1Q21.end,,,,JPY,\"79,000\",thousands,",
            fails: "Cash,1Q21.end,,,,JPY,\"79,000,000,000,000,000,000\",12,",
        }],
        specification: "none: XBRL 2.1 has no limit; exactness of kessan",
        validator: "none: the validator rounds such numbers and sums, or can't read the page that has them",
    },
    Page {
        code: Code::InvalidScale,
        checks: "The scale is a power of ten from -12 to 15 or a word for one (`million`, `千`), and agrees with the one in the cell of the unit.",
        why: "A wrong scale multiplies the figure a thousandfold.",
        remedy: "Write 3, 6, `thousand`, `million`, `千` or `百万`, in one of the two cells.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "Cash,1Q21.end,,,,JPY,\"79,000\",thousands,",
            fails: "Cash,1Q21.end,,,,JPY,\"79,000\",thosands,",
        }],
        specification: "Inline XBRL 1.1 §10 (scale)",
        validator: "xmlSchema:valueError (in inline documents)",
    },
    Page {
        code: Code::InvalidDecimals,
        checks: "Decimals are a whole number from -28 to 27, or INF; on money that has no decimals (`noDecimalsMonetary`) they are not above zero.",
        why: "They state how exact a figure is. Sums and duplicates are judged by them, and a word is not valid there.",
        remedy: "Leave the cell empty: decimals follow from the figure and its scale. Fill it only where the release states less.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "Revenues,FY21,,ForecastMember,,JPY millions,\"5,000\",,-8,",
            fails: "Revenues,FY21,,ForecastMember,,JPY millions,\"5,000\",,eight,",
        }],
        specification: "XBRL 2.1 §4.6.5; Data Type Registry (noDecimalsMonetaryItemType)",
        validator: "xbrl.4.6.5:decimals, xmlSchema:valueError, dtre:noDecimalsItemType; none for a number out of range",
    },
    Page {
        code: Code::DecimalsCutDigits,
        checks: "The stated decimals keep every digit of the figure that is not zero.",
        why: "A figure that is more exact than it says contradicts itself, and Calculations 1.1 stops at every sum with it.",
        remedy: "Leave the cell empty, or state decimals that keep the last printed digit.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "Revenues,FY21,,ForecastMember,,JPY millions,\"5,000\",,-8,",
            fails: "Revenues,FY21,,ForecastMember,,JPY millions,\"5,050\",,-8,",
        }],
        specification: "XBRL 2.1 §4.6.5; Calculations 1.1 (excess digits)",
        validator: "calc11e:excessDigits",
    },
    Page {
        code: Code::InvalidText,
        checks: "The value of a fact that is no number is one of its type (a date, a duration, true or false, bytes, a name with a prefix that the files written bind, a text), a set of members has each once and, in XML, in the order of their whole names, and every text holds only characters that XML can hold.",
        why: "A day that does not exist makes the instance invalid; a control character makes it unreadable.",
        remedy: "Write dates as 2021-08-02 or as printed in English or Japanese, booleans as true or false, yes or no, other types as XML Schema does (the message shows how); delete characters that can't be seen.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "\"August 2, 2021\"",
            fails: "\"August 32, 2021\"",
        }],
        specification: "XBRL 2.1 §5.1.1.3 (item types); Data Type Registry; XML Schema 1.0 Part 2; XML 1.0 §2.2 (characters)",
        validator: "xmlSchema:valueError, xmlSchema:syntax, dtre:SQNameItemType, dtre:SQNamesItemType, enum2ie:RepeatedEnumerationSetValue, enum2ie:InvalidEnumerationSetOrder; in inline documents ix11.11.1.1:transformValueError; none for a name without prefix",
    },
    Page {
        code: Code::UnknownValue,
        checks: "The value of a fact is one of those that its concept lists (`values` in concepts.csv), or a member of its domain that facts can have (`domain`).",
        why: "The schema lists them too, or the domain is a network of the taxonomy, and the instance would not be valid; most often the value is misspelt.",
        remedy: "Write one of the values, or add it to the list or the domain.",
        edits: &[
            Edit {
                file: "taxonomy/concepts.csv",
                mended: ",periodEnd.en,periodEnd.ja\n",
                fails: ",periodEnd.en,periodEnd.ja,values\n",
            },
            Edit {
                file: "taxonomy/concepts.csv",
                mended: ",Company name,会社名,,,,,,,,,,\n",
                fails: ",Company name,会社名,,,,,,,,,,,Hoshino Works; 星野織機\n",
            },
        ],
        specification: "XML Schema 1.0 Part 2 §4.3.5 (enumeration); Extensible Enumerations 2.0 §3",
        validator: "xmlSchema:valueError, enum2ie:InvalidEnumerationValue, enum2ie:InvalidEnumerationSetValue",
    },
    Page {
        code: Code::IllFormedMarkup,
        checks: "The value of a concept of the type `textBlock`, `xmlNodes` or `xml` is well-formed markup.",
        why: "Software that shows the value reads it as XHTML or XML and fails; validators don't look.",
        remedy: "Close every element, and write &amp; for & and &lt; for <, or give the concept the type `string`.",
        edits: &[
            Edit {
                file: "taxonomy/concepts.csv",
                mended: "CompanyName,string,",
                fails: "CompanyName,textBlock,",
            },
            Edit {
                file: "report/facts.csv",
                mended: "CompanyName,1Q21,,,,,Hoshino Loom Works,",
                fails: "CompanyName,1Q21,,,,,<b>Hoshino Loom Works,",
            },
        ],
        specification: "none: Data Type Registry (textBlockItemType, xmlNodesItemType, xmlItemType)",
        validator: "none: the type is a string to it",
    },
    Page {
        code: Code::NotNillable,
        checks: "A fact is nil only where its concept allows it.",
        why: "A dash becomes nil, the mark for \"no value\"; where the concept does not take it, the instance is not valid.",
        remedy: "Write the figure, leave the row out, or allow nil in concepts.csv.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "SharesIssued,2021-06-30,,,,,\"100,000\",",
            fails: "SharesIssued,2021-06-30,,,,,—,",
        }],
        specification: "XBRL 2.1 §4.6; XML Schema 1.0 Part 1 §3.3 (nillable)",
        validator: "xmlSchema:nilNonNillableElement",
    },
    Page {
        code: Code::MisplacedProperty,
        checks: "Texts have no unit, scale or decimals; numbers, dates, names and the like have no language; nil has no decimals.",
        why: "Such attributes are not valid there; most often the cell belongs to the row above or below.",
        remedy: "Leave the cell empty.",
        edits: &[Edit {
            file: "report/facts.csv",
            mended: "Audited,1Q21,,,,,false,",
            fails: "Audited,1Q21,,,,JPY,false,",
        }],
        specification: "XBRL 2.1 §4.6.2 (unitRef), §4.6.3 (decimals)",
        validator: "xmlSchema:attributesExtraneous, xbrl.4.6.3:extraneousPrecisionDecimals, xbrl.4.6.3:nilPrecisionDecimals; none for the language of what is no text",
    },
    Page {
        code: Code::BlankInAddress,
        checks: "URIs have no blanks: values of facts, the scheme of the entity, the publisher's address, references.",
        why: "XML takes them and takes several blanks as one, but software that follows the address may stop at the blank.",
        remedy: "Write a blank as %20, or take it out.",
        edits: &[Edit {
            file: "report/report.toml",
            mended: "http://www.example.com/companies",
            fails: "http://www.example.com/all companies",
        }],
        specification: "none: XML Schema 1.0 Part 2 §3.2.17 (anyURI) discourages blanks; RFC 3986 §2 has none",
        validator: "none: good practice",
    },
];
