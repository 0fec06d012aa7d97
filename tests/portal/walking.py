"""A walk through a page by somebody without a mouse, and a look at it on a narrow screen."""

from typing import Any

from playwright.sync_api import BrowserContext, Page

MOST = 200  # stops of a page; past these the keyboard is caught somewhere
NARROW, ZOOMED = 320, 640  # CSS pixels: WCAG 1.4.10; a window of 1280 at 200 %

_STOP = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const ringed = (one) => one && getComputedStyle(one).outlineStyle !== 'none';
  const seen = (one) => {
    const box = one.getBoundingClientRect();
    const x = Math.min(Math.max(box.left + Math.min(box.width / 2, 20), 0), innerWidth - 1);
    const y = Math.min(Math.max(box.top + Math.min(box.height / 2, 10), 0), innerHeight - 1);
    const top = document.elementFromPoint(x, y);
    return box.width > 1 && box.height > 1 && top && (one.contains(top) || top.contains(one));
  };
  const label = here.labels?.[0];
  const shown = getComputedStyle(here).opacity === '0' && label ? label : here;
  return {
    at: [...document.querySelectorAll('*')].indexOf(here),
    html: here.outerHTML.slice(0, 90),
    ringed: Boolean(ringed(shown)),
    seen: Boolean(seen(here) || seen(shown)),
  };
}"""
_BEGIN = """() => {
  document.activeElement?.blur();
  getSelection().removeAllRanges();
  scrollTo(0, 0);
  for (const one of document.querySelectorAll('details')) one.open = true;
}"""
_LOOSE = """() => {
  const found = [];
  for (const one of document.querySelectorAll('[aria-describedby],[aria-labelledby],label[for]')) {
    for (const name of ['aria-describedby', 'aria-labelledby', 'for']) {
      for (const id of (one.getAttribute(name) || '').split(' ').filter(Boolean)) {
        if (!document.getElementById(id)) found.push(`${name} of nothing: ${id}`);
      }
    }
  }
  const ids = [...document.querySelectorAll('[id]')].map((one) => one.id);
  const twice = ids.filter((one, at) => ids.indexOf(one) !== at);
  found.push(...twice.map((id) => `two of ${id}`));
  if (document.querySelectorAll('h1').length !== 1) found.push('not one h1');
  return found;
}"""
_CUT = """() => {
  const found = [];
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page is too wide');
  for (const one of document.querySelectorAll('main *, header *, footer *')) {
    const box = one.getBoundingClientRect();
    if (!box.width || !box.height || one.closest('.hidden, .skip, .scroll, svg')) continue;
    const told = one.outerHTML.slice(0, 90);
    if (box.right > innerWidth + 1 || box.left < -1) found.push(`out: ${told}`);
    const hides = ['hidden', 'clip'].includes(getComputedStyle(one).overflowX);
    const over = one.scrollWidth > one.clientWidth + 2;
    if (over && hides && !one.matches('input, select, textarea')) found.push(`cut: ${told}`);
    if (over && one.matches('th, td')) found.push(`over its cell: ${told}`);
  }
  return found;
}"""
_NAMED = {
    *("button", "link", "textbox", "searchbox", "combobox", "checkbox", "radio", "spinbutton"),
    *("listbox", "progressbar", "dialog", "region", "navigation", "img", "DisclosureTriangle"),
}


def choose(context: BrowserContext, address: str, language: str) -> None:
    """Choose the language, as the button at the foot of every page does; a header would not, for
    a browser that was told its locale sends that."""
    context.add_cookies([{"name": "affiant-language", "value": language, "url": address}])


def walked(page: Page, *, back: bool = False) -> list[str]:
    """What hinders who goes through this page by the tabulator, and `back`; nothing is good."""
    page.evaluate(_BEGIN)
    stops = _stops(page, "Tab")
    found = [] if stops and "skip" in stops[0]["html"] else ["the first stop is not the skip link"]
    for stop in stops:
        found += [] if stop["ringed"] else [f"no focus to be seen: {stop['html']}"]
        found += [] if stop["seen"] else [f"out of sight: {stop['html']}"]
    places = [stop["at"] for stop in stops]
    found += [] if places == sorted(places) else ["the order is not that of the page"]
    if back and sorted(stop["at"] for stop in _stops(page, "Shift+Tab")) != places:
        found.append("the way back is another one")
    return found + _nameless(page) + list(page.evaluate(_LOOSE))


def cut(page: Page) -> list[str]:
    """What is cut off or squeezed on a narrow screen, or at 200 %."""
    found = []
    for width in (NARROW, ZOOMED):
        page.set_viewport_size({"width": width, "height": 640})
        found += [f"{width}: {one}" for one in page.evaluate(_CUT)]
    page.set_viewport_size({"width": 1280, "height": 900})
    return found


def _stops(page: Page, key: str) -> list[dict[str, Any]]:
    stops: list[dict[str, Any]] = []
    for _ in range(MOST):
        page.keyboard.press(key)
        stop = page.evaluate(_STOP)
        if stop is None or (stops and stop["at"] == stops[0]["at"]):
            return stops
        stops.append(stop)
    raise AssertionError(f"the keyboard does not come out of {page.url}")


def _nameless(page: Page) -> list[str]:
    """What a screen reader would name by its role alone."""
    wire = page.context.new_cdp_session(page)
    told = wire.send("Accessibility.getFullAXTree")["nodes"]
    wire.detach()
    roles = [
        one["role"]["value"]
        for one in told
        if not one.get("ignored") and not one.get("name", {}).get("value", "").strip()
    ]
    return [f"without a name: {role}" for role in roles if role in _NAMED]
