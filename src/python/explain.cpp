#include "explain.h"

#include <string_view>

#include "engine.h"
#include "internal.h"

namespace triptych::python {
namespace {

// The first rule counts whose type is the exception's and whose word is part of its message.
// `{}` stands for what the message names in quotes, or else for the message.
struct Rule {
  std::string_view type, word;
  std::string_view what;  // continues "Line 3"
  std::string_view to_do;
};

constexpr Rule kRules[] = {
    {"SyntaxError", "decorators", "cannot be read as Python.",
     "A decorator (@...) must stand right above a def or class."},
    {"SyntaxError", "", "cannot be read as Python.",
     "Look for a missing bracket, quote or colon, there or in the line above."},
    {"IndentationError", "", "is indented in a way that does not fit the lines around it.",
     "Indent by four spaces per level, and not at all on the outermost one."},
    {"UnboundLocalError", "",
     "uses a local variable before it has a value: an assignment anywhere in the function makes "
     "it local.",
     "Give it a value first, or name it `global` (or `nonlocal`) if you mean the one outside."},
    {"NameError", "", "uses the name {}, which does not exist (yet).",
     "Check its spelling, or first run the cell that defines it."},
    {"KeyError", "", "asks a dictionary for the key {}, which it does not have.",
     "Print its keys with list(x) to see what is there, or use x.get(...)."},
    {"IndexError", "", "asks for an item that is not there: the list or text is shorter.",
     "Check its len(); the first item has the number 0."},
    {"AttributeError", "NoneType", "asks None for the attribute {}, which it does not have.",
     "Look where the value comes from: a function without `return` gives None."},
    {"AttributeError", "module", "asks a module for an attribute that it does not have here: {}.",
     "Check the spelling. Modules of this page (MicroPython) can lack what CPython has."},
    {"AttributeError", "setter", "assigns to a property without a setter: {}.",
     "Add one with @name.setter, or assign to the attribute behind it."},
    {"FrozenInstanceError", "", "changes an object of a frozen dataclass: {}.",
     "Make a changed copy with dataclasses.replace(x, ...)."},
    {"AttributeError", "", "asks an object for an attribute that it does not have: {}.",
     "Check the spelling; dir(x) lists the attributes of x."},
    {"TypeError", "NoneType", "uses None where a value is needed.",
     "Look where the value comes from: a function without `return` gives None, and so does "
     "os.environ.get() for a name that is not set."},
    {"TypeError", "invalid keyword argument",
     "calls a function with a keyword argument that it does not take: {}.",
     "Write the value without the name, in its place."},
    {"TypeError", "doesn't take keyword", "calls a built-in function with a keyword argument: {}.",
     "MicroPython takes this one by position only: write the value without the name."},
    {"TypeError", "unexpected keyword",
     "calls a function with a keyword argument that it does not take: {}.",
     "Compare the call with the parameters in the line that starts with def."},
    {"TypeError", "must be", "gives a function an argument of the wrong type: {}.",
     "Print type(x) of what you hand over."},
    {"TypeError", "argument", "calls a function with the wrong arguments: {}.",
     "Compare the call with the parameters in the line that starts with def."},
    {"TypeError", "not callable", "calls something that is not a function: {}.",
     "Perhaps a variable has taken the name of a function, or an operator is missing before (."},
    {"TypeError", "unsupported operand", "combines values of types that do not fit: {}.",
     "Convert one of them first, with str(), int() or float()."},
    {"TypeError", "", "uses a value of the wrong type: {}.",
     "Print type(x) of what you use there."},
    {"JSONDecodeError", "", "reads a text as JSON that is not (only) JSON.",
     "Print the text first: models like to wrap JSON in ``` marks or in a sentence."},
    {"ValueError", "JSON", "reads a text as JSON that is not (only) JSON.",
     "Print the text first: models like to wrap JSON in ``` marks or in a sentence."},
    {"ValueError", "invalid literal", "converts a text to a number, but it is not one: {}.",
     "Print the text; strip() removes spaces, float() reads decimals."},
    {"ValueError", "could not convert", "converts a text to a number, but it is not one: {}.",
     "Print the text; strip() removes spaces, and decimals have a point."},
    {"ValueError", "", "uses a value that does not fit: {}.", "Print the value just before."},
    {"ZeroDivisionError", "", "divides by zero.", "Check the divisor first, with an if."},
    {"OverflowError", "", "computes a number that is too large.", "Print the numbers just before."},
    {"AssertionError", "", "checks a condition with assert, and it does not hold.",
     "Print the values that the condition compares."},
    {"ModuleNotFoundError", "", "imports something that is not here: {}", ""},
    {"ImportError", "", "imports something that is not here: {}", ""},
    {"FileNotFoundError", "", "opens a file that is not here: {}.",
     "Check the name, or add the file to the page first."},
    {"FileExistsError", "", "makes a file that is there already: {}.",
     "Use another name, or mode \"w\"."},
    {"EOFError", "", "asked a question, and nobody answered.",
     "Run the cell again and type an answer."},
    {"MemoryError", "", "needs more memory than this page gives a program.",
     "Use smaller files, remove large variables with del, or restart Python."},
    {"RecursionError", "", "calls functions inside functions without end.",
     "A function that calls itself needs a condition under which it stops."},
    {"UnicodeDecodeError", "utf-8", "decodes bytes as text that are not UTF-8.",
     "Open pictures and sounds with mode \"rb\"; text may have another encoding=."},
    {"UnicodeDecodeError", "", "decodes bytes that do not fit the encoding: {}.",
     "Check the encoding, or say what to do with errors=\"replace\"."},
    {"UnicodeEncodeError", "", "encodes a character that the encoding does not have: {}.",
     "Use encoding=\"utf-8\", or say what to do with errors=\"replace\"."},
    {"LookupError", "unknown encoding", "names an encoding that is not here: {}.",
     "Use utf-8, utf-16, utf-32, ascii, latin-1 or cp1252."},
    {"UnicodeError", "", "reads bytes as text that are not UTF-8.",
     "Open pictures and sounds with mode \"rb\"."},
    {"HTTPError", "400 ", "sent a request that the server did not accept (400).",
     "Print e.response.text: the server says there which part is wrong."},
    {"HTTPError", "401 ", "sent a request without a key, or with a wrong one (401).",
     "Check the key, and the header or parameter that carries it."},
    {"HTTPError", "403 ", "asked for something that this key may not do (403).",
     "Print e.response.text; check the key and what its project may use."},
    {"HTTPError", "404 ", "asked for an address or a model that does not exist (404).",
     "Check the URL and the model's name: models retire."},
    {"HTTPError", "413 ", "sent more than the server takes (413).",
     "Make the picture or recording smaller before encoding it."},
    {"HTTPError", "429 ", "asked too often or more than is paid for (429).",
     "Wait a little and try again; if it stays, look at the account's limits."},
    {"HTTPError", "Server Error", "got an error from the server itself (5xx).",
     "Try again in a moment: the request may well be right."},
    {"HTTPError", "", "got an answer that says no.", "Print e.response.text."},
    {"RequestRefused", "", "asked for something that this page does not send. {}", ""},
    {"ConnectionError", "This browser ", "could not ask the page: {}.", ""},
    {"ConnectionError", "", "could not reach the server.",
     "Check the address and the network; a server that does not allow calls from web pages (CORS) "
     "looks the same."},
    {"ReadTimeout", "", "waited longer for an answer than timeout= allows.",
     "Try again, or allow more seconds."},
    {"Timeout", "", "waited longer for an answer than timeout= allows.",
     "Try again, or allow more seconds."},
    {"MissingSchema", "", "uses an address without https:// in front.", "Write the whole address."},
    {"StopIteration", "", "asks an iterator for more than it has.",
     "Use a for loop, or next(x, None)."},
    {"NotImplementedError", "", "uses something that is not available here: {}.", ""},
    {"OSError", "", "could not do something with a file or the network: {}.", ""},
    {"RuntimeError", "", "failed: {}.", ""},
};

// The text between the first pair of equal quotes; the whole message when there is none.
std::string named(const std::string& message) {
  const std::size_t from = message.find_first_of("'\"`");
  if (from != std::string::npos) {
    const std::size_t to = message.find(message[from], from + 1);
    if (to != std::string::npos) return "'" + message.substr(from + 1, to - from - 1) + "'";
  }
  return message;
}

bool tells_all(const Rule& rule) {
  return rule.type == "TypeError" || rule.type == "ValueError" || rule.type == "OSError" ||
         rule.type == "RuntimeError" || rule.type == "ImportError" ||
         rule.type == "ModuleNotFoundError" || rule.type == "UnicodeDecodeError" ||
         rule.type == "UnicodeEncodeError" || rule.type == "LookupError" ||
         rule.type == "FrozenInstanceError" || rule.word == "setter" || rule.word == "module" ||
         rule.type == "NotImplementedError";
}

std::string filled(const Rule& rule, const std::string& message) {
  std::string what(rule.what);
  const std::size_t at = what.find("{}");
  if (at == std::string::npos) return what;
  std::string name = tells_all(rule) ? message : named(message);
  if (rule.type == "AttributeError") {  // "'str' object has no attribute 'foo'": the second one
    const std::size_t part = message.find("attribute ");
    if (part != std::string::npos) name = message.substr(part + 10);
  }
  if (name.empty()) name = "no more is known";
  const bool ends = name.ends_with('.') || name.ends_with('?') || name.ends_with('!');
  if (ends && what.ends_with("{}.")) what.pop_back();
  what.replace(at, 2, name);
  return what;
}

std::string place(const Mistake& mistake) {
  if (mistake.line <= 0 || mistake.cell.empty()) return "This cell";
  std::string out = "Line " + std::to_string(mistake.line);
  if (mistake.cell != mistake.running) out += " of " + mistake.cell;
  return out;
}

// " The files that are here: a.png, b.wav." The first ones of many.
std::string files_here() {
  constexpr std::size_t kMax = 20;
  std::string names;
  std::size_t count = 0;
  std::string_view list = tpy_file_list();
  for (; !list.empty(); list.remove_prefix(list.find('\n') + 1)) {
    if (++count > kMax) continue;
    names += (names.empty() ? "" : ", ") + std::string(list.substr(0, list.find('\t')));
  }
  if (names.empty()) return " There are no files here yet.";
  if (count > kMax) names += " and " + std::to_string(count - kMax) + " more";
  return " The files that are here: " + names + ".";
}

// What CPython would understand and MicroPython does not.
std::string_view difference(const Mistake& mistake) {
  std::string_view line = mistake.source;
  while (line.starts_with(' ')) line.remove_prefix(1);
  if (mistake.type != "SyntaxError") return {};
  if (line.starts_with("match ") || line.starts_with("case "))
    return " has a `match` or a `case` that the Python of this page (MicroPython) cannot read: "
           "they must stand in one line each. Else use if and elif.";
  if (line.find(" async for ") != std::string_view::npos && !line.starts_with("async "))
    return " uses `async for` in a comprehension, which the Python of this page (MicroPython) "
           "lacks. Write it as a loop.";
  if (line.starts_with("!") || line.starts_with("%") || line.starts_with("pip "))
    return " is a command of notebooks or of the command line, which is not Python. Packages "
           "cannot be installed here; the modules of this page can be imported.";
  if (line.starts_with("except*"))
    return " uses `except*`, which the Python of this page (MicroPython) lacks. Use except.";
  if (line.starts_with("type "))
    return " uses `type X = ...`, which the Python of this page (MicroPython) lacks. Leave it out: "
           "types are not checked here.";
  return {};
}

}  // namespace

std::string explain(const Mistake& mistake) {
  if (mistake.type == "KeyboardInterrupt")
    return "The cell was stopped. What it had computed so far is kept.";
  if (const std::string_view other = difference(mistake); !other.empty())
    return place(mistake) + std::string(other);
  for (const Rule& rule : kRules) {
    if (rule.type != mistake.type || mistake.message.find(rule.word) == std::string::npos) continue;
    std::string words = place(mistake) + " " + filled(rule, mistake.message);
    if (!rule.to_do.empty()) words += " " + std::string(rule.to_do);
    if (rule.type == "FileNotFoundError") words += files_here();
    return words;
  }
  return place(mistake) + " ended with " + mistake.type +
         (mistake.message.empty() ? "." : ": " + mistake.message) +
         " The last lines of the traceback show how it came there.";
}

}  // namespace triptych::python

void tpy_explain(const char* type, const char* message, const char* cell, const char* running,
                 int line, const char* source, size_t source_size) {
  const std::string words = triptych::python::explain(
      {type, message, cell, running, line, std::string(source, source_size)});
  tpy_out_explain(type, cell, line, words.c_str());
}
