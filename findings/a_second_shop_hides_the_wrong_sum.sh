#!/usr/bin/env bash
# A typed dimension tells figures apart by a value that no taxonomy lists, as the name of a shop (XBRL Dimensions 1.0,
# xbrldi:typedMember). The Rust crate xbrl-rs reads explicit members and skips typed ones, so that the contexts of all
# shops are one to it. Its check of sums (XBRL 2.1 section 5.2.5.2) leaves duplicate facts out, as it should: with the figures
# of one shop it finds that 99 is not 100 - 60, with those of a second shop beside them both count as duplicates of each
# other, nothing is checked and the report passes as valid. The more shops, the less is checked; nothing is told.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
mkdir src
cat > Cargo.toml <<'END'
[package]
name = "read"
version = "0.1.0"
edition = "2024"

[dependencies]
xbrl-rs = "=0.4.0"
END
cat > src/main.rs <<'END'
use std::path::{Path, PathBuf};
use xbrl_rs::{InstanceDocument, TaxonomySet};

const SHOP: &str = r#"<context id="NAME"><entity><identifier scheme="http://example.com/id">1</identifier></entity>
<period><startDate>2024-01-01</startDate><endDate>2024-12-31</endDate></period>
<scenario><xbrldi:typedMember dimension="acme:ShopAxis"><acme:shop>NAME</acme:shop></xbrldi:typedMember></scenario></context>
<acme:Profit contextRef="NAME" unitRef="EUR" decimals="0">99</acme:Profit>
<acme:Sales contextRef="NAME" unitRef="EUR" decimals="0">100</acme:Sales>
<acme:Costs contextRef="NAME" unitRef="EUR" decimals="0">60</acme:Costs>
"#;

fn wrong_sums(shops: &[&str]) -> Vec<String> {
    let facts: String = shops.iter().map(|shop| SHOP.replace("NAME", shop)).collect();
    let report = format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<xbrl xmlns="http://www.xbrl.org/2003/instance" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:iso4217="http://www.xbrl.org/2003/iso4217" xmlns:xbrldi="http://xbrl.org/2006/xbrldi" xmlns:acme="http://example.com/acme">
<link:schemaRef xlink:type="simple" xlink:href="acme.xsd"/>
<unit id="EUR"><measure>iso4217:EUR</measure></unit>
{facts}</xbrl>"#
    );
    std::fs::write("report.xbrl", report).expect("written");
    let instance = InstanceDocument::from_file(Path::new("report.xbrl")).expect("read");
    let taxonomy = TaxonomySet::discover(instance.schema_refs().to_vec(), PathBuf::from(".")).expect("discovered");
    let result = instance.validate(&taxonomy);
    let told = |m: &xbrl_rs::ValidationMessage| m.context_ref.clone().unwrap_or_else(|| m.code.to_string());
    result.messages.iter().map(told).collect()
}

fn main() {
    let seen = [wrong_sums(&["Lyon"]), wrong_sums(&["Lyon", "Metz"])];
    println!("version:  xbrl-rs 0.4.0");
    println!(r#"expected: wrong sums in ["Lyon"] of one shop, in ["Lyon", "Metz"] of two"#);
    println!("seen:     wrong sums in {:?} of one shop, in {:?} of two", seen[0], seen[1]);
    if seen != [vec!["Lyon".to_string()], vec![]] {
        eprintln!("this has changed: look again");
        std::process::exit(1);
    }
}
END
cat > acme.xsd <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xbrli="http://www.xbrl.org/2003/instance" xmlns:xbrldt="http://xbrl.org/2005/xbrldt" xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink"
 targetNamespace="http://example.com/acme" elementFormDefault="qualified">
<xs:annotation><xs:appinfo>
<link:linkbaseRef xlink:type="simple" xlink:href="acme_cal.xml" xlink:arcrole="http://www.w3.org/1999/xlink/properties/linkbase"/>
<link:roleType roleURI="http://example.com/role/Income" id="Income"><link:definition>Income</link:definition><link:usedOn>link:calculationLink</link:usedOn></link:roleType>
</xs:appinfo></xs:annotation>
<xs:import namespace="http://www.xbrl.org/2003/instance" schemaLocation="http://www.xbrl.org/2003/xbrl-instance-2003-12-31.xsd"/>
<xs:import namespace="http://xbrl.org/2005/xbrldt" schemaLocation="http://www.xbrl.org/2005/xbrldt-2005.xsd"/>
<xs:element name="Profit" id="acme_Profit" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration" xbrli:balance="credit"/>
<xs:element name="Sales" id="acme_Sales" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration" xbrli:balance="credit"/>
<xs:element name="Costs" id="acme_Costs" type="xbrli:monetaryItemType" substitutionGroup="xbrli:item" xbrli:periodType="duration" xbrli:balance="debit"/>
<xs:element name="ShopAxis" id="acme_ShopAxis" type="xbrli:stringItemType" substitutionGroup="xbrldt:dimensionItem" abstract="true" xbrli:periodType="duration" xbrldt:typedDomainRef="#acme_shop"/>
<xs:element name="shop" id="acme_shop" type="xs:string"/>
</xs:schema>
END
cat > acme_cal.xml <<'END'
<?xml version="1.0" encoding="UTF-8"?>
<link:linkbase xmlns:link="http://www.xbrl.org/2003/linkbase" xmlns:xlink="http://www.w3.org/1999/xlink">
<link:roleRef roleURI="http://example.com/role/Income" xlink:type="simple" xlink:href="acme.xsd#Income"/>
<link:calculationLink xlink:type="extended" xlink:role="http://example.com/role/Income">
<link:loc xlink:type="locator" xlink:href="acme.xsd#acme_Profit" xlink:label="Profit"/>
<link:loc xlink:type="locator" xlink:href="acme.xsd#acme_Sales" xlink:label="Sales"/>
<link:loc xlink:type="locator" xlink:href="acme.xsd#acme_Costs" xlink:label="Costs"/>
<link:calculationArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/summation-item" xlink:from="Profit" xlink:to="Sales" order="1" weight="1"/>
<link:calculationArc xlink:type="arc" xlink:arcrole="http://www.xbrl.org/2003/arcrole/summation-item" xlink:from="Profit" xlink:to="Costs" order="2" weight="-1"/>
</link:calculationLink></link:linkbase>
END
CARGO_TARGET_DIR=$folder/target cargo run --quiet
