# The few names of the browser's own world that notebooks use.
import _host


def prompt(text="", default=""):
    return _host.prompt("prompt", str(text), str(default))


def alert(text=""):
    _host.prompt("alert", str(text), "")


def confirm(text=""):
    return _host.prompt("confirm", str(text), "") is not None


class console:
    @staticmethod
    def log(*a):
        print(*a)
    error = warn = info = log
