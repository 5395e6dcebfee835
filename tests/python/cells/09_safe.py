import time


def ask_safe(provider, path, question, tries=3):
    for attempt in range(tries):
        try:
            return ask(provider, path, question)
        except requests.exceptions.HTTPError as e:
            status = e.response.status_code
            if status == 429:
                wait = 2 ** attempt
                print(f"Rate limited. Waiting {wait}s...")
                time.sleep(wait)
                continue
            elif status == 413:
                print(f"File too large for {provider}.")
                return None
            print(f"HTTP {status}: {e.response.text[:200]}")
            return None
        except requests.exceptions.Timeout:
            time.sleep(2 ** attempt)
            continue
    print(f"Failed after {tries} attempts.")
    return None


print(ask_safe("openai", "photo.jpg", "What is this?"))
