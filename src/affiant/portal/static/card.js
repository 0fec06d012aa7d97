// A fact's card: which verdict it shows, and the same card as the server sees it now.

export function show(card, verdict, word) {
  card.dataset.verdict = verdict;
  card.querySelector(".verdict").textContent = word;
  card.querySelector("[value=undo]").hidden = verdict === "suggested";
}

// What is still on its way: a verdict, a correction, or that one is taken back.
export function showWaiting(card, entry, said) {
  const undone = { verdict: card.dataset.verdict, word: said.undone };
  const typed = { verdict: "corrected", word: said.corrected };
  const { verdict, word } = entry.shown || (entry.typed && typed) || decision(card, entry.body) || undone;
  show(card, verdict, `${word} (${said.pending})`);
}

function decision(card, { verdict }) {
  const word = verdict && card.querySelector(`[value=${verdict}]`)?.dataset.word;
  return word && { verdict, word };
}

// Where in a card the keyboard is, so that it is there in the next one, too.
function held(card) {
  const active = document.activeElement;
  if (!card.contains(active)) return null;
  const own = ["[value=accepted]", "[value=rejected]", "[value=unsure]", "[value=undo]", "[data-correct]", ".surface a"];
  return own.find((one) => active.matches(one)) || "";
}

// The card as the server's own markup has it. A form that is open in it stays open.
export function renewed(old, markup) {
  const holder = document.createElement("template");
  holder.innerHTML = markup; // escaped by the server; scripts in it would not run
  const card = holder.content.querySelector("[data-fact]");
  if (!card) return;
  const form = old.querySelector(".holder");
  const active = document.activeElement;
  const place = held(old);
  if (old.hasAttribute("aria-current")) card.setAttribute("aria-current", "true");
  if (form) card.append(form);
  old.replaceWith(card);
  if (form?.contains(active)) active.focus({ preventScroll: true });
  else if (place !== null) focus(card, place);
}

function focus(card, place) {
  const inside = place && card.querySelector(place);
  (inside && !inside.hidden ? inside : card).focus({ preventScroll: true });
}
