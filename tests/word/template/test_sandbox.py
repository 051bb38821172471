"""What a template or its data must never do: run code, grow without bounds, hide a failure."""

from itertools import islice

import pytest

from pkdocs.word import Finding, Template, TemplateError
from pkdocs.word.template.sandbox import MAX_OUTPUT, MAX_STEPS, _steps
from tests.word.template.outcomes import failure
from tests.word.template_factory import paragraphs, template

GROWING = (
    "{{% set n = namespace(x='a') %}}{{% for i in range(99) %}}{{% set n.x = {} %}}{{% endfor %}}"
)


@pytest.mark.parametrize(
    ("tag", "path"),
    [
        ("{{ tidak_ada }}", "tidak_ada"),
        ("{{ kamus.x }}", "kamus.x"),
        ("{{ kamus.a.b.c }}", "kamus.a.b.c"),
        ("{{ kamus.x.y }}", "kamus.x"),
        ("{% for x in kamus.x %}{% endfor %}", "kamus.x"),
        ("{% for x in daftar %}{{ x.nama }}{% endfor %}", "daftar[].nama"),
        ("{% if kamus.x %}{% endif %}", "kamus.x"),
        ("{% if kamus.x == 'a' %}{% endif %}", "kamus.x"),
        ("{{ kamus.x|upper }}", "kamus.x"),
        ("{{ halaman.alamat }}", "halaman.alamat"),
    ],
)
def test_a_name_the_data_lacks_is_told_with_its_path(tag: str, path: str) -> None:
    finding = failure(tag)
    assert finding.code == "T301"
    assert finding.part == "word/document.xml"
    assert f'placeholder "{path}" tidak ada' in finding.message


@pytest.mark.parametrize(
    "tag",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ teks['__class__'] }}",
        "{{ halaman._rahasia }}",
        "{{ halaman.hapus() }}",
        "{{ daftar.append('c') }}",
        "{{ kamus.clear() }}",
        "{{ '{0.__class__}'.format(teks) }}",
        "{{ '{:>999999999}'.format(teks) }}",
        "{{ fungsi() }}",
        "{{ kelas() }}",
        "{{ halaman() }}",
        "{{ '{a.__class__}'.format_map(kamus) }}",
        "{{ '%s'|upper % daftar }}",
        "{{ teks.encode() }}",
        "{{ 'a'.center(1000000000) }}",
        "{{ 'a'.ljust(1000000000) }}",
        "{{ 'a'.join(daftar) }}",
        "{{ range.__init__() }}",
        "{% for x in daftar %}{{ loop._iterator }}{% endfor %}",
        "{{ markup + 'x' }}",
        "{{ m.__globals__ }}{% macro m() %}{% endmacro %}",
    ],
)
def test_the_sandbox_forbids_it(tag: str) -> None:
    assert failure(tag).code in {"T104", "T301"}


@pytest.mark.parametrize(
    ("tag", "told"),
    [
        ("{{ halaman._rahasia }}", '"_rahasia" tidak boleh dipakai dalam templat'),
        ("{{ markup + 'x' }}", "nilai Markup tidak dapat digabung"),
        ("{{ fungsi() }}", "pemanggilan ini tidak boleh dipakai dalam templat"),
        (
            "{{ '%s'|upper % daftar }}",
            'pola teks dengan "%" tidak didukung; tulis isi placeholder satu per satu',
        ),
        ("{{ daftar|sum(start=daftar) }}", "sum hanya untuk angka"),
    ],
)
def test_why_it_is_forbidden_is_told(tag: str, told: str) -> None:
    assert told in failure(tag).message


def test_forbidden_methods_change_nothing() -> None:
    daftar = ["a"]
    failure("{{ daftar.append('c') }}", context={"daftar": daftar})
    assert daftar == ["a"]


@pytest.mark.parametrize("name", ["lipsum", "caller", "context", "environment", "gettext"])
def test_names_that_jinja_or_its_code_knows_are_not_data(name: str) -> None:
    assert failure(f"{{{{ {name} }}}}").code == "T301"


@pytest.mark.parametrize(
    "tag",
    [
        "{{ 'a' * 10**9 }}",
        "{{ 10**9 * 'a' }}",
        "{{ ['a'] * 10**9 }}",
        "{{ 9**(9**9) }}",
        "{{ (9**60)**60 }}",
        "{{ 2**4000 * 2**4000 }}",
        "{% for i in range(99999) %}{% for j in range(99999) %}{% endfor %}{% endfor %}",
        "{% for i in range(9999) %}" + "x" * 5000 + "{% endfor %}",
        GROWING.format("n.x + n.x"),
        GROWING.format("n.x ~ n.x"),
        GROWING.format("[n.x, n.x]|join('a')"),
        GROWING.format("n.x|replace('a', 'aa')"),
        "{% set x %}{% for i in range(9999) %}" + "x" * 5000 + "{% endfor %}{% endset %}{{ x }}",
        "{{ 1|round(999999999, 'ceil') }}",
    ],
)
def test_a_template_cannot_grow_without_bounds(tag: str) -> None:
    assert failure(tag).code == "T305"


@pytest.mark.slow
def test_a_macro_that_calls_itself_cannot_run_without_bounds() -> None:
    tree = "{% macro m(n) %}{% if n %}{{ m(n-1) }}{{ m(n-1) }}{% endif %}{% endmacro %}{{ m(50) }}"
    assert failure(tree).code == "T305"


@pytest.mark.slow
@pytest.mark.parametrize(
    ("most", "more"),
    [
        ("{{ ('a' * 1000000)|length }}", "{{ ('a' * 1000001)|length }}"),
        ("{{ (1000000 * ['a'])|length }}", "{{ (1000001 * ['a'])|length }}"),
        ("{{ (m + m)|length }}", "{{ (m + m + 'a')|length }}"),
        ("{{ (m ~ m)|length }}", "{{ (m ~ m ~ 'a')|length }}"),
        ("{{ 2**2048 > 1 }}", "{{ 2**2049 }}"),
        ("{{ 2**-2048 }}", "{{ 2**-2049 }}"),
        ("{{ 1.5**1.5 }}", "{{ 1.5**4097 }}"),
        ("{{ 1**5000.0 }}", "{{ 1**5000 }}"),
        ("{{ 2**2047 * 2**2047 }}", "{{ 2**2048 * 2**2047 }}"),
        ("{{ 1|round(20) }}", "{{ 1|round(21) }}"),
        ("{{ 1|round(-20) }}", "{{ 1|round(-21) }}"),
        ("{{ 1|round(precision=20, method='floor') }}", "{{ 1|round(precision=21) }}"),
        ("{{ m|replace('a', 'b')|length }}", "{{ (m ~ 'b')|replace('a', 'b')|length }}"),
        ("{{ [m, m]|join|length }}", "{{ [m, m]|join('b')|length }}"),
    ],
)
def test_a_value_may_be_as_large_as_the_bound(most: str, more: str) -> None:
    context = {"m": "a" * 500_000}
    assert failure(more, context=context).code == "T305"
    shown = f"{{% if {most[2:-2]} %}}ya{{% endif %}}"
    assert paragraphs(Template.load(template(shown)).render(context)) in (["ya"], [""])


def test_how_large_a_value_may_be_is_told() -> None:
    told = failure("{{ 'a' * 1000001 }}").message
    assert "sebuah tag membuat isi lebih panjang dari 1.000.000" in told


def test_a_rendering_has_so_many_steps_and_prints_so_much() -> None:
    steps = _steps([])
    whole = MAX_STEPS // 256 * 256
    assert sum(1 for _ in islice(steps, whole)) == whole
    with pytest.raises(TemplateError) as raised:
        next(steps)
    assert list(raised.value.findings) == [
        Finding("T305", "", "perulangan dalam templat terlalu banyak")
    ]
    pieces = [bytes(MAX_OUTPUT - 3)]
    steps = _steps(pieces)
    assert sum(1 for _ in islice(steps, 512)) == 512
    pieces += [b"", b""]  # each piece counts as well
    assert sum(1 for _ in islice(steps, 256)) == 256
    pieces.append(b"")
    with pytest.raises(TemplateError) as raised:
        next(steps)
    assert list(raised.value.findings) == [
        Finding("T305", "", "dokumen yang dihasilkan terlalu besar")
    ]
