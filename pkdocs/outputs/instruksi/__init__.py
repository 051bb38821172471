"""The Instruksi and its lampiran as Word documents: values in, bytes of a docx out.

Words first (pure), then the document from them and a template that staff can edit.
"""
