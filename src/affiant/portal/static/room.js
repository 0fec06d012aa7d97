// The reading room with a keyboard: everything here also works by links and forms without it.

import { Answered } from "/static/answered.js";
import { renewed, show, showWaiting } from "/static/card.js";
import { Drawn } from "/static/drawn.js";
import { listen } from "/static/keys.js";
import { firstWord, selected } from "/static/place.js";
import { Queue } from "/static/queue.js";
import { Returned } from "/static/returned.js";
import { Sheet, load, opened } from "/static/sheet.js";

const panel = document.querySelector("#facts");
const article = document.querySelector("#document");
const list = () => panel.querySelector("ol");
const cards = () => [...panel.querySelectorAll("[data-fact]")];
const cardOf = (fact) => panel.querySelector(`[data-fact="${fact}"]`);
const status = panel.querySelector("#status");
const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
const judging = "judging" in panel.dataset;
const said = panel.dataset; // sentences, in the reader's language
const decided = []; // what can be undone, the newest last: {fact, key, before}
const sentences = { none: said.none, across: said.across };
let stale = false; // whether the page is to be asked anew once no form is open

const answered = new Answered(said.mark);

const queue = new Queue(said.mark, token, ({ event, entry, answer, left }) => {
  if (answer?.judgement) answered.keep(answer, entry.to);
  if (answer?.card) replace(entry.fact ?? answer.fact, answer.card);
  if (event === "kept" && entry.typed) refresh(answer.fact);
  if (event === "kept" && entry.typed?.kind) {
    decided.push({ fact: String(answer.fact), key: "", before: { verdict: "suggested", word: said.undone } });
  }
  if (entry.typed && ["overtaken", "returned"].includes(event)) giveBack(entry, answer);
  else if (event === "overtaken") say(said.overtaken);
  else if (event === "refused") say(said.refused);
  else if (event === "gone") vanished();
  else far(left);
});

const say = (words) => (status.textContent = words);

// How much is on its way.
function far(left = queue.read().length) {
  if (!left) say(said.kept);
  else say(left === 1 ? said.waitingOne : `${left} ${said.waiting}`);
}

// The server has no such fact or decision: what it has is shown.
function vanished() {
  say(said.notThere);
  refresh();
}

// Cards

const current = () => panel.querySelector("[data-fact][aria-current]");

function replace(fact, markup) {
  const old = cardOf(fact);
  if (old) renewed(old, markup);
  onTheirWay();
}

// What waits to be sent shows over what the server has recorded.
function onTheirWay() {
  for (const entry of queue.read()) {
    const card = entry.fact && cardOf(entry.fact);
    if (card) showWaiting(card, entry, said);
  }
}

function light(fact) {
  for (const piece of article.querySelectorAll(".hit")) {
    piece.classList.toggle("lit", piece.dataset.facts.split(" ").includes(fact));
  }
}

function select(card, { scroll = true, focus = true } = {}) {
  if (!card) return;
  current()?.removeAttribute("aria-current");
  card.setAttribute("aria-current", "true");
  light(card.dataset.fact);
  if (focus) card.focus({ preventScroll: true });
  if (focus) card.scrollIntoView({ block: "nearest", behavior: calm });
  const place = document.getElementById(`at-${card.dataset.fact}`)?.parentElement;
  if (scroll) place?.scrollIntoView({ block: "center", behavior: calm });
  drawn.light(card.dataset.fact, place);
}

const step = (by) => {
  const all = cards();
  select(all[Math.min(Math.max(all.indexOf(current()) + by, 0), all.length - 1)]);
};

// Decisions

const blind = () => ("blind" in said ? { blind: "1" } : {});

function decide(card, verdict) {
  const before = { verdict: card.dataset.verdict, word: card.querySelector(".verdict").textContent };
  show(card, verdict, card.querySelector(`[value=${verdict}]`).dataset.word);
  const fact = card.dataset.fact;
  const body = { verdict, seen: card.dataset.judgement, ...blind() };
  decided.push({ fact, before, key: queue.put({ fact, to: `/facts/${fact}/judgement`, body }) });
}

function undo(card) {
  const index = card
    ? decided.findLastIndex((one) => one.fact === card.dataset.fact)
    : decided.length - 1;
  const [last] = index < 0 ? [] : decided.splice(index, 1);
  const target = last ? cardOf(last.fact) : card;
  if (!target) return;
  select(target);
  if (last) show(target, last.before.verdict, last.before.word);
  if (last && queue.drop(last.key)) return far();
  const fact = target.dataset.fact;
  const body = { seen: target.dataset.judgement, own: target.dataset.own, ...blind() };
  queue.put({ fact, to: `/facts/${fact}/undo`, body, shown: last?.before });
}

function judge(verdict) {
  const card = current();
  if (!card) return;
  decide(card, verdict);
  const all = cards();
  const next = all[all.indexOf(card) + 1];
  if (next) select(next);
}

// Forms

async function withForms(then) {
  try {
    await load();
  } catch {
    return say(said.noForm);
  }
  return then();
}

function correct(card, typed = null) {
  if (!card || !judging) return;
  select(card, { scroll: !typed });
  withForms(() => {
    const holder = document.createElement("div");
    holder.className = "holder";
    card.append(holder);
    const { fact, kind, start, end } = card.dataset;
    const sheet = new Sheet({
      kind,
      holder,
      root: article,
      words: sentences,
      span: { start: Number(start), end: Number(end) },
      values: JSON.parse(card.dataset.values || "{}"),
      changed: typed?.changed,
      save: (found) => corrected(cardOf(fact) || card, found),
      left: () => cardOf(fact)?.focus({ preventScroll: true }),
      closed: () => closed(holder),
    });
    if (typed?.span) sheet.place(typed.span);
    if (typed?.why) sheet.problem(typed.why, typed.field).focus();
  });
}

function corrected(card, { span, changed, note, words }) {
  const fact = card.dataset.fact;
  const place = span ? { start: span.start, end: span.end, words } : {};
  if (!span && !Object.keys(changed).length) return;
  const before = { verdict: card.dataset.verdict, word: card.querySelector(".verdict").textContent };
  show(card, "corrected", `${said.corrected} (${said.pending})`);
  const body = { ...changed, ...place, note, seen: card.dataset.judgement, ...blind() };
  const typed = { span, changed, note, about: card.querySelector(".surface").textContent };
  const entry = { fact, to: `/facts/${fact}/correction`, body, typed, before };
  decided.push({ fact, before, key: queue.put(entry) });
  card.focus({ preventScroll: true });
}

const adder = () => panel.querySelector("[data-add]");

function add(kind = "", typed = null) {
  if (!judging) return;
  const adding = panel.querySelector("#adding");
  const choice = adding.querySelector("select");
  const picked = selected(article);
  if (picked?.across && !typed) return say(said.across);
  const near = current() && document.getElementById(`at-${current().dataset.fact}`)?.parentElement;
  const passage = near || article.querySelector(".passage");
  const span = typed?.span || picked || (passage && firstWord(passage));
  adding.hidden = false;
  choice.value = kind;
  const draw = () => choice.value && withForms(() => sheetToAdd(choice.value, span, typed));
  choice.onchange = draw;
  choice.onkeydown = (event) => {
    if (event.key !== "Escape" || opened()) return;
    adding.hidden = true;
    adder().focus();
  };
  if (kind) draw();
  else choice.focus();
}

function sheetToAdd(kind, span, typed) {
  const adding = panel.querySelector("#adding");
  const sheet = new Sheet({
    kind,
    holder: adding.querySelector(".holder"),
    root: article,
    words: sentences,
    span: null,
    values: {},
    changed: typed?.changed,
    save: (found) => added(kind, found),
    left: () => adder().focus(),
    closed: () => {
      adding.hidden = true;
      closed();
    },
  });
  sheet.place(span);
  if (typed?.why) sheet.problem(typed.why, typed.field).focus();
}

function added(kind, { span, changed, words }) {
  const place = { start: span.start, end: span.end, words };
  const key = (crypto.randomUUID?.() || `${Date.now()}${Math.random()}`).replace(/[^0-9a-z]/g, "");
  const typed = { kind, span, changed, about: words };
  const body = { kind, ...changed, ...place, key };
  queue.put({ to: `/documents/${said.text}/facts`, body, typed });
  pending();
  adder().focus();
}

// What the server did not take is opened again with what was typed.
const returned = new Returned({ box: panel.querySelector("#returned"), queue, said, open: again });

function giveBack(entry, answer) {
  const why = answer?.sentence || (answer?.card ? said.overtaken : said.gone);
  const told = { ...entry, why, field: answer?.field };
  returned.take(told);
  if (!answer?.card) notTaken(entry);
  say(why);
  if (!opened()) again(told);
}

// A fact stands as it did before a correction that was not taken.
function notTaken({ fact, key, before }) {
  const at = decided.findIndex((one) => one.key === key);
  if (at >= 0) decided.splice(at, 1);
  const card = fact && cardOf(fact);
  if (card && before) show(card, before.verdict, before.word);
  onTheirWay();
}

function again(entry) {
  const { typed, why, field, fact, to, key } = entry;
  const here = fact ? cardOf(fact) : to === `/documents/${said.text}/facts`;
  if (!here) return say(`${said.open}${typed.about}${said.close}${said.colon}${why}`);
  returned.drop(key);
  if (fact) correct(here, { ...typed, why, field });
  else add(typed.kind, { ...typed, why, field });
}

function closed(holder) {
  holder?.remove();
  if (stale) refresh();
}

// What waits to be added stands below the facts until it is one of them.
function pending() {
  for (const old of panel.querySelectorAll(".pending")) old.remove();
  for (const { typed, to } of queue.read()) {
    if (!typed?.kind || to !== `/documents/${said.text}/facts`) continue;
    const item = document.createElement("li");
    item.className = "fact pending";
    item.textContent = `${typed.about} (${said.pending})`;
    list().append(item);
  }
}

// The page as the server sees it now, without leaving it.
async function refresh(fact = null) {
  stale = Boolean(opened());
  if (stale) return;
  try {
    const response = await fetch(location.href);
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    stale = Boolean(opened());
    if (stale) return;
    const held = current()?.dataset.fact;
    article.replaceChildren(...page.querySelector("#document").childNodes);
    const inside = list().contains(document.activeElement);
    list().replaceWith(page.querySelector("#facts ol"));
    panel.querySelector("h2 .count").replaceWith(page.querySelector("#facts h2 .count"));
    drawn.begin();
    const card = cardOf(fact ?? held) || cardOf(held);
    if (card) select(card, { scroll: Boolean(fact), focus: inside || Boolean(fact) });
    else if (inside) panel.querySelector("h2").focus();
    asKnown();
  } catch {
    stale = true; // no connection: the page stays as it is until there is one
  }
}

// Mouse

panel.addEventListener("submit", (event) => {
  const card = event.target.closest("[data-fact]");
  if (!card || !event.submitter || event.target.matches(".sheet")) return;
  event.preventDefault();
  const verdict = event.submitter.value;
  select(card, { scroll: false });
  if (verdict === "undo") undo(card);
  else decide(card, verdict);
});

panel.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  const link = event.target.closest(".surface a, [data-correct], [data-add]");
  if (!link) return;
  event.preventDefault();
  const card = link.closest("[data-fact]");
  if ("add" in link.dataset) add();
  else if ("correct" in link.dataset) correct(card);
  else select(card);
});

panel.addEventListener("mousedown", (event) => {
  if (event.target.closest("[data-add]")) event.preventDefault(); // the selection stays
});

article.addEventListener("mouseup", () => {
  const sheet = opened();
  if (sheet && selected(article)) sheet.take();
});

article.addEventListener("click", (event) => {
  const page = event.target.closest("[data-page]");
  if (page && !event.ctrlKey && !event.metaKey) {
    event.preventDefault();
    return drawn.toggle(page);
  }
  if (String(getSelection()) || opened()) return null;
  const hit = event.target.closest("[data-facts], [data-passage]");
  const place = hit || event.target.closest(".passage")?.querySelector("[data-passage]");
  if (!place) return null;
  event.preventDefault();
  return near((place.dataset.facts || place.dataset.passage).split(" "));
});

// Show the facts of a place; asked again, the next one that lies there.
function near(facts) {
  for (const card of cards()) card.classList.toggle("near", facts.includes(card.dataset.fact));
  const at = facts.indexOf(current()?.dataset.fact);
  select(cardOf(facts[(at + 1) % facts.length]), { scroll: false });
}

const drawn = new Drawn({ article, said, near, current, say });

listen(panel, {
  j: () => step(1),
  k: () => step(-1),
  d: () => select(nextDisputed()),
  a: () => judging && judge("accepted"),
  r: () => judging && judge("rejected"),
  u: () => judging && judge("unsure"),
  z: () => judging && undo(null),
  c: () => correct(current()),
  n: () => add(),
  p: () => drawn.toggle(drawn.pageOf(current())),
});

function nextDisputed() {
  const all = cards();
  const from = all.indexOf(current()) + 1;
  return [...all.slice(from), ...all.slice(0, from)].find((card) => card.matches(".disputed"));
}

// What an earlier page left

function asKnown() {
  onTheirWay();
  pending();
  if (answered.areBehind(cards(), said.text)) refresh();
}

if (judging) load().catch(() => null);
asKnown();
returned.show();
if (queue.read().length) {
  far();
  queue.send();
}
addEventListener("online", () => stale && refresh());
addEventListener("pageshow", (event) => event.persisted && refresh()); // brought back as it was left
