def ask(provider, path, question, **options):
    """One function for all three."""
    if provider == "openai":
        return ask_openai(path, question, options.get("detail", "auto"))
    elif provider == "anthropic":
        return ask_anthropic(path, question)
    elif provider == "google":
        return ask_gemini(path, question)
    else:
        raise ValueError(f"Unknown provider: {provider}")


for name, provider in [("GPT", "openai"), ("Claude", "anthropic"), ("Gemini", "google")]:
    print(f"\n{'=' * 10}")
    print(f"  {name}: {ask(provider, 'chart.png', 'Read it')}")
try:
    ask("nobody", "photo.jpg", "?")
except Exception as e:
    print(f"Error: {e}")
