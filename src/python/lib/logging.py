# logging: levels, loggers by name, handlers to a stream or a file, formats with %, { or $ left out.
import sys
import time

CRITICAL = FATAL = 50
ERROR, WARNING, INFO, DEBUG, NOTSET = 40, 30, 20, 10, 0
WARN = WARNING
_names = {50: "CRITICAL", 40: "ERROR", 30: "WARNING", 20: "INFO", 10: "DEBUG", 0: "NOTSET"}


def getLevelName(level):
    if isinstance(level, str):
        for n, name in _names.items():
            if name == level:
                return n
    return _names.get(level, "Level %s" % level)


def addLevelName(level, name):
    _names[level] = name


def _level(level):
    if isinstance(level, str):
        for n, name in _names.items():
            if name == level:
                return n
        raise ValueError("Unknown level: %r" % level)
    return level


class LogRecord:
    def __init__(self, name, level, msg, args, exc_info, extra=None):
        self.name, self.levelno, self.levelname = name, level, getLevelName(level)
        self.msg, self.args, self.exc_info = msg, args, exc_info
        self.created = time.time()
        self.msecs = int(self.created % 1 * 1000)
        self.lineno, self.filename, self.funcName, self.module, self.process = 0, "cell", "", "cell", 1
        for k, v in (extra or {}).items():
            setattr(self, k, v)

    def getMessage(self):
        msg = str(self.msg)
        if not self.args:
            return msg
        return msg % (self.args[0] if len(self.args) == 1 and isinstance(self.args[0], dict) else self.args)


class Formatter:
    def __init__(self, fmt=None, datefmt=None, style="%"):
        if style not in "%{":
            raise NotImplementedError("style %r is not supported by the logging of this page" % style)
        self._fmt = fmt or ("%(message)s" if style == "%" else "{message}")
        self.datefmt, self._style = datefmt, style

    def formatTime(self, record, datefmt=None):
        t = time.localtime(record.created)
        if datefmt:
            return time.strftime(datefmt, t)
        return time.strftime("%Y-%m-%d %H:%M:%S", t) + ",%03d" % record.msecs

    def formatException(self, e):
        import traceback

        return "".join(traceback.format_exception(e)).rstrip("\n")

    def format(self, record):
        record.message = record.getMessage()
        if "asctime" in self._fmt:
            record.asctime = self.formatTime(record, self.datefmt)
        fields = record.__dict__
        text = self._fmt % fields if self._style == "%" else self._fmt.format(**fields)
        if record.exc_info:
            text += "\n" + self.formatException(record.exc_info)
        return text


class Handler:
    def __init__(self, level=NOTSET):
        self.level = _level(level)
        self.formatter = None
        self.filters = []

    def setLevel(self, level):
        self.level = _level(level)

    def setFormatter(self, formatter):
        self.formatter = formatter

    def addFilter(self, f):
        self.filters.append(f)

    def format(self, record):
        return (self.formatter or Formatter()).format(record)

    def handle(self, record):
        if all([(f.filter if hasattr(f, "filter") else f)(record) for f in self.filters]):
            self.emit(record)

    def emit(self, record):
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def flush(self):
        pass

    def close(self):
        pass


class StreamHandler(Handler):
    terminator = "\n"

    def __init__(self, stream=None):
        super().__init__()
        self.stream = stream

    def emit(self, record):
        (self.stream or sys.stderr).write(self.format(record) + self.terminator)


class FileHandler(StreamHandler):
    def __init__(self, filename, mode="a", encoding=None, delay=False):
        super().__init__(open(filename, mode, encoding=encoding))
        self.baseFilename = filename

    def close(self):
        self.stream.close()


class NullHandler(Handler):
    def emit(self, record):
        pass


class Filter:
    def __init__(self, name=""):
        self.name = name

    def filter(self, record):
        return not self.name or record.name == self.name or record.name.startswith(self.name + ".")


class Logger:
    def __init__(self, name, parent=None):
        self.name, self.parent = name, parent
        self.level, self.handlers, self.filters = NOTSET, [], []
        self.propagate, self.disabled = True, False

    def setLevel(self, level):
        self.level = _level(level)

    def getEffectiveLevel(self):
        logger = self
        while logger:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        return level >= max(self.getEffectiveLevel(), _disabled[0] + 1)

    def addHandler(self, h):
        if h not in self.handlers:
            self.handlers.append(h)

    def removeHandler(self, h):
        if h in self.handlers:
            self.handlers.remove(h)

    def hasHandlers(self):
        return bool(self.handlers) or self.propagate and self.parent is not None and self.parent.hasHandlers()

    def addFilter(self, f):
        self.filters.append(f)

    def getChild(self, suffix):
        return getLogger(suffix if self is root else self.name + "." + suffix)

    def log(self, level, msg, *args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        if self.disabled or not self.isEnabledFor(level):
            return
        if exc_info is True:
            exc_info = sys.exc_info()[1]
        elif isinstance(exc_info, tuple):
            exc_info = exc_info[1]
        record = LogRecord(self.name, level, msg, args, exc_info, extra)
        if not all([(f.filter if hasattr(f, "filter") else f)(record) for f in self.filters]):
            return
        logger, found = self, False
        while logger:
            for h in logger.handlers:
                found = True
                if level >= h.level:
                    h.handle(record)
            logger = logger.parent if logger.propagate else None
        if not found and level >= WARNING:
            sys.stderr.write(record.getMessage() + "\n")

    def debug(self, msg, *a, **kw):
        self.log(DEBUG, msg, *a, **kw)

    def info(self, msg, *a, **kw):
        self.log(INFO, msg, *a, **kw)

    def warning(self, msg, *a, **kw):
        self.log(WARNING, msg, *a, **kw)

    warn = warning

    def error(self, msg, *a, **kw):
        self.log(ERROR, msg, *a, **kw)

    def critical(self, msg, *a, **kw):
        self.log(CRITICAL, msg, *a, **kw)

    fatal = critical

    def exception(self, msg, *a, exc_info=True, **kw):
        self.log(ERROR, msg, *a, exc_info=exc_info, **kw)

    def __repr__(self):
        return "<Logger %s (%s)>" % (self.name, getLevelName(self.getEffectiveLevel()))


root = Logger("root")
root.level = WARNING
_loggers = {}
_disabled = [NOTSET]


def getLogger(name=None):
    if not name or name == "root":
        return root
    if name not in _loggers:
        above = name.rpartition(".")[0]
        _loggers[name] = Logger(name, getLogger(above) if above else root)
    return _loggers[name]


def basicConfig(*, filename=None, filemode="a", format=None, datefmt=None, style="%", level=None, stream=None, handlers=None, force=False, encoding=None, errors=None):
    if force:
        root.handlers.clear()
    if not root.handlers:
        made = handlers or [FileHandler(filename, filemode, encoding) if filename else StreamHandler(stream)]
        f = Formatter(format or ("%(levelname)s:%(name)s:%(message)s" if style == "%" else "{levelname}:{name}:{message}"), datefmt, style)
        for h in made:
            if h.formatter is None:
                h.setFormatter(f)
            root.addHandler(h)
    if level is not None:
        root.setLevel(level)


def disable(level=CRITICAL):
    _disabled[0] = level


def _shown():
    if not root.handlers:
        basicConfig()
    return root


def debug(msg, *a, **kw):
    _shown().debug(msg, *a, **kw)


def info(msg, *a, **kw):
    _shown().info(msg, *a, **kw)


def warning(msg, *a, **kw):
    _shown().warning(msg, *a, **kw)


warn = warning


def error(msg, *a, **kw):
    _shown().error(msg, *a, **kw)


def critical(msg, *a, **kw):
    _shown().critical(msg, *a, **kw)


def exception(msg, *a, **kw):
    _shown().exception(msg, *a, **kw)


def log(level, msg, *a, **kw):
    _shown().log(level, msg, *a, **kw)


def shutdown():
    pass
