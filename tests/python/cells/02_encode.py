import base64
import json
import requests


def encode(path):
    """A file as base64, and its media type by the ending of its name."""
    ending = path.rsplit(".", 1)[-1].lower()
    kinds = {"jpg": "image/jpeg", "png": "image/png", "wav": "audio/wav"}
    with open(path, "rb") as file:
        data = base64.b64encode(file.read()).decode("utf-8")
    return data, kinds.get(ending, "application/octet-stream")


data, kind = encode("photo.jpg")
print(f"type {kind}, {len(data)} characters, starts {data[:8]}...")
