"""Writes a tiny network of random weights and what PyTorch computes with it: the runtime's tests compare themselves with these rows."""
import random, sys
import numpy as np
import torch
import features as feat

feat.NGRAM, feat.SUFFIX2, feat.SUFFIX3, feat.PREFIX3, feat.SHAPE = 64, 16, 16, 16, 16
import model
from export import F32, export
from train import Inventory

E, H = model.Encoder, model.Heads
E.WORD, E.GRAM, E.S2, E.S3, E.P3, E.SH = 16, 16, 8, 8, 8, 8
H.ARC, H.REL, H.TAG, H.NER = 16, 8, 8, 8
random.seed(1)
torch.manual_seed(1)
words = ["the", "minister", "met", "executives", ",", ".", "don't", "0000", "said"]
gaz = {"paris": 4, "minister": 1, "wang": 2}
inv = Inventory.__new__(Inventory)
inv.upos, inv.feats = ["NOUN", "PUNCT", "VERB"], ["_", "Number=Sing", "Tense=Past|VerbForm=Fin"]
inv.rel, inv.rules = ["nsubj", "obj", "punct", "root"], [("L", "", ""), ("L", "s", ""), ("K", "", ""), ("T", "ed", "e")]
inv.allowed = np.array([[1, 1, 0], [1, 0, 0], [0, 0, 1]], np.float32)
inv.lexicon = {("met", "VERB"): "meet"}
net = model.Net(len(words) + 2, 3, 3, 4, 4, 1, 8, 2)
for p in net.parameters():
    p.data.normal_(0, 0.4)
for e in (net.encoder.word, net.encoder.gram, net.encoder.s2, net.encoder.s3, net.encoder.p3, net.encoder.sh):
    scale = (e.weight.abs().max(1, keepdim=True)[0] / 127)
    e.weight.data = torch.round(e.weight / scale).clamp(-127, 127) * scale
export(net, inv, words, gaz, sys.argv[1] + "/tiny.dmm", F32, "tiny")
sentences = [["The", "Minister", "met", "EXECUTIVES", "in", "Paris", "–", "“", "Don’t", "”", "2005", "."], ["Yes"],
             ["Wáng", "said", "a", "very-long-compound-word-of-more-than-thirty-two-units", "İstanbul", "👍", "."] + ["x1Y-", "?"] * 30]
types = model.Types(words, gaz)
net.eval()
with open(sys.argv[1] + "/tiny.tsv", "w", encoding="utf-8") as file, torch.no_grad():
    file.write("# What PyTorch computes with tiny.dmm; made by training/tiny.py. Sentence, word: logits of tags, features, lemma rules | names | arcs.\n")
    for n, s in enumerate(sentences):
        x = net.encoder(types, np.array([types.of(f) for f in s]), torch.tensor([0, len(s)], dtype=torch.int32))
        tags = torch.cat(net.heads.tags(x, 0), 1)
        names, arcs = net.heads.names(x, 0, 0), net.heads.arcs(x, [len(s)], 0)[0]
        heads = torch.tensor([(i + 3) % len(s) if i else len(s) for i in range(len(s))])  # any heads; the first word is the root
        rels = net.heads.rels(x, heads, 0)
        text = lambda row: " ".join(f"{v:.5f}" for v in row.tolist())
        for i, f in enumerate(s):
            arc = arcs[i].clone()
            arc[i + 1] = 0  # never read
            file.write("\t".join([str(n), f, text(tags[i]), text(names[i]), text(rels[i]), text(arc[:14])]) + "\n")
