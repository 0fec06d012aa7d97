// The form of a fact: its words, which are chosen in the document, and what it says.

import { mark, moved, selected, wordsAt } from "/static/place.js";

let forms = null; // the empty forms, once they are here
let open = null; // the one form that is open

export async function load() {
  if (forms) return forms;
  const response = await fetch("/forms");
  if (!response.ok) throw new Error("no forms");
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  forms = new Map([...page.querySelectorAll("template")].map((one) => [one.dataset.form, one]));
  return forms;
}

export const opened = () => open;

// Say of a field that a line tells what is wrong with it, or that nothing is.
function tie(field, line, wrong) {
  const told = (field.getAttribute("aria-describedby") || "").split(" ").filter((one) => one && one !== line);
  if (wrong) told.unshift(line);
  if (told.length) field.setAttribute("aria-describedby", told.join(" "));
  else field.removeAttribute("aria-describedby");
  if (wrong) field.setAttribute("aria-invalid", "true");
  else field.removeAttribute("aria-invalid");
}

export class Sheet {
  // `asked` has kind, holder, root (the document), span, values, changed (typed before), words (the
  // page's sentences) and save({span, changed, note, words}).
  constructor(asked) {
    open?.close();
    open = this;
    Object.assign(this, asked);
    this.before = { ...asked.values };
    this.first = asked.span && { ...asked.span };
    this.form = document.importNode(forms.get(asked.kind).content, true).querySelector("form");
    this.fill({ ...this.before, ...asked.changed });
    asked.holder.replaceChildren(this.form);
    this.form.addEventListener("submit", (event) => this.submit(event));
    this.form.addEventListener("keydown", (event) => this.key(event));
    this.form.addEventListener("click", (event) => this.click(event));
    this.form.addEventListener("mousedown", (event) => {
      if (event.target.closest("[data-take]")) event.preventDefault(); // the selection stays
    });
    this.place(this.span);
    (asked.span ? this.fields()[0] : this.form.querySelector(".place"))?.focus();
    this.form.scrollIntoView({ block: "nearest" });
  }

  fields() {
    return [...this.form.elements].filter((one) => one.name && one.type !== "hidden");
  }

  fill(values) {
    for (const field of this.fields()) {
      if (field.type === "checkbox") field.checked = values[field.name] === "1";
      else if (field.tagName !== "SELECT" || field.name in values) field.value = values[field.name] || "";
    }
  }

  typed() {
    const all = {};
    for (const field of this.fields()) {
      all[field.name] = field.type === "checkbox" ? (field.checked ? "1" : "") : field.value.trim();
    }
    return all;
  }

  place(span) {
    this.span = span;
    mark(this.root, span);
    const words = span ? wordsAt(this.root, span.start, span.end) : "";
    this.form.querySelector(".chosen").textContent = words || "–";
  }

  // Take what is selected in the document.
  take() {
    const span = selected(this.root);
    if (!span) return this.problem(this.words.none);
    if (span.across) return this.problem(this.words.across);
    this.problem("");
    return this.place({ start: span.start, end: span.end });
  }

  // What is wrong, and in which field; the words themselves where no field is named.
  problem(sentence, name = "") {
    const line = this.form.querySelector(".problem");
    line.textContent = sentence;
    line.hidden = !sentence;
    const place = this.form.querySelector(".place");
    for (const one of [place, ...this.fields()]) tie(one, line.id, false);
    const wrong = (name && this.fields().find((one) => one.name === name)) || place;
    if (sentence) tie(wrong, line.id, true);
    return wrong;
  }

  click(event) {
    const button = event.target.closest("button");
    if (button?.dataset.move && this.span) this.place(moved(this.root, this.span, button.dataset.move));
    else if (button && "take" in button.dataset) this.take();
    else if (button && "cancel" in button.dataset) this.leave();
  }

  key(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      this.leave();
    } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.form.requestSubmit();
    } else if (event.target.matches(".place") && this.span && event.key.startsWith("Arrow")) {
      event.preventDefault();
      const way = ["ArrowRight", "ArrowDown"].includes(event.key) ? "on" : "back";
      this.place(moved(this.root, this.span, `${event.shiftKey ? "end" : "start"}-${way}`));
    }
    event.stopPropagation(); // single keys are for the room
  }

  submit(event) {
    event.preventDefault();
    const { note = "", ...all } = this.typed();
    if (!this.span) return this.problem(this.words.none);
    const changed = {};
    for (const [name, value] of Object.entries(all)) {
      const stood = this.before[name] ?? "";
      if (!this.first || value !== stood) changed[name] = value;
    }
    const words = wordsAt(this.root, this.span.start, this.span.end);
    const same = this.first && this.first.start === this.span.start && this.first.end === this.span.end;
    this.save({ span: same ? null : this.span, changed, note, words });
    return this.close();
  }

  leave() {
    this.close();
    this.left?.();
  }

  close() {
    mark(this.root, null);
    this.form.remove();
    if (open === this) open = null;
    this.closed?.();
  }
}
