"""AimStudy: study for a dated exam, offline, from articles that stay checkable."""

__version__ = "0.1.0"
