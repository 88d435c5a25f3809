"""Of what kind of name a word is a part, by bits: from tables whose terms let a weight file carry them (CC0, CC BY, PDDL)."""
import collections, csv, gzip, os, pickle, re, sys
from features import key

data, knowledge, out = sys.argv[1:4]
FIRST, LAST, CITY, COUNTRY, COMPANY, DEMONYM, BODY, INITIALISM = range(8)
COMMON = {"the", "of", "and", "de", "la", "for", "in", "on", "to", "a", "an", "at", "by", "is", "was", "with", "from", "or"}
bits = collections.defaultdict(collections.Counter)


def words(name):
    return re.findall(r"[^\W\d_]+", name)


def mark(name, bit, count=1):
    for word in words(name):
        bits[key(word)][bit] += count


def table(name):
    """Rows of a table of the project's own; the last comment line before the rows names the columns."""
    header = None
    for line in open(os.path.join(knowledge, name + ".tsv"), encoding="utf-8"):
        if line.startswith("#"):
            header = line[1:].strip().split("\t")
        elif line.strip():
            yield dict(zip(header, line.rstrip("\n").split("\t")))


def names(row, *columns):
    """Names in some columns, but those marked as first of all something else."""
    return [n.strip() for c in columns for n in row.get(c, "").split(";") if n.strip() and not n.strip().startswith("?")]


for name in ("legislators", "holders21"):
    with gzip.open(os.path.join(data, f"actors/wikidata-officeholders/{name}.csv.gz"), "rt", encoding="utf-8") as file:
        for person in {r["person"] for r in csv.DictReader(file)}:
            parts = words(person)
            if len(parts) >= 2:
                bits[key(parts[0])][FIRST] += 1
                bits[key(parts[-1])][LAST] += 1
for row in table("persons"):
    for name in names(row, "name"):
        parts = words(name)
        if len(parts) >= 2:
            bits[key(parts[0])][FIRST] += 1
            bits[key(parts[-1])][LAST] += 2
with gzip.open(os.path.join(data, "actors/geonames/cities15000.txt.gz"), "rt", encoding="utf-8") as file:
    for line in file:
        row = line.split("\t")
        mark(row[1], CITY)
        mark(row[2], CITY)
for row in table("states"):
    for name in names(row, "name", "aliases", "former"):
        mark(name, COUNTRY)
    for name in names(row, "adjectives", "people"):
        mark(name, DEMONYM)
for row in table("companies"):
    for name in names(row, "name", "aliases"):
        mark(name, COMPANY)
with open(os.path.join(data, "actors/companies/sp500-constituents.csv"), encoding="utf-8") as file:
    for row in csv.DictReader(file):
        mark(row["Security"], COMPANY)
for source in ("bodies", "groups", "organs"):
    for row in table(source):
        for name in names(row, "name", "aliases"):
            if re.fullmatch(r"[A-Z][A-Za-z-]{0,7}", name) and sum(c.isupper() for c in name) >= 2:
                bits[key(name)][INITIALISM] += 1
            else:
                for word in words(name):
                    if word[0].isupper():
                        bits[key(word)][BODY] += 1
gazetteer = {}
for word, counter in bits.items():
    if len(word) >= 2 and word not in COMMON:
        mask = sum(1 << b for b, n in counter.items() if n >= (2 if b in (FIRST, LAST, BODY) else 1))
        if mask:
            gazetteer[word] = mask
print("gazetteer words", len(gazetteer), collections.Counter(gazetteer.values()).most_common(12))
pickle.dump(gazetteer, open(os.path.join(out, "gaz.pickle"), "wb"))
