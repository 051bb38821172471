"""Making what is signed: agreements, their PDF and bundles, the Instruksi with its lampiran."""
