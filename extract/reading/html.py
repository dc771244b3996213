"""HTML to text: one line a paragraph, one line a table row with its cells between `|`."""

from __future__ import annotations

import re

from lxml import etree, html

from .errors import MAX_TEXT, Unreadable
from .plain import text_of_bytes

_BLOCKS = frozenset(
    {
        *("address", "article", "aside", "blockquote", "body", "br", "center", "dd", "div", "dl", "dt", "fieldset"),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main"),
        *("ol", "p", "pre", "section", "table", "tbody", "td", "th", "thead", "title", "tr", "ul"),
    }
)
_SKIPPED = frozenset(
    {"script", "style", "noscript", "template", "svg", "head", "iframe", "object", "select", "button", "nav"}
)
_CHARSET = re.compile(rb"(?i)<meta[^>]+charset\s*=\s*[\"']?\s*([\w-]+)")
_MAX_DEPTH = 400


def text_of_html(data: bytes) -> str:
    """The visible text. Raises Unreadable for what is no HTML or nests absurdly deep.

    Nothing is fetched, no entity beyond HTML's own is expanded (lxml.html without network and without huge trees).
    """
    source = _decoded(data)
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(source, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as error:
        raise Unreadable("không đọc được HTML; hãy lưu lại trang hoặc chuyển sang .txt") from error
    lines: list[str] = []
    _walk(root, lines, 0)
    text = "\n".join(re.sub(r"[ \t\u00a0]+", " ", line).strip() for line in "".join(lines).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"


def _decoded(data: bytes) -> str:
    if match := _CHARSET.search(data[:2000]):
        try:
            return text_of_bytes(data.decode(match[1].decode("ascii")).encode("utf-8"))
        except (LookupError, UnicodeDecodeError):
            pass
    return text_of_bytes(data)


def _walk(element: html.HtmlElement, out: list[str], depth: int) -> None:
    if depth > _MAX_DEPTH:
        raise Unreadable("HTML lồng quá sâu; hãy chuyển sang .txt")
    if sum(map(len, out[-1:])) > MAX_TEXT:
        raise Unreadable("trang quá lớn; hãy chia nhỏ tệp")
    tag = element.tag if isinstance(element.tag, str) else ""
    if tag in _SKIPPED:
        return
    if tag == "table" and _is_data(element):
        out.append("\n")
        for row in element.iter("tr"):
            cells = [" ".join("".join(cell.itertext()).split()) for cell in row if cell.tag in ("td", "th")]
            out.append(f"| {' | '.join(cells)} |\n")
        out.append("\n")
        return
    block = tag in _BLOCKS
    if block:
        out.append("\n\n" if tag in ("p", "table", "h1", "h2", "h3", "h4", "h5", "h6") else "\n")
    if tag == "li" and (element.text or "").lstrip()[:1] not in ("-", "–", "+", "•"):
        out.append("- ")
    keep = tag == "pre"
    if element.text:
        out.append(element.text if keep else re.sub(r"\s+", " ", element.text))
    for child in element:
        _walk(child, out, depth + 1)
        if child.tail:
            out.append(child.tail if keep else re.sub(r"\s+", " ", child.tail))
    if block and tag not in ("br", "hr"):
        out.append("\n")


def _is_data(table: html.HtmlElement) -> bool:
    """Whether a table holds rows of cells rather than the two columns of a header or signature."""
    if next(table.iterdescendants("table"), None) is not None:
        return False
    widths = [sum(cell.tag in ("td", "th") for cell in row) for row in table.iter("tr")]
    return len(widths) >= 2 and max(widths) >= 3
