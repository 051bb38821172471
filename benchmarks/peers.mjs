// Fills one template many times with docxtemplater and with easy-template-x; prints the best
// milliseconds of each as JSON. Arguments: template of each, data, rounds, repeats.
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import Docxtemplater from "docxtemplater";
import { TemplateHandler } from "easy-template-x";
import PizZip from "pizzip";

const [template, dataPath, rounds, repeats] = process.argv.slice(2);
const bytes = readFileSync(template);
const data = JSON.parse(readFileSync(dataPath, "utf8"));

function byDocxtemplater() {
  const made = new Docxtemplater(new PizZip(bytes), { paragraphLoop: true });
  made.render(data);
  const level = { level: 1 };
  return made.getZip().generate({ type: "nodebuffer", compression: "DEFLATE", compressionOptions: level });
}

const handler = new TemplateHandler();
const ways = { docxtemplater: byDocxtemplater, "easy-template-x": () => handler.process(bytes, data) };
const best = {};
for (let round = 0; round < Number(rounds); round++) {
  for (const [name, way] of Object.entries(ways)) {
    const start = performance.now();
    for (let n = 0; n < Number(repeats); n++) await way();
    const each = (performance.now() - start) / Number(repeats);
    best[name] = Math.min(best[name] ?? Infinity, each);
  }
}
console.log(JSON.stringify(best));
