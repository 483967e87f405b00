"""The variable parts of addresses: what a public id, a scheme or the path of a provision may look like."""

import re

from django.urls import register_converter
from django.urls.converters import StringConverter

from kb.citing import FORMATS


class PublicIdConverter(StringConverter):
    """A public id as somebody may have typed it; with a dot it is the address of another form of the record."""

    regex = r"[^/.]{1,40}"


class SchemeConverter(StringConverter):
    """The slug of one of the five concept schemes."""

    regex = "themes|rights|technologies|groups|places"


class ProvisionPathConverter(StringConverter):
    """The path of a provision in its instrument: letters, digits, hyphens and dots, such as 19.3.b."""

    # As short as it can be: the ".csl" of ".csl.json" belongs to what follows the path.
    regex = r"[0-9A-Za-z]+?(?:[-–.][0-9A-Za-z]+?)*?"


class CitedAsConverter(StringConverter):
    """The ending of a file for reference managers."""

    regex = "|".join(re.escape(one.extension) for one in FORMATS.values())


register_converter(PublicIdConverter, "public_id")
register_converter(SchemeConverter, "scheme")
register_converter(ProvisionPathConverter, "provision_path")
register_converter(CitedAsConverter, "cited_as")
