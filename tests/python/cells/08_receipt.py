PROMPT = """Give the receipt as JSON:
{"store_name": "...", "items": [{"name": "...", "price": 0.00}], "total": 0.00}
Use null for what cannot be read."""


def read_receipt(path, provider="openai"):
    return json.loads(ask(provider, path, PROMPT))


receipt = read_receipt("receipt.jpg")
print(type(receipt), type(receipt).__name__, receipt.get("store_name", "unknown"), receipt["total"])
results = {}
for provider in ["openai", "anthropic", "google"]:
    try:
        results[provider] = read_receipt("receipt.jpg", provider)
    except Exception as e:
        results[provider] = {"error": str(e)}
print(list(results))
