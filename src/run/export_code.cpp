#include "run/export_code.h"

#include "base/strings.h"
#include "run/export_parts.h"

namespace triptych {
namespace {

// What would run into nothing says so first.
std::string remark_of(const Provider& provider, CodeLanguage language) {
  if (!provider.info().simulated) return "";
  return (language == CodeLanguage::javascript ? "// " : "# ") + tr("code.simulated") + "\n";
}

}  // namespace

std::string export_code(const Provider& provider, const Call& call, CodeLanguage language) {
  const code_export::TakenApart request = code_export::take_apart(provider, call);
  const std::string remark = remark_of(provider, language);
  switch (language) {
    case CodeLanguage::python:
      return remark + code_export::python_code(request);
    case CodeLanguage::javascript:
      return remark + code_export::javascript_code(request);
    case CodeLanguage::curl:
      break;
  }
  return remark + code_export::curl_code(request);
}

}  // namespace triptych
