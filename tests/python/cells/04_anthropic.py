ANTHROPIC_KEY = os.environ.get("ANTHROPIC_API_KEY")


def ask_anthropic(path, question):
    data, kind = encode(path)
    payload = {"model": "claude-sonnet-4-5", "max_tokens": 1024, "messages": [{"role": "user", "content": [
        {"type": "image", "source": {"type": "base64", "media_type": kind, "data": data}},
        {"type": "text", "text": question}]}]}
    headers = {"x-api-key": ANTHROPIC_KEY, "anthropic-version": "2023-06-01"}
    answer = requests.post("https://api.anthropic.com/v1/messages", headers=headers, json=payload)
    answer.raise_for_status()
    return answer.json()["content"][0]["text"]


print(ask_anthropic("photo.jpg", "What is this?"))
