"""A web page with xterm.js and the way from it to a program in a pseudo-terminal and back.

PORT_FILE XTERMJS_DIR SCRIPT COLUMNS ROWS FONT PIXELS webgl|dom. GET / is the page; GET /out streams what the program
writes; POST /keys takes what is typed; POST /resize/COLUMNS/ROWS asks for a size, GET /size waits for that, and
POST /resized/COLUMNS/ROWS says that the page has it. Only then is the program told, or it would draw for a size that the
page does not have yet."""

import fcntl
import http.server
import os
import pty
import queue
import socketserver
import struct
import sys
import termios
from pathlib import Path

port_file, xtermjs, script, columns, rows, font, pixels, renderer = sys.argv[1:9]
MODULES = Path(xtermjs) / "node_modules/@xterm"
FILES = {"/xterm.css": (MODULES / "xterm/css/xterm.css", "text/css"),
         "/xterm.js": (MODULES / "xterm/lib/xterm.js", "text/javascript"),
         "/webgl.js": (MODULES / "addon-webgl/lib/addon-webgl.js", "text/javascript")}
PAGE = """<!doctype html>
<meta charset="utf-8"><title>xterm.js</title><link rel="stylesheet" href="/xterm.css">
<style>body { margin: 0; background: #000 } .xterm-viewport { overflow: hidden !important }</style>
<div id="place"></div><script src="/xterm.js"></script><script src="/webgl.js"></script>
<script>
const terminal = new Terminal({ cols: COLUMNS, rows: ROWS, fontFamily: '"FONT"', fontSize: PIXELS, scrollback: 0,
  cursorBlink: false });
terminal.open(document.getElementById('place'));
let drawn = 'RENDERER';
if (drawn === 'webgl') try { terminal.loadAddon(new WebglAddon.WebglAddon()) } catch (error) { drawn = 'dom' }
fetch('/drawn/' + drawn, { method: 'POST' });
let sent = Promise.resolve();
const send = keys => { sent = sent.then(() => fetch('/keys', { method: 'POST', body: keys })) };
terminal.onData(send); terminal.onBinary(send);
terminal.onResize(size => fetch(`/resized/${size.cols}/${size.rows}`, { method: 'POST' }));
async function show() {
  const reader = (await fetch('/out')).body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) terminal.write(part.value);
}
async function follow() {
  for (;;) { const size = await (await fetch('/size')).json(); terminal.resize(size[0], size[1]) }
}
show(); follow(); terminal.focus();
</script>"""
for name, value in (("COLUMNS", columns), ("ROWS", rows), ("FONT", font), ("PIXELS", pixels), ("RENDERER", renderer)):
    PAGE = PAGE.replace(name, value)

sizes: "queue.Queue[tuple[int, int]]" = queue.Queue()
terminal_end = -1


def set_size(cols: int, lines: int) -> None:
    fcntl.ioctl(terminal_end, termios.TIOCSWINSZ, struct.pack("HHHH", lines, cols, 0, 0))


def run_script() -> None:
    """Only when the page reads: the program asks the terminal things, and nobody would answer before."""
    global terminal_end
    child, terminal_end = pty.fork()
    if child == 0:
        os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
        os.execv(script, [script])
    set_size(int(columns), int(rows))


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def answer(self, body: bytes, kind: str = "text/plain", status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self):
        if self.path == "/":
            self.answer(PAGE.encode(), "text/html; charset=utf-8")
        elif self.path in FILES:
            file, kind = FILES[self.path]
            self.answer(file.read_bytes(), kind)
        elif self.path == "/size":
            self.answer(b"[%d,%d]" % sizes.get(), "application/json")
        elif self.path == "/out":
            self.stream()
        else:
            self.answer(b"", status=404)

    def stream(self) -> None:
        run_script()
        self.send_response(200)
        self.send_header("Content-Type", "application/octet-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        try:
            while True:
                part = os.read(terminal_end, 65536)
                self.wfile.write(b"%x\r\n%s\r\n" % (len(part), part))
                self.wfile.flush()
        except OSError:     # the program has ended, or the page has gone
            self.close_connection = True

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.path == "/keys":
            os.write(terminal_end, body)
        elif self.path.startswith("/drawn/"):
            Path(port_file + ".renderer").write_text(self.path.split("/")[2])
        elif self.path.startswith(("/resize/", "/resized/")):
            cols, lines = (int(part) for part in self.path.split("/")[2:4])
            if self.path.startswith("/resized/"):
                set_size(cols, lines)
            else:
                sizes.put((cols, lines))
        self.answer(b"")


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True


server = Server(("127.0.0.1", 0), Handler)
Path(port_file + ".new").write_text(str(server.server_address[1]))
os.rename(port_file + ".new", port_file)
server.serve_forever()
