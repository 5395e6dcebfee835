GEMINI_KEY = os.environ.get("GEMINI_API_KEY")


def ask_gemini(path, question=None):
    if question is None:
        question = "Write down what is said."
    data, kind = encode(path)
    url = ("https://generativelanguage.googleapis.com/v1beta/"
           f"models/gemini-2.5-flash:generateContent?key={GEMINI_KEY}")
    answer = requests.post(url, json={"contents": [{"parts": [
        {"inline_data": {"mime_type": kind, "data": data}}, {"text": question}]}]})
    answer.raise_for_status()
    return answer.json()["candidates"][0]["content"]["parts"][0]["text"]


print(ask_gemini("photo.jpg", "What is this?"))
print(ask_gemini("clip.wav"))
