"""A window with nothing in it but VTE, the terminal of GNOME and of many others: COLUMNS ROWS FONT SCRIPT."""

import sys

import gi

gi.require_version("Gtk", "3.0")
gi.require_version("Vte", "2.91")
from gi.repository import GLib, Gtk, Pango, Vte  # noqa: E402

columns, rows, font, script = sys.argv[1:5]
window = Gtk.Window(decorated=False)
terminal = Vte.Terminal(cursor_blink_mode=Vte.CursorBlinkMode.OFF)
terminal.set_size(int(columns), int(rows))
terminal.set_font(Pango.FontDescription(font))
window.add(terminal)
window.connect("destroy", Gtk.main_quit)
terminal.connect("child-exited", lambda *_: Gtk.main_quit())
window.show_all()
terminal.grab_focus()
terminal.spawn_async(Vte.PtyFlags.DEFAULT, None, [script], None, GLib.SpawnFlags.DEFAULT, None, None, -1, None, None)
Gtk.main()
