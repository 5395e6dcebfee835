import micropip
await micropip.install(["requests"])
import os
from js import prompt
OPENAI_API_KEY = prompt("Your OpenAI key:")
os.environ["OPENAI_API_KEY"] = OPENAI_API_KEY
ANTHROPIC_API_KEY = prompt("Your Anthropic key:")
os.environ["ANTHROPIC_API_KEY"] = ANTHROPIC_API_KEY
