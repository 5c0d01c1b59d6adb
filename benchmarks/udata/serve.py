"""Serves generated udata pages like the API does: `page` and `page_size`, masked by `X-Fields`; and
the organisations of the datasets.

Usage: serve.py FOLDER PORT_FILE.
"""

import http.server
import json
import pathlib
import sys
import urllib.parse

datasets = []
for page in sorted(pathlib.Path(sys.argv[1]).glob("page-*.json")):
    datasets += json.loads(page.read_text(encoding="utf-8"))["data"]
# The generator gives no dates of edits, which a real server always has.
for rank, dataset in enumerate(datasets):
    day, second = divmod(rank, 86400)
    edited = "2026-01-%02dT%02d:%02d:%02d+00:00" % (
        day + 1, second // 3600, second // 60 % 60, second % 60)
    dataset["internal"] = {"last_modified_internal": edited}
organizations = {
    dataset["organization"]["id"]: dataset["organization"]
    for dataset in datasets
    if dataset.get("organization")
}


def masked(dataset):
    return {"id": dataset["id"], "internal": dataset["internal"]}


class Udata(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        address = urllib.parse.urlsplit(self.path)
        if "/organizations/" in address.path:
            self.answer(organizations[address.path.strip("/").split("/")[-1]])
            return
        query = urllib.parse.parse_qs(address.query)
        page, size = int(query["page"][0]), int(query["page_size"][0])
        rows = datasets[(page - 1) * size : page * size]
        if "X-Fields" in self.headers:
            rows = [masked(dataset) for dataset in rows]
        more = page * size < len(datasets)
        self.answer(
            {
                "data": rows,
                "page": page,
                "page_size": size,
                "total": len(datasets),
                "next_page": "?page=%d" % (page + 1) if more else None,
                "previous_page": None,
            }
        )

    def answer(self, content):
        body = json.dumps(content, ensure_ascii=False).encode("utf-8")
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Udata)
pathlib.Path(sys.argv[2]).write_text(str(server.server_port))
server.serve_forever()
