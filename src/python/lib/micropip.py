# await micropip.install([...]): what the course installs is here already.
import _host

_HERE = ("requests", "matplotlib", "micropip", "pyodide-http")


async def install(requirements, **kw):
    names = [requirements] if isinstance(requirements, str) else requirements
    for name in names:
        base = name.split("=")[0].split(">")[0].split("<")[0].split("[")[0].strip()
        if base.lower() not in _HERE:
            from _vendors import missing

            _host.note("micropip cannot install '%s'. %s" % (base, missing(base)))


async def list():
    return _HERE
