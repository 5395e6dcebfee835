// PDF: page count, password, completeness; by looking for the few words that matter instead of
// parsing. Object streams (PDF 1.5) compress those words away; then the count stays unknown, unless
// the file is linearised and tells it in its first object. What was appended later counts.
#include <algorithm>
#include <optional>
#include <string>

#include "base/ascii.h"
#include "base/media_pdf.h"
#include "base/media_sniff.h"

namespace triptych {

namespace pdf {
namespace {

constexpr std::size_t kMaxObject = 65'536;

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\0';
}

std::size_t digits_at(std::string_view text, std::size_t i) {
  while (i < text.size() && is_digit(text[i])) ++i;
  return i;
}

}  // namespace

std::string_view skip_space(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size() && is_space(text[i])) ++i;
  return text.substr(i);
}

std::string_view behind_name(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at + 1)) {
    const std::string_view rest = text.substr(at + name.size());
    if (rest.empty() || !is_letter(rest.front())) return rest;
  }
  return {};
}

std::string_view reference(std::string_view text) {
  text = skip_space(text);
  const std::size_t number = digits_at(text, 0);
  const std::string_view behind = skip_space(text.substr(number));
  const std::size_t generation = digits_at(behind, 0);
  if (number == 0 || number > 9 || generation == 0 || generation > 5 || number == text.size() ||
      !is_space(text[number]) || !skip_space(behind.substr(generation)).starts_with('R'))
    return {};
  const std::size_t before = text.size() - behind.size();
  return text.substr(0, before + generation);
}

std::string_view object(std::string_view pdf, std::string_view reference, std::size_t* at) {
  if (reference.empty()) return {};
  const std::string number(reference.substr(0, digits_at(reference, 0)));
  const std::string name =
      number + " " + std::string(reference.substr(reference.find_last_not_of("0123456789") + 1)) +
      " obj";
  std::size_t found = pdf.rfind(name);
  while (found != pdf.npos && found > 0 && is_digit(pdf[found - 1]))
    found = pdf.rfind(name, found - 1);
  if (found == pdf.npos) return {};
  if (at != nullptr) *at = found;
  const std::string_view body = pdf.substr(found + name.size(), kMaxObject);
  return body.substr(0, body.find("endobj"));
}

std::string_view value(std::string_view pdf, std::string_view dictionary, std::string_view name) {
  const std::string_view direct = skip_space(behind_name(dictionary, name));
  const std::string_view other = reference(direct.substr(0, 32));
  return other.empty() ? direct : skip_space(object(pdf, other));
}

}  // namespace pdf

namespace {

using pdf::behind_name;
using pdf::skip_space;

constexpr std::size_t kHeaderWindow = 1024;   // Acrobat's own tolerance for junk before "%PDF-"
constexpr std::size_t kTrailerWindow = 2048;  // and for junk after "%%EOF"
constexpr std::size_t kDictionaryWindow = 16'384;  // a page tree node with its list of kids
constexpr int kMaxPages = 1'000'000;
constexpr int kMaxTreeNodes = 2000;  // looked into; a hostile file could hold millions

// A number at the beginning of `text`; 0 when there is none or it is absurd.
int leading_number(std::string_view text) {
  text = skip_space(text);
  int value = 0;
  for (std::size_t i = 0; i < text.size() && is_digit(text[i]); ++i) {
    value = value * 10 + (text[i] - '0');
    if (value > kMaxPages) return 0;
  }
  return value;
}

int linearized_pages(std::string_view pdf) {
  const std::string_view head = pdf.substr(0, kHeaderWindow * 2);
  const std::string_view found = behind_name(head, "/Linearized");
  if (found.empty()) return 0;
  const std::string_view dictionary = found.substr(0, found.find(">>"));
  // Later edits append to the file; then its first object no longer speaks for the whole.
  std::string_view length = skip_space(behind_name(dictionary, "/L"));
  std::uint64_t told = 0;
  while (!length.empty() && is_digit(length.front()) && told < (std::uint64_t{1} << 40)) {
    told = told * 10 + static_cast<std::uint64_t>(length.front() - '0');
    length.remove_prefix(1);
  }
  return told == pdf.size() ? leading_number(behind_name(dictionary, "/N")) : 0;
}

// The dictionary around position `at`, as far as a window shows it.
std::string_view dictionary_around(std::string_view pdf, std::size_t at) {
  const std::size_t first = at > kDictionaryWindow ? at - kDictionaryWindow : 0;
  std::size_t begin = pdf.substr(first, at - first).rfind("<<");
  begin = begin == std::string_view::npos ? first : first + begin;
  const std::string_view rest = pdf.substr(at, kDictionaryWindow);
  return pdf.substr(begin, at - begin + std::min(rest.find(">>"), rest.size()));
}

// Pages as the page tree counts them (its root has the largest number), or counted one by one.
int counted_pages(std::string_view pdf) {
  int tree = 0, leaves = 0, nodes = 0;
  for (std::size_t at = pdf.find("/Type"); at != pdf.npos; at = pdf.find("/Type", at + 5)) {
    const std::string_view value = skip_space(pdf.substr(at + 5, 64));
    if (value.starts_with("/Pages") && (value.size() < 7 || !is_letter(value[6]))) {
      if (++nodes > kMaxTreeNodes) continue;
      const std::string_view count = behind_name(dictionary_around(pdf, at), "/Count");
      tree = std::max(tree, leading_number(count));
    } else if (value.starts_with("/Page") && (value.size() < 6 || !is_letter(value[5]))) {
      ++leaves;
    }
  }
  return tree > 0 ? tree : leaves;
}

std::size_t count_of(std::string_view text, std::string_view word, std::size_t most) {
  std::size_t count = 0;
  for (std::size_t at = text.find(word); at != text.npos && count < most;
       at = text.find(word, at + word.size()))
    ++count;
  return count;
}

// The last revision's catalogue, as far as it stands uncompressed.
std::string_view last_root(std::string_view pdf) {
  for (std::size_t at = pdf.rfind("/Root"); at != pdf.npos; at = pdf.rfind("/Root", at - 1)) {
    const std::string_view root = pdf::reference(pdf.substr(at + 5, 32));
    if (!root.empty() || at == 0) return root;
  }
  return {};
}

// Pages as the last revision counts them; nullopt when that is compressed, or perhaps replaced by
// something compressed.
std::optional<int> pages_of_tree(std::string_view pdf, bool appended) {
  std::size_t root_at = 0, tree_at = 0;
  const std::string_view root = pdf::object(pdf, last_root(pdf), &root_at);
  const std::string_view tree =
      pdf::object(pdf, pdf::reference(behind_name(root, "/Pages").substr(0, 32)), &tree_at);
  if (tree.empty()) return std::nullopt;
  const std::size_t packed = pdf.rfind("/ObjStm");
  if (appended && packed != pdf.npos && packed > std::min(root_at, tree_at)) return std::nullopt;
  const std::string_view count = pdf::value(pdf, tree, "/Count");
  if (count.empty() || !is_digit(count.front())) return std::nullopt;
  const int pages = leading_number(count);
  if (pages == 0 && count.front() != '0') return std::nullopt;  // absurd
  return pages;
}

void read_pages(std::string_view pdf, MediaInfo& info) {
  info.pages = linearized_pages(pdf);
  if (info.pages > 0) return;
  // A linearised file has two of these, each revision behind it one more.
  const bool linear = !behind_name(pdf.substr(0, kHeaderWindow * 2), "/Linearized").empty();
  const bool appended = count_of(pdf, "startxref", 3) > (linear ? 2u : 1u);
  if (const auto pages = pages_of_tree(pdf, appended)) {
    info.pages = *pages;
    info.hollow = *pages == 0;
  } else if (!appended) {
    info.pages = counted_pages(pdf);
  }
}

// "/Encrypt 12 0 R" or "/Encrypt <<": an entry of the trailer, not "/EncryptMetadata". The last one
// counts, and only that is tried: a hostile file could hold millions.
void read_lock(std::string_view pdf, MediaInfo& info) {
  for (std::size_t at = pdf.rfind("/Encrypt"); at != pdf.npos; at = pdf.rfind("/Encrypt", at - 1)) {
    const std::string_view value = skip_space(pdf.substr(at + 8, kDictionaryWindow));
    const bool inside = value.starts_with("<<");
    if (inside || (!value.empty() && is_digit(value.front()))) {
      info.encrypted = true;
      info.password =
          pdf::password_of(pdf, inside ? value : pdf::object(pdf, pdf::reference(value)));
      return;
    }
    if (at == 0) return;
  }
}

}  // namespace

std::optional<MediaInfo> sniff_pdf(const ByteReader& file) {
  const std::string_view pdf = file.all();
  if (pdf.substr(0, kHeaderWindow).find("%PDF-") == std::string_view::npos) return std::nullopt;
  MediaInfo info;
  info.kind = MediaKind::document;
  info.media_type = "application/pdf";
  read_pages(pdf, info);
  read_lock(pdf, info);
  const std::size_t window = std::min(pdf.size(), kTrailerWindow);
  info.truncated = pdf.substr(pdf.size() - window).find("%%EOF") == std::string_view::npos;
  return info;
}

}  // namespace triptych
