"""Parts of the Library page: the table's model, decks and filters, actions on many cards."""
