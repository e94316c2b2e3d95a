"""Parts of the Articles page: list, reader, cards beside the text, contradictions, adding."""
