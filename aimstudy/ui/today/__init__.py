"""The parts of the Today page; each shows one piece of its view."""
