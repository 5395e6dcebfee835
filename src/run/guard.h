// The last look before a request leaves the page, and the first at what comes back. Everything that
// goes to the network passes here: runs, uploads, model lists, requests of cells.
// Out: only absolute addresses, https or this computer, never the page's own host; a key only to
// the server it was given for (KeyRing). Cells hold handles instead of keys: a handle in its own
// vendor's header is replaced by the key, one anywhere else is not sent.
// What may not go ends with ErrorKind::not_sent and a string-catalogue key "guard.*".
// In: the keys in use are masked in heads, chunks and errors before anybody reads them, also where
// a chunk cuts one.
#pragma once

#include <deque>
#include <map>
#include <string>

#include "base/secret_mask.h"
#include "base/web_address.h"
#include "run/key_ring.h"
#include "run/transport.h"

namespace triptych {

class Guard final : public Transport {
 public:
  explicit Guard(Transport& network) : network_(network) {}
  void start(RequestId id, HttpRequest request) override;
  void cancel(RequestId id) override;
  bool poll(HttpEvent& out) override;

  void set_keys(KeyRing keys) { keys_ = std::move(keys); }
  void set_own_origin(std::string origin) { own_origin_ = std::move(origin); }
  bool pending() const { return !queue_.empty(); }  // poll() has something that needs no network

 private:
  void refuse(RequestId id, std::string key, std::vector<std::string> args);
  bool may_go(RequestId id, HttpRequest& request);
  bool place_keys(RequestId id, HttpRequest& request, const std::string& origin);
  bool keys_belong(RequestId id, const HttpRequest& request, const std::string& origin);
  SecretMask mask_for(const HttpRequest& request) const;
  bool masked(HttpEvent& event);

  Transport& network_;
  KeyRing keys_;
  std::string own_origin_;  // "" = not known (tests, programs)
  std::map<RequestId, SecretMask> masks_;
  std::deque<HttpEvent> queue_;
};

}  // namespace triptych
