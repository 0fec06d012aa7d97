// What the server did not take, with why: nothing that was typed is lost. It stands in a list above
// the facts until the person opens it again or lets it go.

export class Returned {
  constructor({ box, queue, said, open }) {
    Object.assign(this, { box, queue, said, open });
  }

  take(entry) {
    this.queue.giveBack(entry);
    this.show();
  }

  drop(key) {
    this.queue.letGo(key);
    this.show();
  }

  show() {
    const all = this.queue.returned();
    this.box.hidden = !all.length;
    this.box.querySelector("ul").replaceChildren(...all.map((one) => this.line(one)));
  }

  line(entry) {
    const item = document.createElement("li");
    const words = document.createElement("p");
    words.textContent = `${this.said.open}${entry.typed.about}${this.said.close}${this.said.colon}${entry.why || ""}`;
    words.dir = "auto";
    const letGo = () => {
      this.drop(entry.key);
      this.stay();
    };
    item.append(
      words,
      this.button(this.said.again, entry, () => this.open(entry)),
      this.button(this.said.letGo, entry, letGo),
    );
    return item;
  }

  // The keyboard stays at the list, or goes to what comes after it.
  stay() {
    const next = this.box.querySelector("button");
    (next || document.querySelector("#facts-title")).focus();
  }

  button(words, entry, act) {
    const one = document.createElement("button");
    one.type = "button";
    one.textContent = words;
    one.setAttribute("aria-label", `${words}${this.said.colon}${entry.typed.about}`);
    one.addEventListener("click", act);
    return one;
  }
}
