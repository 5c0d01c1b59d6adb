"""Serves generated udata pages, and changes a share of the datasets on demand.

Usage: catalogue.py FOLDER PORT_FILE. POST /change?every=100 changes one dataset in a hundred.
"""

import http.server
import json
import pathlib
import sys
import urllib.parse

datasets = []
for page in sorted(pathlib.Path(sys.argv[1]).glob("page-*.json")):
    datasets += json.loads(page.read_text(encoding="utf-8"))["data"]
for dataset in datasets:
    dataset["internal"] = {"last_modified_internal": "2026-01-01T00:00:00+00:00"}


def change(every):
    for dataset in datasets[::every]:
        dataset["description"] += "\n\nRevu en février."
        dataset["internal"] = {"last_modified_internal": "2026-02-01T00:00:00+00:00"}


class Udata(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, content):
        body = json.dumps(content, ensure_ascii=False).encode("utf-8")
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def query(self):
        return urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)

    def do_POST(self):
        change(int(self.query()["every"][0]))
        self.answer({})

    def do_GET(self):
        query = self.query()
        if "page" not in query:
            path, _, wanted = urllib.parse.urlsplit(self.path).path.rstrip("/").rpartition("/")
            # Of organisations with the territory's name, the number is requested too.
            rows = datasets
            if path.endswith("/organizations"):
                rows = [dataset.get("organization") or {} for dataset in datasets]
            self.answer(next(row for row in rows if row.get("id") == wanted))
            return
        page, size = int(query["page"][0]), int(query["page_size"][0])
        # Last edited first, in the order of udata.
        ordered = sorted(
            datasets, key=lambda one: one["internal"]["last_modified_internal"], reverse=True)
        rows = ordered[(page - 1) * size : page * size]
        if "X-Fields" in self.headers:
            rows = [{"id": row["id"], "internal": row["internal"]} for row in rows]
        more = page * size < len(datasets)
        self.answer(
            {
                "data": rows,
                "page": page,
                "page_size": size,
                "total": len(datasets),
                "next_page": "?page=%d" % (page + 1) if more else None,
                "previous_page": None,
            })

    def log_message(self, *args):
        pass


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        # A program that ends breaks its connections.
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)


server = Server(("127.0.0.1", 0), Udata)
pathlib.Path(sys.argv[2]).write_text(str(server.server_port))
server.serve_forever()
