OPENAI_KEY = os.environ.get("OPENAI_API_KEY")


def ask_openai(path, question, detail="auto", paths=()):
    content = [{"type": "text", "text": question}]
    for p in [path, *paths]:
        data, kind = encode(p)
        content.append({"type": "image_url", "image_url": {
            "url": f"data:{kind};base64,{data}", "detail": detail}})
    answer = requests.post(
        "https://api.openai.com/v1/chat/completions",
        headers={"Authorization": f"Bearer {OPENAI_KEY}", "Content-Type": "application/json"},
        json={"model": "gpt-4o", "max_tokens": 1024,
              "messages": [{"role": "user", "content": content}]})
    answer.raise_for_status()
    return answer.json()["choices"][0]["message"]["content"]


print(ask_openai("photo.jpg", "What is this? "
                 "One of: photo, chart, receipt."))
print(ask_openai("photo.jpg", "Compare", paths=["chart.png"]))
