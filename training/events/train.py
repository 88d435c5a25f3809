"""Trains the event network on what Demarche.EventTraining wrote. Part of the items is held back to measure."""
import argparse, collections, json, os, pickle, random, sys, time
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))
import numpy as np
import torch
import torch.nn.functional as F
import train as language
from model import Types
from network import EventNet, STATUS

sys.modules["__main__"].Inventory = language.Inventory  # checkpoints of the language network hold one


def read(path):
    return [json.loads(line) for line in open(path, encoding="utf-8")]


def prepare(rows, types, names, modes):
    it, im = {n: i for i, n in enumerate(names)}, {n: i for i, n in enumerate(modes)}
    out = []
    for r in rows:
        s = dict(row=r, form=np.array([types.of(f) for f in r["forms"]], np.int64), feats=[np.array(f, np.int64) for f in r["features"]])
        n = len(r["forms"])
        s["type"], s["mode"], s["status"] = np.zeros(n, np.int64), np.full(n, -100), np.full(n, -100)
        s["pairs"] = []
        for e in r["events"]:
            a = e["anchor"]
            if s["type"][a]:
                continue  # a second event of the same word
            s["type"][a] = it[e["type"]]
            if e["mode"] and e["type"] + " " + e["mode"] in im:
                s["mode"][a] = im[e["type"] + " " + e["mode"]]
            elif not e["mode"]:
                s["mode"][a] = im[e["type"]]
            s["status"][a] = STATUS.index(e["status"])
            for p in e["pairs"]:
                s["pairs"].append((a, p["c"], it[e["type"]], p["role"], np.array(p["f"], np.int64)))
        out.append(s)
    return out


def bag(lists):
    offsets = np.zeros(len(lists), np.int64)
    np.cumsum([len(x) for x in lists[:-1]], out=offsets[1:])
    return torch.from_numpy(np.concatenate(lists) if lists else np.zeros(0, np.int64)), torch.from_numpy(offsets)


def collate(group, drop_feature=0.0):
    starts = torch.zeros(len(group) + 1, dtype=torch.int32)
    starts[1:] = torch.tensor([len(s["form"]) for s in group]).cumsum(0)
    cat = {k: torch.from_numpy(np.concatenate([s[k] for s in group])) for k in ("type", "mode", "status")}
    forms = np.concatenate([s["form"] for s in group])
    keep = (lambda f: f[np.random.rand(len(f)) >= drop_feature]) if drop_feature else (lambda f: f)
    feats = bag([keep(f) for s in group for f in s["feats"]])
    pairs = [(a + int(b), c + int(b), k, r, f) for s, b in zip(group, starts) for a, c, k, r, f in s["pairs"]]
    if drop_feature:
        pairs = [q[:4] + (keep(q[4]),) for q in pairs]
    return forms, starts, cat, feats, pairs


def run_roles(net, x, pairs, drop=0.0):
    t, p, k = (torch.tensor([q[i] for q in pairs]) for i in range(3))
    return net.roles(x, t, p, k, *bag([q[4] for q in pairs]), drop)


@torch.no_grad()
def evaluate(net, types, data, names, threshold=0.5):
    net.eval()
    c = collections.Counter()
    ok, sys_, gold = collections.Counter(), collections.Counter(), collections.Counter()
    curve = []
    for i in range(0, len(data), 40):
        group = data[i:i + 40]
        forms, starts, cat, feats, pairs = collate(group)
        x = net.encode(types, forms, starts, *feats)
        kind, mode, status = net.triggers(x)
        prob = kind.softmax(1)
        best = 1 - prob[:, 0]
        label = prob[:, 1:].argmax(1) + 1
        for s, b in zip(group, starts.tolist()):
            n = len(s["form"])
            g = collections.Counter(e["type"] for e in s["row"]["events"])
            y = collections.Counter(names[label[b + k]] for k in range(n) if best[b + k] > threshold)
            r = collections.Counter(a["type"] for a in s["row"]["acts"])
            for k in range(n):
                curve.append((float(best[b + k]), i, names[label[b + k]]))
            for t in g | y:
                m = min(g[t], y[t])
                ok[t] += m; sys_[t] += y[t]; gold[t] += g[t]
            c["rule ok"] += sum(min(g[t], r[t]) for t in g)
            c["rule sys"] += sum(r.values())
        at = (cat["type"] > 0)
        c["n"] += int(at.sum())
        c["kind"] += int((label[at] == cat["type"][at]).sum())
        m = at & (cat["mode"] >= 0)
        c["modes"] += int(m.sum()); c["mode"] += int((mode[m].argmax(1) == cat["mode"][m]).sum())
        c["status"] += int((status[at].argmax(1) == cat["status"][at]).sum())
        if pairs:
            role = run_roles(net, x, pairs).argmax(1).tolist()
            events = collections.defaultdict(list)
            for q, r in zip(pairs, role):
                events[q[0]].append((q[3], r))
            for q in events.values():
                fine = True
                for which in (1, 2):
                    has = any(g == which for g, _ in q)
                    good = any(g == which and r == which for g, r in q) if has else not any(r == which for _, r in q)
                    fine &= good
                    if not good:
                        c["role " + "-AR"[which] + (" spurious" if not has else " missing" if not any(r == which for _, r in q) else " other")] += 1
                c["who"] += fine
                c["whos"] += 1
    net.train()
    f = lambda a, b, d: (round(100 * a / max(1, b), 1), round(100 * a / max(1, d), 1), round(200 * a / max(1, b + d), 1))
    return dict(type=f(sum(ok.values()), sum(sys_.values()), sum(gold.values())), rules=f(c["rule ok"], c["rule sys"], sum(gold.values())),
                kind=round(100 * c["kind"] / c["n"], 1), mode=round(100 * c["mode"] / max(1, c["modes"]), 1), status=round(100 * c["status"] / c["n"], 1),
                who=round(100 * c["who"] / max(1, c["whos"]), 1), wrong={k[5:]: v for k, v in c.items() if k.startswith("role ")})


@torch.no_grad()
def calibrate(net, types, data):
    """By what the logits of the types are to be divided so that their probabilities are right on average."""
    net.eval()
    logits, gold = [], []
    for i in range(0, len(data), 40):
        forms, starts, cat, feats, pairs = collate(data[i:i + 40])
        kind = net.triggers(net.encode(types, forms, starts, *feats))[0]
        near = kind.softmax(1)[:, 0] < 0.95
        logits.append(kind[near]); gold.append(cat["type"][near])
    logits, gold = torch.cat(logits), torch.cat(gold)
    return min((float(F.cross_entropy(logits / t, gold)), t) for t in [0.8 + 0.05 * k for k in range(40)])[1]


def main(args):
    words = pickle.load(open(f"{args.work}/words.pickle", "rb"))
    gaz = pickle.load(open(f"{args.work}/gaz.pickle", "rb"))
    types = Types(words, gaz)
    rows = [r for path in args.data.split(",") for r in read(path)]
    held = [r for r in rows if args.held and any(r["file"].endswith(h) for h in args.held.split(","))]
    rows = [r for r in rows if r not in held] if held else rows
    rows += [r for r in rows if args.double and r["file"].startswith(args.double)]
    kinds = json.load(open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../src/Demarche.Ontology/ontology.json"), encoding="utf-8"))["types"]
    names = ["-"] + sorted(k["name"] for k in kinds)
    modes = sorted(k["name"] + (" " + m["name"] if m else "") for k in kinds for m in [None] + k["modes"])
    train, held = prepare(rows, types, names, modes), prepare(held, types, names, modes)
    print(len(train), "sentences", sum(len(s["row"]["events"]) for s in train), "events to train on;", len(held), sum(len(s["row"]["events"]) for s in held), "held", flush=True)
    net = EventNet(len(words) + 2, len(names), len(modes))
    c = torch.load(args.init)
    state = {k[len("encoder."):]: v for k, v in c["state"].items() if k.startswith("encoder.")}
    net.encoder.add_delta(list(range(int(c["delta_of"].max()))))
    net.encoder.delta_of = c["delta_of"]
    net.encoder.load_state_dict(state, strict=False)
    net.encoder.delta.weight.requires_grad_(True)
    params = [p for p in net.parameters() if p.requires_grad]
    slow = {id(p) for p in net.encoder.parameters()}
    opt = torch.optim.Adam([dict(params=[p for p in params if id(p) in slow], scale=args.slow), dict(params=[p for p in params if id(p) not in slow], scale=1.0)],
                           lr=args.lr, betas=(0.9, 0.98), eps=1e-8, foreach=True)
    average = language.Average(net, 0.995)
    rng, start, step, epoch = random.Random(args.seed), time.time(), 0, 0
    total = args.epochs * len(train)
    seen = 0
    losses = collections.defaultdict(lambda: collections.deque(maxlen=100))
    while epoch < args.epochs:
        order = sorted(range(len(train)), key=lambda k: len(train[k]["form"]) + rng.random() * 6)
        groups, group, size = [], [], 0
        for k in order:
            group.append(k); size += len(train[k]["form"])
            if size > args.batch:
                groups.append(group); group, size = [], 0
        if group:
            groups.append(group)
        rng.shuffle(groups)
        for group in groups:
            p = seen / total
            for g in opt.param_groups:
                g["lr"] = args.lr * g["scale"] * (min(1, p / 0.05) if p < 0.05 else max(0.02, 1 - (p - 0.05) / 0.95))
            forms, starts, cat, feats, pairs = collate([train[k] for k in group], args.drop_feature)
            x = net.encode(types, forms, starts, *feats, args.drop, args.drop_word, args.drop_extra)
            kind, mode, status = net.triggers(x, args.drop)
            parts = dict(type=F.cross_entropy(kind, cat["type"], label_smoothing=args.smooth, reduction="sum") / max(1, int((cat["type"] > 0).sum())) )
            if (cat["mode"] >= 0).any():
                parts["mode"] = F.cross_entropy(mode, cat["mode"], ignore_index=-100)
            if (cat["status"] >= 0).any():
                parts["status"] = F.cross_entropy(status, cat["status"], ignore_index=-100)
            if pairs:
                parts["role"] = F.cross_entropy(run_roles(net, x, pairs, args.drop), torch.tensor([q[3] for q in pairs]), reduction="sum") / max(1, len({q[0] for q in pairs}))
            loss = sum(dict(type=1.0, mode=0.5, status=0.5, role=args.role)[k] * v for k, v in parts.items())
            opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(params, 3.0)
            opt.step()
            average.update()
            step += 1
            seen += len(group)
            for k, v in parts.items():
                losses[k].append(float(v))
        epoch += 1
        if held and (epoch % args.every == 0 or epoch == args.epochs):
            average.swap()
            print(f"{(time.time() - start) / 60:.1f} min epoch {epoch} step {step}", {k: round(float(np.mean(v)), 3) for k, v in losses.items()},
                  evaluate(net, types, held, names), flush=True)
            average.swap()
    average.swap()
    if held:
        for threshold in (0.3, 0.4, 0.5, 0.6, 0.7):
            print(threshold, evaluate(net, types, held, names, threshold))
    if args.dev:
        dev = prepare(read(args.dev), types, names, modes)
        for threshold in (0.4, 0.5, 0.6):
            print("dev", threshold, evaluate(net, types, dev, names, threshold))
    temperature = calibrate(net, types, held) if held else 1.0
    print("temperature", temperature, flush=True)
    torch.save(dict(temperature=temperature, state=net.state_dict(), names=names, modes=modes, delta_of=net.encoder.delta_of), args.out)


if __name__ == "__main__":
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("work")
    a.add_argument("data")
    a.add_argument("out")
    a.add_argument("--init", required=True)
    a.add_argument("--held", default="")
    a.add_argument("--dev", default="")
    a.add_argument("--epochs", type=int, default=12)
    a.add_argument("--every", type=int, default=3)
    a.add_argument("--lr", type=float, default=1.5e-3)
    a.add_argument("--slow", type=float, default=0.5)
    a.add_argument("--batch", type=int, default=700)
    a.add_argument("--drop", type=float, default=0.3)
    a.add_argument("--drop-extra", type=float, default=0.05)
    a.add_argument("--drop-feature", type=float, default=0.15)
    a.add_argument("--drop-word", type=float, default=0.1)
    a.add_argument("--double", default="", help="files that begin with this are seen twice in each round")
    a.add_argument("--role", type=float, default=0.5)
    a.add_argument("--smooth", type=float, default=0.0)
    a.add_argument("--seed", type=int, default=1)
    args = a.parse_args()
    random.seed(args.seed); np.random.seed(args.seed); torch.manual_seed(args.seed)
    torch.set_num_threads(int(os.environ.get("THREADS", "1")))
    print(args, flush=True)
    main(args)
