// Reads one JSON text front to back without building anything, for the few shapes that come ten
// thousand times in a row. Strict: whatever it accepts, parse_json() accepts with the same meaning.
// It may refuse good JSON (escaped keys, deep nesting, numbers that need care): then the caller
// falls back to parse_json(). After one refusal everything is refused.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace triptych {

class JsonCursor {
 public:
  explicit JsonCursor(std::string_view text) : text_(text) {}

  // Calls on_member(key) for each member; it must read the value with one of these functions and
  // return what that returned, or false to give up.
  template <class OnMember>
  bool object(OnMember on_member) {
    if (!enter('{')) return false;
    if (leave('}')) return true;
    for (;;) {
      std::string_view key;
      if (!raw_key(key) || !take(':') || !on_member(key)) return fail();
      if (leave('}')) return true;
      if (!take(',')) return fail();
    }
  }

  // Calls on_element() for each element, as above.
  template <class OnElement>
  bool array(OnElement on_element) {
    if (!enter('[')) return false;
    if (leave(']')) return true;
    for (;;) {
      if (!on_element()) return fail();
      if (leave(']')) return true;
      if (!take(',')) return fail();
    }
  }

  bool skip();                     // any value
  bool null();                     // null and nothing else
  bool is(std::string_view text);  // this string, written without escapes
  bool integer(int& out);          // written as digits
  bool string(std::string& out);   // appends the text
  bool at_end();                   // only blanks are left

 private:
  bool fail() {
    failed_ = true;
    return false;
  }
  char peek();  // the next character that is no blank; '\0' at the end
  bool take(char c);
  bool enter(char bracket);
  bool leave(char bracket);
  bool raw_key(std::string_view& key);
  bool word(std::string_view expected);
  bool number();
  std::size_t plain_run(bool& ascii) const;
  bool escape(std::string& out);
  int hex4();

  std::string_view text_;  // what is left
  std::string scratch_;    // what was skipped
  int depth_ = 0;
  bool failed_ = false;
};

}  // namespace triptych
