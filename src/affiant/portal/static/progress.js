// Keeps the jobs on a page as they are, by asking every second while something runs. The page is
// whole without it: it then loads itself anew. What is said aloud is little: beginning, quarters, end.

const SOON = 1000;
const LATER = 5000;
const QUIET = 20000; // between two things that are said aloud
const QUARTER = 25;

const said = document.getElementById("said");
const area = document.getElementById("jobs");
let tag = "";
let spoke = 0;
let quarter = -1;

function set(job, part, text) {
  const place = job.querySelector(`[data-part="${part}"]`);
  if (place && place.textContent !== text) place.textContent = text;
}

function show(one) {
  const job = area.querySelector(`[data-job="${one.id}"]`);
  if (!job) return false;
  set(job, "word", one.word);
  set(job, "far", one.far);
  set(job, "pace", one.pace);
  const bar = job.querySelector('[data-part="bar"]');
  if (one.percent === null) bar.removeAttribute("value");
  else bar.value = one.percent;
  return true;
}

function speak(text, urgent) {
  const now = Date.now();
  if (!said || !text || (!urgent && now - spoke < QUIET)) return;
  spoke = now;
  said.textContent = text;
}

// The parts of the page that come of a job that begins or ends are fetched as a page has them.
async function renew() {
  if (area.dataset.then) return location.assign(area.dataset.then);
  const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById("jobs");
  if (!fresh) return location.reload();
  const focused = area.contains(document.activeElement);
  area.replaceChildren(...fresh.childNodes);
  if (focused) document.getElementById("content").focus();
}

async function look() {
  let wait = LATER;
  try {
    const answer = await fetch(area.dataset.address, {
      headers: tag ? { "If-None-Match": tag } : {},
      cache: "no-store",
    });
    if (answer.status === 200) {
      tag = answer.headers.get("ETag") || "";
      wait = await told((await answer.json()).jobs);
    } else if (answer.status === 304) {
      wait = area.querySelector("[data-job]") ? SOON : LATER;
    }
  } catch {
    wait = LATER; // no connection: the next time
  }
  setTimeout(look, document.hidden ? Math.max(wait, LATER) : wait);
}

async function told(jobs) {
  const running = jobs.filter((one) => !one.ends);
  const here = [...area.querySelectorAll("[data-job]")].map((one) => Number(one.dataset.job));
  const gone = here.filter((id) => !running.some((one) => one.id === id));
  const ended = jobs.filter((one) => gone.includes(one.id));
  if (gone.length || running.some((one) => !here.includes(one.id))) await renew();
  for (const one of ended) speak(`${one.title}: ${one.word}. ${one.far}`, true);
  for (const one of running) {
    show(one);
    const now = one.percent === null ? -1 : Math.floor(one.percent / QUARTER);
    if (now > quarter) speak(`${one.title}: ${one.far}. ${one.pace}`, false);
    quarter = now;
  }
  return running.length ? SOON : LATER;
}

if (area) setTimeout(look, SOON);
