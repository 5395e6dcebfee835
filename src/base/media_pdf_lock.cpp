// Does a PDF open with the empty password? Then it is only locked against printing or copying.
#include <algorithm>
#include <cstdlib>
#include <optional>
#include <span>

#include "base/ascii.h"
#include "base/media_pdf.h"
#include "base/old_ciphers.h"
#include "base/sha256.h"
#include "base/sha512.h"

namespace triptych::pdf {
namespace {

using View = std::span<const std::uint8_t>;

constexpr std::size_t kMaxString = 1024;  // keys have at most 127 bytes

// In the place of the password, or behind it (ISO 32000-2, 7.6.4.3.2).
constexpr std::uint8_t kPadding[32] = {
    0x28, 0xBF, 0x4E, 0x5E, 0x4E, 0x75, 0x8A, 0x41, 0x64, 0x00, 0x4E, 0x56, 0xFF, 0xFA, 0x01, 0x08,
    0x2E, 0x2E, 0x00, 0xB6, 0xD0, 0x68, 0x3E, 0x80, 0x2F, 0x0C, 0xA9, 0xFE, 0x64, 0x53, 0x69, 0x7A};

struct Lock {
  int revision = 0;
  std::size_t key_bytes = 5;
  std::uint32_t permissions = 0;
  bool metadata = true;
  Octets owner, user, id;
};

int digit_of(char c) {
  if (is_digit(c)) return c - '0';
  const char small = lower(c);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

Octets hex_string(std::string_view text) {
  Octets out;
  int high = -1;
  for (const char c : text.substr(1, kMaxString)) {
    if (c == '>') break;
    const int digit = digit_of(c);
    if (digit < 0) continue;
    if (high < 0) {
      high = digit;
    } else {
      out.push_back(static_cast<std::uint8_t>(high * 16 + digit));
      high = -1;
    }
  }
  if (high >= 0) out.push_back(static_cast<std::uint8_t>(high * 16));
  return out;
}

// Behind a backslash at `i`; leaves `i` at its last byte. nullopt: a line that goes on.
std::optional<char> escaped(std::string_view text, std::size_t& i) {
  const char c = text[i];
  if (c >= '0' && c <= '7') {
    int value = 0;
    std::size_t digits = 0;
    for (; digits < 3 && i < text.size() && text[i] >= '0' && text[i] <= '7'; ++digits, ++i)
      value = value * 8 + (text[i] - '0');
    --i;
    return static_cast<char>(value);
  }
  if (c == '\r' && i + 1 < text.size() && text[i + 1] == '\n') ++i;
  if (c == '\r' || c == '\n') return std::nullopt;
  constexpr std::string_view kLetters = "nrtbf", kMeant = "\n\r\t\b\f";
  const std::size_t known = kLetters.find(c);
  return known == kLetters.npos ? c : kMeant[known];
}

Octets literal_string(std::string_view text) {
  Octets out;
  text = text.substr(1, kMaxString);
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == ')' && depth-- == 0) break;
    if (c == '(') ++depth;
    if (c == '\\') {
      if (++i == text.size()) break;
      const auto meant = escaped(text, i);
      if (!meant) continue;
      c = *meant;
    }
    out.push_back(static_cast<std::uint8_t>(c));
  }
  return out;
}

Octets string_at(std::string_view text) {
  text = skip_space(text);
  if (text.starts_with('<') && !text.starts_with("<<")) return hex_string(text);
  return text.starts_with('(') ? literal_string(text) : Octets();
}

long long number_at(std::string_view text) {
  text = skip_space(text);
  return std::strtoll(std::string(text.substr(0, 20)).c_str(), nullptr, 10);
}

// The first of the two strings of /ID, which stands in each trailer.
Octets first_id(std::string_view pdf) {
  for (std::size_t at = pdf.rfind("/ID"); at != pdf.npos && at > 0; at = pdf.rfind("/ID", at - 1)) {
    const std::string_view list = skip_space(pdf.substr(at + 3, kMaxString));
    if (list.starts_with('[')) return string_at(list.substr(1));
  }
  return {};
}

Lock lock_of(std::string_view pdf, std::string_view encrypt) {
  Lock lock;
  lock.revision = static_cast<int>(number_at(value(pdf, encrypt, "/R")));
  // Of revision 4 the number may be that of a crypt filter; its key has 16 bytes.
  const long long bits = lock.revision == 4 ? 128 : number_at(value(pdf, encrypt, "/Length"));
  if (bits >= 40 && bits <= 128) lock.key_bytes = static_cast<std::size_t>(bits / 8);
  if (lock.revision == 2) lock.key_bytes = 5;
  lock.permissions = static_cast<std::uint32_t>(number_at(value(pdf, encrypt, "/P")));
  lock.metadata = !value(pdf, encrypt, "/EncryptMetadata").starts_with("false");
  lock.owner = string_at(value(pdf, encrypt, "/O"));
  lock.user = string_at(value(pdf, encrypt, "/U"));
  lock.id = first_id(pdf);
  return lock;
}

void append(Octets& out, View more) { out.insert(out.end(), more.begin(), more.end()); }

Octets key_of(const Lock& lock) {
  Octets text(std::begin(kPadding), std::end(kPadding));
  append(text, View(lock.owner).first(32));
  for (int shift = 0; shift < 32; shift += 8)
    text.push_back(static_cast<std::uint8_t>(lock.permissions >> shift));
  append(text, lock.id);
  if (lock.revision >= 4 && !lock.metadata) text.insert(text.end(), 4, 0xFF);
  auto hash = md5(text);
  for (int i = 0; lock.revision >= 3 && i < 50; ++i) hash = md5(View(hash).first(lock.key_bytes));
  return Octets(hash.begin(), hash.begin() + static_cast<std::ptrdiff_t>(lock.key_bytes));
}

// Revisions 2 to 4: what the empty password makes of the padding stands in /U.
bool opens_with_rc4(const Lock& lock) {
  const Octets key = key_of(lock);
  if (lock.revision == 2) return std::ranges::equal(rc4(key, kPadding), View(lock.user).first(32));
  Octets text(std::begin(kPadding), std::end(kPadding));
  append(text, lock.id);
  const auto hash = md5(text);
  Octets made(hash.begin(), hash.end());
  for (int round = 0; round < 20; ++round) {
    Octets turned = key;
    for (std::uint8_t& byte : turned) byte = static_cast<std::uint8_t>(byte ^ round);
    made = rc4(turned, made);
  }
  return std::ranges::equal(made, View(lock.user).first(16));
}

// Algorithm 2.B of revision 6, for an empty password.
Octets hardened(Octets key) {
  for (int round = 0;; ++round) {
    Octets text;
    for (int i = 0; i < 64; ++i) append(text, key);
    const View all(key);
    const Octets made = aes128_cbc(all.subspan<0, 16>(), all.subspan<16, 16>(), text);
    int sum = 0;
    for (std::size_t i = 0; i < 16; ++i) sum += made[i];
    if (sum % 3 == 0) {
      const auto hash = sha256(made.data(), made.size());
      key.assign(hash.begin(), hash.end());
    } else if (sum % 3 == 1) {
      const auto hash = sha384(made.data(), made.size());
      key.assign(hash.begin(), hash.end());
    } else {
      const auto hash = sha512(made.data(), made.size());
      key.assign(hash.begin(), hash.end());
    }
    if (round >= 63 && made.back() <= round - 31) break;
  }
  key.resize(32);
  return key;
}

// Revisions 5 and 6: /U is the hash of password and salt, then that salt.
bool opens_with_sha(const Lock& lock) {
  const auto hash = sha256(lock.user.data() + 32, 8);
  Octets made(hash.begin(), hash.end());
  if (lock.revision == 6) made = hardened(std::move(made));
  return std::ranges::equal(made, View(lock.user).first(32));
}

}  // namespace

PdfPassword password_of(std::string_view pdf, std::string_view encrypt) {
  if (!skip_space(behind_name(encrypt, "/Filter")).starts_with("/Standard"))
    return PdfPassword::unknown;
  const Lock lock = lock_of(pdf, encrypt);
  const bool old = lock.revision >= 2 && lock.revision <= 4;
  if (old && lock.owner.size() >= 32 && lock.user.size() >= 32)
    return opens_with_rc4(lock) ? PdfPassword::not_needed : PdfPassword::needed;
  if ((lock.revision == 5 || lock.revision == 6) && lock.user.size() >= 40)
    return opens_with_sha(lock) ? PdfPassword::not_needed : PdfPassword::needed;
  return PdfPassword::unknown;
}

}  // namespace triptych::pdf
