"""Small changes of files by their text, for tables of faults: each makes a function of a file's bytes.

An edit that finds nothing to change raises `NotApplicable`.
"""
import io
import re
import zipfile


class NotApplicable(Exception):
    """The file has nothing that this mutation could break."""


def edit(pattern, replacement, count=1):
    """Replace the first text that matches; `replacement` may name groups."""
    def apply(content, _):
        changed, times = re.subn(pattern, replacement, content.decode(), count=count, flags=re.DOTALL)
        if not times:
            raise NotApplicable
        return changed.encode()
    return apply


def edit_in(member_pattern, pattern, replacement):
    """Replace in the first member of a zip whose name and text match."""
    change = edit(pattern, replacement)

    def apply(content, index):
        members = read_zip(content)
        for member, text in members.items():
            if re.search(member_pattern, member):
                try:
                    members[member] = change(text, index)
                except NotApplicable:
                    continue
                return write_zip(members)
        raise NotApplicable
    return apply


def rename(pattern, replacement):
    """Give every member of a zip whose name matches another name."""
    def apply(content, _):
        members = read_zip(content)
        renamed = {re.sub(pattern, replacement, member): text for member, text in members.items()}
        if renamed.keys() == members.keys():
            raise NotApplicable
        return write_zip(renamed)
    return apply


def add(member, text):
    """Add a member to a zip; `{top}` is its top-level directory."""
    def apply(content, _):
        members = read_zip(content)
        top = next(iter(members)).partition("/")[0]
        return write_zip({**members, member.format(top=top): text.encode()})
    return apply


def leave_out(pattern):
    """Leave out the members of a zip whose names match."""
    def apply(content, _):
        members = read_zip(content)
        left = {member: text for member, text in members.items() if not re.search(pattern, member)}
        if len(left) == len(members):
            raise NotApplicable
        return write_zip(left)
    return apply


def repeat_member(pattern, replacement):
    """Add a copy of a member of a zip under another name."""
    def apply(content, _):
        members = read_zip(content)
        member = next((member for member in members if re.search(pattern, member)), None)
        if member is None:
            raise NotApplicable
        return write_zip({**members, re.sub(pattern, replacement, member): members[member]})
    return apply


def instead(content):
    """Something else in the place of the whole file."""
    return lambda *_: content


def read_zip(content):
    """The files of a zip in their order."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {member: archive.read(member) for member in archive.namelist() if not member.endswith("/")}


def write_zip(members):
    """A zip of these files."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for member, text in members.items():
            archive.writestr(member, text)
    return buffer.getvalue()
