"""Validates a feed against shapes with pySHACL.

    validate.py FEED SHAPES…        one line of JSON for each violation, then the numbers of triples
                                    and violations
"""

import json
import sys

from pyshacl import validate
from rdflib import RDF, SH, Graph


def main():
    feed, shapes = Graph().parse(sys.argv[1]), Graph()
    for file in sys.argv[2:]:
        shapes.parse(file)
    # The files of shapes also hold what the vocabularies state about their classes.
    _, report, _ = validate(feed, shacl_graph=shapes, ont_graph=shapes)
    violations = 0
    for result in report.subjects(RDF.type, SH.ValidationResult):
        if report.value(result, SH.resultSeverity) == SH.Violation:
            violations += 1
            said = {
                name: str(report.value(result, SH[name]))
                for name in ("focusNode", "resultPath", "value", "resultMessage")
            }
            print(json.dumps(said, ensure_ascii=False))
    print(json.dumps({"feed": len(feed), "shapes": len(shapes), "violations": violations}))


if __name__ == "__main__":
    main()
