using Demarche.Knowledge;
using Demarche.Language;

namespace Demarche.Coding.Syntax;

/// <summary>A sentence's tree laid out for walking: children lists, lower-case lemmas, case markers, and the actor at each token.</summary>
sealed class SentenceGraph
{
    readonly ResolvedDocument _resolved;
    readonly int[] _firstChild, _nextSibling;
    readonly string?[] _case;

    readonly ActorMention?[]? _marked;

    /// <param name="resolved">The document with its actors.</param>
    /// <param name="sentence">The sentence.</param>
    /// <param name="isWord">Whether a base form is a word: what the lemmatizer made is mended by it.</param>
    /// <param name="marks">Two stretches that are taken as actors whatever the tables say; null for none.</param>
    public SentenceGraph(ResolvedDocument resolved, Sentence sentence, Func<string, bool> isWord, (Span Source, Span Target)? marks = null)
    {
        _resolved = resolved;
        Sentence = sentence;
        var n = Length = sentence.Length;
        Lemma = new string[n];
        Head = new int[n];
        Rel = new DepRel[n];
        Upos = new Upos[n];
        Morphology = new Morphology[n];
        _firstChild = new int[n];
        _nextSibling = new int[n];
        _case = new string?[n];
        Array.Fill(_firstChild, -1);
        Array.Fill(_nextSibling, -1);
        for (var i = 0; i < n; i++)
        {
            var token = sentence[i];
            Lemma[i] = Lower(token.Lemma);
            (Head[i], Rel[i], Upos[i], Morphology[i]) = (token.Head, token.DepRel, token.Upos, token.Morphology);
            if (Upos[i] is Language.Upos.Verb or Language.Upos.Noun && !isWord(Lemma[i]))
                foreach (var candidate in BaseForms.Of(Lower(token.Form)))
                    if (isWord(candidate))
                    {
                        Lemma[i] = candidate;
                        break;
                    }
        }
        for (var i = 0; i < n; i++)
            SubjectOfInfinitive(i);
        for (var i = n - 1; i >= 0; i--)
        {
            var head = Head[i];
            if (head < 0 || head >= n)
                continue;
            _nextSibling[i] = _firstChild[head];
            _firstChild[head] = i;
        }
        if (marks is var (source, target))
        {
            _marked = new ActorMention?[n];
            Mark(source);
            Mark(target);
        }
    }

    // "the hope for Microsoft to play a role", where the tree hangs Microsoft beside the infinitive: it is the subject.
    void SubjectOfInfinitive(int mark)
    {
        if (Lemma[mark] != "for" || Rel[mark] is not (DepRel.Mark or DepRel.Case) || Head[mark] is not (>= 0 and var verb) || verb <= mark)
            return;
        for (var i = mark + 1; i < verb; i++)
        {
            if (Head[i] == Head[verb] && i != Head[verb] && Rel[i].Universal() is DepRel.Nmod or DepRel.Obl or DepRel.Obj
                && Upos[i] is Language.Upos.Noun or Language.Upos.Propn or Language.Upos.Pron)
                (Head[i], Rel[i]) = (verb, DepRel.Nsubj);
        }
    }

    void Mark(Span span)
    {
        var head = HeadWithin(span);
        if (head < 0)
            return;
        var (first, end) = (head, head);
        while (first > 0 && Sentence[first - 1].Span.Overlaps(span))
            first--;
        while (end < Length && Sentence[end].Span.Overlaps(span))
            end++;
        var known = _resolved.ActorAt(Sentence.Ordinal, head);
        var mention = new ActorMention
        {
            Sentence = Sentence.Ordinal,
            Head = head,
            First = first,
            End = end,
            Kind = known?.Kind ?? EntityKind.Generic,
            Name = known?.Name ?? span.In(Document.TextOf(Sentence.Field)).ToString(),
            Id = known?.Id,
            Country = known?.Country,
            Sector = known?.Sector ?? "UNK",
        };
        for (var i = first; i < end; i++)
            _marked![i] = mention;
    }

    /// <summary>The token of a stretch that hangs on a token outside it; −1 when the stretch lies in another sentence.</summary>
    public int HeadWithin(Span span)
    {
        var found = -1;
        for (var i = 0; i < Length; i++)
        {
            if (!Sentence[i].Span.Overlaps(span))
                continue;
            if (Head[i] < 0 || !Sentence[Head[i]].Span.Overlaps(span))
                return i;
            found = i;
        }
        return found;
    }

    /// <summary>Steps in the tree from a token to the path between two others; 0 when it lies on it.</summary>
    public int DistanceToPath(int token, int from, int to)
    {
        HashSet<int> path = [];
        var (up, down) = (Ancestors(from), Ancestors(to));
        var common = up.FirstOrDefault(down.Contains, -1);
        foreach (var chain in (List<int>[])[up, down])
        {
            foreach (var i in chain)
            {
                path.Add(i);
                if (i == common)
                    break;
            }
        }
        var steps = 0;
        for (var i = token; i >= 0 && steps < 20; i = Head[i], steps++)
            if (path.Contains(i))
                return steps;
        return 20;
    }

    List<int> Ancestors(int token)
    {
        List<int> chain = [];
        for (var i = token; i >= 0 && chain.Count < Length; i = Head[i])
            chain.Add(i);
        return chain;
    }

    public Sentence Sentence { get; }

    public int Length { get; }

    public string[] Lemma { get; }

    public int[] Head { get; }

    public DepRel[] Rel { get; }

    public Upos[] Upos { get; }

    public Morphology[] Morphology { get; }

    public bool IsTitle => Sentence.Kind == SentenceKind.Title;

    public DepRel Base(int i) => Rel[i].Universal();

    public Document Document => _resolved.Document;

    /// <summary>The actor whose phrase the token heads or stands in.</summary>
    public ActorMention? ActorAt(int i) => _marked?[i] ?? _resolved.ActorAt(Sentence.Ordinal, i) ?? Unknown(i);

    // A name that no table knows can act all the same; it stays as its words, with no country or id.
    ActorMention? Unknown(int i)
    {
        if (Upos[i] == Language.Upos.Pron && Lemma[i] is "he" or "she" or "they" or "we" or "i" or "you" && Rel[i] != DepRel.NmodPoss)
            return Words(i, i, i + 1, "a pronoun that could not be resolved");
        if (Upos[i] != Language.Upos.Propn || IsTime(i) || IsPlace(i))
            return null;
        if (Base(i) is not (DepRel.Nsubj or DepRel.Obj or DepRel.Obl or DepRel.Nmod or DepRel.Conj or DepRel.Root or DepRel.Iobj))
            return null;
        var (first, end) = (i, i + 1);
        while (first > 0 && Head[first - 1] == i && Rel[first - 1] is DepRel.Compound or DepRel.NmodDesc or DepRel.Det or DepRel.Amod)
            first--;
        while (end < Length && Head[end] == i && Base(end) is DepRel.Flat)
            end++;
        return Words(i, first, end, "a name that no table holds");
    }

    /// <summary>The noun phrase that a token heads, as somebody that no table holds.</summary>
    public ActorMention PhraseAt(int i)
    {
        var (first, end) = (i, i + 1);
        foreach (var child in ChildrenOf(i))
        {
            if (Base(child) is DepRel.Compound or DepRel.Det or DepRel.Amod or DepRel.Nummod or DepRel.Nmod && child < i)
                first = Math.Min(first, Subtree(child).First);
            else if (Base(child) == DepRel.Flat)
                end = Math.Max(end, child + 1);
        }
        while (first < i && Upos[first] is Language.Upos.Punct or Language.Upos.Adp or Language.Upos.Cconj)
            first++;
        return Words(i, first, end, "a phrase that no table holds");
    }

    ActorMention Words(int head, int first, int end, string evidence) => new()
    {
        Sentence = Sentence.Ordinal,
        Head = head,
        First = first,
        End = end,
        Kind = EntityKind.Generic,
        Name = Document.TextOf(Sentence.Field)[Sentence[first].Span.Start..Sentence[end - 1].Span.End],
        Evidence = [evidence],
    };

    /// <summary>Whether the token stands in words of time.</summary>
    public bool IsTime(int i)
    {
        foreach (var date in _resolved.Dates)
            if (date.Sentence == Sentence.Ordinal && date.First <= i && i < date.End)
                return true;
        return s_days.Contains(Lemma[i]);
    }

    static readonly HashSet<string> s_days =
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday", "tomorrow", "tonight"];

    bool IsPlace(int i)
    {
        foreach (var place in _resolved.Places)
            if (place.Sentence == Sentence.Ordinal && place.First <= i && i < place.End)
                return true;
        return false;
    }

    public Children ChildrenOf(int head) => new(this, head);

    /// <summary>Words of the case markers of a phrase, joined: <c>with</c>, <c>out_of</c>; empty when there is none.</summary>
    public string CaseOf(int i)
    {
        if (_case[i] is { } known)
            return known;
        var text = "";
        foreach (var child in ChildrenOf(i))
        {
            if (Rel[child] is not (DepRel.Case or DepRel.Mark) || child > i && Rel[child] == DepRel.Case)
                continue;
            if (Lemma[child] is "'s" or "’s" or "'" or "’")
                continue;
            text = text.Length == 0 ? Lemma[child] : $"{text}_{Lemma[child]}";
            foreach (var part in ChildrenOf(child))
                if (Rel[part] == DepRel.Fixed)
                    text += "_" + Lemma[part];
        }
        return _case[i] = text;
    }

    /// <summary>First and last token of the phrase that hangs on a token.</summary>
    public (int First, int End) Subtree(int i)
    {
        var (first, end) = (i, i + 1);
        Widen(i, 0);
        return (first, end);

        void Widen(int at, int depth)
        {
            if (depth > 60)
                return;
            foreach (var child in ChildrenOf(at))
            {
                first = Math.Min(first, child);
                end = Math.Max(end, child + 1);
                Widen(child, depth + 1);
            }
        }
    }

    /// <summary>Whether <paramref name="i"/> hangs on <paramref name="ancestor"/>, directly or not, or is it.</summary>
    public bool IsUnder(int i, int ancestor)
    {
        for (var steps = 0; i >= 0 && steps < Length; steps++, i = Head[i])
            if (i == ancestor)
                return true;
        return false;
    }

    /// <summary>The first child with that relation, or −1.</summary>
    public int Child(int head, DepRel rel)
    {
        foreach (var child in ChildrenOf(head))
            if (Rel[child] == rel)
                return child;
        return -1;
    }

    public bool HasChild(int head, DepRel rel) => Child(head, rel) >= 0;

    /// <summary>The token and those joined to it by <c>and</c> and commas.</summary>
    public List<int> Conjuncts(int i)
    {
        List<int> all = [i];
        for (var k = 0; k < all.Count && all.Count < 40; k++)
            foreach (var child in ChildrenOf(all[k]))
                if (Rel[child] == DepRel.Conj)
                    all.Add(child);
        return all;
    }

    /// <summary>Whether the token can head a clause: a verb, or an adjective or noun with a copula.</summary>
    public bool IsPredicate(int i) => Upos[i] == Language.Upos.Verb || HasChild(i, DepRel.Cop);

    static string Lower(string lemma)
    {
        foreach (var c in lemma)
            if (char.IsUpper(c))
                return lemma.ToLowerInvariant();
        return lemma;
    }

    /// <summary>The dependents of a token, left to right; allocates nothing.</summary>
    public readonly struct Children(SentenceGraph graph, int head)
    {
        public Enumerator GetEnumerator() => new(graph, head);

        public struct Enumerator(SentenceGraph graph, int head)
        {
            int _next = head < 0 ? -1 : graph._firstChild[head];

            public int Current { get; private set; } = -1;

            public bool MoveNext()
            {
                if (_next < 0)
                    return false;
                Current = _next;
                _next = graph._nextSibling[_next];
                return true;
            }
        }
    }
}
