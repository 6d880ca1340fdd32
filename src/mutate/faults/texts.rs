//! Values that are no numbers and that an item type does not take, and some beside them that it
//! does.

use super::faults;
use super::types::text;

faults! { Types:
    "date-on-no-day" Invalid "A date is a day that there is not."
        |site| text(site, "date", "2001-02-30", "");
    "date-in-words" Invalid "A date is a word."
        |site| text(site, "date", "yesterday", "");
    "date-in-japanese" Valid "A date is written in Japanese."
        |site| text(site, "date", "2001年2月28日", "");
    "boolean-as-digit" Valid "A yes or no is a digit."
        |site| text(site, "boolean", "1", "");
    "boolean-in-words" Invalid "A yes or no is a word that means neither."
        |site| text(site, "boolean", "perhaps", "");
    "address-with-blank" Valid "A URI has a blank inside."
        |site| text(site, "anyURI", "http://www.example.com/a page", "");
    "address-of-mail-box" Valid "A URI is that of a mail box."
        |site| text(site, "anyURI", "mailto:reports@example.com", "");
    "address-with-stray-percent" Invalid "A URI has a percent sign that escapes nothing."
        |site| text(site, "anyURI", "http://www.example.com/100%", "");
    "date-with-zone" Valid "A date has a time zone."
        |site| text(site, "date", "2001-02-28+09:00", "");
    "date-beyond-zones" Invalid "The time zone of a date is farther than any."
        |site| text(site, "date", "2001-02-28+14:30", "");
    "date-in-leap-year" Valid "A date is the leap day of a leap year."
        |site| text(site, "date", "2000-02-29", "");
    "date-in-no-leap-year" Invalid "A date is the leap day of a year that has none."
        |site| text(site, "date", "1900-02-29", "");
    "date-in-no-month" Invalid "A date is in a thirteenth month."
        |site| text(site, "date", "2001-13-01", "");
    "date-in-year-zero" Invalid "A date is in a year zero."
        |site| text(site, "date", "0000-01-01", "");
    "date-in-late-year" Invalid "The year of a date has five digits."
        |site| text(site, "date", "12001-01-01", "");
    "date-with-time" Invalid "A date has a time."
        |site| text(site, "date", "2001-02-28T12:00:00", "");
    "date-in-short" Invalid "A date is written so that it may be one of two days."
        |site| text(site, "date", "2/8/2001", "");
    "date-in-small-letters" Invalid "The month of a date is a word in small letters."
        |site| text(site, "date", "february 28, 2001", "");
    "date-time-of-date" Valid "A date stands where a date with or without time may be."
        |site| text(site, "dateTime", "2001-02-28", "");
    "date-time-at-end-of-day" Valid "A date with a time is the end of a day."
        |site| text(site, "dateTime", "2001-02-28T24:00:00", "");
    "date-time-after-end-of-day" Invalid "A date with a time is after the end of the day."
        |site| text(site, "dateTime", "2001-02-28T24:00:01", "");
    "date-time-with-blank" Invalid "A blank stands between date and time."
        |site| text(site, "dateTime", "2001-02-28 12:00:00", "");
    "date-time-without-time" Invalid "A date stands where a date with a time must be."
        |site| text(site, "dateAndTime", "2001-02-28", "");
    "date-time-with-fraction" Valid "A date with a time has a fraction of the second."
        |site| text(site, "dateAndTime", "2001-02-28T12:00:00.125Z", "");
    "time-of-no-hour" Invalid "A time is in a twenty-fifth hour."
        |site| text(site, "time", "25:00:00", "");
    "time-of-leap-second" Invalid "A time is in a sixty-first second."
        |site| text(site, "time", "23:59:60", "");
    "time-without-seconds" Invalid "A time has no seconds."
        |site| text(site, "time", "12:30", "");
    "time-with-zone" Valid "A time has a time zone."
        |site| text(site, "time", "12:30:00-05:00", "");
    "year-of-two-digits" Invalid "A year has two digits."
        |site| text(site, "gYear", "07", "");
    "year-before-christ" Valid "A year is before Christ."
        |site| text(site, "gYear", "-0044", "");
    "year-of-five-digits" Valid "A year has five digits."
        |site| text(site, "gYear", "12007", "");
    "year-with-needless-zero" Invalid "A year of five digits begins with a zero."
        |site| text(site, "gYear", "02007", "");
    "year-zero" Invalid "A year is zero."
        |site| text(site, "gYear", "0000", "");
    "year-fiscal" Invalid "A year is named as a fiscal year."
        |site| text(site, "gYear", "FY2007", "");
    "month-thirteenth" Invalid "A month of a year is the thirteenth."
        |site| text(site, "gYearMonth", "2007-13", "");
    "month-in-japanese" Valid "A month of a year is written in Japanese."
        |site| text(site, "gYearMonth", "平成19年8月", "");
    "month-in-english" Valid "A month of a year is written in English."
        |site| text(site, "gYearMonth", "August 2007", "");
    "month-of-no-era" Invalid "A month of a year is after the end of its era."
        |site| text(site, "gYearMonth", "平成40年8月", "");
    "day-of-month-leap" Valid "A day of a month is the leap day."
        |site| text(site, "gMonthDay", "--02-29", "");
    "day-of-month-none" Invalid "A day of a month is one that no year has."
        |site| text(site, "gMonthDay", "--02-30", "");
    "day-of-month-in-english" Valid "A day of a month is written in English."
        |site| text(site, "gMonthDay", "August 13", "");
    "day-of-month-without-hyphens" Invalid "A day of a month lacks its hyphens."
        |site| text(site, "gMonthDay", "08-13", "");
    "day-thirty-second" Invalid "A day of any month is the thirty-second."
        |site| text(site, "gDay", "---32", "");
    "day-of-any-month" Valid "A day of any month is the thirty-first."
        |site| text(site, "gDay", "---31", "");
    "month-of-any-year-named" Invalid "A month of any year is named."
        |site| text(site, "gMonth", "August", "");
    "month-of-any-year" Valid "A month of any year is a number."
        |site| text(site, "gMonth", "--08", "");
    "years-with-comma" Invalid "A comma stands between years."
        |site| text(site, "gYearList", "2006, 2007", "");
    "years-with-blank" Valid "A blank stands between years."
        |site| text(site, "gYearList", "2006 2007", "");
    "duration-of-nothing" Invalid "A duration has no numbers."
        |site| text(site, "duration", "P", "");
    "duration-without-time" Invalid "A duration has the letter of times and no time."
        |site| text(site, "duration", "P1DT", "");
    "duration-in-other-order" Invalid "The months of a duration stand before its years."
        |site| text(site, "duration", "P6M1Y", "");
    "duration-with-fraction-of-year" Invalid "A duration has half a year."
        |site| text(site, "duration", "P0.5Y", "");
    "duration-in-weeks" Invalid "A duration is in weeks."
        |site| text(site, "duration", "P2W", "");
    "duration-negative" Valid "A duration is negative."
        |site| text(site, "duration", "-P1Y6M", "");
    "duration-with-fraction-of-second" Valid "A duration has a fraction of a second."
        |site| text(site, "duration", "PT1.5S", "");
    "hexadecimal-odd" Invalid "Hexadecimal digits are odd in number."
        |site| text(site, "hexBinary", "0FB", "");
    "hexadecimal-letter" Invalid "A letter is no hexadecimal digit."
        |site| text(site, "hexBinary", "0G", "");
    "hexadecimal-pairs" Valid "Hexadecimal digits are pairs."
        |site| text(site, "hexBinary", "0fB8", "");
    "base-sixty-four-short" Invalid "Base64 ends in the middle of a group."
        |site| text(site, "base64Binary", "YWJ", "");
    "base-sixty-four-wrong-end" Invalid "The last letter of Base64 has bits that mean nothing."
        |site| text(site, "base64Binary", "YR==", "");
    "base-sixty-four-filled-up" Valid "Base64 is filled up."
        |site| text(site, "base64Binary", "YWJjYQ==", "");
    "qualified-name-bound" Valid "The prefix of a qualified name is bound."
        |site| text(site, "QName", "iso4217:JPY", "");
    "qualified-name-of-unknown-prefix" Invalid "The prefix of a qualified name means nothing."
        |site| text(site, "QName", "nobody:knows", "");
    "qualified-name-without-prefix" Valid "A qualified name has no prefix."
        |site| text(site, "QName", "JPY", "");
    "qualified-name-with-two-colons" Invalid "A qualified name has two colons."
        |site| text(site, "QName", "iso4217:JPY:x", "");
    "simplified-name-bound" Valid "The prefix of a simplified name is bound."
        |site| text(site, "SQName", "iso4217:12/3", "");
    "simplified-name-of-unknown-prefix" Invalid "The prefix of a simplified name means nothing."
        |site| text(site, "SQName", "nobody:12", "");
    "simplified-name-without-colon" Invalid "A simplified name has no colon."
        |site| text(site, "SQName", "JPY", "");
    "simplified-names-of-unknown-prefix" Invalid "One of several simplified names has a prefix that means nothing."
        |site| text(site, "SQNames", "iso4217:1 nobody:2", "");
    "name-with-blank" Invalid "A name has a blank inside."
        |site| text(site, "Name", "two words", "");
    "name-with-colon" Valid "A name has a colon."
        |site| text(site, "Name", "a:b", "");
    "name-without-colons-with-one" Invalid "A name that can't have colons has one."
        |site| text(site, "NCName", "a:b", "");
    "name-beginning-with-digit" Invalid "A name begins with a digit."
        |site| text(site, "NCName", "1st", "");
    "language-tag-with-underline" Invalid "The parts of a language are parted by an underline."
        |site| text(site, "language", "en_US", "");
    "language-tag-with-region" Valid "A language has a region."
        |site| text(site, "language", "en-US", "");
    "token-with-blanks" Valid "A token has several blanks between its words."
        |site| text(site, "token", "two   words", "");
    "text-block-with-markup" Valid "A text block has markup."
        |site| text(site, "textBlock", "<p>Looms &amp; <b>shuttles</b>.</p>", "");
    "text-block-with-element-open" Valid "An element of a text block is not closed."
        |site| text(site, "textBlock", "<p>Looms", "");
    "text-block-with-ampersand" Valid "An ampersand in a text block begins no entity."
        |site| text(site, "textBlock", "Looms & shuttles", "");
    "markup-of-two-elements" Valid "Markup that is one element is two."
        |site| text(site, "xml", "<a/><b/>", "");
    "boolean-in-japanese" Valid "A yes or no is a Japanese word for it."
        |site| text(site, "boolean", "はい", "");
}
