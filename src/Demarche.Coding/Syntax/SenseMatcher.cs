using Demarche.Coding.Lexicon;
using Demarche.Knowledge;
using Demarche.Language;

namespace Demarche.Coding.Syntax;

/// <summary>Reads each word of a sentence by the frame lexicon: picks the sense whose conditions hold and fills its roles.</summary>
sealed class SenseMatcher
{
    readonly SentenceGraph _graph;
    readonly FrameLexicon _lexicon;
    readonly Reading?[] _readings;
    readonly bool[] _known;

    static readonly string[] s_deepPrepositions = ["of", "from", "to", "by", "with", "against", "on", "in", "at", "for", "between"];
    static readonly Slot[] s_deepSlots = [.. s_deepPrepositions.Select(word => new Slot(SlotKind.Preposition, word))];

    public SenseMatcher(SentenceGraph graph, FrameLexicon lexicon)
    {
        _graph = graph;
        _lexicon = lexicon;
        Slots = new(graph, lexicon.Class("light"));
        _readings = new Reading?[graph.Length];
        _known = new bool[graph.Length];
    }

    public SlotFinder Slots { get; }

    /// <summary>The reading of the word at a token; null when no frame or no sense fits.</summary>
    public Reading? Read(int token)
    {
        if (_known[token])
            return _readings[token];
        _known[token] = true;
        return _readings[token] = IsInsideName(token) ? null : Find(token);
    }

    Reading? Find(int token)
    {
        Reading? idle = null;
        foreach (var (word, pos) in Headwords(token))
        {
            foreach (var frame in _lexicon.Find(word, pos))
            {
                if (WordsOf(frame, token) is not { } words)
                    continue;
                if (Choose(frame, token, words) is not { } reading)
                    continue;
                // "met with the minister": that "meet with criticism" is a phrase of its own does not take the plain word away.
                if (frame.Words.Length > 1 && reading.Sense.IsNone && reading.Sense.Conditions.Count == 0)
                    idle ??= reading;
                else
                    return reading;
            }
        }
        return idle;
    }

    // "United" in "the United States" names no act.
    bool IsInsideName(int token) =>
        _graph.ActorAt(token) is { Kind: not EntityKind.Generic, IsAnaphor: false } name && name.First <= token && token < name.End && name.End - name.First > 1
        && (_graph.Upos[token] == Upos.Propn || char.IsUpper(_graph.Sentence[token].Form[0])) && !_graph.IsTitle;

    // As which headword and part of speech a token may be looked up, the likeliest first.
    IEnumerable<(string, FramePos)> Headwords(int token)
    {
        var lemma = _graph.Lemma[token];
        switch (_graph.Upos[token])
        {
            case Upos.Verb:
                yield return (lemma, FramePos.Verb);
                break;
            case Upos.Noun:
                yield return (lemma, FramePos.Noun);
                if (_graph.IsTitle && _graph.Head[token] < 0 && HasSubject(token))
                {
                    yield return (lemma, FramePos.Verb);
                    foreach (var verb in BaseForms.Of(_graph.Sentence[token].Form.ToLowerInvariant()))
                        yield return (verb, FramePos.Verb);
                }
                break;
            case Upos.Propn when !IsNamed(token) || _graph.IsTitle:
                yield return (lemma, FramePos.Noun);
                if (lemma.EndsWith('s'))
                    yield return (lemma[..^1], FramePos.Noun);
                if (_graph.IsTitle)
                    foreach (var verb in BaseForms.Of(lemma))
                        yield return (verb, FramePos.Verb);
                break;
            case Upos.Adj:
                yield return (lemma, FramePos.Adjective);
                // "relaxed restrictions": a participle that the tagger takes for an adjective.
                if (_graph.Rel[token] is DepRel.Amod or DepRel.Acl || _graph.IsTitle)
                    foreach (var verb in BaseForms.Of(lemma))
                        yield return (verb, FramePos.Verb);
                break;
        }
    }

    bool HasSubject(int token) => _graph.HasChild(token, DepRel.Nsubj) || _graph.HasChild(token, DepRel.Obj) || _graph.HasChild(token, DepRel.NsubjPass);

    bool IsNamed(int token) => _graph.ActorAt(token) is { } actor && actor.First <= token && token < actor.End && actor.Kind != EntityKind.Generic;

    /// <summary>The tokens that match the words of a frame whose key word stands at <paramref name="token"/>; null when they aren't there.</summary>
    List<int>? WordsOf(Frame frame, int token)
    {
        List<int> found = [token];
        if (frame.Pos == FramePos.Noun)
        {
            for (var k = frame.Words.Length - 2; k >= 0; k--)
            {
                var at = token - (frame.Words.Length - 1 - k);
                if (at < 0 || _graph.Lemma[at] != frame.Words[k])
                    return null;
                found.Insert(0, at);
            }
            return found;
        }
        for (var k = 1; k < frame.Words.Length; k++)
        {
            var at = FindPart(token, frame.Words[k], found[^1] + 1);
            if (at < 0)
                return null;
            found.Add(at);
        }
        return found;
    }

    int FindPart(int head, string word, int from)
    {
        if (from < _graph.Length && _graph.Lemma[from] == word)
            return from;
        foreach (var child in _graph.ChildrenOf(head))
        {
            if (_graph.Lemma[child] == word && _graph.Base(child) is DepRel.Compound or DepRel.Advmod or DepRel.Obj or DepRel.Obl or DepRel.Xcomp or DepRel.Case)
                return child;
            if (_graph.Base(child) is DepRel.Obl or DepRel.Xcomp or DepRel.Advcl)
                foreach (var marker in _graph.ChildrenOf(child))
                    if (_graph.Lemma[marker] == word && _graph.Rel[marker] is DepRel.Case or DepRel.Mark)
                        return marker;
        }
        return -1;
    }

    Reading? Choose(Frame frame, int token, List<int> words)
    {
        var carrier = frame.Pos == FramePos.Noun ? Slots.CarrierOf(token, verb => CarriesAny(verb, frame)) : -1;
        Reading? best = null;
        foreach (var sense in frame.Senses)
        {
            if (best is not null && sense.Conditions.Count <= best.Sense.Conditions.Count && !(best.Sense.Operator != Operator.None && best.Content.Count == 0))
                continue;
            var reading = new Reading { Token = token, Frame = frame, Sense = sense, Carrier = carrier, Words = words };
            if (!sense.Conditions.All(condition => condition.Kind is ConditionKind.Sector or ConditionKind.Kind || Holds(condition, reading)))
                continue;
            if (sense.Operator != Operator.None)
            {
                FindContent(reading);
                // An operator with nothing to work on gives way to a plain sense.
                if (reading.Content.Count == 0 && best is not null)
                    continue;
            }
            FillRoles(reading);
            if (!sense.Conditions.All(condition => condition.Kind is not (ConditionKind.Sector or ConditionKind.Kind) || Holds(condition, reading)))
                continue;
            best = reading;
        }
        // Among equals the first wins, but an operator that found its content goes before a plain sense without conditions.
        if (best is { Sense: { Operator: Operator.None, Conditions.Count: 0 } })
        {
            foreach (var sense in frame.Senses.Where(sense => sense.Operator != Operator.None && sense.Conditions.Count == 0))
            {
                var reading = new Reading { Token = token, Frame = frame, Sense = sense, Carrier = carrier, Words = words };
                FindContent(reading);
                if (reading.Content.Count == 0)
                    continue;
                FillRoles(reading);
                return reading;
            }
        }
        return best;
    }

    // A verb outside the light ones carries a noun when it says something about acts ("announced", "began"), or the noun is written as light.
    bool CarriesAny(int verb, Frame noun) =>
        noun.Senses.Any(sense => sense.Light) || _lexicon.Find(_graph.Lemma[verb], FramePos.Verb).Any(frame => frame.Words.Length == 1
            && frame.Senses.Any(sense => sense.Operator is not (Operator.None or Operator.Deny or Operator.Accuse)
                && sense.Content.Any(slot => slot.Kind == SlotKind.Object)));

    void FindContent(Reading reading)
    {
        foreach (var slot in reading.Sense.Content)
        {
            foreach (var filler in Slots.Fill(reading.Token, reading.Frame.Pos, reading.Carrier, slot))
            {
                foreach (var part in _graph.Conjuncts(filler))
                {
                    // Only words that can be acts are content in noun slots: "asked the minister" has none in its object.
                    if (part == reading.Token || slot.Kind != SlotKind.Content && _graph.ActorAt(part) is { } actor && actor.Head == part)
                        continue;
                    if (!reading.Content.Contains(part))
                        reading.Content.Add(part);
                }
            }
            if (reading.Content.Count > 0)
                return;
        }
    }

    void FillRoles(Reading reading)
    {
        foreach (var rule in reading.Sense.Roles)
        {
            if (rule.Role == Role.Object)
            {
                FillObject(reading, rule);
                continue;
            }
            var target = rule.Role switch { Role.Actor => reading.Actors, Role.Recipient => reading.Recipients, _ => reading.Parties };
            foreach (var alternative in rule.Alternatives)
            {
                foreach (var slot in alternative)
                {
                    foreach (var filler in Slots.Fill(reading.Token, reading.Frame.Pos, reading.Carrier, slot))
                    {
                        var before = target.Count;
                        if (rule.Role == Role.Party && _graph.Rel[filler] == DepRel.Compound && _graph.ActorAt(filler) is { Kind: EntityKind.Generic } inside && inside.First == filler)
                            continue; // "government talks", "peace talks"
                        AddActors(filler, slot.Deep, target);
                        if (rule.Role == Role.Actor && target.Count == before)
                            reading.HasInertActor = true;
                    }
                }
                if (target.Count > 0)
                    break;
            }
        }
        if (reading.Frame.Pos == FramePos.Noun)
            FillByContext(reading);
        else if (reading.Frame.Pos == FramePos.Verb && reading.Recipients.Count == 0 && reading.Parties.Count == 0
            && reading.Sense.Type is not { Name: "MOBILIZE" or "PROTEST" } && reading.Sense.Roles.Any(rule => rule.Role == Role.Recipient))
            FillRecipient(reading);
        reading.Recipients.RemoveAll(recipient => reading.Actors.Exists(actor => Same(actor.Actor, recipient.Actor)));
    }

    // Where the frame's own slots hold nobody: somebody who stands as object or behind a preposition of aim.
    void FillRecipient(Reading reading)
    {
        foreach (var slot in s_receivers)
        {
            foreach (var filler in Slots.Fill(reading.Token, FramePos.Verb, -1, slot))
                AddActors(filler, slot.Deep, reading.Recipients);
            reading.Recipients.RemoveAll(recipient => reading.Actors.Exists(actor => Same(actor.Actor, recipient.Actor)));
            if (reading.Recipients.Count > 0)
                return;
        }
    }

    static readonly Slot[] s_receivers =
        [.. new[] { "iobj", "obj", "against*", "on*", "to", "obj.against*", "obj.on*", "at", "obj.from", "obj.to" }.Select(Slot.Parse)];

    static readonly HashSet<string> s_covering = ["target", "cover", "affect", "hit", "restrict", "limit", "bar", "ban", "curb", "aim", "concern", "involve"];

    // What a noun's own dependents leave open, the construction around it may tell.
    void FillByContext(Reading reading)
    {
        var noun = reading.Token;
        // "investments such as the stake in OpenAI": the example belongs to whoever made the investments.
        if (reading.Actors.Count == 0 && reading.Parties.Count == 0 && _graph.Head[noun] is >= 0 and var general && _graph.CaseOf(noun) is "such_as" or "including" or "include" or "like")
            foreach (var owner in Slots.Fill(general, FramePos.Noun, -1, s_possessor))
                AddActors(owner, false, reading.Actors);
        // "curbs targeting chips"
        if (reading.Objects.Count == 0)
            foreach (var child in _graph.ChildrenOf(noun))
                if (_graph.Rel[child] == DepRel.Acl && s_covering.Contains(_graph.Lemma[child]) && _graph.Child(child, DepRel.Obj) is var covered and >= 0)
                    reading.Objects.Add(covered);
        // "affirmed by the leaders of both nations during talks": those who did it were the ones who talked.
        if (reading.Sense.Type is { Name: "CONSULT" } && reading.Parties.Count == 0 && reading.Actors.Count == 0 && reading.Carrier < 0
            && _graph.CaseOf(noun) is "during" or "in" or "at" && !HasDefiniteArticle(noun))
        {
            for (var (i, steps) = (_graph.Head[noun], 0); i >= 0 && steps < 8; i = _graph.Head[i], steps++)
            {
                if (!_graph.IsPredicate(i))
                    continue;
                foreach (var subject in Slots.Subject(i))
                    AddActors(subject, false, reading.Parties);
                break;
            }
        }
    }

    bool HasDefiniteArticle(int noun)
    {
        foreach (var child in _graph.ChildrenOf(noun))
            if (_graph.Rel[child] == DepRel.Det && _graph.Lemma[child] is "the" or "this" or "that" or "these" or "those")
                return true;
        return false;
    }

    static readonly Slot s_possessor = new(SlotKind.Possessor);

    static bool Same(ActorMention a, ActorMention b) =>
        a.Head == b.Head && a.Sentence == b.Sentence || a.Id is not null && a.Id == b.Id && a.Kind != EntityKind.Generic;

    void FillObject(Reading reading, RoleRule rule)
    {
        foreach (var alternative in rule.Alternatives)
        {
            foreach (var slot in alternative)
                foreach (var filler in Slots.Fill(reading.Token, reading.Frame.Pos, reading.Carrier, slot))
                    if (filler != reading.Token && !_graph.IsTime(filler) && !reading.Recipients.Exists(r => r.Token == filler) && !reading.Actors.Exists(a => a.Token == filler))
                        reading.Objects.Add(filler);
            if (reading.Objects.Count > 0)
                return;
        }
    }

    /// <summary>Adds whoever a phrase names: all that are joined, the examples of "such as", or somebody inside a thing's phrase.</summary>
    void AddActors(int filler, bool deep, List<Filler> target)
    {
        foreach (var part in _graph.Conjuncts(filler))
        {
            if (Examples(part) is { Count: > 0 } examples)
            {
                foreach (var example in examples)
                    Add(example, _graph.ActorAt(example)!, target);
                continue;
            }
            if (_graph.ActorAt(part) is { } actor)
            {
                Add(part, actor, target);
                continue;
            }
            var count = target.Count;
            // "thousands of people", "a group of lawmakers"
            if (s_measureWords.Contains(_graph.Lemma[part]) || _graph.Upos[part] == Upos.Num)
            {
                foreach (var child in _graph.ChildrenOf(part))
                    if (_graph.Base(child) == DepRel.Nmod && _graph.CaseOf(child) == "of")
                        AddActors(child, false, target);
                if (target.Count > count)
                    continue;
            }
            // A thing joined to the thing meant has an owner of its own: "relaxed restrictions and Beijing's efforts".
            if (part == filler || !_graph.HasChild(part, DepRel.NmodPoss))
                foreach (var modifier in Slots.Fill(part, FramePos.Noun, -1, s_modifier))
                    if (_graph.ActorAt(modifier) is { } owner)
                        Add(modifier, owner, target);
            if (!deep || target.Count > count)
                continue;
            foreach (var slot in s_deepSlots)
            {
                foreach (var nested in Slots.Fill(part, FramePos.Noun, -1, slot))
                    foreach (var one in _graph.Conjuncts(nested))
                    {
                        if (_graph.ActorAt(one) is { } found)
                            Add(one, found, target);
                        else
                            foreach (var modifier in Slots.Fill(one, FramePos.Noun, -1, s_modifier))
                                if (_graph.ActorAt(modifier) is { } owner)
                                    Add(modifier, owner, target);
                    }
                if (target.Count > count)
                    break;
            }
        }
    }

    static readonly Slot s_modifier = new(SlotKind.Modifier);

    void Add(int token, ActorMention actor, List<Filler> target)
    {
        if (_graph.Upos[token] == Upos.Pron && _graph.Lemma[token] is "who" or "which" or "that" or "what" or "whose" or "this" or "there" && actor.Id is null && !actor.IsAnaphor)
            return;
        if (!target.Exists(filler => Same(filler.Actor, actor)))
            target.Add(new(token, actor));
    }

    // "CEOs such as Tim Cook of Apple and Elon Musk of Tesla": the named ones, wherever the tree hangs them.
    List<int> Examples(int token)
    {
        const int CloseBy = 5;
        List<int> found = [];
        for (var child = token + 1; child < Math.Min(_graph.Length, token + CloseBy); child++)
        {
            if (_graph.Base(child) is not (DepRel.Nmod or DepRel.Obl) || _graph.CaseOf(child) is not ("such_as" or "such" or "including" or "include" or "like"))
                continue;
            if (_graph.ActorAt(child) is not { Kind: not EntityKind.Generic and var kind })
                continue;
            var (_, end) = _graph.Subtree(child);
            for (var i = child; i < end; i++)
                if (_graph.ActorAt(i) is { } actor && actor.Kind == kind && actor.Head == i)
                    found.Add(i);
            break;
        }
        return found;
    }

    bool Holds(Condition condition, Reading reading) => Test(condition, reading) != condition.Negated;

    bool Test(Condition condition, Reading reading)
    {
        var (token, pos, carrier) = (reading.Token, reading.Frame.Pos, reading.Carrier);
        switch (condition.Kind)
        {
            case ConditionKind.Head:
                return Slots.Fill(token, pos, carrier, condition.Slot!).Any(filler => _graph.Conjuncts(filler).Any(part => HeadIn(part, condition)));
            case ConditionKind.Phrase:
                return Slots.Fill(token, pos, carrier, condition.Slot!).Any(filler => AnyIn(_graph.Subtree(filler), condition));
            case ConditionKind.Filled:
                return Slots.Fill(token, pos, carrier, condition.Slot!).Count > 0;
            case ConditionKind.ActorSlot:
                return Slots.Fill(token, pos, carrier, condition.Slot!).Any(filler => _graph.ActorAt(filler) is not null);
            case ConditionKind.Sector:
                return Fillers(condition.Role, reading).Any(filler => condition.Words.Contains(filler.Actor.Sector));
            case ConditionKind.Kind:
                return Fillers(condition.Role, reading).Any(filler => condition.Words.Contains(KindName(filler.Actor.Kind)));
            case ConditionKind.Modifier:
                foreach (var child in _graph.ChildrenOf(token))
                    if (_graph.Base(child) is DepRel.Amod or DepRel.Compound or DepRel.Nummod or DepRel.Advmod or DepRel.NmodUnmarked or DepRel.Nmod or DepRel.Det
                        && (condition.Words.Contains(_graph.Lemma[child]) || child < token && condition.Words.Contains(_graph.Sentence[child].Form.ToLowerInvariant())))
                        return true;
                return false;
            case ConditionKind.Clause:
                return AnyIn(_graph.Subtree(carrier >= 0 ? carrier : token), condition);
            default:
                return Slots.IsPassive(carrier >= 0 ? carrier : token);
        }
    }

    // The head word, or a fixed phrase of the class that ends in it ("export_control").
    bool HeadIn(int token, Condition condition)
    {
        var lemma = _graph.Lemma[token];
        if (condition.Words.Contains(lemma))
            return true;
        if (_graph.Upos[token] == Upos.Propn && lemma.EndsWith('s') && condition.Words.Contains(lemma[..^1]))
            return true;
        if (token > 0 && condition.Words.Contains($"{_graph.Lemma[token - 1]}_{lemma}"))
            return true;
        if (token + 2 < _graph.Length && condition.Words.Contains($"{lemma}_{_graph.Lemma[token + 1]}_{_graph.Lemma[token + 2]}"))
            return true;
        // "a package of sanctions", "a round of tariffs": the measure word hides the head.
        if (s_measureWords.Contains(lemma))
            foreach (var child in _graph.ChildrenOf(token))
                if (_graph.Base(child) == DepRel.Nmod && _graph.CaseOf(child) == "of" && HeadIn(child, condition))
                    return true;
        return false;
    }

    static readonly HashSet<string> s_measureWords =
        ["package", "round", "series", "set", "number", "wave", "batch", "raft", "slew", "range", "host", "lot", "part", "most", "some", "all", "many", "much", "rest", "kind", "form", "type", "level", "string", "barrage",
        "ten", "hundred", "thousand", "dozen", "score", "million", "group", "crowd", "majority", "handful", "couple", "pair", "several"];

    bool AnyIn((int First, int End) range, Condition condition)
    {
        for (var i = range.First; i < range.End; i++)
            if (condition.Words.Contains(_graph.Lemma[i]) || i > range.First && condition.Words.Contains($"{_graph.Lemma[i - 1]}_{_graph.Lemma[i]}"))
                return true;
        return false;
    }

    static List<Filler> Fillers(Role role, Reading reading) => role switch
    {
        Role.Actor => reading.Actors.Count > 0 ? reading.Actors : reading.Parties,
        Role.Recipient => reading.Recipients,
        _ => reading.Parties,
    };

    static string KindName(EntityKind kind) => kind switch
    {
        EntityKind.State => "state",
        EntityKind.Organ => "organ",
        EntityKind.Body => "body",
        EntityKind.Company => "company",
        EntityKind.Group => "group",
        EntityKind.Person => "person",
        _ => "generic",
    };
}
