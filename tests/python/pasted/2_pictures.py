# The names are the tutorial's, the media type is told by the extension, and nobody refuses it.
import json

import requests


def ask_openai(image_path, prompt):
    data, mime = encode_file_to_base64(image_path)
    answer = requests.post(
        "https://api.openai.com/v1/chat/completions",
        headers={"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"},
        json={"model": "gpt-4o", "max_tokens": 1024, "messages": [{"role": "user", "content": [
            {"type": "text", "text": prompt},
            {"type": "image_url", "image_url": {"url": f"data:{mime};base64,{data}"}}]}]})
    answer.raise_for_status()
    return answer.json()["choices"][0]["message"]["content"]


def ask_claude(image_path, prompt):
    data, mime = encode_file_to_base64(image_path)
    answer = requests.post(
        "https://api.anthropic.com/v1/messages",
        headers={"x-api-key": os.environ["ANTHROPIC_API_KEY"], "anthropic-version": "2023-06-01"},
        json={"model": "claude-sonnet-4-6", "max_tokens": 1024, "messages": [{"role": "user", "content": [
            {"type": "image", "source": {"type": "base64", "media_type": mime, "data": data}},
            {"type": "text", "text": prompt}]}]})
    answer.raise_for_status()
    return answer.json()["content"][0]["text"]


def ask_gemini(path, prompt):
    data, mime = encode_file_to_base64(path)
    answer = requests.post(
        "https://generativelanguage.googleapis.com/v1beta/models/gemini-2.5-flash:generateContent",
        headers={"x-goog-api-key": os.environ["GEMINI_API_KEY"]},
        json={"contents": [{"parts": [{"inline_data": {"mime_type": mime, "data": data}},
                                      {"text": prompt}]}]})
    answer.raise_for_status()
    return answer.json()["candidates"][0]["content"]["parts"][0]["text"]


for ask in (ask_openai, ask_claude, ask_gemini):
    for name in ("test_photo.jpg", "large_image.jpg"):
        assert "lake" in ask(name, "Describe this image in one sentence."), ask
    raw = ask("sample_receipt.jpg", 'Return ONLY valid JSON: {"store_name": "...", "total": 0.00}')
    receipt = json.loads(raw.strip("`json \n"))
    assert receipt["total"] == 30.64, receipt
    assert "30.64" in ask("receipt.jpg", "What is the total of this receipt?"), ask
for name in ("audio.wav", "meeting_clip.wav"):
    assert "Zelda" in ask_gemini(name, "Transcribe this audio exactly."), name
print("all answered")
