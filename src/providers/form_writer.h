// Writes a multipart/form-data body (RFC 7578) as browsers and the vendors' SDKs do: CRLF, file
// names with their quotes escaped, a boundary that occurs in none of the parts.
#pragma once

#include <string>
#include <vector>

#include "providers/provider.h"

namespace triptych {

class FormWriter {
 public:
  void text(std::string name, std::string value);
  // `sent_name`: the file's name as the vendor shall see it.
  void file(std::string name, const Attachment& file, std::string sent_name);
  // Sets body, form and the header Content-Type.
  void write(HttpRequest& request) const;

 private:
  struct Field {
    std::string name, value;
    Attachment file;
    bool is_file = false;
  };
  std::string boundary() const;

  std::vector<Field> fields_;
};

}  // namespace triptych
