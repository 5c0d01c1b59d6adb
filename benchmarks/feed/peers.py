#!/usr/bin/env python3
"""Reads a catalogue with the libraries that we compare with, and prints the number of datasets read.

peers.py parse FILE FORMAT    into an rdflib graph only
peers.py map FILE FORMAT      with ckanext-dcat's own parser and its profile of DCAT-AP 3, into CKAN's dicts

What ckanext-dcat imports from CKAN but does not need for reading is replaced by empty modules: no
database, no configuration, no plugins. That makes it faster, not slower, than in a real CKAN.
"""

import re
import sys
import types


def module(name, **members):
    made = types.ModuleType(name)
    made.__path__ = []
    vars(made).update(members)
    sys.modules[name] = made
    parent, _, last = name.rpartition(".")
    if parent:
        setattr(sys.modules[parent], last, made)


def nothing(name):
    """There are no actions here: ckanext-dcat concludes that ckanext-scheming is not installed."""
    raise KeyError(name)


def as_bool(value):
    return value if isinstance(value, bool) else str(value).lower() in ("true", "yes", "on", "1")


def stand_in_for_ckan():
    absent = type("NotThere", (Exception,), {})
    tools = {
        "_": lambda text: text,
        "asbool": as_bool,
        "aslist": lambda value, separator=None: value.split(separator) if isinstance(value, str) else list(value),
        "config": {},
        "get_action": nothing,
        "h": types.SimpleNamespace(),
        "url_for": nothing,
        "get_validator": nothing,
        "missing": None,
        "Invalid": absent,
        "StopOnError": absent,
        "ObjectNotFound": absent,
        "NotAuthorized": absent,
        "ValidationError": absent,
    }
    module("ckan", __version__="2.11.5")
    module("ckan.exceptions", HelperError=absent)
    module("ckan.model")
    module("ckan.model.license", LicenseRegister=dict)
    module("ckan.lib")
    module("ckan.lib.helpers", resource_formats=dict)
    module("ckan.lib.munge", munge_tag=lambda tag: re.sub(r"[^a-zA-Z0-9\-_ ]", "", tag).lower())
    module("ckan.plugins", PluginImplementations=lambda interface: ())
    module("ckan.plugins.interfaces", Interface=type("Interface", (), {}))
    module("ckan.plugins.toolkit", **tools)
    module("ckan.views")
    module("ckan.views.home", index=nothing)
    module("ckan.views.dataset", read=nothing)
    module("ckantoolkit", **tools)


def main(what, file, syntax):
    if what == "parse":
        import rdflib

        graph = rdflib.Graph()
        graph.parse(file, format=syntax)
        print(sum(1 for _ in graph.subjects(rdflib.RDF.type, rdflib.URIRef("http://www.w3.org/ns/dcat#Dataset"))))
        return
    stand_in_for_ckan()
    from ckanext.dcat.processors import RDFParser

    parser = RDFParser(profiles=["euro_dcat_ap_3"])
    with open(file, encoding="utf-8") as content:
        parser.parse(content.read(), _format=syntax)
    print(sum(1 for dataset in parser.datasets() if dataset))


if __name__ == "__main__":
    main(*sys.argv[1:])
