//! The report package: its name is that of the report's folder.

use super::super::site::Site;
use super::faults;

faults! { ReportPackages:
    "report-id-with-blank" Valid "The folder of the report has a blank inside."
        |site| rename(site, "first quarter");
    "report-id-with-hash" Invalid "The folder of the report has a number sign inside."
        |site| rename(site, "report#1");
    "report-id-with-percent" Valid "The folder of the report has an escaped letter inside."
        |site| rename(site, "report%41");
    "report-id-with-bad-escape" Valid "The folder of the report has a percent sign that escapes nothing."
        |site| rename(site, "100%");
    "report-id-in-japanese" Valid "The folder of the report is in Japanese."
        |site| rename(site, "決算短信");
    "report-id-decomposed" Valid "The folder of the report has an accent as a letter of its own."
        |site| rename(site, "e\u{301}tat");
    "report-id-with-backslash" Invalid "The folder of the report has a backslash inside."
        |site| rename(site, "first\\quarter");
    "report-id-with-ampersand" Invalid "The folder of the report has an ampersand inside."
        |site| rename(site, "profit & loss");
    "report-id-with-quotes" Valid "The folder of the report has quotes inside."
        |site| rename(site, "\"first\" 'quarter'");
    "report-id-with-brackets" Invalid "The folder of the report has angle brackets inside."
        |site| rename(site, "<report>");
    "report-id-with-colon" Valid "The folder of the report has a colon inside."
        |site| rename(site, "q1: report");
    "report-id-with-question-mark" Invalid "The folder of the report has a question mark inside."
        |site| rename(site, "report?");
    "report-id-with-star" Valid "The folder of the report has a star inside."
        |site| rename(site, "report*");
    "report-id-with-bar" Invalid "The folder of the report has a bar inside."
        |site| rename(site, "a|b");
    "report-id-with-point-at-end" Valid "The folder of the report ends with a point."
        |site| rename(site, "report.");
    "report-id-with-point-at-start" Valid "The folder of the report begins with a point."
        |site| rename(site, ".report");
    "report-id-with-blank-at-end" Valid "The folder of the report ends with a blank."
        |site| rename(site, "report ");
    "report-id-of-device" Valid "The folder of the report is the name of a device on Windows."
        |site| rename(site, "nul");
    "report-id-of-metadata" Valid "The folder of the report is called META-INF."
        |site| rename(site, "META-INF");
    "report-id-of-reports" Valid "The folder of the report is called reports."
        |site| rename(site, "reports");
    "report-id-of-zip" Valid "The folder of the report is called like a zip file."
        |site| rename(site, "report.zip");
    "report-id-of-escaped-points" Valid "The folder of the report is two escaped points."
        |site| rename(site, "%2e%2e");
    "report-id-with-line-break" Invalid "The folder of the report has a line break inside."
        |site| rename(site, "first\nquarter");
    "report-id-long" Valid "The folder of the report has a name of 200 letters."
        |site| rename(site, &"r".repeat(200));
    "report-id-with-tilde" Valid "The folder of the report has a tilde and a plus sign inside."
        |site| rename(site, "~report+1");
}

fn rename(site: &mut Site<'_>, name: &str) -> Option<()> {
    site.draft.rename(name);
    Some(())
}
