"""The network: word features, a stack of bidirectional simple recurrent units, heads for tags, lemmas, names and the tree."""
import ctypes, os
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
import features as feat

_scan = ctypes.CDLL(os.environ.get("SCAN", "./scan.so"))
_p = lambda t: ctypes.c_void_p(t.data_ptr())


class Scan(torch.autograd.Function):
    @staticmethod
    def forward(ctx, u, x, p, starts):
        n, h = x.shape[0], x.shape[1] // 2
        u, x, p = u.contiguous(), x.contiguous(), p.contiguous()
        f, r, c, y = (torch.empty_like(x) for _ in range(4))
        _scan.forward(len(starts) - 1, _p(starts), h, _p(u), _p(x), _p(p), _p(f), _p(r), _p(c), _p(y))
        ctx.save_for_backward(u, x, p, f, r, c, starts)
        return y

    @staticmethod
    def backward(ctx, dy):
        u, x, p, f, r, c, starts = ctx.saved_tensors
        du, dx, dp = torch.empty_like(u), torch.empty_like(x), torch.empty_like(p)
        _scan.backward(len(starts) - 1, _p(starts), x.shape[1] // 2, _p(u), _p(x), _p(p), _p(f), _p(r), _p(c), _p(dy.contiguous()),
                       _p(du), _p(dx), _p(dp))
        return du, dx, dp, None


_masks = {}


def dropout(x, rate, training):
    """Dropout with masks cut from a pool of random bits at a random place: drawing fresh ones costs as much as a matrix product."""
    if not training or rate <= 0:
        return x
    if rate not in _masks:
        _masks[rate] = (torch.rand(1 << 23) >= rate).float() / (1 - rate)
    at = int(torch.randint(0, (1 << 23) - x.numel(), ()))
    return x * _masks[rate][at:at + x.numel()].view(x.shape)


class Types:
    """Features of every word form met, by a number for each form."""

    def __init__(self, words, gaz):
        self.index = {w: i + 2 for i, w in enumerate(words)}
        self.gaz, self.number, self.rows, self.grams = gaz, {}, [], []
        self.table = None

    def of(self, form):
        n = self.number.get(form)
        if n is None:
            n = self.number[form] = len(self.rows)
            s2, s3, p3, sh, grams = feat.features(form)
            k = feat.key(form)
            self.rows.append((self.index.get(k, 1), s2, s3, p3, sh, self.gaz.get(k, 0)))
            self.grams.append(np.array(grams, np.int64))
        return n

    def batch(self, unique):
        rows = np.array([self.rows[i] for i in unique], np.int64)
        grams = [self.grams[i] for i in unique]
        offsets = np.zeros(len(grams), np.int64)
        np.cumsum([len(g) for g in grams[:-1]], out=offsets[1:])
        return torch.from_numpy(rows), torch.from_numpy(np.concatenate(grams)), torch.from_numpy(offsets)


class Encoder(nn.Module):
    WORD, GRAM, S2, S3, P3, SH, GAZ = 128, 64, 16, 32, 24, 24, 8

    def __init__(self, words, hidden, layers):
        super().__init__()
        self.hidden, self.layers = hidden, layers
        self.word = nn.Embedding(words, self.WORD)
        self.delta, self.delta_of = None, None
        self.gram = nn.EmbeddingBag(feat.NGRAM, self.GRAM, mode="mean")
        self.s2, self.s3 = nn.Embedding(feat.SUFFIX2, self.S2), nn.Embedding(feat.SUFFIX3, self.S3)
        self.p3, self.sh = nn.Embedding(feat.PREFIX3, self.P3), nn.Embedding(feat.SHAPE, self.SH)
        for e in (self.word, self.gram, self.s2, self.s3, self.p3, self.sh):
            nn.init.normal_(e.weight, 0, 0.1)
        width = self.WORD + self.GRAM + self.S2 + self.S3 + self.P3 + self.SH + self.GAZ
        self.mask = nn.Parameter(torch.zeros(width))
        self.input = nn.Linear(width, 2 * hidden)
        self.u = nn.ModuleList(nn.Linear(2 * hidden, 6 * hidden, bias=False) for _ in range(layers))
        self.p = nn.ParameterList(nn.Parameter(torch.zeros(2, 4, hidden)) for _ in range(layers))
        nn.init.normal_(self.input.weight, 0, (1.0 / width) ** 0.5 * 2)
        for l in range(layers):
            nn.init.normal_(self.u[l].weight, 0, (1.0 / (2 * hidden)) ** 0.5)
            with torch.no_grad():
                self.p[l][:, 2] = 0.5
                self.p[l][:, 3] = -0.5

    def add_delta(self, seen):
        """Freezes the pretrained vectors and learns a difference for the words seen in the treebanks alone."""
        self.word.weight.requires_grad_(False)
        self.delta = nn.Embedding(len(seen) + 1, self.WORD)
        nn.init.zeros_(self.delta.weight)
        self.delta_of = torch.zeros(self.word.num_embeddings, dtype=torch.long)
        self.delta_of[torch.tensor(seen)] = torch.arange(1, len(seen) + 1)

    def words(self):
        """The word table as the runtime needs it."""
        w = self.word.weight.detach().clone()
        if self.delta is not None:
            w += self.delta.weight.detach()[self.delta_of] * (self.delta_of > 0)[:, None]
        return w

    def represent(self, rows, grams, offsets, drop_word=0.0):
        wid = rows[:, 0]
        if self.training and drop_word:
            wid = torch.where(torch.rand(wid.shape) < drop_word, torch.ones_like(wid), wid)
        word = self.word(wid)
        if self.delta is not None:
            which = self.delta_of[wid]
            if self.training:
                which = torch.where(torch.rand(wid.shape) < 0.2, torch.zeros_like(which), which)
            word = word + self.delta(which) * (which > 0)[:, None]
        gaz = ((rows[:, 5:6] >> torch.arange(self.GAZ)) & 1).float()
        return torch.cat([word, self.gram(grams, offsets), self.s2(rows[:, 1]), self.s3(rows[:, 2]),
                          self.p3(rows[:, 3]), self.sh(rows[:, 4]), gaz], 1)

    def forward(self, types, forms, starts, mask=None, drop=0.0, drop_word=0.0):
        """forms: type number of each token; starts: offsets of the sentences (int32); mask: tokens to hide."""
        unique, inverse = np.unique(forms, return_inverse=True)
        e = self.represent(*types.batch(unique), drop_word)[torch.from_numpy(inverse)]
        if mask is not None:
            e = torch.where(mask[:, None], self.mask, e)
        e = dropout(e, drop * 0.6, self.training)
        x = self.input(e)
        sentence = torch.repeat_interleave((starts[1:] - starts[:-1]).long())
        for l in range(self.layers):
            z = x
            if self.training and drop:  # one mask a sentence
                keep = (torch.rand(len(starts) - 1, x.shape[1]) >= drop).float() / (1 - drop)
                z = x * keep[sentence]
            x = Scan.apply(self.u[l](z), x, self.p[l], starts)
        return x


# Signed distance from a word to its head falls into one of these buckets: exact up to 8, then 9-11, 12-15, 16-23, 24-39, 40 and more;
# bucket 0 is the root. The runtime's ArcScorer has the same table.
EDGES = (9, 12, 16, 24, 40)
DISTANCES = 1 + 2 * (8 + len(EDGES))


def distance(d, h):
    far = abs(h - d)
    k = far if far <= 8 else 8 + sum(far >= e for e in EDGES)
    return k if h < d else 8 + len(EDGES) + k  # the word itself gets a bucket that is never read


class Heads(nn.Module):
    _buckets = None

    @classmethod
    def buckets(cls, n):
        """[n, n + 1] buckets: word d to head h - 1, column 0 the root."""
        if cls._buckets is None or len(cls._buckets) < n:
            size = max(160, n)
            cls._buckets = torch.tensor([[0] + [distance(d, h) if h != d else 0 for h in range(size)] for d in range(size)])
        return cls._buckets[:n, :n + 1]

    ARC, REL, TAG, NER = 192, 128, 128, 96

    def __init__(self, width, upos, feats, lemma, rel, ner_sets):
        super().__init__()
        self.arc_d, self.arc_h = nn.Linear(width, self.ARC), nn.Linear(width, self.ARC)
        self.root = nn.Parameter(torch.zeros(self.ARC))
        self.arc_u = nn.Parameter(torch.zeros(self.ARC, self.ARC))
        self.arc_b = nn.Parameter(torch.zeros(self.ARC))
        self.dist = nn.Linear(self.ARC, DISTANCES)
        self.rel_d, self.rel_h = nn.Linear(width, self.REL), nn.Linear(width, self.REL)
        self.rel_root = nn.Parameter(torch.zeros(self.REL))
        self.rel = nn.Linear(2 * self.REL, rel)
        self.tag = nn.Linear(width, self.TAG)
        self.upos, self.feats, self.lemma = nn.Linear(self.TAG, upos), nn.Linear(self.TAG, feats), nn.Linear(self.TAG, lemma)
        self.ner_h = nn.Linear(width, self.NER)
        self.ner = nn.ModuleList(nn.Linear(self.NER, 7) for _ in range(ner_sets))
        nn.init.normal_(self.arc_u, 0, 1.0 / self.ARC)

    def tags(self, x, drop):
        t = dropout(F.leaky_relu(self.tag(x), 0.1), drop, self.training)
        return self.upos(t), self.feats(t), self.lemma(t)

    def names(self, x, drop, which):
        return self.ner[which](dropout(F.leaky_relu(self.ner_h(x), 0.1), drop, self.training))

    def arcs(self, x, lengths, drop):
        """Scores [s, n, n + 1] of every word's heads, column 0 the root; rows and columns past a sentence's end are padding."""
        act = lambda layer: dropout(F.leaky_relu(layer(x), 0.1), drop, self.training)
        flat = act(self.arc_d)
        d = nn.utils.rnn.pad_sequence(torch.split(flat, lengths), batch_first=True)
        h = nn.utils.rnn.pad_sequence(torch.split(act(self.arc_h), lengths), batch_first=True)
        h = torch.cat([self.root.expand(len(lengths), 1, -1), h], 1)
        scores = torch.matmul(torch.matmul(d, self.arc_u), h.transpose(1, 2)) + torch.matmul(h, self.arc_b)[:, None, :]
        lens = torch.tensor(lengths)
        near = nn.utils.rnn.pad_sequence(torch.split(self.dist(flat), lengths), batch_first=True)
        scores = scores + near.gather(2, self.buckets(d.shape[1])[None].expand(len(lengths), -1, -1))
        pad = torch.arange(h.shape[1])[None] > lens[:, None]
        return scores.masked_fill(pad[:, None, :], -1e9)

    def rels(self, x, heads, drop):
        """heads: for each token the flat index of its head, -1 for the root."""
        d, h = self.rel_d(x), torch.cat([self.rel_h(x), self.rel_root[None]])[heads]
        z = torch.cat([F.leaky_relu(d + h, 0.1), F.leaky_relu(d, 0.1) * F.leaky_relu(h, 0.1)], 1)
        return self.rel(dropout(z, drop, self.training))


class Net(nn.Module):
    def __init__(self, words, upos, feats, lemma, rel, ner_sets, hidden=192, layers=3):
        super().__init__()
        self.encoder = Encoder(words, hidden, layers)
        self.heads = Heads(2 * hidden, upos, feats, lemma, rel, ner_sets)
