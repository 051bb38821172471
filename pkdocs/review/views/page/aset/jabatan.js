// One post: both agreements side by side, and what became of each word and target.

const BIDANG = ["Sasaran", "Indikator", "Lingkup", "Satuan", "Agregasi", "Sumber data", "Pengukuran"];
const KECIL = [3, 4, 5], PENGUKURAN = 6;
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
          changes.map((change) => this.change(change))),
        pairs.map((pair, place) => this.pair(pair, pairs[place - 1]))));
  }

  // A change of the post as a whole; what it is about, where it names something, above its two sides.
  change([kind, lama, baru, about]) {
    const name = capital(pengantar.macam[kind]), subject = this.text(about);
    if (!subject || (!this.text(lama) && !this.text(baru))) return this.row(name, subject ? about : lama, subject ? about : baru, true);
    return [h("tr", { class: "sama" }, h("th", { scope: "row", rowspan: 2 }, name), h("td", { colspan: 2, class: "teks" }, subject)),
      h("tr", { class: "beda" }, this.cell(lama, baru, 1), this.cell(lama, baru, 2))];
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
      if (kind !== 2) at[0] += length;
      if (kind !== 1) at[1] += length;
      if (kind === 0 || kind === side) parts.push([kind, source[kind].slice(start, start + length)]);
    }
    return bridge(parts).map(([kind, text]) => kind ? h(kind === 1 ? "del" : "ins", {}, text) : text);
  }

  pair([lamaNumber, baruNumber, kecocokan, kemiripan, differing, changes], before) {
    const [lama, baru] = [lamaNumber, baruNumber].map((n) => (n === null ? null : readBaris(this.rincian.baris[n])));
    const row = baru ?? lama, same = lama && baru && !changes.length && !differing.length;
    const long = (lama ?? row).teks[PENGUKURAN] !== null || row.teks[PENGUKURAN] !== null;
    return h("tbody", { class: `pasangan${same ? " tetap" : ""}${long ? "" : " ringkas"}` },
      this.kelompok(row, before),
      h("tr", { class: "judul" }, h("th", { colspan: 3, scope: "rowgroup" },
        h("span", { class: "nomor" }, nomor(row)),
        lama && baru && nomor(lama) !== nomor(baru) ? h("span", { class: "asal" }, ` dahulu ${nomor(lama)}`) : null,
        same ? h("span", { class: "cap k3" }, "sama") : this.changeChips(lama, baru, changes, differing),
        this.likeness(kecocokan, kemiripan))),
      BIDANG.map((name, i) => this.field(i, lama, baru, differing)),
      this.targets(lama, baru, changes));
  }

  // Short texts that stayed, or stand on one side only, share one row before the long ones.
  field(i, lama, baru, differing) {
    const single = !lama || !baru;
    if (KECIL.includes(i) && !differing.includes(i) && !single) return i === KECIL.at(-1) ? this.rest(lama, baru, differing) : null;
    if (KECIL.includes(i) && single) return i === KECIL.at(-1) ? this.single(lama, baru) : null;
    const [old, now] = [lama?.teks[i] ?? null, baru?.teks[i] ?? null];
    const row = this.text(old) || this.text(now) ? this.row(BIDANG[i], old, now, single || differing.includes(i)) : null;
    if (i === PENGUKURAN) row?.classList.add("panjang");
    return row;
  }

  rest(lama, baru, differing) {
    const texts = KECIL.filter((i) => !differing.includes(i)).map((i) => this.stayed(i, lama.teks[i], baru.teks[i]));
    const known = texts.filter(Boolean).join(" · ");
    return known ? h("tr", { class: "sama" }, h("th", { scope: "row" }, "Tetap"),
      h("td", { colspan: 2, class: "teks" }, known)) : null;
  }

  single(lama, baru) {
    const known = KECIL.map((i) => this.stayed(i, (lama ?? baru).teks[i], (lama ?? baru).teks[i])).filter(Boolean).join(" · ");
    const cell = (row) => h("td", { class: row ? "teks" : "teks kosong" }, row ? known : "–");
    return known ? h("tr", { class: "beda" }, h("th", { scope: "row" }, "Lain-lain"), cell(lama), cell(baru)) : null;
  }

  stayed(i, lama, baru) {
    const text = this.text(baru ?? lama), side = lama === null ? 0 : 1;
    const one = lama === null || baru === null ? ` (tidak tercantum pada ${pengantar.tahun[side]})` : "";
    return text && `${BIDANG[i].toLowerCase()} ${text}${one}`;
  }

  kelompok(row, before) {
    const last = before && readBaris(this.rincian.baris[before[1] ?? before[0]]);
    if (!row.kelompok || (last?.kelompok && kelompok(last) === kelompok(row))) return null;
    return h("tr", { class: "kelompok" }, h("th", { colspan: 3, scope: "rowgroup" }, kelompok(row)));
  }

  // A changed sasaran may be told once for the post: the rows under it say so too.
  changeChips(lama, baru, changes, differing) {
    if (!lama) return h("span", { class: "cap k1" }, "indikator baru");
    if (!baru) return h("span", { class: "cap k2" }, "indikator hilang");
    const kinds = new Set(changes.map((c) => c[0]));
    const moved = pengantar.macam.indexOf("indikator pindah sasaran");
    if (differing.includes(0) && !kinds.has(moved)) kinds.add(pengantar.macam.indexOf("sasaran berubah bunyi"));
    return [...kinds].map((kind) => h("span", { class: "cap k0" }, pengantar.macam[kind]));
  }

  likeness(kecocokan, kemiripan) {
    if (pengantar.kecocokan[kecocokan] !== "diduga sama") return null;
    return h("span", { class: "cap diduga" }, kemiripan === null ? "diduga sama" : `diduga sama, kemiripan ${kemiripan}%`);
  }

  targets(lama, baru, changes) {
    const moved = new Map(changes.filter((c) => c[5] !== null).map((c) => [c[4], c]));
    const equal = lama && baru && !moved.size && lama.target.every((value, i) => value === baru.target[i]);
    const line = (name, row, kind) => row && h("tr", {}, h("th", { scope: "row" }, name),
      row.target.map((value, i) => targetCell(value, moved.has(i) ? kind : "")));
    return h("tr", { class: "target" }, h("th", { scope: "row" }, "Target"), h("td", { colspan: 2 },
      h("table", { class: "angka" },
        h("caption", { class: "hanya-suara" }, "Target per triwulan dan tahunan"),
        h("thead", {}, h("tr", {}, h("td", {}), PERIODE.map((name) => h("th", { scope: "col" }, name)))),
        h("tbody", {}, equal ? line(pengantar.tahun.join(", "), baru, "")
          : [line(pengantar.tahun[0], lama, "del"), line(pengantar.tahun[1], baru, "ins")],
          moved.size ? h("tr", { class: "selisih" }, h("th", { scope: "row" }, "Beda"),
            PERIODE.map((_, i) => moveCell(moved.get(i)))) : null))));
  }
}

// White space between two marked words is marked with them: one stroke reads better than many.
function bridge(parts) {
  const joined = [];
  parts.forEach(([kind, text], i) => {
    const last = joined.at(-1), next = parts[i + 1];
    const gap = kind === 0 && /^[^\S\n]+$/.test(text) && last?.[0] && next?.[0];
    if (last && (gap || last[0] === kind)) last[1] += text;
    else joined.push([kind, text]);
  });
  return joined;
}

// A document prints "Sasaran Strategis", the data say "strategis".
function kelompok(row) {
  return /^sasaran /i.test(row.kelompok) ? row.kelompok : `Sasaran ${capital(row.kelompok)}`;
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
