"""Faults of filings for regulators: profile, name, and the change to a file of the example.

A change is the file, what stands in it, and what stands there instead; where nothing is named that stands there, the
text is added at the end.
"""

EDINET = "examples/japan-annual"
SHEET, COVER, FACTS = "report/edinet.toml", "report/cover.csv", "report/facts.csv"
SETTINGS, CONCEPTS = "taxonomy/taxonomy.toml", "taxonomy/concepts.csv"
OWN = "意匠資産,Pattern library,意匠資産、非流動資産（IFRS）,\"Pattern library, non-current assets (IFRS)\""
BLOCK = "<p>株式会社東京証券取引所（東京都中央区日本橋兜町２番１号）</p>"
BASE = "http://disclosure.edinet-fsa.go.jp/taxonomy/jpcrp/2025-11-01/"
REFERENCES = f'    "{BASE}label/jpcrp_2025-11-01_lab-en.xml",\n'

OF_EDINET = (
    ("accounting-standards-unknown", SHEET, 'AccountingStandards = "IFRS"', 'AccountingStandards = "JGAAP"'),
    ("filer-without-name", SHEET, 'FilerNameInJapanese = "みなと織機株式会社"\n', ""),
    ("filer-without-standards", SHEET, 'AccountingStandards = "IFRS"\n', ""),
    ("filer-of-other-code", SHEET, 'SecurityCode = "99980"', 'SecurityCode = "99980"\nEDINETCode = "X99981"'),
    ("filer-of-other-name", SHEET, "Minato Looms Co. Ltd.", "Minato Weavers"),
    ("section-skipped", SHEET, '    { heading = "第２【事業の状況】", level = 3 },\n', ""),
    ("cover-without-heading", SHEET, "【表紙】", "【表面】"),
    ("letters-of-half-width", SHEET, "記載事項なし。", "記載事項なしｶﾅ"),
    ("file-empty", SHEET, "", '\n[[files]]\nname = "images/empty.png"\nfrom = "empty"\n'),
    ("cover-item-missing", COVER, "jpcrp_cor:ClauseOfStipulationCoverPage,2026-06-25,金融商品取引法第24条第１項\n", ""),
    ("script-on-page", COVER, BLOCK, "<p>株<script></script></p>"),
    ("event-on-page", COVER, BLOCK, '"<p onclick=""x"">株</p>"'),
    ("link-out-of-filing", COVER, BLOCK, '"<p><a href=""http://example.com"">株</a></p>"'),
    ("form-on-page", COVER, BLOCK, "<form><p>株</p></form>"),
    ("fact-twice", FACTS, "", 'jpigp_cor:AssetsIFRS,FY25.end,JPY,"53,000,001",thousand\n'),
    ("base-presentation-taken", SETTINGS, REFERENCES, f'{REFERENCES}    "{BASE}r/jpcrp030000-asr_2025-11-01_pre.xml",\n'),
    ("label-with-blanks", CONCEPTS, OWN, OWN.replace("意匠資産,P", "意匠  資産,P")),
    ("label-of-full-width", CONCEPTS, OWN, OWN.replace("Pattern library,意", "Ｐａｔｔｅｒｎ,意")),
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
