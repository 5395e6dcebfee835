def compare(path_1, path_2, prompt):
    parts = [{"type": "text", "text": prompt}]
    for path in (path_1, path_2):
        data, mime = encode_file_to_base64(path)
        parts.append({"type": "image_url", "image_url": {"url": f"data:{mime};base64,{data}", "detail": "auto"}})
    answer = requests.post(
        "https://api.openai.com/v1/chat/completions",
        headers={"Authorization": f"Bearer {os.environ['OPENAI_API_KEY']}"},
        json={"model": "gpt-4o", "max_tokens": 1024, "messages": [{"role": "user", "content": parts}]})
    answer.raise_for_status()
    return answer.json()["choices"][0]["message"]["content"]


answer = compare("dashboard_v1.png", "dashboard_v2.png", "Compare these dashboards. List specific differences.")
assert "week 11" in answer and "week 12" in answer, answer
print("compared")
