"""An HTML page → passages: runs of text with what the markup around them says they are (`markup`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from generator.sources.markup import BLOCKS, COMMENT, COMMENTS, SKIP, SPACES, STRONG, stated_part

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selectolax.lexbor import LexborNode

    from generator.sources.markup import Part


class Passage(Struct, frozen=True):
    """A run of text up to the next block boundary. `part` is None outside of any article.

    `firm`: the markup is made to say this, and not only used for it. `links` counts the characters
    that are a link's text; `strong` those in bold; `after_picture`: only a picture stands before it.
    """

    text: str
    part: Part | None = None
    firm: bool = False
    in_body: bool = False
    links: int = 0
    strong: int = 0
    centred: bool = False
    after_picture: bool = False


class _Frame(Struct):
    """An open element, and what it changes for the text in it."""

    part: Part | None
    firm: bool
    block: bool
    link: bool
    strong: bool
    centred: bool
    comments: list[Part] = field(default_factory=list)  # parts opened by a comment among its children


def passages(root: LexborNode) -> list[Passage]:
    """All the text of a page in document order."""
    walk = _Walk()
    for node, entering in _events(root):
        if entering:
            walk.enter(node)
        else:
            walk.leave()
    walk.flush()
    return walk.found


def _events(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Every element twice (in, out), text and comments once; without recursion."""
    stack: list[LexborNode] = []
    node: LexborNode | None = root
    while node is not None:
        skipped = node.tag in SKIP
        if not skipped:
            yield node, True
        if node.child is not None and not skipped:
            stack.append(node)
            node = node.child
            continue
        if not skipped and node.is_element_node:
            yield node, False
        while node.next is None and stack:
            node = stack.pop()
            yield node, False
        node = node.next if stack else None


class _Walk:
    """The state of the walk: open elements, the text since the last block boundary."""

    def __init__(self) -> None:
        self.found: list[Passage] = []
        self._frames: list[_Frame] = []
        self._pieces: list[str] = []
        self._links = self._strong = 0
        self._picture = False

    def enter(self, node: LexborNode) -> None:
        if node.is_text_node:
            self._text(node.text_content or "")
        elif node.is_comment_node:
            self._comment(node.comment_content or "")
        elif node.is_element_node:
            self._open(node)

    def leave(self) -> None:
        frame = self._frames[-1]
        if frame.block or frame.part or frame.comments:
            self.flush()
        self._frames.pop()

    def flush(self) -> None:
        """End the passage. What the open elements say holds for all of it: they are blocks themselves."""
        text = SPACES.sub(" ", "".join(self._pieces)).strip()
        if text:
            part, firm, in_body = self._stated()
            centred = any(frame.centred for frame in self._frames[-3:])
            self.found.append(
                Passage(text, part, firm, in_body, self._links, self._strong, centred, self._picture)
            )
            self._picture = False
        self._pieces, self._links, self._strong = [], 0, 0

    def _text(self, text: str) -> None:
        self._pieces.append(text)
        length = len(text.strip())
        if any(frame.link for frame in self._frames):
            self._links += length
        if any(frame.strong for frame in self._frames[-4:]):
            self._strong += length

    def _comment(self, content: str) -> None:
        found = COMMENT.fullmatch(content)
        part = COMMENTS.get(found.group(2).lower()) if found else None
        if found is None or part is None or not self._frames:
            return
        self.flush()
        if not found.group(1):
            self._frames[-1].comments.append(part)
            return
        for frame in reversed(self._frames):
            if part in frame.comments:
                frame.comments.remove(part)
                return

    def _open(self, node: LexborNode) -> None:
        tag = node.tag or ""
        attributes = node.attributes
        part, firm = stated_part(tag, attributes)
        block = tag in BLOCKS
        if block or part:
            self.flush()
        elif tag in ("td", "th"):
            self._pieces.append(" ")
        if tag == "img":
            self._picture = True
        style = (attributes.get("style") or "").replace(" ", "").lower()
        centred = (attributes.get("align") or "").lower() == "center" or "text-align:center" in style
        self._frames.append(_Frame(part, firm, block, tag == "a", tag in STRONG, centred))

    def _stated(self) -> tuple[Part | None, bool, bool]:
        """What the innermost statement says; is it firm; does it all stand in a body?"""
        stated: tuple[Part, bool] | None = None
        in_body = False
        for frame in self._frames:
            for part, firm in ((frame.part, frame.firm), *((comment, True) for comment in frame.comments)):
                if part is not None and (part != "headline" or not in_body):
                    # A habit inside a firm statement does not weaken it: `font02` around `founder-author`.
                    stated = (part, firm)
                    in_body = in_body or part == "body"
        return (*stated, in_body) if stated else (None, False, in_body)
