"""Faults of filings for regulators: name, then changes to files of the example, three texts each.

A change is the file, what stands in it, and what stands there instead; where nothing is named that stands there, the
text is added at the end, and a file that is not there is made. Beside the report lie `empty`, `picture.png` and
`large.png`, a picture of 400 kB.
"""

EDINET = "examples/japan-annual"
SHEET, COVER, FACTS = "report/edinet.toml", "report/cover.csv", "report/facts.csv"
AUDIT, AUDITED = "audit/edinet.toml", "audit/facts.csv"
SETTINGS, CONCEPTS, AXES = "taxonomy/taxonomy.toml", "taxonomy/concepts.csv", "taxonomy/dimensions.csv"
POSITION, TREE = "taxonomy/statements/financial-position.csv", "taxonomy/statements/own.csv"
OWN = "意匠資産,Pattern library,意匠資産、非流動資産（IFRS）,\"Pattern library, non-current assets (IFRS)\""
BLOCK = "<p>株式会社東京証券取引所（東京都中央区日本橋兜町２番１号）</p>"
BASE = "http://disclosure.edinet-fsa.go.jp/taxonomy/"
REFERENCES = f'    "{BASE}jpcrp/2025-11-01/label/jpcrp_2025-11-01_lab-en.xml",\n'
STANDARDS = 'AccountingStandards = "IFRS"'
LABELS = "織機,Looms,織機（IFRS）,Looms (IFRS)"
ITEM = f"LoomsIFRS,monetary,instant,debit,{LABELS}\n"
HEADING = "LoomsHeading,abstract,duration,,織機の見出し,Looms heading,織機 [目次項目],Looms [heading]\n"
FACT = 'LoomsIFRS,FY25.end,JPY,"1",million\n'
LAST_TABLE = '{ table = "ProfitOrLoss" }'
SHOWN = (SHEET, LAST_TABLE, f'{LAST_TABLE}, {{ table = "Looms" }}')
CUBE = (
    HEADING + ITEM + "LoomsTable,table,,,織機 表,Looms table,織機 [表],Looms [table]\n"
    "LoomsAxis,axis,,,織機 軸,Looms axis,織機 [軸],Looms [axis]\n"
    "LoomsLineItems,lineItems,,,織機 項目,Looms items,織機 [表示項目],Looms [line items]\n"
    "LoomsMember,member,,,織機 員,Looms member,織機 [メンバー],Looms [member]\n"
)
CUBE_TREE = "depth,concept\n0,LoomsHeading\n1,LoomsTable\n2,LoomsAxis\n1,LoomsLineItems\n2,LoomsIFRS\n"
SECOND = (
    "WoolTable,table,,,毛 表,Wool table,毛 [表],Wool [table]\n"
    "WoolLineItems,lineItems,,,毛 項目,Wool items,毛 [表示項目],Wool [line items]\n"
    "WoolIFRS,monetary,instant,debit,毛,Wool,毛（IFRS）,Wool (IFRS)\n"
)
SECOND_TREE = "1,WoolTable\n2,LoomsAxis\n1,WoolLineItems\n2,WoolIFRS\n"


def concept(row):
    """One more element."""
    return CONCEPTS, "", row


def column(name, value):
    """One more column of the table of elements, with the value of the one that is there."""
    return CONCEPTS, "verbose.en\n", f"verbose.en,{name}\n", CONCEPTS, 'assets (IFRS)"', f'assets (IFRS)",{value}'


def statement(tree, concepts, name="Looms"):
    """One more statement, of own elements."""
    settings = f'[[statements]]\nid = "{name}"\nnumber = 6\nfile = "statements/own.csv"\ntitle.ja = "織機"\ntitle.en = "Looms"\n\n'
    return (SETTINGS, "[[entry_points]]", f"{settings}[[entry_points]]", SETTINGS, '"Cover", "Fin', f'"Cover", "{name}", "Fin',
            TREE, "", tree, CONCEPTS, "", concepts)


def document(name, source="picture.png"):
    """A document that is sent as it is."""
    return SHEET, "", f'\n[[files]]\nname = "{name}"\nfrom = "{source}"\n'


def shown(text):
    """Another text on the cover."""
    return COVER, BLOCK, text


OF_EDINET = (
    # What the filing says of itself.
    ("accounting-standards-unknown", SHEET, STANDARDS, 'AccountingStandards = "JGAAP"'),
    ("accounting-standards-of-japan", SHEET, STANDARDS, 'AccountingStandards = "Japan GAAP"'),
    ("company-of-japan", SHEET, STANDARDS, 'AccountingStandards = "Japan GAAP"', SHEET, "ArePrepared = true", "ArePrepared = false"),
    ("company-alone", SHEET, "ArePrepared = true", "ArePrepared = false"),
    ("company-in-group", FACTS, "value,scale\n", "value,scale,jppfs_cor:ConsolidatedOrNonConsolidatedAxis\n",
     FACTS, "", 'jpigp_cor:GoodwillIFRS,FY25.end,JPY,"2,200",million,jppfs_cor:NonConsolidatedMember\n'),
    ("filer-without-name", SHEET, 'FilerNameInJapanese = "みなと織機株式会社"\n', ""),
    ("filer-without-standards", SHEET, f"{STANDARDS}\n", ""),
    ("filer-of-other-code", SHEET, 'SecurityCode = "99980"', 'SecurityCode = "99980"\nEDINETCode = "X99981"'),
    ("filer-of-other-name", SHEET, "Minato Looms Co. Ltd.", "Minato Weavers"),
    ("cover-item-missing", COVER, "jpcrp_cor:ClauseOfStipulationCoverPage,2026-06-25,金融商品取引法第24条第１項\n", ""),
    ("cover-without-day", COVER, "jpcrp_cor:FilingDateCoverPage,2026-06-25,2026-06-25\n", ""),
    ("cover-late", COVER, "2026-06-25,2026-06-25", "2026-06-25,2027-06-25"),
    # Statements.
    ("position-missing", SETTINGS, '"Cover", "FinancialPosition"', '"Cover"', SHEET, """    { block = "jpigp_cor:ConsolidatedStatementOfFinancialPositionIFRSTextBlock", parts = [
        { heading = "①【連結財政状態計算書】", level = 6 },
        { table = "FinancialPosition" },
    ] },
""", "", SHEET, "②【", "①【"),
    ("two-roots", SETTINGS, '"rol_std_CoverPage"', '["rol_std_CoverPage", "rol_std_ConsolidatedStatementOfProfitOrLossIFRS"]'),
    ("row-without-fact", *statement("depth,concept\n0,LoomsHeading\n1,LoomsIFRS\n", HEADING + ITEM)),
    ("row-twice", *statement("depth,concept\n0,LoomsHeading\n1,LoomsIFRS\n1,LoomsIFRS\n", HEADING + ITEM), FACTS, "", FACT, *SHOWN),
    ("role-of-other-name", *statement("depth,concept\n0,LoomsHeading\n1,LoomsIFRS\n", HEADING + ITEM, "Weaving"), FACTS, "", FACT,
     SHEET, LAST_TABLE, f'{LAST_TABLE}, {{ table = "Weaving" }}'),
    ("fact-in-no-tree", *concept(ITEM), FACTS, "", FACT, SHEET, LAST_TABLE, f'{LAST_TABLE}, {{ text = "織機　", fact = "LoomsIFRS" }}'),
    ("two-cubes", *statement(CUBE_TREE + SECOND_TREE, CUBE + SECOND), AXES, "", "axis,depth,member,default\nLoomsAxis,0,LoomsMember,yes\n",
     FACTS, "", FACT + FACT.replace("Looms", "Wool"), *SHOWN),
    ("axis-typed", *statement(CUBE_TREE, CUBE), AXES, "", "axis,depth,member,typed\nLoomsAxis,,,string\n", FACTS, "value,scale\n", "value,scale,LoomsAxis\n",
     FACTS, "", FACT.replace("million", "million,x"), *SHOWN),
    ("weight-of-two", POSITION, "NonCurrentAssetsIFRS,1", "NonCurrentAssetsIFRS,2"),
    ("sum-of-other-period", *concept(ITEM.replace("instant", "duration")), POSITION, "",
     "LoomsIFRS,jpigp_cor:NonCurrentAssetsIFRSAbstract,jpigp_cor:IntangibleAssetsIFRS,jpigp_cor:NonCurrentAssetsIFRS,1\n",
     FACTS, "", FACT.replace(".end", "")),
    ("sum-of-other-tree", POSITION, "jpigp_cor:NonCurrentAssetsIFRS,1", "jpigp_cor:BasicEarningsLossPerShareIFRS,1"),
    ("base-presentation-taken", SETTINGS, REFERENCES, f'{REFERENCES}    "{BASE}jpcrp/2025-11-01/r/jpcrp030000-asr_2025-11-01_pre.xml",\n'),
    ("base-calculation-taken", SETTINGS, REFERENCES, f'{REFERENCES}    "{BASE}jpigp/2025-11-01/r/jpigp_ac_2025-11-01_cal_bs.xml",\n'),
    ("base-references-taken", SETTINGS, REFERENCES, f'{REFERENCES}    "{BASE}jpcrp/2025-11-01/reference/jpcrp_2025-11-01_ref.xml",\n'),
    # Own elements.
    ("element-in-small-letters", *concept(f"looms,monetary,instant,debit,{LABELS}\n")),
    ("element-of-base", *concept(f"CashAndCashEquivalentsIFRS,monetary,instant,debit,{LABELS}\n")),
    ("element-not-nillable", *column("nillable", "no")),
    ("element-called-axis", *concept(f"LoomsAxis,monetary,instant,debit,{LABELS}\n")),
    ("element-called-table", *concept(f"LoomsTable,monetary,instant,debit,{LABELS}\n")),
    ("element-called-line-items", *concept(f"LoomsLineItems,monetary,instant,debit,{LABELS}\n")),
    ("element-called-member", *concept(f"LoomsMember,monetary,instant,debit,{LABELS}\n")),
    ("member-not-abstract", *concept(f"LoomsMember,domain,duration,,{LABELS}\n")),
    ("member-of-a-moment", *concept(f"LoomsMember,domain,instant,,{LABELS}\n")),
    ("element-with-reference", *column("reference.Name", "IFRS 1")),
    # Labels.
    ("label-missing", CONCEPTS, "意匠資産,Pattern library,", ",,"),
    ("label-in-english-alone", CONCEPTS, "debit,意匠資産,", "debit,,"),
    ("verbose-label-in-english-alone", CONCEPTS, "意匠資産、非流動資産（IFRS）", ""),
    ("label-of-another", *concept(f"LoomsIFRS,monetary,instant,debit,{OWN}\n")),
    ("label-too-long", CONCEPTS, OWN, OWN.replace("意匠資産,P", "意匠" * 256 + ",P")),
    ("label-with-blanks", CONCEPTS, OWN, OWN.replace("意匠資産,P", "意匠  資産,P")),
    ("label-of-full-width", CONCEPTS, OWN, OWN.replace("Pattern library,意", "Ｐａｔｔｅｒｎ,意")),
    ("label-of-total-for-text", *column("total.ja", ""), *concept("LoomsText,string,duration,,織機文,Looms text,織機 文,Looms text one,合計\n")),
    # Facts.
    ("fact-twice", FACTS, "", 'jpigp_cor:AssetsIFRS,FY25.end,JPY,"53,000,001",thousand\n'),
    ("digits-beyond-accuracy", FACTS, "value,scale\n", "value,scale,decimals\n", FACTS, '"8,214",million', '"8,214",million,-9'),
    ("shares-in-yen", *concept("LoomsShares,shares,instant,,織機株,Loom shares,織機 株,Loom shares (IFRS)\n"), POSITION, "",
     "LoomsShares,jpigp_cor:NonCurrentAssetsIFRSAbstract,jpigp_cor:IntangibleAssetsIFRS,,\n", FACTS, "", 'LoomsShares,FY25.end,JPY,"1",million\n'),
    ("text-in-english", COVER, "concept,period,value\n", "concept,period,value,lang\n", COVER, "関東財務局長\n", "関東財務局長,en\n"),
    # Pages and documents.
    ("pages-not-sorted", SHEET, '"0000000_header"', '"0202010_honbun"'),
    ("section-skipped", SHEET, '    { heading = "第２【事業の状況】", level = 3 },\n', ""),
    ("section-twice", SHEET, "第２【事業の状況】", "第１【事業の状況】"),
    ("cover-without-heading", SHEET, "【表紙】", "【表面】"),
    ("letters-of-half-width", SHEET, "記載事項なし。", "記載事項なしｶﾅ"),
    ("script-on-page", *shown("<p>株<script></script></p>")),
    ("event-on-page", *shown('"<p onclick=""x"">株</p>"')),
    ("link-out-of-filing", *shown('"<p><a href=""http://example.com"">株</a></p>"')),
    ("form-on-page", *shown("<form><p>株</p></form>")),
    ("block-not-closed", *shown("<p>株")),
    ("file-empty", *document("images/empty.png", "empty")),
    ("file-of-japanese-name", *document("images/手.png")),
    ("file-of-other-kind", *document("images/note.txt")),
    ("file-too-deep", *document("a/b/c/d/one.png")),
    ("file-unused", *document("images/one.png")),
    ("picture-too-large", *document("images/one.png", "large.png"), *shown('"<p><img src=""images/one.png"" alt=""株""/></p>"')),
    # Auditors' reports.
    ("letters-of-auditor", AUDIT, "以　上", "以上ｶﾅ"),
    ("script-of-auditor", AUDITED, "<p>監査証明業務", "<p><script></script>監査証明業務"),
)

SUMMARY = "examples/2009-02-12-q3-fy2008"
TABLE = "tdnet.csv"
# What the networks of the filing have, with members that they do not have there.
OF_TDNET = (
    ("member-of-other-network", TABLE, "", "NoteToOperatingResults,9M08,,NonConsolidatedMember,ResultMember,x\n"),
    ("member-missing", TABLE, "", "NoteToOperatingResults,9M08,,ConsolidatedMember,,x\n"),
    ("document-with-members", TABLE, "", "URL,3Q08.end,,ConsolidatedMember,ResultMember,http://www.example.com/\n"),
    ("schedule-where-there-is-none", TABLE, "", "NoteToOperatingResults,9M08,AnnualMember,ConsolidatedMember,ResultMember,x\n"),
    ("forecast-of-a-result", TABLE, "", "NoteToOperatingResults,9M08,,ConsolidatedMember,ForecastMember,x\n"),
)

# Codes that only one side has of a fault, and why that is so.
DIFFERENCES = {
    "axis-typed": ({"GFM.1.2.5", "EC5710W.FRTA.2.1.10", "EC8060W", "GFM.1.3.19", "GFM.1.3.29"},
                   "the plugin takes the element of a typed domain for a concept, and tells nothing of the fact that has the axis"),
    "company-of-japan": ({"EC8043W"}, "the plugin asks for income with retained earnings beside the statement of income; companies have one"),
    "cover-item-missing": ({"EC1004E"}, "what is behind a missing item of the cover moves up"),
    "cover-without-day": ({"EC1004E"}, "what is behind a missing item of the cover moves up"),
    "fact-twice": ({"EC8062W"}, "with a second total the sheet does not balance"),
    "base-presentation-taken": ({"GFM.1.1.3"}, "the address is one that is not taken"),
    "base-calculation-taken": ({"GFM.1.1.3"}, "the address is one that is not taken"),
    "base-references-taken": ({"GFM.1.1.3"}, "the address is one that is not taken"),
    "weight-of-two": ({"EC5611W"}, "the sum that does not hold is an error of ours beside the profile"),
    "sum-of-other-tree": ({"EC5611W"}, "the sum that does not hold is an error of ours beside the profile"),
    "two-cubes": ({"EC8006W", "EC8007W", "EC8027W", "GFM.1.3.11"},
                  "the second cube is written into a role of its own, of definitions alone and by no name that the plugin knows"),
    "role-of-other-name": ({"EC8006W"}, "the plugin takes any word for the root of the network"),
    "block-not-closed": ({"GFM.1.2.14"}, "the plugin judges what its reader has mended; Arelle says beside it that the page is no XML"),
    "element-with-reference": ({"EC0352E"}, "the plugin knows no name for a linkbase of references of a filer"),
    "digits-beyond-accuracy": ({"EC5611W"}, "a sum of that figure does not hold by its decimals, which is an error of ours beside the profile"),
    "pages-not-sorted": ({"EC0233E", "EC0132E"}, "the plugin knows the cover by its name, and misses it where another has its place"),
    "element-not-nillable": ({"GFM.1.3.20"}, "the plugin looks for nillable=false, which is what a missing attribute says"),
}

# Rules of the profile for EDINET that no fault here breaks, and why that is so.
WITHOUT = {
    "EC8012W": "statements that are recast keep their sums",
    "GFM.1.5.8": "cells of tables are read without blanks at their ends",
    "GFM.1.3.21": "sources have no tuples",
    "GFM.1.3.23": "what sources call abstract is about a period",
}
