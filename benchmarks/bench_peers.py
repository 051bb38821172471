"""Measures docxtemplater and easy-template-x on an equivalent template, beside pkdocs.

Run `npm install --no-save --no-package-lock docxtemplater pizzip easy-template-x` at the top of
the project, then `python benchmarks/bench_peers.py`. Neither peer merges cells for nothing, so
their template leaves that out.
"""

import io
import json
import subprocess
import time
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from bench_render import COLUMNS, build_context, build_template
from docx import Document
from docx.shared import Pt
from figures import note

from pkdocs.word import Template

ROUNDS, REPEATS = 5, 20


def main() -> None:
    """Print the milliseconds of each, and how many times faster pkdocs is."""
    context = build_context()
    template = Template.load(build_template())
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for _ in range(REPEATS):
            template.render(context)
        best = min(best, (time.perf_counter() - start) / REPEATS * 1000)
    with TemporaryDirectory() as folder:
        path, data = Path(folder) / "peer.docx", Path(folder) / "data.json"
        path.write_bytes(build_peer_template())
        data.write_text(json.dumps(context), encoding="utf-8")
        peers = Path(__file__).with_name("peers.mjs")
        command = ["node", str(peers), str(path), str(data), str(ROUNDS), str(REPEATS)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    found = json.loads(done.stdout)
    note("peers", found)
    for name, milliseconds in found.items():
        click.echo(f"{name:16}{milliseconds:8.3f} ms  {milliseconds / best:6.1f} x pkdocs")
    click.echo(f"{'pkdocs':16}{best:8.3f} ms")


def build_peer_template() -> bytes:
    """Return the template of bench_render with the tags of the two peers, without merged cells."""
    made = Document()
    for text in ("{#kop}", "{.}", "{/kop}", "TAHUN {tahun}", "{judul_lampiran}"):
        made.add_paragraph(text)
    table = made.add_table(rows=2, cols=len(COLUMNS), style="Table Grid")
    for cell, title in zip(table.rows[0].cells, COLUMNS, strict=True):
        cell.text = title
    cells = table.rows[1].cells
    tags = ("tw1", "tw2", "tw3", "tw4", "tahunan", "satuan")
    cells[0].text = "{#kelompok}{#sasaran}{no}"
    cells[1].text = "{#sasaran}{.}{/sasaran}"
    cells[2].text = "{#pertama}{no}{/pertama}"
    cells[3].text = "{#pertama}{#indikator}{.}{/indikator}{/pertama}"
    cells[4].text = "{#pertama}{sumber_data}{/pertama}"
    cells[5].text = "{#pertama}{#pengukuran}"
    cells[5].add_paragraph("{tanda} {teks}")
    cells[5].add_paragraph("{/pengukuran}{/pertama}")
    for cell, tag in zip(cells[6:], tags, strict=True):
        cell.text = f"{{#pertama}}{{{tag}}}{{/pertama}}"
    cells[-1].text += "{/sasaran}{/kelompok}"
    for row in table.rows:
        for cell in row.cells:
            for paragraph in cell.paragraphs:
                for run in paragraph.runs:
                    run.font.name, run.font.size = "Arial", Pt(8)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


if __name__ == "__main__":
    main()
