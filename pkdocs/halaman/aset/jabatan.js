// One post: both agreements side by side, and what became of each word and target.

const BIDANG = ["Sasaran", "Indikator", "Lingkup", "Satuan", "Agregasi", "Sumber data", "Pengukuran"];
const KECIL = [3, 4, 5];
const PERIODE = ["TW I", "TW II", "TW III", "TW IV", "Tahunan"];
const TIDAK_TERBACA = "tidak terbaca";

async function renderJabatan(entry) {
  const [rincian, post] = await loadRincian(entry);
  const view = new PostView(rincian, entry);
  return view.render(post);
}

class PostView {
  constructor(rincian, entry) {
    this.rincian = rincian;
    this.entry = entry;
  }

  text(number) {
    return number === null ? null : this.rincian.teks[number];
  }

  render([salinan, kecocokan, catatan, pihak, changes, pairs]) {
    const entry = this.entry;
    return h("article", { class: "jabatan", "data-kode": entry.kode },
      h("h2", { tabindex: -1 }, entry.jabatan || entry.kode || "(jabatan tidak terbaca)"),
      h("p", { class: "keterangan" },
        h("span", { class: `cap k${entry.keadaan}` }, KEADAAN[entry.keadaan]),
        [entry.unit, entry.kode, this.likeness(kecocokan, null)].filter(Boolean).map((t) => h("span", {}, t))),
      this.chips(entry),
      catatan.length ? h("section", { class: "catatan", "aria-label": "Catatan" },
        h("h3", {}, "Catatan"), h("ul", {}, catatan.map((n) => h("li", {}, this.text(n))))) : null,
      h("table", { class: "banding" },
        h("caption", { class: "hanya-suara" }, `Perjanjian ${pengantar.tahun[0]} dan ${pengantar.tahun[1]} bersisian`),
        h("colgroup", {}, h("col", { class: "kepala-baris" }), h("col"), h("col")),
        this.head(salinan),
        h("tbody", {}, ["Pihak pertama", "Pihak kedua"].map((name, i) => this.row(name, ...pihak[i], true)),
          changes.map((change) => this.row(capital(pengantar.macam[change[0]]), change[1], change[2], true))),
        pairs.map((pair, place) => this.pair(pair, pairs[place - 1]))));
  }

  chips(entry) {
    if (!entry.macam.size) return null;
    return h("ul", { class: "macam", "aria-label": "Perubahan menurut jenis" },
      [...entry.macam].sort(([a], [b]) => a - b).map(([kind, count]) =>
        h("li", {}, pengantar.macam[kind], " ", h("b", {}, angka(count)))));
  }

  head(salinan) {
    return h("thead", {}, h("tr", {}, h("td", {}), salinan.map((one, side) =>
      h("th", { scope: "col" }, h("span", { class: "tahun" }, (one && this.text(one[3])) || pengantar.tahun[side]),
        one ? this.source(one) : h("span", { class: "asal" }, "tidak ada perjanjian")))));
  }

  source([, , , , berkas, sumber]) {
    const words = pengantar.sumber[sumber];
    return h("span", { class: "asal" }, this.text(berkas), " ",
      sumber ? h("span", { class: "cap sumber" }, words) : null);
  }

  // One row across: side by side where the two differ, once where they are the same.
  row(name, lama, baru, differs) {
    const head = h("th", { scope: "row" }, name);
    if (lama === baru || !differs) {
      const text = this.text(baru ?? lama);
      return text ? h("tr", { class: "sama" }, head, h("td", { colspan: 2, class: "teks" }, text)) : null;
    }
    return h("tr", { class: "beda" }, head, this.cell(lama, baru, 1), this.cell(lama, baru, 2));
  }

  // `side`: 1 shows what stayed and went, 2 what stayed and came.
  cell(lama, baru, side) {
    const own = this.text(side === 1 ? lama : baru), runs = this.rincian.byPair.get(`${lama} ${baru}`);
    if (own === null || own === "") return h("td", { class: "teks kosong" }, h("span", { "aria-label": "kosong" }, "–"));
    return h("td", { class: "teks" }, runs ? this.marked(lama, baru, runs, side) : own);
  }

  marked(lama, baru, runs, side) {
    const source = [this.text(baru), this.text(lama), this.text(baru)], at = [0, 0], parts = [];
    for (let i = 0; i < runs.length; i += 2) {
      const [kind, length] = [runs[i], runs[i + 1]];
      const start = kind === 1 ? at[0] : at[1];
      const text = source[kind].slice(start, start + length);
      if (kind !== 2) at[0] += length;
      if (kind !== 1) at[1] += length;
      if (kind === 0) parts.push(text);
      else if (kind === side) parts.push(h(kind === 1 ? "del" : "ins", {}, text));
    }
    return parts;
  }

  pair([lamaNumber, baruNumber, kecocokan, kemiripan, differing, changes], before) {
    const [lama, baru] = [lamaNumber, baruNumber].map((n) => (n === null ? null : readBaris(this.rincian.baris[n])));
    const row = baru ?? lama, same = lama && baru && !changes.length && !differing.length;
    return h("tbody", { class: `pasangan${same ? " tetap" : ""}` },
      this.kelompok(row, before),
      h("tr", { class: "judul" }, h("th", { colspan: 3, scope: "rowgroup" },
        h("span", { class: "nomor" }, nomor(row)),
        lama && baru && nomor(lama) !== nomor(baru) ? h("span", { class: "asal" }, ` dahulu ${nomor(lama)}`) : null,
        same ? h("span", { class: "cap k3" }, "sama") : this.changeChips(lama, baru, changes),
        this.likeness(kecocokan, kemiripan))),
      BIDANG.map((name, i) => !KECIL.includes(i) || differing.includes(i) || !lama || !baru
        ? this.field(name, lama?.teks[i] ?? null, baru?.teks[i] ?? null, !lama || !baru || differing.includes(i)) : null),
      same || !lama || !baru ? null : this.rest(baru, differing),
      this.targets(lama, baru, changes));
  }

  field(name, lama, baru, differs) {
    return lama === null && baru === null ? null : this.row(name, lama, baru, differs);
  }

  // Short texts that stayed share one row: the eye goes to what changed.
  rest(row, differing) {
    const texts = KECIL.filter((i) => !differing.includes(i) && row.teks[i] !== null)
      .map((i) => `${BIDANG[i].toLowerCase()} ${this.text(row.teks[i])}`);
    return texts.length ? h("tr", { class: "sama" }, h("th", { scope: "row" }, "Tetap"),
      h("td", { colspan: 2, class: "teks" }, texts.join(" · "))) : null;
  }

  kelompok(row, before) {
    const last = before && readBaris(this.rincian.baris[before[1] ?? before[0]]);
    if (!row.kelompok || last?.kelompok === row.kelompok) return null;
    return h("tr", { class: "kelompok" }, h("th", { colspan: 3, scope: "rowgroup" }, `Sasaran ${capital(row.kelompok)}`));
  }

  changeChips(lama, baru, changes) {
    if (!lama) return h("span", { class: "cap k1" }, "indikator baru");
    if (!baru) return h("span", { class: "cap k2" }, "indikator hilang");
    return [...new Set(changes.map((c) => c[0]))].map((kind) => h("span", { class: "cap k0" }, pengantar.macam[kind]));
  }

  likeness(kecocokan, kemiripan) {
    if (pengantar.kecocokan[kecocokan] !== "diduga sama") return null;
    return h("span", { class: "cap diduga" }, kemiripan === null ? "diduga sama" : `diduga sama, kemiripan ${kemiripan}%`);
  }

  targets(lama, baru, changes) {
    const moved = new Map(changes.filter((c) => c[5] !== null).map((c) => [c[4], c]));
    const line = (name, row, kind) => row && h("tr", {}, h("th", { scope: "row" }, name),
      row.target.map((value, i) => targetCell(value, moved.has(i) ? kind : "")));
    return h("tr", { class: "target" }, h("th", { scope: "row" }, "Target"), h("td", { colspan: 2 },
      h("table", { class: "angka" },
        h("caption", { class: "hanya-suara" }, "Target per triwulan dan tahunan"),
        h("thead", {}, h("tr", {}, h("td", {}), PERIODE.map((name) => h("th", { scope: "col" }, name)))),
        h("tbody", {}, line(pengantar.tahun[0], lama, "del"), line(pengantar.tahun[1], baru, "ins"),
          moved.size ? h("tr", { class: "selisih" }, h("th", { scope: "row" }, "Beda"),
            PERIODE.map((_, i) => moveCell(moved.get(i)))) : null))));
  }
}

const nomor = (row) => [row.no_sasaran, row.no_indikator].filter(Boolean).join(".") || row.kode;

function readBaris([kode, kelompok, no_sasaran, no_indikator, teks, target]) {
  return { kode, kelompok, no_sasaran, no_indikator, teks, target };
}

function targetCell(value, kind) {
  if (value === null) return h("td", { class: "tt" }, TIDAK_TERBACA);
  return h("td", {}, kind ? h(kind, {}, value || "–") : value || "–");
}

function moveCell(change) {
  if (!change) return h("td", {});
  const [arah, selisih] = [change[5], change[6]];
  return h("td", { class: `a${arah}` }, h("span", { "aria-hidden": "true" }, `${SIGN[arah]} `),
    `${pengantar.arah[arah]}${selisih ? ` ${selisih}` : ""}`);
}
