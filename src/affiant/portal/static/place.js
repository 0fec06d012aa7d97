// Places in a document: offsets of its text in Unicode code points, read off the page. Each piece of
// text says at which offset it begins (data-at); a character that nobody sees is shown by its number
// and counts as one.

const points = (words) => [...words];
const within = (one, begin, end) => one.start < end && one.end > begin;

function measured(piece) {
  const unseen = piece.classList.contains("unseen");
  const characters = unseen ? [piece.textContent] : points(piece.textContent);
  const start = Number(piece.dataset.at);
  return { piece, characters, start, end: start + characters.length };
}

export function passageAt(root, offset) {
  for (const passage of root.querySelectorAll(".passage")) {
    if (Number(passage.dataset.begin) <= offset && offset < Number(passage.dataset.end)) return passage;
  }
  return null;
}

// The words between two offsets, as they are shown.
export function wordsAt(root, start, end) {
  let words = "";
  for (const piece of root.querySelectorAll("[data-at]")) {
    const one = measured(piece);
    if (!within(one, start, end)) continue;
    words += one.characters.slice(Math.max(0, start - one.start), end - one.start).join("");
  }
  return words;
}

// What is selected in the document: {start, end, across}; null for nothing.
export function selected(root) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  let found = null;
  for (const piece of root.querySelectorAll("[data-at]")) {
    if (!range.intersectsNode(piece)) continue;
    const span = clipped(range, piece);
    if (!span) continue;
    found = found ? { start: found.start, end: span.end } : span;
  }
  return found && trimmed(root, found);
}

function clipped(range, piece) {
  const one = measured(piece);
  const inside = document.createRange();
  inside.selectNodeContents(piece);
  const before = document.createRange();
  before.selectNodeContents(piece);
  if (range.compareBoundaryPoints(Range.START_TO_START, inside) > 0) {
    inside.setStart(range.startContainer, range.startOffset);
  }
  if (range.compareBoundaryPoints(Range.END_TO_END, inside) < 0) {
    inside.setEnd(range.endContainer, range.endOffset);
  }
  if (!inside.toString()) return null;
  if (piece.classList.contains("unseen")) return { start: one.start, end: one.end };
  before.setEnd(inside.startContainer, inside.startOffset);
  const start = one.start + points(before.toString()).length;
  return { start, end: start + points(inside.toString()).length };
}

function trimmed(root, span) {
  const first = passageAt(root, span.start);
  const across = !first || span.end > Number(first.dataset.end);
  const words = points(wordsAt(root, span.start, span.end));
  if (across) return { ...span, across };
  const blank = (word) => !word.trim();
  let [start, end] = [span.start, span.end];
  while (words.length && blank(words[0])) [start] = [start + 1, words.shift()];
  while (words.length && blank(words[words.length - 1])) [end] = [end - 1, words.pop()];
  return start < end ? { start, end, across: false } : null;
}

// The words of a passage as places: runs of letters and digits, or of other marks.
function runs(passage) {
  const found = [];
  let last = "";
  for (const piece of passage.querySelectorAll("[data-at]")) {
    const one = measured(piece);
    one.characters.forEach((character, index) => {
      const at = one.start + index;
      const sort = !character.trim() ? "" : /[\p{L}\p{N}\p{M}•_]/u.test(character) ? "word" : "mark";
      if (sort && sort === last) found[found.length - 1].end = at + 1;
      else if (sort) found.push({ start: at, end: at + 1 });
      last = sort;
    });
  }
  return found;
}

// The same span with one of its ends moved by a word, inside its passage.
export function moved(root, span, how) {
  const passage = passageAt(root, span.start);
  if (!passage) return span;
  const all = runs(passage);
  const starts = all.map((run) => run.start);
  const ends = all.map((run) => run.end);
  const next = { ...span };
  if (how === "start-back") next.start = starts.findLast((at) => at < span.start) ?? span.start;
  if (how === "start-on") next.start = starts.find((at) => at > span.start && at < span.end) ?? span.start;
  if (how === "end-back") next.end = ends.findLast((at) => at < span.end && at > span.start) ?? span.end;
  if (how === "end-on") next.end = ends.find((at) => at > span.end) ?? span.end;
  return next;
}

// The first word of a passage.
export function firstWord(passage) {
  const [first] = runs(passage);
  return first ? { ...first } : null;
}

// Show a span in the document while it is being chosen; null for none.
export function mark(root, span) {
  const ranges = span ? rangesOf(root, span) : [];
  if (!CSS.highlights) {
    for (const piece of root.querySelectorAll("[data-at]")) {
      piece.classList.toggle("chosen", Boolean(span) && within(measured(piece), span.start, span.end));
    }
    return;
  }
  CSS.highlights.set("chosen", new Highlight(...ranges));
}

function rangesOf(root, span) {
  const ranges = [];
  for (const piece of root.querySelectorAll("[data-at]")) {
    const one = measured(piece);
    if (!within(one, span.start, span.end) || !piece.firstChild) continue;
    const units = (count) => one.characters.slice(0, Math.max(0, count)).join("").length;
    const range = document.createRange();
    range.setStart(piece.firstChild, units(span.start - one.start));
    range.setEnd(piece.firstChild, units(Math.min(one.characters.length, span.end - one.start)));
    ranges.push(range);
  }
  return ranges;
}
