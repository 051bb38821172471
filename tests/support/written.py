"""Targets as people write them, made up: sound ones, texts, and slips of the hand."""

from hypothesis import strategies as st

from pkdocs.domain import wording

NUMERALS = st.decimals(0, 10**9, places=2).map(wording.format_angka)
BOUNDS = st.sampled_from(["≤", "< ", ">= ", "minimal ", "Maks. ", "kurang dari "])
UNITS = st.sampled_from([" dokumen", " jam (kerja)", " kali/bulan"])
WRITTEN = st.one_of(
    NUMERALS,
    NUMERALS.map("{}%".format),
    st.builds("{}{}".format, BOUNDS, NUMERALS),
    st.builds("{}{}{}".format, BOUNDS, NUMERALS, UNITS),
    st.builds("{} – {}".format, NUMERALS, NUMERALS),
    st.builds("{}-{}%".format, NUMERALS, NUMERALS),
    st.builds("{}:{}".format, NUMERALS, NUMERALS),
    st.builds("({}) {}".format, NUMERALS, st.sampled_from(["WTP", "A"])),
    st.builds("{} {}".format, st.sampled_from(["Level", "Juni", "31 Mei"]), st.integers(0, 2300)),
    st.text(max_size=12),
    st.text("0123456789.,%-–:≤<>OlIS ", max_size=8),
)
