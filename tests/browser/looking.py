"""What a person would see of a page at a glance, measured: what sticks out, what can't be read."""

# The sizes of a small phone and of a desktop's window.
PHONE, DESKTOP = (360, 640), (1280, 800)

_STICKING_OUT = """() => [...document.querySelectorAll("body *")]
  .filter(one => one.checkVisibility() && one.getBoundingClientRect().right > innerWidth + 1)
  .filter(one => {
    // A drawer that waits beside the window can't be scrolled to.
    for (let box = one; box; box = box.parentElement)
      if (getComputedStyle(box).position === "fixed") return false;
    // What scrolls by itself, such as a block of code, may be wider than its window.
    for (let box = one.parentElement; box; box = box.parentElement) {
      const seen = getComputedStyle(box).overflowX;
      if (box !== document.documentElement && box !== document.body && seen !== "visible")
        return false;
    }
    return true;
  })
  .map(one => one.outerHTML.slice(0, 120))"""

_CONTRASTS = """() => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const parts = color => {
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    return [...context.getImageData(0, 0, 1, 1).data];
  };
  const light = ([r, g, b]) => [r, g, b]
    .map(value => value / 255)
    .map(value => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4)
    .reduce((sum, value, index) => sum + value * [0.2126, 0.7152, 0.0722][index], 0);
  const paper = one => {
    for (let box = one; box; box = box.parentElement) {
      const color = parts(getComputedStyle(box).backgroundColor);
      if (color[3] === 255) return color;
    }
    return [255, 255, 255, 255];
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const one = node.parentElement;
    if (!node.data.trim() || !one.checkVisibility()) continue;
    const [a, b] = [light(parts(getComputedStyle(one).color)), light(paper(one))];
    found.push([(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05), node.data.trim()]);
  }
  return found;
}"""


def sticking_out(page):
    """Returns the elements that reach over the right edge, so that a reader must push the page."""
    wide = page.evaluate("document.scrollingElement.scrollWidth > innerWidth")
    return page.evaluate(_STICKING_OUT) or (["the page itself"] if wide else [])


def hard_to_read(page, least=4.5):
    """Returns texts with less contrast to their ground than WCAG's level AA asks for."""
    texts = page.evaluate(_CONTRASTS)
    assert texts, "the page shows no text"
    return [(round(ratio, 2), text) for ratio, text in texts if ratio < least]


def is_dark(page):
    """Returns whether the ground of the page is dark."""
    color = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return sum(int(part) for part in color.strip("rgb()").split(",")[:3]) < 3 * 128
