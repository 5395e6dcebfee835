# The fault lab from a cell: what the practice provider does with the next questions. It has no
# effect on the real providers.
import requests as _requests

_URL = "https://practice.invalid/faults"


def faults(script):
    """Sets the faults of the next practice questions, one each: faults("429:2, 529, ok").

    429:S rate limit, try again in S seconds; 529 or 503 overloaded; 500 502 504 server errors;
    401 402 403 404 408 413; quota; timeout; network; cut:N; slow:N; garbage; ok. Behind a word, "x3"
    repeats it three times and "*" for ever.
    """
    if not isinstance(script, str):
        script = ", ".join([str(word) for word in script])
    answer = _requests.post(_URL, data=script.encode(), headers={"Content-Type": "text/plain"})
    if not answer.ok:
        raise ValueError(answer.text)


def clear():
    """All is well again: what is left of the faults is forgotten."""
    faults("")
