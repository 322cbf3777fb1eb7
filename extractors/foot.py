"""The foot of a document: signer, title, signing form, recipients."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from extractors.folding import LOWER, UPPER, one_line
from extractors.joint import in_columns
from extractors.lines import TextLine, in_capitals, is_form_mark, lines_of, title_type
from extractors.persons import DEGREE, NAME_WORD, is_person, may_be_person, person_under_title
from extractors.signing import ITEM, RECIPIENTS, deputy_in, title_in, written_title

_SIGNED_MARK = re.compile(r"\(?\[?\s*(?:đã ký|ký tên|ký, đóng dấu|ký và ghi).{0,40}", re.IGNORECASE)
_NAME_END = re.compile(rf"[;.:,)]\s+({NAME_WORD}(?:\s+{NAME_WORD}){{1,4}})$")
_STROKE = re.compile(rf"(?<=[{LOWER}])\s?[-_.]\s?(?=[{UPPER}])")
"""A stroke of the signature between two words of the name."""
_STRAY_LETTER = re.compile(rf"^(?![YKHÊ]['’]?\s)[{UPPER}{LOWER}][.,]?\s+")
"""A stroke read as a letter; names of the Central Highlands do begin with Y, H, K."""
_SENTENCE = re.compile(r"(?:Điều|Khoản|Căn cứ|Theo|Xét|Đề nghị|Giao|\d+\.|[a-zđ]\))")
_GAP = 32
"""Lines a signature block may have between the title and the name (seal, recipients)."""


@dataclass(frozen=True, slots=True)
class Foot:
    """Who signs and whom the document goes to; `lines` are those of titles and names."""

    signer: str = ""
    title: str = ""
    recipients: tuple[str, ...] = ()
    lines: tuple[TextLine, ...] = ()


def _name_in(text: str) -> str:
    """The person's name that a line of a signature block is or ends with."""
    bare = _STROKE.sub(" ", DEGREE.sub("", text).strip(" .,;:_-|'`"))
    if person := person_under_title(bare):
        return person
    if is_person(rest := _STRAY_LETTER.sub("", bare)):
        return one_line(rest)
    match = _NAME_END.search(text.rstrip(" .|_"))
    if match and (ITEM.match(text) or RECIPIENTS.match(text)) and is_person(match[1]):
        return one_line(match[1])
    return ""


def _may_stand_between(text: str) -> bool:
    """Whether a line can stand between the signing title and the name."""
    return (
        not text
        or in_capitals(text)
        or bool(ITEM.match(text) or RECIPIENTS.match(text) or _SIGNED_MARK.match(text))
        or (len(text) < 30 and text[-1] not in ",:" and not _SENTENCE.match(text))
    )


def _block(lines: list[TextLine], at: int, *, any_name: bool = False) -> Foot | None:
    """The signature block whose first title stands on line `at`.

    `any_name` takes a last line that is made like a name for one, whatever its surname.
    """
    titles, listed, used = [title_in(lines[at].text)], False, [lines[at]]
    for line in lines[at + 1 : at + 1 + _GAP]:
        listed = listed or bool(RECIPIENTS.match(line.text))
        name = _name_in(line.text) or (_last_name(lines, line) if any_name else "")
        if name and line.text not in titles:
            title = ", ".join(written_title(part) for part in titles)
            return Foot(name, title, (), (*used, line))
        more = deputy_in(line.text, titles[-1]) or title_in(line.text)
        if more:
            titles += [more] * (more not in titles[-1])
            used.append(line)
        elif not _may_stand_between(line.text) and not (listed and _is_wrapped(line.text)):
            return None
    return None


def _last_name(lines: list[TextLine], line: TextLine) -> str:
    """The name that a line is if nothing stands below it but annexes or other marks."""
    bare = _STROKE.sub(" ", DEGREE.sub("", line.text).strip(" .,;:_-|'`"))
    if not may_be_person(bare):
        return ""
    below = next((other for other in lines if other.start > line.start and other.text), None)
    return one_line(bare) if below is None or is_form_mark(below.text) else ""


def _is_wrapped(text: str) -> bool:
    """Whether a line may be the rest of a recipient's name that began on the line above."""
    return len(text) < 70 and not _SENTENCE.match(text)


def _recipients(lines: list[TextLine], at: int) -> tuple[str, ...]:
    items: list[str] = []
    first = RECIPIENTS.sub("", lines[at].text)
    if first and not in_capitals(first):
        items.append(first.strip(" -;."))
    for line in lines[at + 1 : at + 60]:
        text = line.text
        if not text:
            continue
        if not ITEM.match(text):
            if not items or title_in(text) or _name_in(text) or in_capitals(text):
                continue
            if not (text[0].islower() and _is_wrapped(text)):
                break
            items[-1] = f"{items[-1]} {one_line(text).strip(' ;.')}"
            continue
        name = _name_in(text)
        body = text[: -len(name)] if name and text.endswith(name) else text
        title = title_in(body)
        items.append(one_line(body.removesuffix(title)).strip(" -+•*~;."))
    return tuple(bare for item in items if (bare := item.rstrip(" ,")))


def _first_block(lines: list[TextLine]) -> Foot | None:
    titled = [at for at, line in enumerate(lines) if title_in(line.text)]
    found = (_block(lines, at, any_name=any_name) for any_name in (False, True) for at in titled)
    return next((block for block in found if block), None)


def _untitled_block(lines: list[TextLine]) -> Foot | None:
    """The last name alone on its line, below a line in capitals: an office of no table."""
    filled = [line for line in lines if line.text and not _SIGNED_MARK.match(line.text)]
    for above, line in reversed(list(pairwise(filled[-_GAP:]))):
        name = one_line(DEGREE.sub("", line.text).strip(" .,"))
        if is_person(name) and _may_be_title(above.text):
            return Foot(name, one_line(above.text).capitalize(), (), (above, line))
    return None


def _may_be_title(text: str) -> bool:
    """Whether a line in capitals is short enough to be a title, and no heading or form mark."""
    words = text.split()
    plain = all(word.isalpha() for word in words) and not is_form_mark(text)
    return plain and 2 <= len(words) <= 5 and in_capitals(text) and not title_type(text)


def _joint_blocks(lines: list[TextLine], joint: bool) -> list[Foot]:
    """The signature blocks of a document that several bodies sign; none if it has only one."""
    if columns := in_columns(lines):
        found = [_first_block(column) for column in columns]
        return [block for block in found if block] if all(found) else []
    blocks: list[Foot] = []
    while joint and (block := _first_block(lines)):
        blocks.append(block)
        lines = [line for line in lines if line.start > block.lines[-1].start]
    return blocks if len(blocks) > 1 else []


def read_foot(text: str, start: int, end: int, *, joint: bool = False) -> Foot:
    """Signer and recipients of the document whose body begins at `start`.

    Args:
        text: The whole text.
        start: Where the body begins.
        end: Where the document ends.
        joint: Whether several bodies issue it together: all who sign are named, parted by
            semicolons, as are their titles.
    """
    lines = lines_of(text, start, end)
    block = _first_block(lines)
    if blocks := _joint_blocks(lines, joint):
        signers = "; ".join(each.signer for each in blocks)
        titles = "; ".join(each.title for each in blocks)
        block = Foot(signers, titles, (), tuple(line for each in blocks for line in each.lines))
    at = next((i for i, line in enumerate(lines) if RECIPIENTS.match(line.text)), None)
    recipients = _recipients(lines, at) if at is not None else ()
    if block:
        return Foot(block.signer, block.title, recipients, block.lines)
    if untitled := _untitled_block(lines):
        return Foot(untitled.signer, untitled.title, recipients, untitled.lines)
    if at is None:
        return Foot()
    return Foot(_name_under(lines, at), _unsigned_title(lines, at), recipients)


def _name_under(lines: list[TextLine], at: int) -> str:
    """The name that stands alone below the recipients where the title above it is lost."""
    for line in lines[at + 1 : at + 1 + _GAP]:
        if is_form_mark(line.text):
            break
        name = one_line(DEGREE.sub("", line.text).strip(" .,"))
        if is_person(name):
            return name
    return ""


def _unsigned_title(lines: list[TextLine], at: int) -> str:
    """The signing title near the recipients of a document without a printed name."""
    nearby = lines[max(0, at - 6) : at + 40]
    titles = [title_in(line.text) for line in nearby]
    return ", ".join(written_title(title) for title in titles if title)
