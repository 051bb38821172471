"use strict";
// The data of the page: blocks of deflated JSON, the index of all read at once, the details of one
// post when it is opened. Its HTML comes from the templates, where texts of documents are escaped.

const byId = (id) => document.getElementById(id);
const angka = (number) => number.toLocaleString("id-ID");
// What a search compares: no case, no difference of composed and decomposed characters.
const fold = (text) => text.normalize("NFKC").toLowerCase();

let preface = null;
const all = []; // every post, in the order it was compared
const byAddress = new Map();

async function unpack(element) {
  const packed = Uint8Array.from(atob(element.textContent), (c) => c.charCodeAt(0));
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
  return new Response(stream).json();
}

async function loadData() {
  preface = await unpack(document.querySelector("script[data-preface]"));
  const details = document.querySelectorAll("script[data-details]");
  for (const [number, element] of document.querySelectorAll("script[data-index]").entries()) {
    const { texts, posts } = await unpack(element);
    const block = { details: details[number], folded: texts.map(fold) };
    posts.forEach((post, place) => all.push(
      Object.assign(post, { block, place, folded: fold(`${post.kode} ${post.jabatan} ${post.unit}`) })));
    element.remove();
  }
  all.forEach(nameAddress);
}

// The address after #: the kode, or a number where the kode is missing or taken. The number always
// leads to the post: the overview knows no other.
function nameAddress(post, number) {
  post.address = post.kode && !byAddress.has(post.kode) ? post.kode : `!${number + 1}`;
  byAddress.set(post.address, post);
  byAddress.set(`!${number + 1}`, post);
}

let last = [null, null];
async function htmlOf(post) {
  if (last[0] !== post.block) last = [post.block, await unpack(post.block.details)];
  const { fragments, posts } = last[1];
  return posts[post.place].map((number) => fragments[number]).join("");
}
