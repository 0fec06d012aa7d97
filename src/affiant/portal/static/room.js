// The reading room with a keyboard: everything here also works by links and forms without it.

import { Queue } from "/static/queue.js";

const panel = document.querySelector("#facts");
const cards = [...panel.querySelectorAll("[data-fact]")];
const byFact = new Map(cards.map((card) => [card.dataset.fact, card]));
const status = panel.querySelector("#status");
const token = document.querySelector("[name=csrfmiddlewaretoken]").value;
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
const decided = []; // what can be undone, the newest last: {card, key, before}
let current = cards.findIndex((card) => card.hasAttribute("aria-current"));

const queue = new Queue(panel.dataset.mark, token, ({ event, entry, answer, left }) => {
  const card = byFact.get(String(entry.fact));
  if (card && answer) show(card, answer.verdict, answer.word, answer.judgement);
  if (event === "overtaken") return say(panel.dataset.overtaken);
  if (event === "refused") return say(panel.dataset.refused);
  if (event === "waiting") return say(`${left} ${panel.dataset.waiting}`);
  return say(left ? `${left} ${panel.dataset.waiting}` : panel.dataset.kept);
});

function say(words) {
  status.textContent = words;
}

function show(card, verdict, word, judgement) {
  card.dataset.verdict = verdict;
  card.querySelector(".verdict").textContent = word;
  if (judgement !== undefined) {
    card.dataset.judgement = judgement;
    card.querySelector("[name=seen]").value = judgement;
  }
  card.querySelector("[value=undo]").hidden = verdict === "suggested";
}

function light(fact) {
  for (const piece of document.querySelectorAll(".hit")) {
    piece.classList.toggle("lit", piece.dataset.facts.split(" ").includes(fact));
  }
}

function select(index, { scroll = true } = {}) {
  if (!cards[index]) return;
  cards[current]?.removeAttribute("aria-current");
  current = index;
  const card = cards[current];
  card.setAttribute("aria-current", "true");
  light(card.dataset.fact);
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest", behavior: calm });
  if (scroll) {
    const place = document.getElementById(`at-${card.dataset.fact}`)?.parentElement;
    place?.scrollIntoView({ block: "center", behavior: calm });
  }
}

function decide(card, verdict) {
  const before = { verdict: card.dataset.verdict, word: card.querySelector(".verdict").textContent };
  const word = card.querySelector(`[value=${verdict}]`).dataset.word;
  show(card, verdict, word);
  const key = queue.put({ fact: card.dataset.fact, verdict, seen: card.dataset.judgement });
  decided.push({ card, key, before });
}

function undo(card) {
  const index = card ? decided.findLastIndex((one) => one.card === card) : decided.length - 1;
  const [last] = index < 0 ? [] : decided.splice(index, 1);
  const target = last?.card || card;
  if (!target) return;
  select(cards.indexOf(target));
  if (last && queue.drop(last.key)) {
    show(target, last.before.verdict, last.before.word);
    say(panel.dataset.kept);
  } else {
    if (last) show(target, last.before.verdict, last.before.word);
    queue.put({ fact: target.dataset.fact, verdict: "undo", seen: target.dataset.judgement });
  }
}

panel.addEventListener("submit", (event) => {
  const card = event.target.closest("[data-fact]");
  if (!card || !event.submitter) return;
  event.preventDefault();
  const verdict = event.submitter.value;
  select(cards.indexOf(card), { scroll: false });
  if (verdict === "undo") undo(card);
  else decide(card, verdict);
});

panel.addEventListener("click", (event) => {
  const card = event.target.closest(".surface a")?.closest("[data-fact]");
  if (!card || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  select(cards.indexOf(card));
});

document.querySelector(".document").addEventListener("click", (event) => {
  const place = event.target.closest("[data-facts], [data-passage]");
  if (!place || String(getSelection())) return;
  event.preventDefault();
  const facts = (place.dataset.facts || place.dataset.passage).split(" ");
  for (const card of cards) card.classList.toggle("near", facts.includes(card.dataset.fact));
  const at = facts.indexOf(cards[current]?.dataset.fact); // again: the next one that lies here
  select(cards.indexOf(byFact.get(facts[(at + 1) % facts.length])), { scroll: false });
});

const KEYS = {
  j: () => select(Math.min(current + 1, cards.length - 1)),
  k: () => select(Math.max(current - 1, 0)),
  a: () => judge("accepted"),
  r: () => judge("rejected"),
  u: () => judge("unsure"),
  z: () => undo(null),
};

function judge(verdict) {
  if (!cards[current]) return;
  decide(cards[current], verdict);
  if (current + 1 < cards.length) select(current + 1);
}

const keys = document.querySelector("#keys");
keys.disabled = false;
keys.checked = localStorage.getItem("affiant:keys") !== "off";
keys.addEventListener("change", () => localStorage.setItem("affiant:keys", keys.checked ? "on" : "off"));

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea");
  if (!keys.checked || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});

if (queue.read().length) {
  say(`${queue.read().length} ${panel.dataset.waiting}`);
  for (const one of queue.read()) {
    const card = byFact.get(String(one.fact));
    const button = card?.querySelector(`[value=${one.verdict}]`);
    if (button?.dataset.word) show(card, one.verdict, button.dataset.word);
  }
  queue.send();
}
