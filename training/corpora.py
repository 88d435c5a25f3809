"""Readers of the annotated and plain corpora. Every path is below the data folder; shared/data/README.md tells what each set is."""
import csv, gzip, io, json, os, re, tarfile

ENTITY = {"person": "PER", "per": "PER", "organization": "ORG", "organisation": "ORG", "org": "ORG", "group": "ORG",
          "corporation": "ORG", "location": "LOC", "loc": "LOC", "place": "LOC", "geo": "LOC"}


def lines(path):
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield line.rstrip("\n")


def conllu(path):
    """Yields (sentence id, rows of words); multiword ranges and empty nodes are left out."""
    rows, ident = [], None
    for line in lines(path):
        if not line:
            if rows:
                yield ident, rows
            rows = []
        elif line.startswith("#"):
            if line.startswith("# sent_id = "):
                ident = line[12:]
        else:
            row = line.split("\t")
            if row[0].isdigit():
                rows.append(row)
    if rows:
        yield ident, rows


def uner(path):
    """Yields (sentence id, words, BIO tags) with every tag outside PER, ORG, LOC read as O."""
    words, tags, ident = [], [], None
    for line in list(lines(path)) + [""]:
        if not line:
            if words:
                yield ident, words, repair(tags)
            words, tags = [], []
        elif line.startswith("#"):
            if line.startswith("# sent_id = "):
                ident = line[12:]
        else:
            row = line.split("\t")
            words.append(row[1])
            tags.append(row[2] if row[2][2:] in ("PER", "ORG", "LOC") else "O")


def repair(tags):
    """Makes every I- that does not go on from the same type a B-."""
    fixed = []
    for i, tag in enumerate(tags):
        if tag.startswith("I-") and (i == 0 or fixed[i - 1][2:] != tag[2:]):
            tag = "B-" + tag[2:]
        fixed.append(tag)
    return fixed


def columns(path, word, tag, mapping, separator=None):
    """Column files with a blank line between sentences; mapping takes the type's name in lower case, and None drops to O."""
    words, tags = [], []
    for line in list(lines(path)) + [""]:
        row = line.split(separator)
        if len(row) < 2 or line.startswith("-DOCSTART"):
            if words:
                yield words, repair(tags)
            words, tags = [], []
            continue
        words.append(row[word])
        kind = mapping.get(row[tag][2:].lower()) if len(row) > tag else None
        tags.append(row[tag][:2] + kind if kind else "O")


def gmb(path):
    words, tags = [], []
    with gzip.open(path, "rt", encoding="latin-1", newline="") as file:
        for row in list(csv.reader(file))[1:]:
            if row[0] and words:
                yield words, repair(tags)
                words, tags = [], []
            kind = {"geo": "LOC", "org": "ORG", "per": "PER"}.get(row[3][2:])
            if row[1]:
                words.append(row[1])
                tags.append(row[3][:2] + kind if kind else "O")
    if words:
        yield words, repair(tags)


# CrossNER has one label for a country, a politician and so on; what has no name of PER, ORG or LOC is O.
CROSSNER = {"person": "PER", "politician": "PER", "scientist": "PER", "writer": "PER", "musicalartist": "PER", "researcher": "PER",
            "organisation": "ORG", "politicalparty": "ORG", "university": "ORG", "band": "ORG",
            "location": "LOC", "country": "LOC"}


def gum_names(rows):
    """Names in GUM: the run of proper nouns around a PROPN head of a person, organization or place mention."""
    spans, open_ = [], []
    for i, row in enumerate(rows):
        entity = dict(p.split("=", 1) for p in row[9].split("|") if "=" in p).get("Entity", "")
        for part in re.findall(r"\([^()]*\)?|\d+\)", entity):
            if part.startswith("("):
                fields = part.strip("()").split("-")
                if len(fields) > 1:
                    open_.append((fields[0], fields[1], i))
                if part.endswith(")") and open_:
                    g, kind, s = open_.pop()
                    spans.append((s, i, kind))
            else:
                group = part.rstrip(")")
                for k in range(len(open_) - 1, -1, -1):
                    if open_[k][0] == group:
                        g, kind, s = open_.pop(k)
                        spans.append((s, i, kind))
                        break
    tags = ["O"] * len(rows)
    for s, e, kind in sorted(spans, key=lambda x: x[0] - x[1]):
        label = {"person": "PER", "organization": "ORG", "place": "LOC"}.get(kind)
        heads = [i for i in range(s, e + 1) if not s <= int(rows[i][6]) - 1 <= e]
        if not label or len(heads) != 1 or rows[heads[0]][3] != "PROPN":
            continue
        h, a, b = heads[0], heads[0], heads[0]
        while a > s and rows[a - 1][3] == "PROPN" and label != "PER" or a > s and rows[a - 1][3] == "PROPN" and rows[a - 1][7] != "compound":
            a -= 1
        while b < e and rows[b + 1][3] == "PROPN":
            b += 1
        if all(t == "O" for t in tags[a:b + 1]):
            tags[a:b + 1] = ["B-" + label] + ["I-" + label] * (b - a)
    return tags


TOKEN = re.compile(r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.[\w.]+|(?:[A-Z]\.)+(?:[A-Z](?![a-z]))?|"
                   r"\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Sgt|Sen|Rep|Gov|St|Jr|Sr|Inc|Ltd|Co|Corp|No|vs|Prof|Capt|Jan|Feb|Mar|Apr|Aug|Sept|Oct|Nov|Dec)\.|"
                   r"\d+(?:[.,:/]\d+)*|(?:ca(?=n't)|\w+?(?=n['’]t\b))|n['’]t\b|['’](?:s|re|ve|ll|d|m|S)\b|[^\W\d_]+|\d*[^\W_]+|\.{2,}|-{2,}|[^\w\s]|_+")
END = re.compile(r"(?<=[.!?])[\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])")


def plain(text):
    """Rough sentences and tokens of running text, in the manner of the treebanks: for pretraining only."""
    for line in text.split("\n"):
        for sentence in END.split(line):
            tokens = TOKEN.findall(sentence)
            if 3 <= len(tokens) <= 150:
                yield tokens


def re3d(path):
    """Names in the re3d folders but BBC Online's, whose licence is non-commercial."""
    kinds = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
    tar = tarfile.open(path)
    for member in tar.getmembers():
        if not member.name.endswith("entities.json") or member.name.startswith("BBC"):
            continue
        folder = os.path.dirname(member.name)
        read = lambda name: [json.loads(l) for l in io.TextIOWrapper(tar.extractfile(f"{folder}/{name}"), "utf-8") if l.strip()]
        documents = {d["_id"]: d["text"] for d in read("documents.json")}
        spans = {}
        for entity in read("entities.json"):
            if entity["type"] in kinds and re.search("[A-Z]", entity["value"]):
                spans.setdefault(entity["documentId"], []).append((entity["begin"], entity["end"], kinds[entity["type"]]))
        for ident, text in documents.items():
            marks = sorted(spans.get(ident, []), key=lambda s: (s[0], -s[1]))
            at = 0
            for sentence in re.split(r"(?<=[.!?])\s+(?=[A-Z])|\n+", text):
                at = text.index(sentence, at)
                words, tags = [], []
                for m in TOKEN.finditer(sentence):
                    tag = "O"
                    for s, e, kind in marks:
                        if s <= at + m.start() < e:
                            tag = ("B-" if at + m.start() == s or not tags or tags[-1][2:] != kind else "I-") + kind
                            break
                    words.append(m.group())
                    tags.append("O" if m.group().lower() in ("the", "a", "an") and tag[0] == "B" else tag)
                if words and len(words) < 150:
                    yield words, repair(tags)
