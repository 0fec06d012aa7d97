// Decisions, corrections and additions on their way to the server. Each stands in this browser's
// storage until the server has answered, so that none is lost when the connection breaks, the page is
// closed or the server stops. What the server will not take stands in a second list, until the person
// opens it again or lets it go.

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30000;
const AGAIN = 500; // from this status on the server may do better the next time
const ANSWERED = [200, 400, 409]; // with words that the page shows

export class Queue {
  constructor(mark, token, tell) {
    this.name = `affiant:${mark}:decisions`;
    this.token = token;
    this.tell = tell; // called with {event, entry, answer, left}
    this.wait = FIRST_WAIT;
    this.sending = false;
    window.addEventListener("online", () => this.send());
  }

  read(name = this.name) {
    try {
      return (JSON.parse(localStorage.getItem(name)) || []).map(asToday);
    } catch {
      return [];
    }
  }

  write(entries, name = this.name) {
    localStorage.setItem(name, JSON.stringify(entries));
  }

  // An entry has `to` (an address), `body` (what is sent), and what the page needs to show it.
  put(entry) {
    const one = { ...entry, key: `${Date.now()}-${Math.random()}` };
    this.write([...this.read(), one]);
    this.send();
    return one.key;
  }

  // Take a decision back that was never on its way; false when it may have been.
  drop(key) {
    const entries = this.read();
    if (this.sending === key || !entries.some((one) => one.key === key)) return false;
    this.write(entries.filter((one) => one.key !== key));
    return true;
  }

  returned() {
    return this.read(`${this.name}:returned`);
  }

  giveBack({ key, why, field }) {
    const all = this.returned().map((one) => (one.key === key ? { ...one, why, field } : one));
    this.write(all, `${this.name}:returned`);
  }

  letGo(key) {
    const left = this.returned().filter((one) => one.key !== key);
    this.write(left, `${this.name}:returned`);
  }

  async send() {
    if (this.sending) return;
    const [entry] = this.read();
    if (!entry) return;
    this.sending = entry.key;
    let status = 0;
    let answer = null;
    try {
      const response = await fetch(entry.to, {
        method: "POST",
        headers: { Accept: "application/json", "X-CSRFToken": this.token },
        body: new URLSearchParams({ ...entry.body, back: location.pathname + location.search }),
      });
      status = response.status;
      const told = ANSWERED.includes(status) && response.headers.get("Content-Type") === "application/json";
      answer = told ? await response.json() : null;
    } catch {
      status = 0; // no connection, or one that broke
    }
    this.sending = false;
    this.settle(entry, status, answer);
  }

  settle(entry, status, answer) {
    if (status === 403) {
      this.tell({ event: "refused", entry, left: this.read().length });
    } else if (status === 0 || status >= AGAIN) {
      this.tell({ event: "waiting", entry, left: this.read().length });
      setTimeout(() => this.send(), this.wait);
      this.wait = Math.min(this.wait * 2, LONGEST_WAIT);
    } else {
      this.wait = FIRST_WAIT;
      const left = this.read().filter((one) => one.key !== entry.key);
      for (const one of left) {
        if (answer?.judgement && one.fact && one.fact === entry.fact) {
          one.body.seen = one.body.own = answer.judgement;
        }
      }
      this.write(left);
      const kept = status === 200 && answer;
      if (!kept && entry.typed) this.write([...this.returned(), { ...entry, why: answer?.sentence || "" }], `${this.name}:returned`);
      const event = kept ? "kept" : status === 409 ? "overtaken" : entry.typed ? "returned" : "gone";
      this.tell({ event, entry, answer, left: left.length });
      this.send();
    }
  }
}

// An entry that an earlier affiant left: a fact and a verdict.
function asToday(entry) {
  if (entry.to) return entry;
  const verb = entry.verdict === "undo" ? "undo" : "judgement";
  const body = { verdict: entry.verdict, seen: entry.seen };
  return { ...entry, to: `/facts/${entry.fact}/${verb}`, body };
}
