"""ask_multimodal(): one question about one file, to any of three providers.

Lesson 7 of the course builds it, the later lessons import it. It needs the package requests, and the
keys in the environment: OPENAI_API_KEY, ANTHROPIC_API_KEY, GEMINI_API_KEY.
"""
import base64
import os

import requests

MODELS = {"openai": "gpt-6-sol", "anthropic": "claude-sonnet-5-5", "google": "gemini-3.8-flash"}
STARTS = [(b"\x89PNG", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"GIF8", "image/gif"),
          (b"%PDF", "application/pdf"), (b"ID3", "audio/mp3")]


def encode_file_to_base64(file_path):
    """Base64 text and media type of a file. Its first bytes tell the type, not its name."""
    with open(file_path, "rb") as f:
        data = f.read()
    if data[:4] == b"RIFF":  # two formats begin like this
        mime = {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(data[8:12])
    else:
        mime = next((kind for start, kind in STARTS if data.startswith(start)), None)
    if mime is None:
        raise ValueError(f"{file_path}: not a type of file that I know")
    return base64.b64encode(data).decode(), mime


def post_json(url, headers, payload):
    """Send JSON, get JSON. A failure says what the server said."""
    answer = requests.post(url, headers=headers, json=payload, timeout=120)
    if not answer.ok:
        raise requests.exceptions.HTTPError(
            f"HTTP {answer.status_code}: {answer.text[:300]}", response=answer)
    return answer.json()


def ask_multimodal(provider, file_path, prompt, schema=None, max_tokens=4000, model=None):
    """One file, one question, one text. With a schema the text is JSON of that shape."""
    if provider not in MODELS:
        raise ValueError(f"Unknown provider: {provider}. Known: {', '.join(MODELS)}")
    b64, mime = encode_file_to_base64(file_path)
    if provider != "google" and not mime.startswith("image/"):
        raise ValueError(f"{provider}: this function sends pictures only, not {mime}")
    ask = {"openai": _ask_openai, "anthropic": _ask_anthropic, "google": _ask_google}[provider]
    text, reason = ask(b64, mime, prompt, schema, max_tokens, model or MODELS[provider])
    if not text:
        raise RuntimeError(f"{provider} sent no text. It stopped because of: {reason}")
    if reason in ("length", "max_tokens", "MAX_TOKENS"):
        print(f"(Note: {provider} was cut off by the token limit.)")
    return text


def _ask_openai(b64, mime, prompt, schema, max_tokens, model):
    payload = {"model": model, "max_completion_tokens": max_tokens,
               "messages": [{"role": "user", "content": [
                   {"type": "image_url", "image_url": {"url": f"data:{mime};base64,{b64}"}},
                   {"type": "text", "text": prompt}]}]}
    if schema:
        payload["response_format"] = {"type": "json_schema", "json_schema": {
            "name": "answer", "strict": True, "schema": schema}}
    data = post_json("https://api.openai.com/v1/chat/completions",
                     {"Authorization": "Bearer " + os.environ["OPENAI_API_KEY"]}, payload)
    choice = data["choices"][0]
    message = choice["message"]
    return message.get("content") or message.get("refusal"), choice.get("finish_reason")


def _ask_anthropic(b64, mime, prompt, schema, max_tokens, model):
    payload = {"model": model, "max_tokens": max_tokens,
               "messages": [{"role": "user", "content": [
                   {"type": "image", "source": {"type": "base64", "media_type": mime, "data": b64}},
                   {"type": "text", "text": prompt}]}]}
    if schema:
        payload["output_config"] = {"format": {"type": "json_schema", "schema": schema}}
    data = post_json("https://api.anthropic.com/v1/messages",
                     {"x-api-key": os.environ["ANTHROPIC_API_KEY"],
                      "anthropic-version": "2023-06-01"}, payload)
    text = "".join(block["text"] for block in data["content"] if block["type"] == "text")
    return text, data.get("stop_reason")


def _ask_google(b64, mime, prompt, schema, max_tokens, model):
    payload = {"contents": [{"role": "user", "parts": [
                   {"inlineData": {"mimeType": mime, "data": b64}}, {"text": prompt}]}],
               "generationConfig": {"maxOutputTokens": max_tokens}}
    if schema:
        payload["generationConfig"]["responseMimeType"] = "application/json"
        payload["generationConfig"]["responseJsonSchema"] = schema
    data = post_json(
        f"https://generativelanguage.googleapis.com/v1beta/models/{model}:generateContent",
        {"x-goog-api-key": os.environ["GEMINI_API_KEY"]}, payload)
    candidates = data.get("candidates") or [{}]  # none at all when the prompt was blocked
    parts = candidates[0].get("content", {}).get("parts", [])
    text = "".join(part.get("text", "") for part in parts if not part.get("thought"))
    blocked = data.get("promptFeedback", {}).get("blockReason")
    return text, blocked or candidates[0].get("finishReason")


def source():
    """The text of this very file, to be read, or saved as course.py on your own computer."""
    with open(__file__, encoding="utf-8") as f:
        return f.read().replace("\t", "    ")
