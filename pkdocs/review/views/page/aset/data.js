// The data of the page: blocks of deflated JSON, the indeks of all read at once, the rincian of one
// post when it is opened.

let pengantar = null;
let semua = []; // every post, in the order it was compared
let bloks = []; // each with the element of its rincian and the texts posts are found by
const byKode = new Map();
const BERUBAH = 0, BARU = 1, HILANG = 2, SAMA = 3;
const KEADAAN = ["berubah", "jabatan baru", "jabatan hilang", "sama"];

async function unpack(element) {
  const packed = Uint8Array.from(atob(element.textContent), (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
}

async function loadData() {
  pengantar = await unpack(document.querySelector("script[data-pengantar]"));
  const rincian = document.querySelectorAll("script[data-rincian]");
  const indeks = document.querySelectorAll("script[data-indeks]");
  for (const [number, element] of indeks.entries()) {
    const { teks, jabatan } = await unpack(element);
    const blok = { rincian: rincian[number], folded: teks.map(fold) };
    bloks.push(blok);
    jabatan.forEach((row, place) => semua.push(readHead(row, teks, blok, place)));
    element.remove();
  }
  semua.forEach(nameAddress);
}

function readHead(row, teks, blok, place) {
  const [kode, jabatan, unit, keadaan, flat, arah, diduga, tinjau, ditemukan] = row;
  const macam = new Map();
  for (let i = 0; i < flat.length; i += 2) macam.set(flat[i], flat[i + 1]);
  const jumlah = [...macam.values()].reduce((sum, count) => sum + count, 0);
  return { kode, jabatan, unit: teks[unit], keadaan, macam, jumlah, arah, diduga,
    disunting: tinjau[0], takTerbaca: tinjau[1], catatan: tinjau[2],
    ditemukan, blok, place, folded: fold(`${kode} ${jabatan} ${teks[unit]}`) };
}

// The address after #: the kode, or a number where the kode is missing or taken.
function nameAddress(entry, number) {
  entry.alamat = entry.kode && !byKode.has(entry.kode) ? entry.kode : `!${number + 1}`;
  byKode.set(entry.alamat, entry);
}

let lastRincian = [null, null];
async function loadRincian(entry) {
  if (lastRincian[0] !== entry.blok) {
    lastRincian = [entry.blok, await unpack(entry.blok.rincian)];
    readTanda(lastRincian[1]);
  }
  return [lastRincian[1], lastRincian[1].jabatan[entry.place]];
}

function readTanda(rincian) {
  rincian.byPair = new Map(rincian.tanda.map(([lama, baru, runs]) => [`${lama} ${baru}`, runs]));
}
