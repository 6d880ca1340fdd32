"""Which text of a release belongs to a report: `release.txt` beside it, or the one that has the words its map names."""
import tomllib


def text_of(example, folder=None):
    """The text of the release of an example, or None: that of the example itself, else one of `folder` (`*.txt`)."""
    own = example / "release.txt"
    if own.is_file():
        return own
    words = words_of(example / "map.toml")
    texts = sorted(folder.glob("*.txt")) if folder and words else []
    found = [text for text in texts if words in text.read_text(encoding="utf-8")]
    return found[0] if len(found) == 1 else None


def words_of(release_map):
    """The words that must stand in the text that a map is for, or None without a map."""
    if not release_map.is_file():
        return None
    with open(release_map, "rb") as file:
        return tomllib.load(file).get("release")
