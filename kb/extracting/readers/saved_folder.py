"""A web page saved with its pictures in a folder, packed as ZIP: the page itself."""

from dataclasses import replace

from kb.extracting.parsed import Extract
from kb.extracting.readers import packages
from kb.extracting.readers.html import reader
from kb.extracting.readers.page_folders import page_in

SAVED_FOLDER = "application/zip"


def read(data: bytes) -> Extract:
    """The blocks of the page; pictures, styles and pages shown inside it, which lie in folders, are left out."""
    package = packages.Package(data)
    name = page_in(package.names)
    if not name:
        raise packages.damaged_package()
    return replace(reader.read(package.part(name)), media_type=SAVED_FOLDER)
