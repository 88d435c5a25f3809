"""What the network sees of a word form. The runtime computes the same in WordFeatures.cs: change both or neither."""
import struct

SUFFIX2, SUFFIX3, PREFIX3, SHAPE = 2048, 4096, 4096, 2048  # buckets
NGRAM = 24576
LONGEST = 32  # code units looked at; the rest of a longer form is ignored
CANON = {0x201C: 0x22, 0x201D: 0x22, 0x201E: 0x22, 0x2018: 0x27, 0x2019: 0x27, 0x60: 0x27, 0x2013: 0x2D, 0x2014: 0x2D, 0x2212: 0x2D, 0x2010: 0x2D, 0x2011: 0x2D}


def units(form):
    data = form.encode("utf-16-le", "surrogatepass")
    return list(struct.unpack("<%dH" % (len(data) // 2), data))[:LONGEST]


def lower(u):
    if 0x30 <= u <= 0x39:
        return 0x30
    if 0xD800 <= u <= 0xDFFF:
        return u
    c = chr(u).lower()
    return ord(c) if len(c) == 1 and ord(c) < 0x10000 else u


def normalise(form):
    """Lower case, digits as 0, one kind of quotes and dashes: the key of the word table."""
    return [CANON.get(u, 0) or lower(u) for u in units(form)]


def key(form):
    return struct.pack("<%dH" % len(n), *n).decode("utf-16-le", "replace") if (n := normalise(form)) else ""


def fnv(seed, items):
    h = (2166136261 ^ seed) & 0xFFFFFFFF
    for u in items:
        h = ((h ^ u) * 16777619) & 0xFFFFFFFF
    h ^= h >> 15
    h = (h * 0x85EBCA6B) & 0xFFFFFFFF
    return h ^ (h >> 13)


def shape(form):
    out, run = [], 0
    for u in units(form):
        if 0x30 <= u <= 0x39:
            s = 0x64
        elif 0xD800 <= u <= 0xDFFF:
            s = 0x65
        elif lower(u) != u:
            s = 0x58
        elif chr(u).isalpha():
            s = 0x78
        else:
            s = CANON.get(u, 0) or u
        run = run + 1 if out and out[-1] == s else 1
        if run <= 3:
            out.append(s)
    return out


def features(form):
    """(suffix2, suffix3, prefix3, shape, [n-gram buckets])"""
    n = normalise(form)
    marked = [0x3C] + n + [0x3E]
    grams = [fnv(5, marked[i:i + 3]) % NGRAM for i in range(len(marked) - 2)] + \
            [fnv(6, marked[i:i + 4]) % NGRAM for i in range(len(marked) - 3)]
    return (fnv(1, n[-2:]) % SUFFIX2, fnv(2, n[-3:]) % SUFFIX3, fnv(3, n[:3]) % PREFIX3, fnv(4, shape(form)) % SHAPE, grams)
