// The newest judgement on each fact that the server has told this browser of.
//
// A page can be older than an answer that came before it: the server makes the page, records what
// was on its way, and answers; the page that asked takes the answer, and then the new one comes up
// without it. So each answer stands in this browser's storage until a page is seen that has it.

const MOST = 200; // answers; what is older was shown by some page long ago

export class Answered {
  constructor(mark) {
    this.name = `affiant:${mark}:answered`;
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.name)) || [];
    } catch {
      return [];
    }
  }

  // `to` is what was asked. A fact that was added belongs on the page of its document.
  keep({ fact, judgement }, to) {
    const [, text = ""] = /^\/documents\/(\d+)\/facts$/.exec(to) || [];
    const others = this.read().filter((one) => one.fact !== String(fact));
    const all = [...others, { fact: String(fact), judgement, text }];
    localStorage.setItem(this.name, JSON.stringify(all.slice(-MOST)));
  }

  // Whether these cards of this text are older than an answer. What was asked for is kept no more:
  // a page that is asked for from now on has it.
  areBehind(cards, text) {
    const shown = new Map(cards.map((card) => [card.dataset.fact, Number(card.dataset.judgement)]));
    const here = ({ fact, text: added }) => shown.has(fact) || added === text;
    const all = this.read();
    localStorage.setItem(this.name, JSON.stringify(all.filter((one) => !here(one))));
    return all.some((one) => here(one) && (shown.get(one.fact) ?? -1) < one.judgement);
  }
}
