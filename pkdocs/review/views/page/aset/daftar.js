// The list: which posts the filters let through, and the few of them that are in sight as elements.

let tersaring = [];
let aktif = 0; // place in tersaring
let rowHeight = 48;
const daftar = byId("daftar"), gulungan = byId("gulungan");

const TINJAU = {
  naik: ["target naik", (e) => e.arah[0]],
  turun: ["target turun", (e) => e.arah[1]],
  takTerbanding: ["target tidak terbanding", (e) => e.arah[2]],
  diduga: ["pasangan diduga sama", (e) => e.diduga],
  disunting: ["disunting tangan", (e) => e.disunting],
  takTerbaca: ["ada yang tidak terbaca", (e) => e.takTerbaca],
  catatan: ["ada catatan", (e) => e.catatan],
};
const URUTAN = {
  bagan: ["seperti bagan", null],
  jumlah: ["perubahan terbanyak", (a, b) => b.jumlah - a.jumlah],
  turun: ["target turun terbanyak", (a, b) => b.arah[1] - a.arah[1]],
  nama: ["nama jabatan", (a, b) => a.jabatan.localeCompare(b.jabatan, "id")],
};
const TAMPIL = {
  semua: ["semua jabatan", () => true],
  berubah: ["hanya yang berubah", (e) => e.keadaan !== SAMA],
  baru: ["jabatan baru", (e) => e.keadaan === BARU],
  hilang: ["jabatan hilang", (e) => e.keadaan === HILANG],
  sama: ["yang sama saja", (e) => e.keadaan === SAMA],
};

const option = (value, text) => h("option", { value }, text);
const sum = (entries, pick) => entries.reduce((total, entry) => total + pick(entry), 0);
const has = (entries, pick) => entries.reduce((total, entry) => total + (pick(entry) ? 1 : 0), 0);

function fillFilters() {
  const options = (table) => Object.entries(table).map(([key, [text]]) => option(key, text));
  byId("keadaan").append(...options(TAMPIL));
  byId("urutan").append(...options(URUTAN));
  const units = [...new Set(semua.map((e) => e.unit))].sort((a, b) => a.localeCompare(b, "id"));
  byId("unit").append(option("", "semua unit"), ...units.map((u) => option("=" + u, u || "(tanpa unit)")));
  const kinds = pengantar.macam.map((text, kind) => [`m${kind}`, text, has(semua, (e) => e.macam.get(kind))]);
  const views = Object.entries(TINJAU).map(([key, [text, pick]]) => [`t${key}`, text, has(semua, pick)]);
  byId("jenis").append(option("", "semua jenis"), group("Perubahan", kinds), group("Perlu dilihat", views));
}

function group(label, rows) {
  const present = rows.filter(([, , count]) => count);
  return h("optgroup", { label }, present.map(([key, text, count]) => option(key, `${text} (${angka(count)})`)));
}

function applyFilters({ keep } = {}) {
  const words = fold(byId("cari").value).split(/\s+/).filter(Boolean);
  const unit = byId("unit").value, jenis = byId("jenis").value;
  const shown = TAMPIL[byId("keadaan").value][1];
  const found = findWords(words);
  tersaring = semua.filter((e) =>
    shown(e) && (!unit || "=" + e.unit === unit) && isOfKind(e, jenis) && found(e));
  const order = URUTAN[byId("urutan").value][1];
  if (order) tersaring.sort(order);
  aktif = Math.max(0, tersaring.indexOf(keep));
  byId("lepas").hidden = !(words.length || unit || jenis || byId("keadaan").value !== "semua");
  showCounts();
  gulungan.style.height = `${tersaring.length * rowHeight}px`;
  daftar.scrollTop = 0;
  showActive();
}

function isOfKind(entry, jenis) {
  if (!jenis) return true;
  return jenis[0] === "m" ? entry.macam.has(Number(jenis.slice(1))) : TINJAU[jenis.slice(1)][1](entry) > 0;
}

// Every word must stand somewhere in the post; each text of a block is looked at once.
function findWords(words) {
  const seen = new Map();
  const hits = (blok, word) => {
    if (!seen.has(blok)) seen.set(blok, new Map());
    const ofBlok = seen.get(blok);
    if (!ofBlok.has(word)) ofBlok.set(word, blok.folded.map((text) => text.includes(word)));
    return ofBlok.get(word);
  };
  return (entry) => words.every((word) => {
    const of = hits(entry.blok, word);
    return entry.folded.includes(word) || entry.ditemukan.some((number) => of[number]);
  });
}

function showCounts() {
  const changes = sum(tersaring, (e) => e.jumlah);
  const [up, down] = [sum(tersaring, (e) => e.arah[0]), sum(tersaring, (e) => e.arah[1])];
  byId("hitungan").textContent = tersaring.length
    ? `${angka(tersaring.length)} dari ${angka(semua.length)} jabatan · ${angka(changes)} perubahan · target naik ${angka(up)}, turun ${angka(down)}`
    : `Tidak ada jabatan yang cocok dari ${angka(semua.length)}.`;
}

function clearFilters() {
  byId("saring").reset();
  refilter();
  byId("cari").focus();
}

function measureRows() {
  const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
  rowHeight = Math.round(3.25 * rem);
}

function renderRows() {
  const first = Math.max(0, Math.floor(daftar.scrollTop / rowHeight) - 4);
  const last = Math.min(tersaring.length, Math.ceil((daftar.scrollTop + daftar.clientHeight) / rowHeight) + 4);
  const rows = [];
  for (let place = first; place < last; place++) rows.push(renderRow(tersaring[place], place));
  if (tersaring.length && (aktif < first || aktif >= last)) rows.push(renderRow(tersaring[aktif], aktif));
  gulungan.replaceChildren(...rows);
  daftar.setAttribute("aria-activedescendant", tersaring.length ? `baris-${aktif}` : "");
}

function renderRow(entry, place) {
  const row = h("div", { class: "butir", role: "option", id: `baris-${place}`,
    "aria-selected": String(place === aktif), "aria-posinset": place + 1,
    "aria-setsize": tersaring.length, "data-keadaan": entry.keadaan },
  h("span", { class: "nama" }, entry.jabatan || entry.kode || "(jabatan tidak terbaca)"),
  h("span", { class: "tanda" }, renderTally(entry)),
  h("span", { class: "rinci" }, entry.unit, entry.unit && entry.kode && " · ", entry.kode),
  h("span", { class: "arah" }, renderDirections(entry)));
  row.style.transform = `translateY(${place * rowHeight}px)`;
  row.style.height = `${rowHeight}px`;
  return row;
}

function renderTally(entry) {
  const review = entry.disunting || entry.takTerbaca || entry.catatan;
  const words = entry.keadaan === BERUBAH ? `${angka(entry.jumlah)} perubahan` : KEADAAN[entry.keadaan];
  return [review ? h("b", { class: "seru", title: "ada catatan", "aria-label": "ada catatan," }, "!") : null,
    h("span", { class: `cap k${entry.keadaan}` }, words)];
}

const SIGN = ["▲", "▼", "◆"];
function renderDirections(entry) {
  return entry.arah.map((count, kind) => count
    ? h("span", { class: `a${kind}`, "aria-label": `target ${pengantar.arah[kind]} ${count}` }, `${SIGN[kind]} ${angka(count)} `)
    : null);
}

function showActive() {
  const top = aktif * rowHeight, bottom = top + rowHeight;
  if (top < daftar.scrollTop) daftar.scrollTop = top;
  else if (bottom > daftar.scrollTop + daftar.clientHeight) daftar.scrollTop = bottom - daftar.clientHeight;
  renderRows();
}

function moveActive(place) {
  aktif = Math.max(0, Math.min(tersaring.length - 1, place));
  showActive();
}
