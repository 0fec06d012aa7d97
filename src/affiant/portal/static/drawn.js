// The page of a PDF as it was printed, with the boxes of its facts, above the words that were read
// from it.

const SVG = "http://www.w3.org/2000/svg";

export class Drawn {
  constructor({ article, said, near, current, say }) {
    Object.assign(this, { article, said, near, current, say });
    this.begin();
  }

  begin() {
    this.figure = null;
    this.page = 0;
  }

  // The folio of the page on which a card's fact stands.
  pageOf(card) {
    const all = [...this.article.querySelectorAll("[data-page]")];
    const place = card && document.getElementById(`at-${card.dataset.fact}`);
    const before = (one) => place && one.compareDocumentPosition(place) & Node.DOCUMENT_POSITION_FOLLOWING;
    return all.findLast(before) || all[0];
  }

  async toggle(folio) {
    if (!folio) return;
    const page = folio.dataset.page;
    for (const one of this.article.querySelectorAll("[data-page]")) one.removeAttribute("aria-expanded");
    if (this.figure && this.page === page) {
      this.figure.remove();
      this.begin();
      return;
    }
    this.figure?.remove();
    this.page = page;
    folio.setAttribute("aria-expanded", "true");
    this.say(this.said.drawing);
    this.figure = document.createElement("figure");
    this.figure.className = "drawn";
    this.figure.textContent = this.said.drawing;
    folio.closest(".passage").before(this.figure);
    const told = await this.ask(folio.getAttribute("href"));
    if (this.page !== page || !this.figure) return;
    if (told.why) this.figure.textContent = told.why;
    else this.draw(told);
    this.say(told.why || told.alt);
  }

  async ask(address) {
    try {
      const response = await fetch(address, { headers: { Accept: "application/json" } });
      return await response.json();
    } catch {
      return { why: this.said.notDrawn };
    }
  }

  draw({ image, width, height, facts, alt }) {
    const picture = document.createElementNS(SVG, "svg");
    picture.setAttribute("viewBox", `0 0 ${width} ${height}`);
    picture.setAttribute("role", "img");
    picture.setAttribute("aria-label", alt);
    picture.append(made("image", { href: image, width, height }));
    for (const [fact, boxes] of Object.entries(facts)) {
      for (const [x, y, right, bottom] of boxes) {
        const box = made("rect", { x, y, width: right - x, height: bottom - y });
        box.dataset.box = fact;
        picture.append(box);
      }
    }
    picture.addEventListener("click", (event) => {
      if (event.target.dataset.box) this.near([event.target.dataset.box]);
    });
    this.figure.replaceChildren(picture);
    this.light(this.current()?.dataset.fact);
  }

  light(fact) {
    if (!this.figure) return;
    for (const box of this.figure.querySelectorAll("[data-box]")) {
      box.classList.toggle("lit", box.dataset.box === fact);
    }
    if (fact) this.figure.querySelector(".lit")?.scrollIntoView({ block: "nearest" });
  }
}

function made(name, attributes) {
  const one = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) one.setAttribute(key, value);
  return one;
}
