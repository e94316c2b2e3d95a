"""The tests of this folder read some sentences thousands of times; each is parsed once."""

from tests.new_library import libraries_copied
from tests.prepared_reader import reader_prepared
from tests.read_once import models_loaded_once, sentences_parsed_once

__all__ = ["libraries_copied", "models_loaded_once", "reader_prepared", "sentences_parsed_once"]
