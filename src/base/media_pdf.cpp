// PDF: page count, password, completeness; by looking for the few words that matter instead of
// parsing. Object streams (PDF 1.5) compress those words away; then the count stays unknown, unless
// the file is linearised and tells it in its first object.
#include <algorithm>

#include "base/ascii.h"
#include "base/media_sniff.h"

namespace triptych {
namespace {

constexpr std::size_t kHeaderWindow = 1024;   // Acrobat's own tolerance for junk before "%PDF-"
constexpr std::size_t kTrailerWindow = 2048;  // and for junk after "%%EOF"
constexpr std::size_t kDictionaryWindow = 16'384;  // a page tree node with its list of kids
constexpr int kMostPages = 1'000'000;
constexpr int kMostTreeNodes = 2000;  // looked into; a hostile file could hold millions

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\0';
}

std::string_view skip_space(std::string_view text) {
  std::size_t i = 0;
  while (i < text.size() && is_space(text[i])) ++i;
  return text.substr(i);
}

// A number at the beginning of `text`; 0 when there is none or it is absurd.
int leading_number(std::string_view text) {
  text = skip_space(text);
  int value = 0;
  for (std::size_t i = 0; i < text.size() && is_digit(text[i]); ++i) {
    value = value * 10 + (text[i] - '0');
    if (value > kMostPages) return 0;
  }
  return value;
}

// The text behind `name` where it is a whole name; npos-like empty view when it does not occur.
std::string_view behind_name(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find(name); at != text.npos; at = text.find(name, at + 1)) {
    const std::string_view rest = text.substr(at + name.size());
    if (rest.empty() || !is_letter(rest.front())) return rest;
  }
  return {};
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
      if (++nodes > kMostTreeNodes) continue;
      const std::string_view count = behind_name(dictionary_around(pdf, at), "/Count");
      tree = std::max(tree, leading_number(count));
    } else if (value.starts_with("/Page") && (value.size() < 6 || !is_letter(value[5]))) {
      ++leaves;
    }
  }
  return tree > 0 ? tree : leaves;
}

// "/Encrypt 12 0 R" or "/Encrypt <<": an entry of the trailer, not "/EncryptMetadata".
bool is_encrypted(std::string_view pdf) {
  for (std::size_t at = pdf.find("/Encrypt"); at != pdf.npos; at = pdf.find("/Encrypt", at + 8)) {
    const std::string_view value = skip_space(pdf.substr(at + 8, 64));
    if (value.starts_with("<<") || (!value.empty() && is_digit(value.front()))) return true;
  }
  return false;
}

}  // namespace

std::optional<MediaInfo> sniff_pdf(const ByteReader& file) {
  const std::string_view pdf = file.all();
  if (pdf.substr(0, kHeaderWindow).find("%PDF-") == std::string_view::npos) return std::nullopt;
  MediaInfo info;
  info.kind = MediaKind::document;
  info.media_type = "application/pdf";
  info.pages = linearized_pages(pdf);
  if (info.pages == 0) info.pages = counted_pages(pdf);
  info.encrypted = is_encrypted(pdf);
  const std::size_t window = std::min(pdf.size(), kTrailerWindow);
  info.truncated = pdf.substr(pdf.size() - window).find("%%EOF") == std::string_view::npos;
  return info;
}

}  // namespace triptych
