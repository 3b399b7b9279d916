"""Links and anchors of pages in HTML and in Markdown."""

import re
from html.parser import HTMLParser
from urllib.parse import unquote, urlsplit

_FENCED = re.compile(r"^( *)```.*?^\1```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^()\s]+)\)")


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.anchors, self.links = [], []

    def handle_starttag(self, tag, attrs):
        found = dict(attrs)
        if found.get("id"):
            self.anchors.append(found["id"])
        if tag == "a" and found.get("href"):
            self.links.append(found["href"])
        if tag in ("img", "script") and found.get("src"):
            self.links.append(found["src"])


def in_html(page):
    """Returns the anchors of a page, and its links."""
    reader = _Reader()
    reader.feed(page.read_text(encoding="utf-8"))
    return reader.anchors, reader.links


def in_markdown(page):
    """Returns the links of a page, but for those in blocks of code."""
    return _LINK.findall(_FENCED.sub("", page.read_text(encoding="utf-8")))


def headings(page):
    """Returns the anchors that the headings of a page in Markdown have where it is shown."""
    text = _FENCED.sub("", page.read_text(encoding="utf-8"))
    titles = re.findall(r"^#+ (.*)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).strip().replace(" ", "-") for title in titles}


def leads_to(page, link):
    """Returns the file that a link of a page names, and the anchor in it.

    Returns:
      None and an empty text for a link to another place than this repository's.
    """
    parts = urlsplit(link)
    if parts.scheme or parts.netloc:
        return None, ""
    place = page.parent / unquote(parts.path) if parts.path else page
    return place, unquote(parts.fragment)
