"""The event network: the language network's encoder, told besides what tree, actors and rules say of each word; heads for triggers and roles."""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F
from model import Encoder, Scan, dropout

TOKEN, PAIR = 4096, 16384  # buckets, as in EventFeatures.cs
ROLES = 3  # none, actor, recipient
STATUS = ["Actual", "Future", "Hypothetical", "Negated", "Historical"]


class EventNet(nn.Module):
    HEAD, ROLE = 192, 128

    def __init__(self, words, types, modes, hidden=192, layers=3):
        super().__init__()
        self.encoder = Encoder(words, hidden, layers)
        width = 2 * hidden
        self.extra = nn.EmbeddingBag(TOKEN, width, mode="sum")
        nn.init.zeros_(self.extra.weight)
        self.head = nn.Linear(width, self.HEAD)
        self.label = nn.Linear(self.HEAD, types)  # class 0: no event
        self.mode = nn.Linear(self.HEAD, modes)
        self.status = nn.Linear(self.HEAD, len(STATUS))
        self.trigger, self.party = nn.Linear(width, self.ROLE), nn.Linear(width, self.ROLE)
        self.kind = nn.Embedding(types, self.ROLE)
        self.pair = nn.EmbeddingBag(PAIR, self.ROLE, mode="sum")
        nn.init.zeros_(self.pair.weight)
        nn.init.normal_(self.kind.weight, 0, 0.1)
        self.role = nn.Linear(2 * self.ROLE, ROLES)

    def encode(self, types, forms, starts, features, offsets, drop=0.0, drop_word=0.0, drop_extra=0.0):
        e = self.encoder
        unique, inverse = np.unique(forms, return_inverse=True)
        w = e.represent(*types.batch(unique), drop_word)[torch.from_numpy(inverse)]
        w = dropout(w, drop * 0.6, self.training)
        extra = self.extra(features, offsets)
        if self.training and drop_extra:
            extra = extra * (torch.rand(len(extra), 1) >= drop_extra).float()
        x = e.input(w) + extra
        sentence = torch.repeat_interleave((starts[1:] - starts[:-1]).long())
        for l in range(e.layers):
            z = x
            if self.training and drop:
                keep = (torch.rand(len(starts) - 1, x.shape[1]) >= drop).float() / (1 - drop)
                z = x * keep[sentence]
            x = Scan.apply(e.u[l](z), x, e.p[l], starts)
        return dropout(x, drop, self.training)

    def triggers(self, x, drop=0.0):
        h = dropout(F.leaky_relu(self.head(x), 0.1), drop, self.training)
        return self.label(h), self.mode(h), self.status(h)

    def roles(self, x, trigger, party, kind, features, offsets, drop=0.0):
        t, p = self.trigger(x)[trigger], self.party(x)[party]
        s = F.leaky_relu(t + p + self.kind(kind) + self.pair(features, offsets), 0.1)
        z = torch.cat([s, F.leaky_relu(t, 0.1) * F.leaky_relu(p, 0.1)], 1)
        return self.role(dropout(z, drop, self.training))
