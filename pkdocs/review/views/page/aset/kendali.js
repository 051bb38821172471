// What is shown, by the address after #, and the keys.

const MANY = 250, WARN = 50; // printing 250 posts of 16 rows takes a browser half a minute
const isi = byId("isi");
let opened = null; // the post that is shown
let turn = 0; // an answer that comes late must not replace a newer one

async function show() {
  const mine = ++turn;
  const address = decode(location.hash.slice(1));
  const entry = byKode.get(address);
  const made = await (entry ? renderPost(entry) : address === "!cetak" ? renderPrint(mine) : renderRingkasan());
  if (mine !== turn) return;
  opened = entry ?? null;
  isi.replaceChildren(...[made].flat());
  isi.scrollTop = 0;
  updateSteps();
  isi.dataset.isi = entry ? "jabatan" : address === "!cetak" ? "cetak" : "ringkasan";
  document.body.dataset.layar = address ? "isi" : "daftar";
  document.title = [entry?.jabatan, `Perjanjian Kinerja ${pengantar.tahun.join(" → ")}`].filter(Boolean).join(" – ");
  if (entry && tersaring[aktif] !== entry && tersaring.includes(entry)) moveActive(tersaring.indexOf(entry));
  if (address && !byId("saring").contains(document.activeElement)) isi.querySelector("h2")?.focus({ preventScroll: true });
}

function decode(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

async function renderPost(entry) {
  const step = (by, text) => h("button", { type: "button", "data-langkah": by, onclick: () => openBeside(by) }, text);
  const bar = h("div", { class: "bilah" },
    h("button", { type: "button", onclick: back }, "← Daftar"),
    step(-1, "Sebelumnya"), step(1, "Berikutnya"),
    sameBox(),
    h("button", { type: "button", onclick: () => print() }, "Cetak"));
  return [bar, await renderJabatan(entry)];
}

const sameBox = () => h("label", {},
  h("input", { type: "checkbox", id: "tetap", checked: showSame, onchange: toggleSame }), " indikator yang sama");

let showSame = true;
function toggleSame() {
  showSame = !showSame;
  isi.classList.toggle("tanpa-tetap", !showSame);
  const box = byId("tetap");
  if (box) box.checked = showSame;
}

async function renderPrint(mine) {
  const count = tersaring.length;
  const words = count > MANY
    ? `Saringan ini memuat ${angka(count)} jabatan. Paling banyak ${angka(MANY)} dicetak sekaligus: saringlah dahulu, misalnya menurut unit.`
    : `${angka(count)} jabatan yang tersaring${count > WARN ? `, lebih dari ${angka(WARN)}: periksa jumlah halamannya di jendela cetak` : ""}.`;
  const bar = h("div", { class: "bilah" },
    h("button", { type: "button", onclick: back }, "← Daftar"),
    h("h2", { tabindex: -1 }, "Cetak yang tersaring"), h("span", {}, words), sameBox(),
    h("button", { type: "button", disabled: count > MANY || !count, onclick: () => print() }, "Cetak"));
  const posts = [];
  for (const entry of count > MANY ? [] : [...tersaring]) {
    if (mine !== turn) break;
    posts.push(await renderJabatan(entry));
  }
  return [bar, ...posts];
}

function open(place) {
  if (!tersaring[place]) return;
  moveActive(place);
  const address = `#${encodeURIComponent(tersaring[place].alamat)}`;
  if (location.hash === address) show();
  else location.hash = address;
}

const openBeside = (by) => open(tersaring.indexOf(opened) + by);

function updateSteps() {
  const place = tersaring.indexOf(opened);
  for (const button of isi.querySelectorAll("[data-langkah]")) {
    button.disabled = place < 0 || !tersaring[place + Number(button.dataset.langkah)];
  }
}

// What is to be printed follows the filters at once.
function refilter() {
  applyFilters({ keep: opened });
  updateSteps();
  if (isi.dataset.isi === "cetak") show();
}

function back() {
  location.hash = "";
  document.body.dataset.layar = "daftar";
  daftar.focus();
}

const LIST_KEYS = {
  ArrowDown: () => moveActive(aktif + 1),
  ArrowUp: () => moveActive(aktif - 1),
  PageDown: () => moveActive(aktif + Math.floor(daftar.clientHeight / rowHeight)),
  PageUp: () => moveActive(aktif - Math.floor(daftar.clientHeight / rowHeight)),
  Home: () => moveActive(0),
  End: () => moveActive(tersaring.length - 1),
  Enter: () => open(aktif),
};
const LETTERS = {
  "j": () => step(1),
  "k": () => step(-1),
  "s": toggleSame,
  "/": search,
  "?": () => byId("bantuan").showModal(),
};

function search() {
  document.body.dataset.layar = "daftar";
  byId("cari").focus();
  byId("cari").select();
}

// Beside an opened post the next one opens; in the list the choice moves.
function step(by) {
  if (opened && document.activeElement !== daftar) openBeside(by);
  else {
    moveActive(aktif + by);
    daftar.focus();
  }
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || byId("bantuan").open) return;
  const field = event.target.closest("input[type=search], select, input[type=text]");
  const key = event.key;
  if (key === "Escape" && field) daftar.focus();
  else if (key === "Escape") back();
  else if (event.target === byId("cari") && (key === "ArrowDown" || key === "Enter")) daftar.focus();
  else if (event.target === daftar && LIST_KEYS[key]) LIST_KEYS[key]();
  else if (!field && byId("pintasan").checked && LETTERS[key]) LETTERS[key]();
  else return;
  event.preventDefault();
}

function listen() {
  addEventListener("hashchange", show);
  addEventListener("keydown", pressed);
  addEventListener("resize", () => { measureRows(); applyFilters({ keep: tersaring[aktif] }); });
  daftar.addEventListener("scroll", renderRows, { passive: true });
  daftar.addEventListener("click", (event) => {
    const row = event.target.closest("[role=option]");
    if (row) open(Number(row.id.slice("baris-".length)));
  });
  byId("cari").addEventListener("input", refilter);
  for (const select of byId("saring").querySelectorAll("select")) select.addEventListener("change", refilter);
  byId("saring").addEventListener("submit", (event) => event.preventDefault());
  byId("lepas").addEventListener("click", clearFilters);
  byId("buka-bantuan").addEventListener("click", () => byId("bantuan").showModal());
  byId("lompat").addEventListener("click", (event) => { event.preventDefault(); isi.focus(); });
}

async function start() {
  await loadData();
  byId("tahun").textContent = pengantar.tahun.join(" → ");
  byId("arti-diduga").textContent = pengantar.ambang === null ? "“Diduga sama”: dipasangkan menurut kemiripan bunyinya; periksalah."
    : `“Diduga sama”: dipasangkan karena bunyinya mirip, paling sedikit ${pengantar.ambang}%; periksalah.`;
  measureRows();
  fillFilters();
  listen();
  applyFilters();
  await show();
  document.body.dataset.siap = "ya";
}

start().catch((error) => {
  isi.replaceChildren(h("p", { class: "tunggu" }, typeof DecompressionStream === "undefined"
    ? "Peramban ini terlalu lama. Bukalah dengan Edge, Chrome, Firefox, atau Safari yang terbaru."
    : "Halaman ini tidak dapat dimuat: berkasnya tidak utuh. Buatlah kembali."));
  throw error;
});
