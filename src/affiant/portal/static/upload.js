// Sends files in pieces: a folder or files that are dropped or chosen. Without this script the form
// sends them whole. What is there already is not sent again, and what broke off goes on.

const AT_ONCE = 200; // files announced together
const LANES = 3; // files on their way at a time
const HASHED = 32 * 1024 * 1024; // up to here a file is told by its digest before it is sent
const FIRST_WAIT = 1000;
const LONGEST_WAIT = 30000;
const FULL = 507;
const SAID_EVERY = 20000;

const form = document.getElementById("sending");
const say = (name, values = {}) =>
  (form.dataset[`js_${name}`] || "").replace(/\{(\w+)\}/g, (_, key) => values[key] ?? "");
const language = document.documentElement.lang;
const number = (n) => new Intl.NumberFormat(language).format(n);
const part = (name) => document.querySelector(`#sent [data-part="${name}"]`);
const token = form ? form.querySelector("[name=csrfmiddlewaretoken]").value : "";

class Halted extends Error {}

function size(bytes) {
  const units = ["byte", "kilobyte", "megabyte", "gigabyte", "terabyte"];
  let at = 0;
  let told = bytes;
  while (told >= 1000 && at < units.length - 1) {
    told /= 1000;
    at += 1;
  }
  const style = { style: "unit", unit: units[at], maximumFractionDigits: at > 1 ? 1 : 0 };
  return new Intl.NumberFormat(language, style).format(told);
}

function time(seconds) {
  if (seconds < 60) return say("seconds");
  if (seconds < 3600) return say("minutes", { n: number(Math.round(seconds / 60)) });
  return say("hours", { n: number(Math.round(seconds / 3600)) });
}

// One upload: what is to come, what has come, and where it is shown.
class Sending {
  constructor(files) {
    this.files = files; // [{file, path}]
    this.total = files.reduce((sum, one) => sum + one.file.size, 0);
    this.done = 0;
    this.arrived = 0;
    this.known = 0;
    this.sent = 0;
    this.begun = Date.now();
    this.begunAt = 0; // bytes that were there before the clock began
    this.spoke = Date.now();
    this.halted = false;
    this.refused = [];
  }

  async run() {
    const collection = form.querySelector("[name=collection]")?.value || "";
    const begun = await this.ask("/intake/begin", new URLSearchParams({ collection }));
    this.address = `/intake/${begun.upload}`;
    for (let at = 0; at < this.files.length; at += AT_ONCE) {
      await this.some(this.files.slice(at, at + AT_ONCE));
    }
    if (this.arrived || this.known) await this.ask(`${this.address}/close`, new URLSearchParams());
  }

  async some(files) {
    const told = [];
    for (const one of files) {
      this.check();
      told.push({
        path: one.path,
        size: one.file.size,
        modified: one.file.lastModified * 1000000,
        sha256: await digest(one.file),
      });
    }
    const answer = await this.ask(`${this.address}/files`, JSON.stringify(told));
    const waiting = answer.files.map((awaited, at) => ({ ...files[at], awaited }));
    const lane = async () => {
      for (let one = waiting.shift(); one; one = waiting.shift()) await this.one(one);
    };
    await Promise.all(Array.from({ length: LANES }, lane));
  }

  async one({ file, path, awaited }) {
    if (awaited.why) return this.refuse(path, awaited.why, file.size);
    let { have, state } = awaited;
    this.sent += have;
    this.begunAt += have;
    const piece = Number(form.dataset.piece);
    try {
      while (state === "expected") {
        const body = file.slice(have, have + piece);
        const address = `${this.address}/files/${awaited.number}?at=${have}`;
        const answer = await this.ask(address, body);
        this.sent += answer.have - have;
        ({ have, state } = answer);
        this.show();
      }
    } catch (error) {
      if (error.status === FULL || error instanceof Halted || !(error.why || error.unreadable)) throw error;
      this.sent -= have;
      return this.refuse(path, error.why || say("gone"), file.size);
    }
    this.done += 1;
    if (state === "known") {
      this.known += 1;
      this.sent += file.size - have;
      this.begunAt += file.size - have;
    } else this.arrived += 1;
    this.show();
  }

  refuse(path, why, bytes) {
    this.done += 1;
    this.total -= bytes;
    this.refused.push([path, why]);
    this.show();
  }

  check() {
    if (this.halted) throw new Halted();
  }

  // One request, asked again for as long as there is no connection.
  async ask(address, body) {
    for (let wait = FIRST_WAIT; ; wait = Math.min(wait * 2, LONGEST_WAIT)) {
      this.check();
      let answer;
      try {
        answer = await fetch(address, {
          method: "POST",
          headers: { Accept: "application/json", "X-CSRFToken": token },
          body,
        });
      } catch (error) {
        if (body instanceof Blob && !(await readable(body))) throw Object.assign(error, { unreadable: true });
        announce(say("waiting"));
        await new Promise((go) => setTimeout(go, wait));
        continue;
      }
      if (answer.status === 409) {
        const told = await answer.json();
        if (told.reason === "out of step") return { state: "expected", have: told.have };
        throw Object.assign(new Error(), { status: 409, why: told.why });
      }
      if (answer.ok && answer.redirected) return {};
      if (answer.ok) return answer.json();
      if (answer.status >= 500 && answer.status !== FULL) {
        announce(say("waiting"));
        await new Promise((go) => setTimeout(go, wait));
        continue;
      }
      const told = await answer.json().catch(() => ({}));
      const why = told.why || (answer.status === 403 ? say("login") : "");
      throw Object.assign(new Error(), { status: answer.status, why, all: answer.status !== 413 });
    }
  }

  show() {
    const bar = document.querySelector("#sent progress");
    bar.value = this.total ? (100 * this.sent) / this.total : 100;
    const seconds = (Date.now() - this.begun) / 1000;
    const rate = (this.sent - this.begunAt) / seconds;
    part("far").textContent = say("sending", {
      done: number(this.done),
      total: number(this.files.length),
      sent: size(this.sent),
      size: size(this.total),
    });
    const left = (this.total - this.sent) / rate;
    part("pace").textContent = seconds > 3 && rate > 0 ? say("left", { time: time(left) }) : "";
    if (Date.now() - this.spoke > SAID_EVERY) {
      this.spoke = Date.now();
      announce(part("far").textContent);
    }
  }
}

async function digest(file) {
  if (!crypto.subtle || file.size > HASHED) return "";
  try {
    const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await file.arrayBuffer()));
    return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  } catch {
    return ""; // it cannot be read: sending tells
  }
}

async function readable(piece) {
  try {
    await piece.slice(0, 1).arrayBuffer();
    return true;
  } catch {
    return false;
  }
}

function announce(text) {
  const place = document.getElementById("sent-said");
  place.hidden = !text;
  if (place.textContent !== text) place.textContent = text;
}

// Every file under what was dropped, with its way from there.
async function* under(entry, way) {
  if (entry.isFile) {
    try {
      yield { file: await new Promise((take, fail) => entry.file(take, fail)), path: way + entry.name };
    } catch {
      yield { file: new File([], entry.name), path: way + entry.name, gone: true };
    }
    return;
  }
  const reader = entry.createReader();
  for (;;) {
    const some = await new Promise((take, fail) => reader.readEntries(take, fail));
    if (!some.length) return;
    for (const one of some) yield* under(one, `${way}${entry.name}/`);
  }
}

async function dropped(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
  const files = [];
  if (!entries.length) return [...transfer.files].map((file) => ({ file, path: file.name }));
  for (const entry of entries) {
    for await (const one of under(entry, "")) {
      files.push(one);
      if (files.length % 100 === 0) announce(say("looking", { n: number(files.length) }));
    }
  }
  return files;
}

let current = null;

async function send(files) {
  if (current) return;
  files.sort((one, other) => (one.path < other.path ? -1 : 1));
  if (!files.length) return announce(say("nothing"));
  const area = document.getElementById("sent");
  const list = document.getElementById("sent-refused");
  list.replaceChildren();
  area.hidden = false;
  announce("");
  current = new Sending(files);
  current.show();
  let said = "";
  try {
    await current.run();
  } catch (error) {
    said = error instanceof Halted ? say("stopped") : error.why || say("stopped");
  }
  const { refused, arrived, known } = current;
  const held = area.contains(document.activeElement);
  current = null;
  area.hidden = true;
  for (const [path, why] of refused) {
    const item = document.createElement("li");
    const name = document.createElement("bdi");
    name.textContent = path;
    item.append(name, ` ${why}`);
    list.append(item);
  }
  const told = [
    said || (arrived ? say("done", { n: number(arrived) }) : ""),
    known ? say("known", { n: number(known) }) : "",
    refused.length ? say("refused", { n: number(refused.length) }) : "",
  ];
  announce(told.filter(Boolean).join(" "));
  if (held) form.querySelector("input[type=file]").focus(); // the button to stop has gone
  form.dataset.state = said ? "stopped" : "done";
  if (!said && arrived && !document.getElementById("jobs")) location.assign("/work");
}

if (form) {
  const drop = document.getElementById("drop");
  for (const one of document.querySelectorAll(".plainly")) one.hidden = true;
  drop.querySelector(".invites").hidden = false;
  drop.classList.add("live"); // choosing sends at once: the choice itself is a button
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const input of form.querySelectorAll("input[type=file]")) {
    input.addEventListener("change", () => {
      const files = [...input.files].map((file) => ({ file, path: file.webkitRelativePath || file.name }));
      input.value = "";
      send(files);
    });
  }
  for (const kind of ["dragenter", "dragover"]) {
    drop.addEventListener(kind, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", async (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    send(await dropped(event.dataTransfer));
  });
  document.getElementById("halt").addEventListener("click", () => {
    if (current) current.halted = true;
  });
  window.addEventListener("beforeunload", (event) => {
    if (current) event.preventDefault();
  });
}
