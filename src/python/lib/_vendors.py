# All that is particular to single vendors and packages: the only file of lib/ that names them, but for
# course.py, which is the code of a lesson.

# What a vendor wants to hear before it answers a web page. requests adds it and says so in a note.
BROWSER_HEADERS = {
    "://api.anthropic.com/": ("anthropic-dangerous-direct-browser-access", "true"),
}

# Keys of today are refused in the address, in words that do not say so.
_KEY_IN_ADDRESS = {
    "://generativelanguage.googleapis.com/":
        "The key is in the address (?key=...), where Google accepts only old keys. Send it as a header: "
        'headers={"x-goog-api-key": key}.',
}


def about_refusal(url, status):
    # What a refused request suffers from, when the address tells it; or None.
    if status in (401, 404) and ("?key=" in url or "&key=" in url):
        for part, words in _KEY_IN_ADDRESS.items():
            if part in url:
                return words


_HTTP = "this page calls the APIs with requests.post(...), as the lessons show."
_MISSING = {
    "openai": "The openai package does not run in this page; " + _HTTP,
    "anthropic": "The anthropic package does not run in this page; " + _HTTP,
    "google": "Google's packages do not run in this page; " + _HTTP,
    "httpx": "httpx does not run in this page; requests does the same, without async.",
    "aiohttp": "aiohttp does not run in this page; use requests.",
    "numpy": "numpy needs full Python; here, use lists, sum(), statistics and math.",
    "pandas": "pandas needs full Python; here, use csv.DictReader and display(rows) for a table.",
    "PIL": "Pillow (PIL) needs full Python; the page itself makes pictures smaller when you add them.",
    "cv2": "OpenCV needs full Python; here, send the picture to a model instead.",
    "scipy": "scipy needs full Python; here, use math and statistics.",
    "sklearn": "scikit-learn needs full Python; it does not run in this page.",
    "torch": "PyTorch needs full Python and a large download; it does not run in this page.",
    "pydantic": "pydantic needs full Python; here, use dataclasses and json.",
    "dotenv": "There is no .env file here; the page's keys are in os.environ already.",
    "tiktoken": "tiktoken needs full Python; the answer's `usage` tells the tokens.",
    "seaborn": "seaborn needs full Python; matplotlib.pyplot draws simple charts here.",
    "IPython": "IPython is not here; display(x) works without an import.",
    "subprocess": "A web page cannot start other programs.",
    "socket": "A web page cannot open sockets; use requests.",
    "threading": "There are no threads here; asyncio.gather() can wait for several things.",
    "multiprocessing": "There are no processes here; use a loop.",
    "concurrent": "There are no threads here; use a loop.",
    "sqlite3": "There is no database here; keep data in lists and files.",
    "pickle": "pickle is not here; use json.dumps() and json.loads().",
    "inspect": "inspect is not here: MicroPython keeps no source of functions.",
    "zipfile": "zipfile is not here.",
    "gzip": "gzip is not here.",
    "locale": "locale is not here; format numbers with f'{x:,.2f}'.",
    "argparse": "A cell has no command line; put values into variables.",
    "tempfile": "tempfile is not here; files of this page are temporary anyway: use open(name, 'w').",
    "unittest": "unittest is not here; write assert statements.",
    "zlib": "zlib is not here.",
    "tkinter": "There are no windows of your own here; use print(), display() and input().",
}


def missing(name):
    if name == "urllib.request":
        return "Use requests.get(url) instead."
    top = name.split(".")[0]
    return _MISSING.get(top) or (
        "This page runs MicroPython with a selection of modules, and this one is not among them."
    )
