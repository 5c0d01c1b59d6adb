"""Serves generated udata pages as the API does: `page` and `page_size=100`, newest first.

Usage: serve.py FOLDER PORT_FILE. Counts requests, and prints nothing.
"""

import http.server
import json
import pathlib
import sys
import urllib.parse

datasets = []
for page in sorted(pathlib.Path(sys.argv[1]).glob("page-*.json")):
    datasets += json.loads(page.read_text(encoding="utf-8"))["data"]
# The generator leaves out some dates and misspells others; a server has them all.
datasets.sort(key=lambda dataset: str(dataset.get("last_update") or ""), reverse=True)


class Udata(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self):
        query = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query)
        page, size = int(query["page"][0]), int(query["page_size"][0])
        rows = datasets[(page - 1) * size : page * size]
        more = page * size < len(datasets)
        body = json.dumps(
            {
                "data": rows,
                "page": page,
                "page_size": size,
                "total": len(datasets),
                "next_page": "?page=%d" % (page + 1) if more else None,
                "previous_page": None,
            },
            ensure_ascii=False,
        ).encode("utf-8")
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
