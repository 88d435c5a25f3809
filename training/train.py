"""Trains the language network. Two stages: `pretrain` (cloze on plain text) and `train` (all heads on the annotated sets).
The rate falls with the share of --steps done, or of --minutes gone when no steps are given."""
import argparse, collections, os, pickle, random, sys, time
import numpy as np
import torch
import torch.nn.functional as F
from model import Encoder, Net, Types, dropout
from features import key

TAGS = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC"]
NER_SETS = {"ewt-train": 0, "gum-train": 1, "ner-wikigold": 0, "ner-crossner": 1, "ner-gmb": 2, "ner-wnut": 3, "ner-btc": 3, "ner-re3d": 4}


def script(form, lemma):
    """How a lemma is made from a form: L lower-cased, K as it is, T with a capital first; then an ending off, an ending on."""
    best = None
    for case, base in (("L", form.lower()), ("K", form), ("T", form[:1].upper() + form[1:].lower())):
        p = 0
        while p < min(len(base), len(lemma)) and base[p] == lemma[p]:
            p += 1
        cost = len(base) - p + len(lemma) - p
        if best is None or cost < best[0]:
            best = cost, (case, base[p:], lemma[p:])
    return best[1]


def apply(rule, form):
    case, off, on = rule
    base = form.lower() if case == "L" else form if case == "K" else form[:1].upper() + form[1:].lower()
    return base[:len(base) - len(off)] + on if base.endswith(off) else None


KEPT = ("Degree", "Mood", "Number", "Person", "Polarity", "Tense", "VerbForm", "Voice")


def morphology(feats):
    """The features that later stages read."""
    return "|".join(f for f in feats.split("|") if f.split("=")[0] in KEPT) or "_"


class Inventory:
    """The classes of each head, from the training trees."""

    def __init__(self, sets):
        for name in sets:
            for s in sets[name]:
                if "feats" in s:
                    s["feats"] = [morphology(f) for f in s["feats"]]
        trees = [s for n in ("ewt-train", "gum-train") for s in sets[n]]
        count = lambda values: [v for v, n in collections.Counter(values).most_common() if n >= 2]
        self.upos = sorted(set(u for s in trees for u in s["upos"]))
        self.feats = count(f for s in trees for f in s["feats"])
        self.rules = count(script(f, l) for s in trees for f, l in zip(s["form"], s["lemma"]) if l != "_")
        self.rel = count(r for s in trees for r in s["deprel"])
        self.iu, self.if_, self.ir, self.il = ({v: i for i, v in enumerate(x)} for x in (self.upos, self.feats, self.rel, self.rules))
        self.allowed = np.zeros((len(self.upos), len(self.feats)), np.int8)
        lexicon = collections.defaultdict(collections.Counter)
        for s in trees:
            for form, u, f, l in zip(s["form"], s["upos"], s["feats"], s["lemma"]):
                if f in self.if_:
                    self.allowed[self.iu[u], self.if_[f]] = 1
                if l != "_" and u not in ("PROPN", "X", "NUM", "SYM", "PUNCT"):
                    lexicon[form.lower(), u][l] += 1
        usual = {k: c.most_common(1)[0][0] for k, c in lexicon.items()}
        self.lexicon = {k: l for k, l in usual.items() if script(k[0], l) not in self.il}  # what no class can make


class Sentences:
    """Sentences of one set as arrays of class numbers; -100 where there is nothing to learn."""

    def __init__(self, sentences, types, inv):
        self.s, self.types, self.inv = sentences, types, inv
        self.tree = "upos" in sentences[0]
        self.lengths = [len(x["form"]) for x in sentences]
        self.arrays = [self.encode(x) for x in sentences]

    def encode(self, s, forms=None):
        forms = forms or s["form"]
        a = dict(form=np.array([self.types.of(f) for f in forms], np.int64))
        a["ner"] = np.array([TAGS.index(t) for t in s["ner"]] if s.get("ner") else [-100] * len(forms), np.int64)
        if self.tree:
            i = self.inv
            a["upos"] = np.array([i.iu.get(u, -100) for u in s["upos"]], np.int64)
            a["feats"] = np.array([i.if_.get(u, -100) for u in s["feats"]], np.int64)
            a["rel"] = np.array([i.ir.get(u, -100) for u in s["deprel"]], np.int64)
            a["lemma"] = np.array([i.il.get(script(f, l), -100) if l != "_" else -100 for f, l in zip(forms, s["lemma"])], np.int64)
            a["head"] = np.array(s["head"], np.int64)
        return a

    def get(self, k, augment):
        s, arrays = self.s[k], self.arrays[k]
        if augment and random.random() < 0.08:
            how = random.choice([str.upper, str.upper, str.lower, str.title])
            arrays = self.encode(s, [how(f) for f in s["form"]])
        n = self.lengths[k]
        if augment and self.tree and n > 4 and s["upos"][-1] == "PUNCT" and n not in s["head"] and random.random() < 0.06:
            arrays = {name: a[:-1] for name, a in arrays.items()}  # as headlines are written
        return arrays


def batches(sets, size, rng):
    """(set, sentence numbers) of about `size` tokens, of like length, in random order."""
    result = []
    for name, (data, chosen) in sets.items():
        order = sorted(chosen, key=lambda k: data.lengths[k] + rng.random() * 4)
        group, total = [], 0
        for k in order:
            if group and total + data.lengths[k] > size:
                result.append((name, group))
                group, total = [], 0
            group.append(k)
            total += data.lengths[k]
        result.append((name, group))
    rng.shuffle(result)
    return result


def collate(data, group, augment):
    items = [data.get(k, augment) for k in group]
    lengths = [len(i["form"]) for i in items]
    starts = torch.zeros(len(items) + 1, dtype=torch.int32)
    starts[1:] = torch.tensor(lengths).cumsum(0)
    cat = {k: np.concatenate([i[k] for i in items]) for k in items[0]}
    return cat, lengths, starts


def loss_of(net, types, data, group, which, args):
    cat, lengths, starts = collate(data, group, True)
    x = net.encoder(types, cat["form"], starts, None, args.drop, args.drop_word)
    x = dropout(x, args.drop, True)
    t = {k: torch.from_numpy(v) for k, v in cat.items()}
    ce = lambda logits, gold: F.cross_entropy(logits, gold, ignore_index=-100) if (gold >= 0).any() else 0.0
    parts = {}
    if (t["ner"] >= 0).any():
        parts["ner"] = ce(net.heads.names(x, args.drop, which), t["ner"])
    if data.tree:
        upos, feats, lemma = net.heads.tags(x, args.drop)
        parts["upos"], parts["feats"], parts["lemma"] = ce(upos, t["upos"]), ce(feats, t["feats"]), ce(lemma, t["lemma"])
        arcs = net.heads.arcs(x, lengths, args.drop)
        gold = torch.nn.utils.rnn.pad_sequence(torch.split(t["head"], lengths), batch_first=True, padding_value=-100)
        parts["arc"] = F.cross_entropy(arcs.flatten(0, 1), gold.flatten(), ignore_index=-100)
        first = starts[:-1].long().repeat_interleave(torch.tensor(lengths))
        flat = torch.where(t["head"] > 0, first + t["head"] - 1, torch.full_like(t["head"], len(x)))
        parts["rel"] = ce(net.heads.rels(x, flat, args.drop), t["rel"])
    weight = {"ner": 0.8, "upos": 0.8, "feats": 0.4, "lemma": 0.4, "arc": 1.0, "rel": 0.8}
    return sum(weight[k] * v for k, v in parts.items()), {k: float(v) for k, v in parts.items()}


def spans(tags):
    out, start = set(), None
    for i, t in enumerate(list(tags) + ["O"]):
        if start is not None and (t[0] != "I"):
            out.add((start, i, kind))
            start = None
        if t[0] == "B" or t[0] == "I" and start is None:
            start, kind = i, t[2:]
    return out


@torch.no_grad()
def evaluate(net, types, data, inv, which=0, limit=None):
    net.eval()
    c = collections.Counter()
    for _, group in batches({"": (data, list(range(len(data.s)))[:limit])}, 4000, random.Random(0)):
        cat, lengths, starts = collate(data, group, False)
        x = net.encoder(types, cat["form"], starts)
        first = starts[:-1].tolist()
        names = net.heads.names(x, 0, which).argmax(1).numpy()
        if data.tree:
            upos, feats, lemma = net.heads.tags(x, 0)
            upos, feats, order = upos.argmax(1).numpy(), feats.argmax(1).numpy(), lemma.topk(6, 1).indices.numpy()
            heads = torch.cat([a[:n].argmax(1) for a, n in zip(net.heads.arcs(x, lengths, 0), lengths)])
            base = starts[:-1].long().repeat_interleave(torch.tensor(lengths))
            rels = net.heads.rels(x, torch.where(heads > 0, base + heads - 1, torch.full_like(heads, len(x))), 0).argmax(1).numpy()
            heads = heads.numpy()
        for k, s, n in zip(group, first, lengths):
            gold = data.s[k]
            if gold.get("ner"):
                a, b = spans(gold["ner"]), spans([TAGS[t] for t in names[s:s + n]])
                c["ner gold"] += len(a); c["ner sys"] += len(b); c["ner ok"] += len(a & b)
            if not data.tree:
                continue
            for i in range(n):
                form = gold["form"][i]
                c["n"] += 1
                u = inv.upos[upos[s + i]]
                c["upos"] += u == gold["upos"][i]
                c["feats"] += inv.feats[feats[s + i]] == gold["feats"][i]
                lem = inv.lexicon.get((form.lower(), u)) or next((r for q in order[s + i] if (r := apply(inv.rules[q], form))), form)
                c["lemma"] += gold["lemma"][i] in (lem, "_")
                ok = heads[s + i] == gold["head"][i]
                c["uas"] += ok
                c["las"] += ok and inv.rel[rels[s + i]] == gold["deprel"][i]
    net.train()
    out = {k: round(100 * c[k] / c["n"], 2) for k in ("upos", "feats", "lemma", "uas", "las")} if c["n"] else {}
    if c["ner gold"]:
        p, r = c["ner ok"] / max(1, c["ner sys"]), c["ner ok"] / c["ner gold"]
        out["ner"] = round(200 * p * r / max(1e-9, p + r), 2)
    return out


class Average:
    """Exponential moving average of the weights, which is what is kept and measured."""

    def __init__(self, net, decay):
        self.net, self.decay, self.n = net, decay, 0
        self.shadow = {k: v.detach().clone() for k, v in net.named_parameters() if v.requires_grad}

    def update(self):
        self.n += 1
        d = min(self.decay, (1 + self.n) / (10 + self.n))
        own = dict(self.net.named_parameters())
        keys = list(self.shadow)
        torch._foreach_mul_([self.shadow[k] for k in keys], d)
        torch._foreach_add_([self.shadow[k] for k in keys], [own[k].detach() for k in keys], alpha=1 - d)

    def swap(self):
        for k, v in self.net.named_parameters():
            if k in self.shadow:
                v.data, self.shadow[k] = self.shadow[k], v.data


def progress(step, start, args):
    return min(1.0, step / args.steps if args.steps else (time.time() - start) / 60 / args.minutes)


def rate(p, args):
    return args.lr * (min(1.0, p / 0.03) if p < 0.03 else max(0.02, 1 - (p - 0.03) / 0.97))


def optimiser(params, args):
    return torch.optim.Adam(params, lr=args.lr, betas=(0.9, 0.97), eps=1e-8, foreach=True)


def pretrain(args):
    words = pickle.load(open(f"{args.work}/words.pickle", "rb"))
    gaz = pickle.load(open(f"{args.work}/gaz.pickle", "rb"))
    types = Types(words, gaz)
    print("reading", flush=True)
    text = [np.array([types.of(w) for w in line.split()], np.int64) for line in open(f"{args.work}/plain.txt", encoding="utf-8")]
    targets = np.array([r[0] for r in types.rows])
    random.shuffle(text)
    print(len(text), "sentences", len(types.rows), "forms", flush=True)
    encoder = Encoder(len(words) + 2, args.hidden, args.layers)
    vectors = np.fromfile(f"{args.work}/vectors.bin", np.float32).reshape(len(words) + 2, -1)
    encoder.word.weight.data.copy_(torch.from_numpy(vectors / vectors.std() * 0.25))
    if args.init:
        encoder.load_state_dict(torch.load(args.init))
    top = 16000
    out = torch.nn.Linear(2 * args.hidden, Encoder.WORD)
    bias = torch.nn.Parameter(torch.zeros(top))
    params = list(encoder.parameters()) + list(out.parameters()) + [bias]
    opt = optimiser(params, args)
    start, step, shown, tokens = time.time(), 0, collections.deque(maxlen=100), 0
    order = []
    while progress(step, start, args) < 1:
        if not order:  # pools of sentences, sorted by length within a pool
            ids = list(range(len(text)))
            random.shuffle(ids)
            group, total = [], 0
            for k in ids:
                group.append(k)
                total += len(text[k])
                if total > args.batch:
                    order.append(group)
                    group, total = [], 0
        group = order.pop()
        forms = np.concatenate([text[k] for k in group])
        starts = torch.zeros(len(group) + 1, dtype=torch.int32)
        starts[1:] = torch.tensor([len(text[k]) for k in group]).cumsum(0)
        gold = torch.from_numpy(targets[forms])
        mask = torch.rand(len(forms)) < 0.2
        keep = mask & (torch.rand(len(forms)) < 0.12)  # some are seen, so that the network does not rely on the mark
        x = encoder(types, forms, starts, mask & ~keep, args.drop, 0.02)
        chosen = (mask & (gold > 1) & (gold < top)).nonzero()[:, 0]
        logits = F.linear(F.leaky_relu(out(x[chosen]), 0.1), encoder.word.weight[:top]) + bias
        loss = F.cross_entropy(logits, gold[chosen])
        for g in opt.param_groups:
            g["lr"] = rate(progress(step, start, args), args)
        opt.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(params, 2.0)
        opt.step()
        step += 1
        tokens += len(forms)
        shown.append(float(loss))
        if step % 100 == 0:
            print(f"{(time.time() - start) / 60:.1f} min step {step} loss {np.mean(shown):.3f} {tokens / (time.time() - start):.0f} tokens/s", flush=True)
        if step % 500 == 0:
            torch.save(encoder.state_dict(), args.out)
    torch.save(encoder.state_dict(), args.out)
    print("done", step, "steps", tokens, "tokens", flush=True)


def train(args):
    words = pickle.load(open(f"{args.work}/words.pickle", "rb"))
    gaz = pickle.load(open(f"{args.work}/gaz.pickle", "rb"))
    sets = pickle.load(open(f"{args.work}/sets.pickle", "rb"))
    trees = pickle.load(open(f"{args.work}/treewords.pickle", "rb"))
    types, inv = Types(words, gaz), Inventory(sets)
    print(len(inv.upos), len(inv.feats), len(inv.rules), len(inv.rel), "classes;", len(inv.lexicon), "lexicon", flush=True)
    net = Net(len(words) + 2, len(inv.upos), len(inv.feats), len(inv.rules), len(inv.rel), 5, args.hidden, args.layers)
    if args.init:
        net.encoder.load_state_dict(torch.load(args.init))
    else:
        vectors = np.fromfile(f"{args.work}/vectors.bin", np.float32).reshape(len(words) + 2, -1)
        net.encoder.word.weight.data.copy_(torch.from_numpy(vectors / vectors.std() * 0.25))
    net.encoder.add_delta([types.index[w] for w, n in sorted(trees.items()) if n >= 2 and w in types.index])
    if args.resume:
        before = torch.load(args.resume)
        assert all(getattr(before["inventory"], k) == getattr(inv, k) for k in ("upos", "feats", "rules", "rel")), "other classes"
        net.load_state_dict(before["state"])
    train_sets = {n: Sentences(sets[n], types, inv) for n in NER_SETS if args.aux or n in ("ewt-train", "gum-train")}
    dev = {n: Sentences(sets[n], types, inv) for n in ("ewt-dev", "gum-dev", "pud")}
    params = [p for p in net.parameters() if p.requires_grad]
    print("reading done;", sum(p.numel() for p in params), "trained parameters", flush=True)
    opt, average = optimiser(params, args), Average(net, args.average)
    share = {"ewt-train": 1, "gum-train": 1, "ner-wikigold": 0.7, "ner-crossner": 0.25, "ner-gmb": 0.06, "ner-wnut": 0.15, "ner-btc": 0.15,
             "ner-re3d": 0.7}
    start, step, epoch, rng = time.time(), 0, 0, random.Random(args.seed)
    shown, next_eval = collections.defaultdict(lambda: collections.deque(maxlen=200)), args.every
    while progress(step, start, args) < 1:
        chosen = {n: (d, rng.sample(range(len(d.s)), max(1, int(share[n] * len(d.s))))) for n, d in train_sets.items()}
        for name, group in batches(chosen, args.batch, rng):
            p = progress(step, start, args)
            if p >= 1:
                break
            for g in opt.param_groups:
                g["lr"] = rate(p, args)
            loss, parts = loss_of(net, types, train_sets[name], group, NER_SETS[name], args)
            if not torch.is_tensor(loss):
                continue
            opt.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(params, 3.0)
            opt.step()
            average.update()
            step += 1
            for k, v in parts.items():
                shown[k].append(v)
            if (time.time() - start) / 60 > next_eval:
                next_eval += args.every
                average.swap()
                print(f"{(time.time() - start) / 60:.1f} min step {step} epoch {epoch}", {k: round(float(np.mean(v)), 3) for k, v in shown.items()},
                      "ewt-dev", evaluate(net, types, dev["ewt-dev"], inv), "gum-dev", evaluate(net, types, dev["gum-dev"], inv), flush=True)
                save(net, inv, args)
                average.swap()
        epoch += 1
    average.swap()
    for name, d in dev.items():
        print("final", step, "steps", epoch, "epochs", name, evaluate(net, types, d, inv), flush=True)
    world = Sentences(sets["measure-worldwide"][:4000], types, inv)
    save(net, inv, args)
    print("worldwide newswire", evaluate(net, types, world, inv), flush=True)


def save(net, inv, args):
    torch.save(dict(state=net.state_dict(), inventory=inv, hidden=args.hidden, layers=args.layers, delta_of=net.encoder.delta_of), args.out + ".tmp")
    os.replace(args.out + ".tmp", args.out)


if __name__ == "__main__":
    a = argparse.ArgumentParser(description=__doc__)
    a.add_argument("stage", choices=["pretrain", "train"])
    a.add_argument("work")
    a.add_argument("out")
    a.add_argument("--init", help="weights of pretraining")
    a.add_argument("--resume", help="weights of training, to go on from with a new round of rates")
    a.add_argument("--minutes", type=float, default=10)
    a.add_argument("--steps", type=int, default=0)
    a.add_argument("--every", type=float, default=4)
    a.add_argument("--hidden", type=int, default=192)
    a.add_argument("--layers", type=int, default=3)
    a.add_argument("--lr", type=float, default=2e-3)
    a.add_argument("--batch", type=int, default=1000)
    a.add_argument("--drop", type=float, default=0.25)
    a.add_argument("--drop-word", type=float, default=0.05)
    a.add_argument("--average", type=float, default=0.998)
    a.add_argument("--aux", type=int, default=1)
    a.add_argument("--seed", type=int, default=1)
    args = a.parse_args()
    random.seed(args.seed)
    np.random.seed(args.seed)
    torch.manual_seed(args.seed)
    torch.set_num_threads(int(os.environ.get("THREADS", "2")))
    print(args, flush=True)
    (pretrain if args.stage == "pretrain" else train)(args)
