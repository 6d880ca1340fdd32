//! Which languages there are (ISO 639, BCP 47).

/// The languages with a code of two letters (ISO 639-1).
const TWO_LETTERS: &str = "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co \
    cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr \
    ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg \
    li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi \
    pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk \
    tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu";

/// Whether a tag names a language that is known; of languages whose code has not two letters it
/// is taken for granted.
///
/// ```
/// use kessan::notation::language::is_known;
/// assert!(is_known("ja") && is_known("en-GB") && is_known("haw"));
/// assert!(!is_known("jp"));
/// ```
#[must_use]
pub fn is_known(tag: &str) -> bool {
    let first = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
    match first.len() {
        0 | 1 => first == "x" || first == "i",
        2 => TWO_LETTERS.split_whitespace().any(|known| known == first),
        _ => true,
    }
}
