#include "lesson/export_lesson.h"

#include <algorithm>

#include "base/json.h"
#include "lesson/lesson_lines.h"

namespace triptych {
namespace {

// A piece of the file: words, or code.
struct ExportPiece {
  std::string id;  // of code
  std::string text;
  bool code = false, fails = false;
};

std::string quiz_text(const Quiz& quiz) {
  std::string out = "**Predict.** " + quiz.question + "\n";
  for (const QuizOption& option : quiz.options) out += "\n- " + option.text;
  for (const QuizOption& option : quiz.options)
    if (option.right) out += "\n\nAnswer: " + option.text + ". " + option.feedback;
  return out;
}

struct PieceMaker {
  const Lesson& lesson;
  const LessonExport& with;
  std::vector<ExportPiece>& out;

  void words(std::string text) const { out.push_back({"", std::move(text)}); }
  void operator()(const Prose& prose) const { words(prose.markdown); }
  void operator()(const CapabilityTable&) const { words(with.capabilities); }
  void operator()(const CodeCell& cell) const {
    out.push_back({cell.id, with.code_of(lesson, cell.id), true, is_meant_to_fail(cell)});
  }
  void operator()(const Quiz& quiz) const { words(quiz_text(quiz)); }
  void operator()(const Exercise& exercise) const {
    const std::string title = exercise.title.empty() ? "" : ": " + exercise.title;
    words("**Exercise" + title + "**\n\n" + exercise.task);
    if (!exercise.setup.empty())
      out.push_back({exercise.id + "-setup",
                     "# What the page runs before this exercise.\n" + exercise.setup, true, false});
    out.push_back({exercise.id, with.code_of(lesson, exercise.id), true, false});
  }
  void operator()(const Xray& xray) const {
    words("*" + xray.question + "* Three requests side by side, and mistakes to make in them: " +
          "this part works in the page only.");
  }
};

std::vector<ExportPiece> pieces_of(const Lesson& lesson, const LessonExport& with) {
  std::vector<ExportPiece> out;
  for (const LessonBlock& block : lesson.blocks) std::visit(PieceMaker{lesson, with, out}, block);
  return out;
}

std::string all_code(const std::vector<ExportPiece>& pieces) {
  std::string out;
  for (const ExportPiece& piece : pieces)
    if (piece.code) out += piece.text + "\n";
  return out;
}

bool holds(std::string_view code, std::string_view word) { return code.find(word) != code.npos; }

std::vector<std::string> used(const std::vector<std::string>& names, std::string_view code) {
  std::vector<std::string> out;
  std::ranges::copy_if(names, std::back_inserter(out),
                       [&](const std::string& name) { return holds(code, name); });
  return out;
}

std::string listed(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "" : ", ") + name;
  return out;
}

bool imports_course(std::string_view code) {
  return holds(code, "from course import") || holds(code, "import course");
}

// What has to be installed; "" = nothing.
std::string packages(std::string_view code) {
  std::string out;
  if (holds(code, "import requests") || imports_course(code)) out += " requests";
  if (holds(code, "import matplotlib")) out += " matplotlib";
  if (holds(code, "from PIL")) out += " pillow";
  return out.empty() ? out : out.substr(1);
}

// A module of the page, for a Python that has none of that name. `text` makes `module` what it is.
std::string page_module(const std::string& name, const std::string& words,
                        const std::string& text) {
  return "# " + words + "\ntry:\n    import " + name +
         "\nexcept ImportError:\n    import sys\n    import types\n\n"
         "    module = types.ModuleType(\"" +
         name + "\")\n" + text + "    sys.modules[\"" + name + "\"] = module\n";
}

// Functions of the page, in words of every Python. `display`: notebooks have one.
std::string page_only(std::string_view code, bool script, const LessonExport& with) {
  std::string out;
  if (imports_course(code))
    out += page_module("course", "What lesson 7 builds, as a module.",
                       "    text = r'''" + with.course_module +
                           "'''\n    exec(text, module.__dict__)\n"
                           "    module.source = lambda text=text: text\n");
  if (holds(code, "import practice")) {
    if (!out.empty()) out += "\n\n";
    out += page_module(
        "practice",
        "The page's practice provider can be told to make mistakes. Real providers cannot.",
        "    module.faults = lambda text: print(\"(only in the page: faults\", text + \")\")\n");
  }
  if (script && holds(code, "display(")) {
    if (!out.empty()) out += "\n\n";
    out +=
        "def display(value):\n"
        "    for row in value if isinstance(value, list) else [value]:\n"
        "        print(row)\n";
  }
  return out;
}

std::string commented(std::string_view text) {
  std::string out;
  for (const Line& line : split_lines(text)) {
    out += line.text.empty() ? "#" : "# ";
    out += line.text;
    out += '\n';
  }
  return out;
}

std::string script_head(const std::string& title, const std::string& code,
                        const LessonExport& with) {
  std::string head = title + "\nA lesson of Triptych, to run on your own computer.\n";
  if (const std::string install = packages(code); !install.empty())
    head += "\nInstall what it needs, once:\n\n    pip install " + install + "\n";
  const std::vector<std::string> keys = used(with.key_variables, code);
  if (!keys.empty()) {
    head +=
        "\nYour keys are read from environment variables. The real providers answer, and charge "
        "for it.\nSet the keys before you run it:\n";
    head += "\nLinux, macOS:\n";
    for (const std::string& key : keys) head += "\n    export " + key + "=\"...\"";
    head += "\n\nWindows (PowerShell):\n";
    for (const std::string& key : keys) head += "\n    $env:" + key + " = \"...\"";
    head += "\n";
  }
  const std::vector<std::string> files = used(with.samples, code);
  if (!files.empty())
    head +=
        "\nIt opens these files; put them, or your own under these names, in the folder from "
        "which you run it:\n\n    " +
        listed(files) + "\n";
  std::string out = commented(head);
  const std::string page = page_only(code, true, with);
  return page.empty() ? out : out + "\n" + page;
}

std::string script_body(const std::vector<ExportPiece>& pieces) {
  std::string out;
  for (const ExportPiece& piece : pieces) {
    out += piece.code ? "\n\n# %% " + piece.id + "\n" : "\n\n# %% [markdown]\n";
    if (piece.fails) out += "# This cell fails on purpose. Take the # away to see how.\n";
    if (!piece.code || piece.fails)
      out += commented(piece.text);
    else
      out += piece.text + (piece.text.ends_with('\n') ? "" : "\n");
  }
  return out;
}

// --- notebooks ---------------------------------------------------------------------------------

OrderedJson lines_of(std::string_view text) {
  OrderedJson out = OrderedJson::array();
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
    out.push_back(std::string(text.substr(0, end)));
    text.remove_prefix(end);
  }
  return out;
}

class Notebook {
 public:
  void words(const std::string& text) { add("markdown", "text-" + next(), text); }
  void code(const std::string& id, const std::string& text, bool fails = false) {
    OrderedJson& cell = add("code", id, text);
    if (fails) cell["metadata"]["tags"] = OrderedJson::array({"raises-exception"});
    cell["execution_count"] = nullptr;
    cell["outputs"] = OrderedJson::array();
  }
  std::string text() const {
    OrderedJson book;
    book["cells"] = cells_;
    book["metadata"]["kernelspec"] = {
        {"display_name", "Python 3"}, {"language", "python"}, {"name", "python3"}};
    book["metadata"]["language_info"] = {{"name", "python"}};
    book["nbformat"] = 4;
    book["nbformat_minor"] = 5;
    return dump_json(book, 1) + "\n";
  }

 private:
  std::string next() { return std::to_string(cells_.size() + 1); }
  OrderedJson& add(const char* type, const std::string& id, const std::string& text) {
    OrderedJson cell;
    cell["cell_type"] = type;
    cell["id"] = id.substr(0, kMaxId);
    cell["metadata"] = OrderedJson::object();
    cell["source"] = lines_of(text);
    return cells_.emplace_back(std::move(cell));
  }

  static constexpr std::size_t kMaxId = 64;  // as nbformat has it
  OrderedJson cells_ = OrderedJson::array();
};

std::string ask_for_keys(const std::vector<std::string>& keys) {
  std::string names;
  for (const std::string& key : keys) names += "\"" + key + "\", ";
  names.pop_back();
  return "import getpass\nimport os\n\nfor name in (" + names +
         "):\n    if not os.environ.get(name):\n        os.environ[name] = "
         "getpass.getpass(name + \": \")";
}

}  // namespace

std::string lesson_script(const Lesson& lesson, const LessonExport& with) {
  const std::vector<ExportPiece> pieces = pieces_of(lesson, with);
  return script_head(lesson.title, all_code(pieces), with) + script_body(pieces);
}

std::string course_script(const std::vector<const Lesson*>& lessons, const LessonExport& with) {
  std::string body, code;
  for (const Lesson* lesson : lessons) {
    const std::vector<ExportPiece> pieces = pieces_of(*lesson, with);
    code += all_code(pieces);
    body += "\n\n# %% [markdown]\n" + commented("# " + lesson->title) + script_body(pieces);
  }
  return script_head("The whole course", code, with) + body;
}

std::string lesson_notebook(const Lesson& lesson, const LessonExport& with) {
  const std::vector<ExportPiece> pieces = pieces_of(lesson, with);
  const std::string code = all_code(pieces);
  Notebook book;
  std::string head = "# " + lesson.title + "\n\n" + lesson.summary +
                     "\n\nA lesson of Triptych, to run on your own computer.";
  const std::vector<std::string> keys = used(with.key_variables, code);
  if (!keys.empty())
    head +=
        " The real providers answer, and charge for it. Your keys are read from the environment "
        "variables " +
        listed(keys) + ", or asked for below.";
  const std::vector<std::string> files = used(with.samples, code);
  if (!files.empty())
    head +=
        "\n\nIt opens these files; put them, or your own under these names, beside the "
        "notebook: " +
        listed(files) + ".";
  book.words(head);
  if (const std::string install = packages(code); !install.empty())
    book.code("install-packages", "%pip install --quiet " + install);
  if (!keys.empty()) book.code("ask-for-keys", ask_for_keys(keys));
  if (const std::string page = page_only(code, false, with); !page.empty())
    book.code("page-only", page);
  for (const ExportPiece& piece : pieces)
    piece.code ? book.code(piece.id, piece.text, piece.fails) : book.words(piece.text);
  return book.text();
}

}  // namespace triptych
