// The overview: what changed in the whole city, every figure a way into the list.

const SHOWN_UNITS = 500;

function renderRingkasan() {
  const tally = (pick) => has(semua, pick);
  const state = (kind) => tally((e) => e.keadaan === kind);
  return h("article", { class: "ringkasan" },
    h("h2", { tabindex: -1 }, `Perubahan ${pengantar.tahun[0]} → ${pengantar.tahun[1]}`),
    pengantar.catatan.length ? h("section", { class: "catatan", "aria-label": "Catatan" }, h("h3", {}, "Catatan"),
      h("ul", {}, pengantar.catatan.map((text) => h("li", {}, text)))) : null,
    h("ul", { class: "pokok" },
      figure(semua.length, "jabatan dibandingkan", {}),
      figure(state(BERUBAH), "berubah", { keadaan: "berubah" }),
      figure(state(BARU), "jabatan baru", { keadaan: "baru" }),
      figure(state(HILANG), "jabatan hilang", { keadaan: "hilang" }),
      figure(state(SAMA), "sama", { keadaan: "sama" })),
    h("ul", { class: "pokok" },
      figure(sum(semua, (e) => e.arah[0]), "target naik", { jenis: "tnaik" }, "a0"),
      figure(sum(semua, (e) => e.arah[1]), "target turun", { jenis: "tturun" }, "a1"),
      figure(sum(semua, (e) => e.arah[2]), "target tidak terbanding", { jenis: "ttakTerbanding" }, "a2")),
    h("div", { class: "kolom" }, renderReview(), renderKinds()), renderUnits());
}

function figure(count, words, filters, style) {
  return h("li", {}, h("button", { type: "button", class: style, disabled: !count, onclick: () => goFiltered(filters) },
    h("b", {}, angka(count)), " ", h("span", {}, words)));
}

function renderReview() {
  const rows = ["disunting", "takTerbaca", "diduga", "catatan"].map((key) => [TINJAU[key], key]);
  return section("Perlu dilihat", ["hal", "jabatan"], rows.map(([[text, pick], key]) =>
    [link(text, { jenis: `t${key}` }), has(semua, pick)]).filter(([, count]) => count), "Tidak ada.");
}

function renderKinds() {
  const rows = pengantar.macam.map((text, kind) => [
    link(capital(text), { jenis: `m${kind}` }), has(semua, (e) => e.macam.has(kind)), sum(semua, (e) => e.macam.get(kind) ?? 0)]);
  return section("Menurut jenis perubahan", ["jenis", "jabatan", "perubahan"], rows.filter((row) => row[2]), "Tidak ada perubahan.");
}

function renderUnits() {
  const units = new Map();
  for (const entry of semua) {
    if (!units.has(entry.unit)) units.set(entry.unit, []);
    units.get(entry.unit).push(entry);
  }
  const rows = [...units].map(([unit, entries]) => [link(unit || "(tanpa unit)", { unit: "=" + unit }), entries.length,
    has(entries, (e) => e.keadaan !== SAMA), sum(entries, (e) => e.jumlah), sum(entries, (e) => e.arah[0]), sum(entries, (e) => e.arah[1])]);
  rows.sort((a, b) => b[3] - a[3]);
  const title = rows.length > SHOWN_UNITS ? `Menurut unit (${angka(SHOWN_UNITS)} terbanyak dari ${angka(rows.length)})` : "Menurut unit";
  return section(title, ["unit", "jabatan", "tidak sama", "perubahan", "target naik", "target turun"], rows.slice(0, SHOWN_UNITS), "", "per-unit");
}

function section(title, heads, rows, empty, style = "") {
  return h("section", {}, h("h3", {}, title), rows.length ? h("table", { class: `hitung ${style}` },
    h("thead", {}, h("tr", {}, heads.map((text) => h("th", { scope: "col" }, text)))),
    h("tbody", {}, rows.map(([first, ...counts]) => h("tr", {}, h("th", { scope: "row" }, first),
      counts.map((count) => h("td", {}, angka(count))))))) : h("p", {}, empty));
}

function link(text, filters) {
  return h("button", { type: "button", class: "tautan", onclick: () => goFiltered(filters) }, text);
}

function goFiltered(filters) {
  byId("saring").reset();
  for (const [id, value] of Object.entries(filters)) byId(id).value = value;
  applyFilters();
  location.hash = "";
  document.body.dataset.layar = "daftar";
  daftar.focus();
}
