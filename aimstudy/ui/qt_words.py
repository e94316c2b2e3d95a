"""Qt's own words in Norwegian: buttons and the menus of text fields. Qt ships none for bokmål."""

from PySide6.QtCore import QCoreApplication, QTranslator

_NORWEGIAN = {
    "OK": "OK",
    "Cancel": "Avbryt",
    "Close": "Lukk",
    "Save": "Lagre",
    "Save All": "Lagre alle",
    "Open": "Åpne",
    "Yes": "Ja",
    "No": "Nei",
    "Apply": "Bruk",
    "Reset": "Tilbakestill",
    "Help": "Hjelp",
    "Retry": "Prøv igjen",
    "Ignore": "Ignorer",
    "Abort": "Avbryt",
    "Discard": "Forkast",
    "Undo": "Angre",
    "Redo": "Gjør om",
    "Cut": "Klipp ut",
    "Copy": "Kopier",
    "Copy Link Location": "Kopier lenkeadresse",
    "Paste": "Lim inn",
    "Delete": "Slett",
    "Clear": "Tøm",
    "Select All": "Merk alt",
    "Step up": "Trinn opp",
    "Step down": "Trinn ned",
    "Look in:": "Se i:",
    "File name:": "Filnavn:",
    "File &name:": "Fil&navn:",
    "Files of type:": "Filtype:",
    "Choose": "Velg",
    "Find Directory": "Finn mappe",
    "Directory:": "Mappe:",
    "Folder": "Mappe",
    "File": "Fil",
    "Name": "Navn",
    "Size": "Størrelse",
    "Type": "Type",
    "Kind": "Type",
    "Date Modified": "Endret",
    "Computer": "Datamaskin",
    "My Computer": "Datamaskin",
    "Back": "Tilbake",
    "Forward": "Fram",
    "Parent Directory": "Mappen over",
    "Create New Folder": "Ny mappe",
    "New Folder": "Ny mappe",
    "List View": "Liste",
    "Detail View": "Detaljer",
    "Go back": "Gå tilbake",
    "Go forward": "Gå fram",
    "Go to the parent directory": "Gå til mappen over",
    "Create a New Folder": "Lag en ny mappe",
    "Change to list view mode": "Vis som liste",
    "Change to detail view mode": "Vis med detaljer",
    "All Files (*)": "Alle filer (*)",
}


class NorwegianWords(QTranslator):
    """Looks Qt's English texts up, whatever the context; an unknown one stays English."""

    def translate(
        self,
        context: str,
        sourceText: str,
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        """Qt's hook. An ampersand for a key in the source is ignored."""
        del context, disambiguation, n
        exact = _NORWEGIAN.get(sourceText)
        return exact if exact is not None else _NORWEGIAN.get(sourceText.replace("&", ""))

    def isEmpty(self) -> bool:
        """Qt asks before it installs a translator."""
        return False


_installed: list[NorwegianWords] = []


def speak(language: str) -> None:
    """Have Qt's own texts in ``language`` ("en" or "nb")."""
    while _installed:
        QCoreApplication.removeTranslator(_installed.pop())
    if language == "nb":
        words = NorwegianWords()
        if QCoreApplication.installTranslator(words):
            _installed.append(words)
