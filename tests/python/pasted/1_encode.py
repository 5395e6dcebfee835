# As tutorials begin: a file of the reader's own, read from the disk of this page.
import base64
import os

TYPES = {"jpg": "image/jpeg", "png": "image/png", "wav": "audio/wav"}
NAMES = ["test_photo.jpg", "sample_receipt.jpg", "receipt.jpg", "audio.wav", "meeting_clip.wav",
         "dashboard_v1.png", "dashboard_v2.png", "large_image.jpg"]
STARTS = {"image/jpeg": "/9j/", "image/png": "iVBOR", "audio/wav": "UklGR"}


def encode_file_to_base64(file_path):
    mime = TYPES[file_path.rsplit(".", 1)[-1].lower()]
    with open(file_path, "rb") as f:
        return base64.b64encode(f.read()).decode("utf-8"), mime


for name in NAMES:
    text, mime = encode_file_to_base64(name)
    assert os.path.exists(name) and os.path.getsize(name) > 10_000, name
    assert text.startswith(STARTS[mime]), f"{name} is not {mime}"
print(len(NAMES), "files")
