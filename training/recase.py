"""Writes a CoNLL-U file with its words in capitals, in lower case or in title case, to measure what capitals are worth to the parser."""
import gzip, re, sys

path, how = sys.argv[1:3]
change = {"upper": str.upper, "lower": str.lower, "title": lambda s: re.sub(r"\w[\w'’]*", lambda m: m.group()[0].upper() + m.group()[1:], s)}[how]
kept = lambda s: t if len(t := change(s)) == len(s) else s
with (gzip.open if path.endswith(".gz") else open)(path, "rt", encoding="utf-8") as file:
    for line in file:
        if line.startswith("# text = "):
            line = line[:9] + kept(line[9:])
        elif line[:1].isdigit():
            row = line.split("\t")
            line = "\t".join([row[0], kept(row[1])] + row[2:])
        sys.stdout.write(line)
