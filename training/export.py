"""Writes a checkpoint as a .dmm weight file; the format is described above the reader, src/Demarche.Language/Neural/WeightFile.cs."""
import argparse, os, pickle, struct
import numpy as np
import torch
from model import Encoder

F32, F16, I8, TEXT = range(4)


class Writer:
    def __init__(self):
        self.entries = []

    def add(self, name, array, kind):
        array = np.ascontiguousarray(array, np.float32)
        if kind == F32:
            data = array.astype("<f4").tobytes()
        elif kind == F16:
            data = array.astype("<f2").tobytes()
        else:  # one scale a row, then the rows
            scale = np.maximum(np.abs(array).max(1), 1e-8).astype("<f4") / np.float32(127)
            data = scale.tobytes() + np.clip(np.rint(array / scale[:, None]), -127, 127).astype("i1").tobytes()
        self.entries.append((name, kind, array.shape, data))

    def text(self, name, items):
        assert not any("\n" in i for i in items)
        self.entries.append((name, TEXT, (len(items),), "\n".join(items).encode("utf-8", "surrogatepass")))

    def write(self, path):
        head = b"DEMARCHE" + struct.pack("<II", 1, len(self.entries))
        size = len(head) + sum(1 + len(n) + 2 + 4 * len(s) + 16 for n, _, s, _ in self.entries)
        at = (size + 63) // 64 * 64
        body = []
        for name, kind, shape, data in self.entries:
            head += struct.pack("<B", len(name)) + name.encode("ascii") + struct.pack("<BB", kind, len(shape)) + struct.pack(f"<{len(shape)}I", *shape)
            head += struct.pack("<QQ", at, len(data))
            padded = data + b"\0" * (-len(data) % 64)
            body.append(padded)
            at += len(padded)
        with open(path, "wb") as file:
            file.write(head + b"\0" * (-len(head) % 64))
            for b in body:
                file.write(b)


def export(net, inv, words, gaz, path, matrix=F16, version="1"):
    w, e, h = Writer(), net.encoder, net.heads
    get = lambda p: p.detach().numpy()
    w.text("version", [version])
    w.text("words", words)
    gazwords = sorted(gaz)
    w.text("gazetteer", gazwords)
    w.text("gazetteer.bits", [format(gaz[g], "x") for g in gazwords])
    w.text("upos", inv.upos)
    w.text("feats", inv.feats)
    w.text("rel", inv.rel)
    w.text("rules", ["\t".join(r) for r in inv.rules])
    w.text("lexicon", ["\t".join((form, u, lemma)) for (form, u), lemma in sorted(inv.lexicon.items())])
    w.add("feats.allowed", inv.allowed, F32)
    w.add("word", get(e.words()), I8)
    w.add("gram", get(e.gram.weight), I8)
    for n in ("s2", "s3", "p3", "sh"):
        w.add(n, get(getattr(e, n).weight), I8)
    w.add("input.weight", get(e.input.weight), matrix)
    w.add("input.bias", get(e.input.bias), F32)
    for l in range(e.layers):
        w.add(f"layer{l}.u", get(e.u[l].weight), matrix)
        w.add(f"layer{l}.p", get(e.p[l]).reshape(8, -1), F32)
    for n in ("arc_d", "arc_h", "dist", "rel_d", "rel_h", "tag", "upos", "feats", "lemma", "ner_h", "rel"):
        w.add(n + ".weight", get(getattr(h, n).weight), matrix)
        w.add(n + ".bias", get(getattr(h, n).bias), F32)
    w.add("ner.weight", get(h.ner[0].weight), matrix)
    w.add("ner.bias", get(h.ner[0].bias), F32)
    for n in ("root", "arc_b", "rel_root"):
        w.add(n, get(getattr(h, n)), F32)
    w.add("arc_u", get(h.arc_u), matrix)
    w.write(path)


def load(checkpoint, words):
    """The network of a checkpoint, its inventory beside it."""
    from model import Net
    c = torch.load(checkpoint)
    inv = c["inventory"]
    net = Net(len(words) + 2, len(inv.upos), len(inv.feats), len(inv.rules), len(inv.rel), 5, c["hidden"], c["layers"])
    net.encoder.add_delta(list(range(int(c["delta_of"].max()))))
    net.encoder.delta_of = c["delta_of"]
    net.load_state_dict(c["state"], strict=False)
    net.inventory = inv
    return net


if __name__ == "__main__":
    import sys
    import train
    sys.modules["__main__"].Inventory = train.Inventory  # checkpoints hold one
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("work")
    a.add_argument("checkpoint")
    a.add_argument("out")
    a.add_argument("--version", default="english-1")
    args = a.parse_args()
    words, gaz = (pickle.load(open(f"{args.work}/{n}.pickle", "rb")) for n in ("words", "gaz"))
    net = load(args.checkpoint, words)
    if os.environ.get("FRESH_LEXICON"):
        net.inventory.lexicon = train.Inventory(pickle.load(open(f"{args.work}/sets.pickle", "rb"))).lexicon
    export(net, net.inventory, words, gaz, args.out, version=args.version)
