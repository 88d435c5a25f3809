"""Counts the plain text's word keys, keeps the frequent ones and writes the text as ids for skipgram and the cloze pretraining."""
import collections, os, pickle, sys
import numpy as np
from features import key

out, most = sys.argv[1], int(sys.argv[2])
cache = {}
def k(form):
    if form not in cache:
        cache[form] = key(form)
    return cache[form]

sentences = [line.split() for line in open(os.path.join(out, "plain.txt"), encoding="utf-8")]
counts = collections.Counter(k(w) for s in sentences for w in s)
sets = pickle.load(open(os.path.join(out, "sets.pickle"), "rb"))
trees = collections.Counter(k(w) for name in ("ewt-train", "gum-train") for s in sets[name] for w in s["form"])
for w, n in trees.items():
    counts[w] += 3 * (n - 1)  # a treebank's own word may come in on fewer sightings
words = [w for w, n in counts.most_common(most) if n >= 4]
print(len(words), "words, last count", counts[words[-1]], "coverage", sum(counts[w] for w in words) / sum(counts.values()))
for name in ("ewt-dev", "pud", "gum-dev"):
    forms = [k(w) for s in sets[name] for w in s["form"]]
    known = set(words)
    print(name, "covered", sum(w in known for w in forms) / len(forms), "in trees", sum(w in trees for w in forms) / len(forms))
index = {w: i + 2 for i, w in enumerate(words)}  # 0: padding, 1: unknown
ids = []
for s in sentences:
    ids.extend(index.get(k(w), 1) for w in s)
    ids.append(-1)
np.array(ids, np.int32).tofile(os.path.join(out, "plain.ids"))
pickle.dump(words, open(os.path.join(out, "words.pickle"), "wb"))
pickle.dump({w: n for w, n in trees.items()}, open(os.path.join(out, "treewords.pickle"), "wb"))
