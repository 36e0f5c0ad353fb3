"""The parts of the Methods page: equations, sections, tables of parameters and values, glossary."""
