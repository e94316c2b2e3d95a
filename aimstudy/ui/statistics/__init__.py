"""The parts of the Statistics page: a card for each question, as a chart and as a table."""
