"""Prints the errors that Validata finds in tables.

    validate.py SCHEMA TABLE [SCHEMA TABLE]…     one line of JSON per table: {"table": …, "found": […]},
                                                 each error as « line type », or « type » if it is
                                                 in the header
"""

import json
import sys

from validata_core.main import validate


def main():
    files = sys.argv[1:]
    for schema, table in zip(files[::2], files[1::2]):
        with open(schema, encoding="utf-8") as text:
            errors = validate(table, json.load(text)).to_dict()["errors"]
        found = [" ".join(str(part) for part in (e.get("rowNumber"), e["type"]) if part) for e in errors]
        print(json.dumps({"table": table, "found": sorted(set(found))}))


if __name__ == "__main__":
    main()
