using Demarche.Coding.Lexicon;
using Demarche.Coding.Syntax;
using Demarche.Knowledge;
using Demarche.Language;

namespace Demarche.Coding.Learned;

/// <summary>
/// What the event network sees of a sentence beside its words: what tree, actors, frames and rules say of each token, and of each pair
/// of a trigger and somebody who may have a role. Numbers of hashed features.
/// </summary>
/// <remarks>The weights are trained on these very numbers: a change here needs new weights.</remarks>
sealed class EventFeatures
{
    /// <summary>Buckets of token features.</summary>
    public const int TokenBuckets = 4096;

    /// <summary>Buckets of pair features.</summary>
    public const int PairBuckets = 16384;

    const int MostCandidates = 48;
    const int LongestPath = 5;

    readonly SentenceGraph _graph;
    readonly StatusReader _status;
    readonly ResolvedDocument _resolved;
    readonly SenseMatcher _matcher;
    readonly FrameLexicon _lexicon;
    readonly List<Act> _acts;

    /// <param name="graph">The sentence.</param>
    /// <param name="resolved">The document with its actors and dates.</param>
    /// <param name="rules">What read the sentence by rules.</param>
    /// <param name="lexicon">The frames.</param>
    /// <param name="acts">What the rules found.</param>
    public EventFeatures(SentenceGraph graph, ResolvedDocument resolved, SentenceCoder rules, FrameLexicon lexicon, List<Act> acts)
    {
        (_graph, _resolved, _matcher, _status, _lexicon, _acts) = (graph, resolved, rules.Matcher, rules.Status, lexicon, acts);
        Candidates = FindCandidates();
    }

    /// <summary>Tokens that head the phrase of somebody who may have a role, in order.</summary>
    public List<int> Candidates { get; }

    enum Kind : uint
    {
        Upos = 1, Rel, HeadUpos, SentenceKind, Quoted, Sense, MultiSense, Reading, ReadingConditions, Act, ActMode, ActStatus, ActPart, ActRole, Carrier,
        ActorKind, ActorSector, ActorPart, Anaphor, Time, Place, Form, Auxiliary, Mark, Negation, Determiner, Case, Depth, Edge, Passive, ChildRel,
        HeadLemma, Lemma, Position, Date,
        PairRole, PairRoleType, PairPath, PairLength, PairDistance, PairCase, PairCasePath, PairUpos, PairRel, PairKind, PairSector, PairPassive,
        PairLemmaPath, PairOrder, PairTokenUpos, PairReading, PairAnaphor, PairSubject, PairOtherRole, PairSameAs,
    }

    static int Hash(Kind kind, uint value, uint buckets)
    {
        var hash = ((uint)kind * 0x9E3779B1u ^ value) * 0x85EBCA6Bu;
        hash ^= hash >> 15;
        hash *= 0xC2B2AE35u;
        hash ^= hash >> 13;
        return (int)(hash % buckets);
    }

    static uint Hash(string text, uint seed = 2166136261u)
    {
        foreach (var unit in text)
            seed = (seed ^ unit) * 16777619u;
        return seed;
    }

    // ---- tokens ------------------------------------------------------------------------------------------------------------------------

    /// <summary>Adds the features of a token.</summary>
    public void Token(int token, List<int> into)
    {
        void Add(Kind kind, uint value = 0) => into.Add(Hash(kind, value, TokenBuckets));

        var head = _graph.Head[token];
        Add(Kind.Upos, (uint)_graph.Upos[token]);
        Add(Kind.Rel, (uint)_graph.Rel[token]);
        if (head >= 0)
        {
            Add(Kind.HeadUpos, (uint)_graph.Upos[head] << 8 | (uint)_graph.Rel[token]);
            Add(Kind.HeadLemma, Hash(_graph.Lemma[head]) ^ (uint)_graph.Rel[token]);
        }
        if (_graph.Upos[token] is Upos.Verb or Upos.Noun or Upos.Adj or Upos.Adv)
            Add(Kind.Lemma, Hash(_graph.Lemma[token]));
        if (_graph.IsTitle)
            Add(Kind.SentenceKind, (uint)_graph.Sentence.Kind);
        if (_graph.Upos[token] is Upos.Verb or Upos.Noun)
        {
            Add(Kind.Position, (uint)Math.Min(3, _graph.Sentence.Index) << 1 | (_graph.IsTitle ? 1u : 0u));
            foreach (var date in _resolved.Dates)
                if (date.Sentence == _graph.Sentence.Ordinal && _status.AttachesTo(date, token, token))
                    Add(Kind.Date, Age(date));
        }
        var form = _graph.Morphology[token];
        Add(Kind.Form, (uint)form.Tense | (uint)form.VerbForm << 4 | (uint)form.Mood << 8 | (uint)form.Voice << 12 | (uint)form.Number << 16);
        if (_graph.Upos[token] is Upos.Verb or Upos.Noun or Upos.Adj)
        {
            foreach (var child in _graph.ChildrenOf(token))
            {
                var rel = _graph.Base(child);
                Add(Kind.ChildRel, (uint)_graph.Rel[child]);
                if (rel == DepRel.Aux)
                    Add(Kind.Auxiliary, Hash(_graph.Lemma[child]));
                else if (rel is DepRel.Mark)
                    Add(Kind.Mark, Hash(_graph.Lemma[child]));
                else if (rel == DepRel.Case)
                    Add(Kind.Case, Hash(_graph.Lemma[child]));
                else if (rel is DepRel.Det or DepRel.NmodPoss)
                    Add(Kind.Determiner, Hash(_graph.Lemma[child]));
                else if (rel == DepRel.Advmod && _graph.Lemma[child] is "not" or "n't" or "never" or "no")
                    Add(Kind.Negation);
            }
            if (_graph.Upos[token] == Upos.Verb && _matcher.Slots.IsPassive(token))
                Add(Kind.Passive);
        }
        var depth = 0;
        for (var i = head; i >= 0 && depth < 6; i = _graph.Head[i])
            depth++;
        Add(Kind.Depth, (uint)depth);
        if (token == 0 || token == _graph.Length - 1)
            Add(Kind.Edge, token == 0 ? 0u : 1u);
        AddLexicon(token, into);
        AddActs(token, into);
        if (_graph.ActorAt(token) is { } actor)
        {
            Add(Kind.ActorKind, (uint)actor.Kind);
            Add(Kind.ActorSector, Hash(actor.Sector));
            Add(Kind.ActorPart, (actor.Head == token ? 1u : 0u) | (actor.First == token ? 2u : 0u));
            if (actor.IsAnaphor)
                Add(Kind.Anaphor);
        }
        if (_graph.IsTime(token))
            Add(Kind.Time);
    }

    // How long before publication a date lies: not at all, a day, a week, a month, a year, more.
    uint Age(DateMention date)
    {
        if (date.Value is not { } value || _resolved.Published is not { } published)
            return date.Past switch { true => 20, false => 21, _ => 22 };
        var parts = value.Split('-').Select(part => int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
        var day = new DateOnly(parts[0], parts.Length > 1 ? parts[1] : 7, parts.Length > 2 ? parts[2] : 15);
        var age = published.DayNumber - day.DayNumber;
        return (uint)parts.Length << 4 | age switch { < 0 => 0u, <= 1 => 1, <= 7 => 2, <= 31 => 3, <= 366 => 4, _ => 5 };
    }

    // All senses the word may have, and the one that the rules took.
    void AddLexicon(int token, List<int> into)
    {
        var pos = _graph.Upos[token] switch
        {
            Upos.Verb => FramePos.Verb,
            Upos.Noun or Upos.Propn => FramePos.Noun,
            Upos.Adj => FramePos.Adjective,
            _ => (FramePos?)null,
        };
        if (pos is null)
            return;
        foreach (var frame in _lexicon.Find(_graph.Lemma[token], pos.Value))
        {
            // A phrase counts when its second word is near.
            if (frame.Words.Length > 1 && !Near(token, frame.Words.First(word => word != _graph.Lemma[token])))
                continue;
            foreach (var sense in frame.Senses)
                into.Add(Hash(frame.Words.Length > 1 ? Kind.MultiSense : Kind.Sense, SenseKey(sense), TokenBuckets));
        }
        if (_matcher.Read(token) is { } reading)
        {
            into.Add(Hash(Kind.Reading, SenseKey(reading.Sense), TokenBuckets));
            into.Add(Hash(Kind.ReadingConditions, (uint)Math.Min(3, reading.Sense.Conditions.Count) << 4
                | (reading.Sense.Weak ? 1u : 0) | (reading.Sense.Strong ? 2u : 0) | (reading.Carrier >= 0 ? 4u : 0) | (reading.Actors.Count > 0 ? 8u : 0), TokenBuckets));
        }
    }

    bool Near(int token, string word)
    {
        for (var i = Math.Max(0, token - 3); i < Math.Min(_graph.Length, token + 5); i++)
            if (_graph.Lemma[i] == word)
                return true;
        return false;
    }

    static uint SenseKey(Sense sense) =>
        sense.IsNone ? 1 : sense.Type is { } type ? Hash(type.Name) ^ (sense.Mode is { } mode ? Hash(mode.Name) : 0) : 2 + (uint)sense.Operator;

    void AddActs(int token, List<int> into)
    {
        void Add(Kind kind, uint value = 0) => into.Add(Hash(kind, value, TokenBuckets));

        foreach (var act in _acts)
        {
            var type = Hash(act.Type.Name);
            if (act.Token == token)
            {
                Add(Kind.Act, type);
                Add(Kind.ActMode, type ^ (act.Mode is { } mode ? Hash(mode.Name) : 0));
                Add(Kind.ActStatus, (uint)act.Status);
            }
            else if (act.Reading.Carrier == token)
            {
                Add(Kind.Carrier, type);
            }
            else if (act.Reading.Words.Contains(token))
            {
                Add(Kind.ActPart, type);
            }
            if (act.Content?.Token == token)
                Add(Kind.ActPart, type ^ 1);
            if (act.Actors.Exists(filler => filler.Token == token))
                Add(Kind.ActRole, type ^ 2);
            if (act.Recipients.Exists(filler => filler.Token == token))
                Add(Kind.ActRole, type ^ 3);
            if (act.Objects.Contains(token))
                Add(Kind.ActRole, type ^ 4);
        }
    }

    // ---- pairs ---------------------------------------------------------------------------------------------------------------------------

    List<int> FindCandidates()
    {
        List<int> found = [];
        for (var i = 0; i < _graph.Length && found.Count < MostCandidates; i++)
        {
            var actor = _graph.ActorAt(i);
            if (actor?.Head == i)
                found.Add(i);
            else if (actor is null && !_graph.IsTime(i) && _graph.Upos[i] is Upos.Noun or Upos.Propn or Upos.Pron
                && _graph.Base(i) is not (DepRel.Compound or DepRel.Flat or DepRel.Fixed or DepRel.Amod or DepRel.Det or DepRel.Nummod or DepRel.Goeswith))
                found.Add(i);
        }
        return found;
    }

    /// <summary>Adds the features of a trigger and a candidate.</summary>
    public void Pair(int trigger, int candidate, List<int> into)
    {
        void Add(Kind kind, uint value = 0) => into.Add(Hash(kind, value, PairBuckets));

        foreach (var act in _acts)
        {
            var role = act.Actors.Exists(filler => filler.Token == candidate || filler.Actor.Head == candidate) ? act.Mutual ? 3u : 1u
                : act.Recipients.Exists(filler => filler.Token == candidate || filler.Actor.Head == candidate) ? 2u
                : act.Objects.Contains(candidate) ? 4u : 0u;
            if (act.Token == trigger || act.Reading.Carrier == trigger)
            {
                Add(Kind.PairRole, role);
                Add(Kind.PairRoleType, Hash(act.Type.Name) ^ role);
            }
            else if (role > 0)
            {
                Add(Kind.PairOtherRole, role);
            }
        }
        var path = Path(trigger, candidate, out var length);
        var name = _graph.CaseOf(candidate);
        var passive = _graph.Upos[trigger] == Upos.Verb && _matcher.Slots.IsPassive(trigger) ? 1u : 0u;
        Add(Kind.PairPath, path);
        Add(Kind.PairLength, (uint)Math.Min(length, 8));
        Add(Kind.PairPassive, path ^ (passive + 1));
        Add(Kind.PairTokenUpos, path ^ (uint)_graph.Upos[trigger] << 4);
        Add(Kind.PairCase, Hash(name));
        Add(Kind.PairCasePath, Hash(name) ^ path);
        Add(Kind.PairLemmaPath, Hash(_graph.Lemma[trigger]) ^ path ^ Hash(name) * 31);
        Add(Kind.PairUpos, (uint)_graph.Upos[candidate]);
        Add(Kind.PairRel, (uint)_graph.Rel[candidate]);
        var distance = candidate - trigger;
        Add(Kind.PairOrder, distance < 0 ? 0u : 1u);
        Add(Kind.PairDistance, (uint)(Math.Sign(distance) + 1) << 4 | (uint)Math.Min(7, (int)Math.Log2(Math.Abs(distance) + 1)));
        if (_matcher.Read(trigger) is { } reading)
            Add(Kind.PairReading, SenseKey(reading.Sense) ^ path);
        if (_matcher.Slots.Subject(trigger).Contains(candidate))
            Add(Kind.PairSubject, 1);
        if (_matcher.Slots.Object(trigger).Contains(candidate))
            Add(Kind.PairSubject, 2);
        if (_graph.ActorAt(candidate) is { } actor)
        {
            Add(Kind.PairKind, (uint)actor.Kind);
            Add(Kind.PairSector, Hash(actor.Sector));
            if (actor.IsAnaphor)
                Add(Kind.PairAnaphor);
            // The same party named twice: the fuller words are taken.
            foreach (var other in Candidates)
                if (other != candidate && actor.Id is not null && _graph.ActorAt(other)?.Id == actor.Id)
                    Add(Kind.PairSameAs, other < candidate ? 1u : 2u);
        }
        else
        {
            Add(Kind.PairKind, 99);
        }
    }

    // Relations up from the trigger and down to the candidate.
    uint Path(int from, int to, out int length)
    {
        Span<int> up = stackalloc int[LongestPath + 1], down = stackalloc int[LongestPath + 1];
        int ups = 0, downs = 0;
        for (var i = from; i >= 0 && ups <= LongestPath; i = _graph.Head[i])
            up[ups++] = i;
        for (var i = to; i >= 0 && downs <= LongestPath; i = _graph.Head[i])
            down[downs++] = i;
        for (var d = 0; d < downs; d++)
        {
            for (var u = 0; u < ups; u++)
            {
                if (up[u] != down[d])
                    continue;
                length = u + d;
                if (length > LongestPath)
                    return 2;
                var hash = 2166136261u;
                for (var k = 0; k < u; k++)
                    hash = (hash ^ (uint)_graph.Rel[up[k]] ^ 0x80u) * 16777619u;
                for (var k = d - 1; k >= 0; k--)
                    hash = (hash ^ (uint)_graph.Rel[down[k]]) * 16777619u;
                return hash;
            }
        }
        length = 2 * LongestPath;
        return 1;
    }
}
