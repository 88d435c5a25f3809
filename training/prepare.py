"""Gathers the corpora into one pickle of sentences, and the plain text as lines of tokens."""
import collections, gzip, json, os, pickle, re, sys, tarfile
import corpora as c

data, out = sys.argv[1], sys.argv[2]
D = lambda p: os.path.join(data, p)
sets = {}
names = {i: t for i, w, t in c.uner(D("ner/uner-english-ewt/en_ewt-ud-train.first-commit.iob2.gz"))}
names.update({i: t for i, w, t in c.uner(D("ner/uner-english-ewt/en_ewt-ud-dev.iob2.gz"))})


def tree(path, ner):
    result = []
    for ident, rows in c.conllu(D(path)):
        tags = ner(ident, rows)
        if tags is not None and len(tags) != len(rows):
            tags = None
        result.append(dict(id=ident, form=[r[1] for r in rows], lemma=[r[2] for r in rows], upos=[r[3] for r in rows], feats=[r[5] for r in rows],
                           head=[int(r[6]) for r in rows], deprel=[r[7] for r in rows], ner=tags))
    return result


uner = lambda ident, rows: names.get(ident)
gum = lambda ident, rows: c.gum_names(rows)
sets["ewt-train"] = tree("ud-english-ewt/en_ewt-ud-train.conllu.gz", uner)
sets["ewt-dev"] = tree("ud-english-ewt/en_ewt-ud-dev.conllu.gz", uner)
sets["pud"] = tree("ud-english-pud/en_pud-ud-test.conllu.gz", uner)
by_words = {tuple(w): t for _, w, t in c.uner(D("ner/uner-english-pud/en_pud-ud-test.iob2.gz"))}  # its identifiers differ
for s in sets["pud"]:
    s["ner"] = by_words.get(tuple(s["form"]))
sets["gum-train"] = tree("gum/gum-train.conllu.gz", gum)
sets["gum-dev"] = tree("gum/gum-dev.conllu.gz", gum)

ner = lambda it: [dict(form=w, ner=t) for w, t in it]
plainmap = dict(c.ENTITY)
sets["ner-wikigold"] = ner(c.columns(D("ner/wikigold/wikigold.conllu.gz"), 1, 2, plainmap))
sets["ner-crossner"] = [s for d in ("politics", "science", "literature", "music", "ai") for part in ("train", "dev", "test")
                        for s in ner(c.columns(D(f"ner/crossner/{d}-{part}.txt.gz"), 0, 1, c.CROSSNER, "\t"))]
sets["ner-wnut"] = [s for f in ("wnut17train.conll.gz", "emerging.dev.conll.gz", "emerging.test.annotated.gz")
                    for s in ner(c.columns(D("ner/wnut17/" + f), 0, 1, plainmap))]
sets["ner-btc"] = [s for f in "abefgh" for s in ner(c.columns(D(f"ner/btc/{f}.conll.gz"), 0, -1, plainmap))]
sets["ner-sec"] = ner(c.columns(D("ner/sec-filings/FIN5-train.txt.gz"), 0, 3, plainmap)) + \
                  ner(c.columns(D("ner/sec-filings/FIN3-test.txt.gz"), 0, 3, plainmap))
sets["ner-gmb"] = ner(c.gmb(D("ner/gmb-voa/ner_dataset.csv.gz")))
sets["ner-re3d"] = ner(c.re3d(D("ner/re3d/re3d-original.tar.gz")))
worldwide = {"person": "PER", "organization": "ORG", "location": "LOC"}
sets["measure-worldwide"] = ner((w, t) for w, t in c.columns(D("ner/en-worldwide-newswire/en-worldwide-newswire.tsv.gz"), 0, 1, worldwide, "\t"))
for name, sentences in sets.items():
    tags = collections.Counter(t for s in sentences if s.get("ner") for t in s["ner"])
    print(name, len(sentences), sum(len(s["form"]) for s in sentences), dict(tags), flush=True)
pickle.dump(sets, open(os.path.join(out, "sets.pickle"), "wb"))

count = 0
with open(os.path.join(out, "plain.txt"), "w", encoding="utf-8", errors="replace") as file:
    def write(tokens):
        global count
        count += len(tokens)
        file.write(" ".join(tokens) + "\n")

    for name in ("wikipedia-current-events", "un-general-debate"):
        for line in c.lines(D(f"text/{name}.jsonl.gz")):
            for tokens in c.plain(json.loads(line)["text"]):
                write(tokens)
    for name in sets:
        if name.endswith("-train") or name.startswith("ner-"):
            for s in sets[name]:
                write([w.replace(" ", "") or "-" for w in s["form"]])
    tar = tarfile.open(D("actors/factbook/factbook-json.tar.gz"))
    texts = []
    def walk(x):
        if isinstance(x, dict):
            for v in x.values():
                walk(v)
        elif isinstance(x, list):
            for v in x:
                walk(v)
        elif isinstance(x, str) and len(x) > 80:
            texts.append(re.sub(r"<[^>]+>", " ", x))
    for m in tar.getmembers():
        if m.name.endswith(".json"):
            walk(json.load(tar.extractfile(m)))
    for text in texts:
        for tokens in c.plain(text):
            if len(tokens) > 8:
                write(tokens)
print("plain words", count, flush=True)
