"""Writes an event network's checkpoint as events.dmm; the format is described above the reader, src/Demarche.Language/Neural/WeightFile.cs."""
import argparse, os, pickle, sys
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import torch
from export import F16, F32, I8, Writer
from network import EventNet

a = argparse.ArgumentParser(description=__doc__)
a.add_argument("work")
a.add_argument("checkpoint")
a.add_argument("out")
a.add_argument("--version", default="events-1")
args = a.parse_args()
words, gaz = (pickle.load(open(f"{args.work}/{n}.pickle", "rb")) for n in ("words", "gaz"))
c = torch.load(args.checkpoint)
net = EventNet(len(words) + 2, len(c["names"]), len(c["modes"]))
net.encoder.add_delta(list(range(int(c["delta_of"].max()))))
net.encoder.delta_of = c["delta_of"]
net.load_state_dict(c["state"])
w, e = Writer(), net.encoder
get = lambda p: p.detach().numpy()
gazwords = sorted(gaz)
for name, items in (("version", [args.version]), ("words", words), ("gazetteer", gazwords), ("gazetteer.bits", [format(gaz[g], "x") for g in gazwords]),
                    ("types", c["names"]), ("modes", c["modes"])):
    w.text(name, items)
w.add("word", get(e.words()), I8)
for n in ("gram", "s2", "s3", "p3", "sh"):
    w.add(n, get(getattr(e, n).weight), I8)
w.add("input.weight", get(e.input.weight), F16)
w.add("input.bias", get(e.input.bias), F32)
for l in range(e.layers):
    w.add(f"layer{l}.u", get(e.u[l].weight), F16)
    w.add(f"layer{l}.p", get(e.p[l]).reshape(8, -1), F32)
w.add("extra", get(net.extra.weight), I8)
w.add("pair", get(net.pair.weight), I8)
w.add("kind", get(net.kind.weight), F32)
w.add("temperature", torch.tensor([c.get("temperature", 1.0)]).numpy(), F32)
for n in ("head", "label", "mode", "status", "trigger", "party", "role"):
    w.add(n + ".weight", get(getattr(net, n).weight), F16)
    w.add(n + ".bias", get(getattr(net, n).bias), F32)
w.write(args.out)
