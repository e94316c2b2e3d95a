"""Pages to print as PDF: cards with two sides, quiz sheets and their keys."""
