// What is shown, by the address after #, and the keys.

const MANY = 250, WARN = 50; // printing 250 posts of 16 rows takes a browser half a minute
const content = byId("content");
let opened = null; // the post that is shown
let turn = 0; // an answer that comes late must not replace a newer one

async function show() {
  const mine = ++turn;
  const address = decode(location.hash.slice(1));
  const post = byAddress.get(address);
  const kind = post ? "post" : address === "!cetak" ? "print" : "overview";
  const html = kind === "post" ? await htmlOf(post)
    : kind === "print" ? await htmlOfFiltered(mine) : preface.overview;
  if (mine !== turn) return;
  opened = post ?? null;
  content.innerHTML = html;
  if (kind !== "overview") content.prepend(byId(`${kind}-bar`).content.cloneNode(true));
  if (kind === "print") tellPrinted();
  content.scrollTop = 0;
  content.dataset.shows = kind;
  updateBar();
  document.body.dataset.screen = address ? "content" : "list";
  document.title = [post?.jabatan, `Perjanjian Kinerja ${preface.years.join(" → ")}`].filter(Boolean).join(" – ");
  if (post && filtered[active] !== post && filtered.includes(post)) moveActive(filtered.indexOf(post));
  if (address && !byId("filters").contains(document.activeElement)) content.querySelector("h2")?.focus({ preventScroll: true });
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function htmlOfFiltered(mine) {
  const posts = [];
  for (const post of filtered.length > MANY ? [] : [...filtered]) {
    if (mine !== turn) break;
    posts.push(await htmlOf(post));
  }
  return posts.join("");
}

function tellPrinted() {
  const count = filtered.length;
  byId("printed").textContent = count > MANY
    ? `Saringan ini memuat ${angka(count)} jabatan. Paling banyak ${angka(MANY)} dicetak sekaligus: saringlah dahulu, misalnya menurut unit.`
    : `${angka(count)} jabatan yang tersaring${count > WARN ? `, lebih dari ${angka(WARN)}: periksa jumlah halamannya di jendela cetak` : ""}.`;
  content.querySelector("[data-action=print]").disabled = count > MANY || !count;
}

let showStayed = true;
function toggleStayed() {
  showStayed = !showStayed;
  content.classList.toggle("without-stayed", !showStayed);
  updateBar();
}

function updateBar() {
  const place = filtered.indexOf(opened), box = byId("stayed");
  if (box) box.checked = showStayed;
  for (const button of content.querySelectorAll("[data-step]")) {
    button.disabled = place < 0 || !filtered[place + Number(button.dataset.step)];
  }
}

function open(place) {
  if (!filtered[place]) return;
  moveActive(place);
  const address = `#${encodeURIComponent(filtered[place].address)}`;
  if (location.hash === address) show();
  else location.hash = address;
}

const openBeside = (by) => open(filtered.indexOf(opened) + by);

// What is to be printed follows the filters at once.
function refilter() {
  applyFilters({ keep: opened });
  updateBar();
  if (content.dataset.shows === "print") show();
}

function toList() {
  location.hash = "";
  document.body.dataset.screen = "list";
  list.focus();
}

function search() {
  document.body.dataset.screen = "list";
  byId("search").focus();
  byId("search").select();
}

const ACTIONS = {
  back: toList,
  step: (button) => openBeside(Number(button.dataset.step)),
  print: () => print(),
  help: () => byId("help").showModal(),
  clear() {
    byId("filters").reset();
    refilter();
    byId("search").focus();
  },
  // A figure of the overview leads into the list.
  filter({ dataset: { field, value } }) {
    byId("filters").reset();
    if (field) byId(field).value = value;
    applyFilters();
    toList();
  },
};
const LIST_KEYS = {
  ArrowDown: () => moveActive(active + 1),
  ArrowUp: () => moveActive(active - 1),
  PageDown: () => moveActive(active + Math.floor(list.clientHeight / rowHeight)),
  PageUp: () => moveActive(active - Math.floor(list.clientHeight / rowHeight)),
  Home: () => moveActive(0),
  End: () => moveActive(filtered.length - 1),
  Enter: () => open(active),
};
const LETTERS = { j: () => step(1), k: () => step(-1), s: toggleStayed, "/": search, "?": ACTIONS.help };

// Beside an opened post the next one opens; in the list the choice moves.
function step(by) {
  if (opened && document.activeElement !== list) openBeside(by);
  else {
    moveActive(active + by);
    list.focus();
  }
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || byId("help").open) return;
  const field = event.target.closest("input[type=search], select, input[type=text]");
  const key = event.key;
  if (key === "Escape" && field) list.focus();
  else if (key === "Escape") toList();
  else if (event.target === byId("search") && (key === "ArrowDown" || key === "Enter")) list.focus();
  else if (event.target === list && LIST_KEYS[key]) LIST_KEYS[key]();
  else if (!field && byId("shortcuts").checked && LETTERS[key]) LETTERS[key]();
  else return;
  event.preventDefault();
}

function clicked(event) {
  const button = event.target.closest("[data-action]"), row = event.target.closest("[role=option]");
  if (button) ACTIONS[button.dataset.action](button);
  else if (row) open(Number(row.id.slice("row-".length)));
}

function listen() {
  addEventListener("hashchange", show);
  addEventListener("keydown", pressed);
  addEventListener("click", clicked);
  addEventListener("resize", () => { measureRows(); applyFilters({ keep: filtered[active] }); });
  list.addEventListener("scroll", renderRows, { passive: true });
  byId("search").addEventListener("input", refilter);
  for (const select of byId("filters").querySelectorAll("select")) select.addEventListener("change", refilter);
  byId("filters").addEventListener("submit", (event) => event.preventDefault());
  content.addEventListener("change", (event) => { if (event.target.id === "stayed") toggleStayed(); });
  byId("skip").addEventListener("click", (event) => { event.preventDefault(); content.focus(); });
}

async function start() {
  await loadData();
  byId("unit").innerHTML = preface.units;
  byId("kind").innerHTML = preface.kinds;
  measureRows();
  listen();
  applyFilters();
  await show();
  document.body.dataset.ready = "ya";
}

start().catch((error) => {
  content.innerHTML = '<p class="wait"></p>';
  content.firstChild.textContent = typeof DecompressionStream === "undefined"
    ? "Peramban ini terlalu lama. Bukalah dengan Edge, Chrome, Firefox, atau Safari yang terbaru."
    : "Halaman ini tidak dapat dimuat: berkasnya tidak utuh. Buatlah kembali.";
  throw error;
});
