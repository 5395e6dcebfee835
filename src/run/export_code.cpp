#include "run/export_code.h"

#include "run/export_parts.h"

namespace triptych {

std::string export_code(const Provider& provider, const Call& call, CodeLanguage language) {
  const code_export::TakenApart request = code_export::take_apart(provider, call);
  switch (language) {
    case CodeLanguage::python:
      return code_export::python_code(request);
    case CodeLanguage::javascript:
      return code_export::javascript_code(request);
    case CodeLanguage::curl:
      break;
  }
  return code_export::curl_code(request);
}

}  // namespace triptych
