// Decisions on their way to the server. Each stands in this browser's storage until the server has
// answered, so that none is lost when the connection breaks, the page is closed or the server stops.

const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30000;
const AGAIN = 500; // from this status on the server may do better the next time

export class Queue {
  constructor(mark, token, tell) {
    this.name = `affiant:${mark}:decisions`;
    this.token = token;
    this.tell = tell; // called with {event, entry, answer, left}
    this.wait = FIRST_WAIT;
    this.sending = false;
    window.addEventListener("online", () => this.send());
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.name)) || [];
    } catch {
      return [];
    }
  }

  write(entries) {
    localStorage.setItem(this.name, JSON.stringify(entries));
  }

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

  async send() {
    if (this.sending) return;
    const [entry] = this.read();
    if (!entry) return;
    this.sending = entry.key;
    let status = 0;
    let answer = null;
    try {
      const response = await fetch(`/facts/${entry.fact}/${entry.verdict === "undo" ? "undo" : "judgement"}`, {
        method: "POST",
        headers: { Accept: "application/json", "X-CSRFToken": this.token },
        body: new URLSearchParams({ verdict: entry.verdict, seen: entry.seen }),
      });
      status = response.status;
      answer = status === 200 || status === 409 ? await response.json() : null;
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
        if (answer && one.fact === entry.fact) one.seen = answer.judgement;
      }
      this.write(left);
      const event = status === 409 ? "overtaken" : answer ? "kept" : "gone";
      this.tell({ event, entry, answer, left: left.length });
      this.send();
    }
  }
}
