using Demarche.Coding.Lexicon;
using Demarche.Coding.Syntax;
using Demarche.Knowledge;
using Demarche.Language;
using Demarche.Ontology;

namespace Demarche.Coding;

/// <summary>Finds the acts of one sentence: reads every word by its frames, lets operators work on what they govern, drops what is no event.</summary>
sealed class SentenceCoder
{
    readonly SentenceGraph _graph;
    readonly SenseMatcher _matcher;
    readonly OperatorTable _operators;
    readonly StatusReader _status;
    readonly FrameLexicon _lexicon;
    readonly bool[] _consumed;
    readonly Operator[] _governor;
    readonly bool _keepDoubtful;

    /// <param name="graph">The sentence.</param>
    /// <param name="resolved">The document with its actors.</param>
    /// <param name="lexicon">The frames.</param>
    /// <param name="keepDoubtful">Whether acts that lack the roles they need are kept too, with low confidence.</param>
    public SentenceCoder(SentenceGraph graph, ResolvedDocument resolved, FrameLexicon lexicon, bool keepDoubtful = false)
    {
        _graph = graph;
        _lexicon = lexicon;
        _matcher = new(graph, lexicon);
        _operators = new(lexicon);
        _status = new(graph, resolved, lexicon.Saying);
        _consumed = new bool[graph.Length];
        _governor = new Operator[graph.Length];
        _keepDoubtful = keepDoubtful;
    }

    public StatusReader Status => _status;

    public SenseMatcher Matcher => _matcher;

    /// <summary>Whether a token's word is one of the verbs that merely carry a noun.</summary>
    public bool IsLight(int token) => _lexicon.Class("light").Contains(_graph.Lemma[token]);

    /// <summary>The acts in the order of their triggers.</summary>
    public List<Act> Code()
    {
        // Operators first, the outermost before those they govern.
        foreach (var token in ByDepth())
        {
            if (_matcher.Read(token) is not { Sense.Operator: not Operator.None } reading)
                continue;
            if (IsTransparent(reading.Sense.Operator))
                foreach (var content in reading.Content)
                    _governor[content] = reading.Sense.Operator;
        }
        List<Act> acts = [];
        foreach (var token in ByDepth())
        {
            if (_consumed[token] || _matcher.Read(token) is not { } reading || IsTransparent(reading.Sense.Operator))
                continue;
            // The verb that carries the noun has told the act already.
            if (reading.Carrier >= 0 && acts.Exists(told => told.Token == reading.Carrier))
                continue;
            if (ActOf(token, 0) is not { } act)
            {
                if (reading.Sense.IsNone)
                    ConsumeNamed(reading);
                continue;
            }
            if (!Accept(act))
                continue;
            if (IsReferredTo(act))
            {
                act.Status = EventStatus.Historical;
                act.Why.Add("only referred to: background");
            }
            Consume(act);
            acts.Add(act);
        }
        AddDemands(acts);
        acts.Sort((a, b) => a.Token.CompareTo(b.Token));
        return acts;
    }

    static readonly Frame s_demand = new(["should"], FramePos.Verb, []);

    static readonly Sense s_demandSense = new()
    {
        Type = EventOntology.Type("REQUEST"), Roles = [], Conditions = [], Text = "S says that X should or must do it", Source = "built in",
    };

    // "X should stop, S said": a demand by the speaker; without a speaker it is only an opinion.
    void AddDemands(List<Act> acts)
    {
        for (var token = 0; token < _graph.Length; token++)
        {
            if (!_graph.IsPredicate(token) && _graph.Upos[token] != Upos.Adj || DemandAuxiliary(token) is not (>= 0 and var auxiliary))
                continue;
            var inner = acts.Find(act => act.Token == token || act.Reading.Carrier == token);
            if (inner is not null)
                acts.Remove(inner);
            if (SpeakerOf(token) is not { } speaker || _consumed[token] && inner is null)
                continue;
            List<Filler> addressees = [];
            foreach (var subject in _matcher.Slots.Subject(token))
                foreach (var part in _graph.Conjuncts(subject))
                    if (_graph.ActorAt(part) is { } actor)
                        addressees.Add(new(part, actor));
            if (addressees.Exists(a => a.Actor.Name == speaker.Actor.Name) || inner is null && !addressees.Exists(a => a.Actor.Kind != EntityKind.Generic))
                continue;
            var reading = new Reading { Token = token, Frame = s_demand, Sense = s_demandSense, Words = [auxiliary, token] };
            var mode = _operators.WantedMode(inner, _graph.Lemma[token]);
            var request = new Act
            {
                Token = token,
                Reading = reading,
                Type = EventOntology.Type("REQUEST"),
                Mode = mode is null ? null : EventOntology.Mode("REQUEST", mode),
                Content = inner,
                Objects = inner?.Objects ?? _matcher.Slots.Object(token),
            };
            request.Actors.Add(speaker);
            request.Recipients.AddRange(addressees);
            request.Why.Add($"'{_graph.Sentence[auxiliary].Form}' in the mouth of a speaker: REQUEST");
            acts.Add(request);
        }
    }

    int DemandAuxiliary(int predicate)
    {
        foreach (var child in _graph.ChildrenOf(predicate))
            if (_graph.Base(child) == DepRel.Aux && _graph.Lemma[child] is "should" or "must" or "ought")
                return child;
        return -1;
    }

    // The subject of the verb of saying above or beside a clause.
    Filler? SpeakerOf(int predicate)
    {
        for (var (i, steps) = (predicate, 0); i >= 0 && steps < 8; steps++)
        {
            foreach (var child in _graph.ChildrenOf(i))
                if (_graph.Rel[child] == DepRel.Parataxis && Speaker(child) is { } beside)
                    return beside;
            var head = _graph.Head[i];
            if (head < 0 || _graph.Rel[i] is not (DepRel.Ccomp or DepRel.Conj or DepRel.Xcomp or DepRel.Parataxis))
                return null;
            if (_graph.Rel[i] is DepRel.Ccomp or DepRel.Parataxis && Speaker(head) is { } above)
                return above;
            i = head;
        }
        return null;

        Filler? Speaker(int verb)
        {
            if (!_lexicon.Saying.Contains(_graph.Lemma[verb]))
                return null;
            foreach (var subject in _matcher.Slots.Subject(verb))
                if (_graph.ActorAt(subject) is { } actor)
                    return new(subject, actor);
            return null;
        }
    }

    static bool IsTransparent(Operator op) =>
        op is Operator.Say or Operator.Decide or Operator.Seek or Operator.Aspect or Operator.Fail or Operator.Cause or Operator.Allow;

    IEnumerable<int> ByDepth() => Enumerable.Range(0, _graph.Length).OrderBy(Depth);

    int Depth(int token)
    {
        var depth = 0;
        for (var i = _graph.Head[token]; i >= 0 && depth < _graph.Length; i = _graph.Head[i])
            depth++;
        return depth;
    }

    /// <summary>The act that the word at a token names, with whatever operators it takes in.</summary>
    Act? ActOf(int token, int depth)
    {
        if (depth > 6 || _matcher.Read(token) is not { } reading || reading.Sense.IsNone || IsAboutComment(reading))
            return null;
        return reading.Sense.Operator == Operator.None ? Plain(reading) : Combined(reading, depth);
    }

    // "declined to comment", "a request for comment": empty remarks.
    bool IsAboutComment(Reading reading)
    {
        var comment = _lexicon.Class("comment");
        return reading.Content.Exists(token => comment.Contains(_graph.Lemma[token]))
            || reading.Sense.Type is { Name: "REQUEST" or "REJECT" } && reading.Objects.Exists(token => comment.Contains(_graph.Lemma[token]));
    }

    Act Plain(Reading reading)
    {
        var act = new Act { Token = reading.Token, Reading = reading, Type = reading.Sense.Type!, Mode = reading.Sense.Mode, Cameo = reading.Sense.Cameo };
        act.Why.Add($"frame {reading.Frame.Name}: {reading.Sense.Text} [{reading.Sense.Source}]");
        act.Actors.AddRange(reading.Actors.Select(NamedSpeaker));
        act.Recipients.AddRange(reading.Recipients);
        act.Objects.AddRange(reading.Objects);
        if (reading.Parties.Count > 0)
        {
            foreach (var party in reading.Parties)
                if (!act.Actors.Exists(actor => actor.Actor.Head == party.Actor.Head))
                    act.Actors.Add(party);
            act.Recipients.RemoveAll(recipient => act.Actors.Exists(actor => actor.Actor.Head == recipient.Actor.Head));
            act.Mutual = act.Recipients.Count == 0;
        }
        SetReality(act, reading);
        return act;
    }

    // "China says it will impose …": the doer is named by the verb of saying above.
    Filler NamedSpeaker(Filler filler)
    {
        if (_graph.Upos[filler.Token] != Upos.Pron || _graph.Base(filler.Token) != DepRel.Nsubj)
            return filler;
        for (var (i, steps) = (_graph.Head[filler.Token], 0); i >= 0 && steps < 8; i = _graph.Head[i], steps++)
        {
            if (!_lexicon.Saying.Contains(_graph.Lemma[i]))
                continue;
            foreach (var subject in _matcher.Slots.Subject(i))
                if (subject != filler.Token && _graph.ActorAt(subject) is { } speaker && _graph.Upos[subject] != Upos.Pron
                    && (speaker.Name == filler.Actor.Name || filler.Actor.Kind == EntityKind.Generic && _graph.Lemma[filler.Token] is "it" or "we" or "they"))
                    return new(subject, speaker);
        }
        return filler;
    }

    void SetReality(Act act, Reading reading)
    {
        var reality = _status.Read(reading.Token, reading.Carrier, act.Why);
        var governor = _governor[reading.Token];
        if (governor == Operator.None && reading.Carrier >= 0)
            governor = _governor[reading.Carrier];
        // A noun carried by a verb of another act's stage ("announced", "began") is governed by it.
        if (governor == Operator.Fail)
        {
            reality |= Reality.Negated;
            act.Why.Add("failed to: negated");
        }
        if (governor == Operator.Decide && (reality & Reality.Negated) == 0)
        {
            reality |= Reality.Ahead;
            act.Why.Add("decided, and still ahead");
        }
        ApplyReality(act, reality);
        if (governor == Operator.Seek)
            ApplySeek(act);
    }

    // A joint act that one side wants or refuses: that side is the actor, the other the recipient.
    void PartFromSubject(Act act)
    {
        if (!act.Mutual || act.Actors.Count < 2)
            return;
        act.Mutual = false;
        var predicate = act.Reading.Carrier >= 0 ? act.Reading.Carrier : act.Token;
        var own = _matcher.Slots.Subject(predicate).SelectMany(_graph.Conjuncts).ToHashSet();
        var others = act.Actors.FindAll(actor => !own.Contains(actor.Token));
        if (others.Count == act.Actors.Count)
            return;
        act.Actors.RemoveAll(others.Contains);
        act.Recipients.AddRange(others);
    }

    void ApplySeek(Act act)
    {
        switch (act.Type.Name)
        {
            case "SANCTION" or "COERCE":
                act.Why.Add("sought as a policy under way: actual");
                break;
            case "CONSULT":
                (act.Type, act.Mode, act.Cameo) = (EventOntology.Type("REQUEST"), EventOntology.Mode("REQUEST", "meet"), null);
                PartFromSubject(act);
                act.Why.Add("talks sought: REQUEST");
                break;
            case "COOPERATE" or "AID" or "SUPPORT":
                (act.Type, act.Mode, act.Cameo) = (EventOntology.Type("AGREE"), null, null);
                act.Why.Add("cooperation sought: AGREE");
                break;
            case "RETREAT":
                (act.Type, act.Mode, act.Cameo) = (EventOntology.Type("CONCEDE"), null, null);
                act.Why.Add("easing sought: CONCEDE");
                break;
            default:
                act.Status = EventStatus.Hypothetical;
                act.Why.Add("only sought: hypothetical");
                break;
        }
    }

    void ApplyReality(Act act, Reality reality)
    {
        if ((reality & Reality.Negated) != 0)
        {
            // "will not lift": a refusal.
            if ((reality & Reality.Ahead) != 0 && act.Type.Name is "RETREAT" or "CONCEDE" or "CONSULT" or "AID" or "SUPPORT" or "COOPERATE" or "AGREE" && act.Actors.Count > 0)
            {
                var mode = act.Type.Name switch { "RETREAT" or "CONCEDE" => "yield", "CONSULT" => "meet", "SUPPORT" => "change", _ => "assist" };
                (act.Type, act.Mode, act.Cameo, act.Status) = (EventOntology.Type("REJECT"), EventOntology.Mode("REJECT", mode), null, EventStatus.Actual);
                PartFromSubject(act);
                act.Why.Add("will not: REJECT");
                return;
            }
            act.Status = EventStatus.Negated;
            return;
        }
        if ((reality & Reality.Supposed) != 0)
        {
            act.Status = EventStatus.Hypothetical;
            return;
        }
        if ((reality & Reality.Ahead) != 0)
        {
            var (type, mode, status, rule) = OperatorTable.Ahead(act);
            if (type != act.Type)
                act.Cameo = null;
            (act.Type, act.Mode, act.Status) = (type, mode, status);
            if (rule is not null)
                act.Why.Add(rule);
            return;
        }
        if ((reality & Reality.Before) != 0)
            act.Status = EventStatus.Historical;
    }

    // A deed that the clause only refers to ("a reply to the bombing of …", "the firm, which bought …") lies before the news.
    bool IsReferredTo(Act act)
    {
        if (_graph.IsTitle || act.Status != EventStatus.Actual)
            return false;
        var reading = act.Reading;
        if (reading.Frame.Pos == FramePos.Noun)
            return reading.Carrier < 0 && act.Type.Quad is Quad.MaterialCooperation or Quad.MaterialConflict
                && _graph.Rel[reading.Token] is DepRel.Nmod or DepRel.Obj or DepRel.Obl && _graph.Sentence.Index > 0;
        return _graph.Rel[reading.Token] == DepRel.AclRelcl && _graph.Morphology[reading.Token] is { Tense: Tense.Past, VerbForm: VerbForm.Finite }
            && act.Type.Quad is Quad.MaterialCooperation or Quad.MaterialConflict;
    }

    // "play a constructive role in cooperation": what is wanted is the cooperation.
    int PartPlayedIn(int verb)
    {
        if (_graph.Lemma[verb] is not ("play" or "have" or "take"))
            return verb;
        foreach (var part in _graph.ChildrenOf(verb))
            if (_graph.Base(part) == DepRel.Obj && _graph.Lemma[part] is "role" or "part")
                foreach (var host in (int[])[part, verb])
                    foreach (var child in _graph.ChildrenOf(host))
                        if (_graph.Base(child) is DepRel.Nmod or DepRel.Obl && _graph.CaseOf(child) == "in")
                            return child;
        return verb;
    }

    Act? Combined(Reading reading, int depth)
    {
        var sense = reading.Sense;
        List<Act> contents = [];
        foreach (var token in reading.Content)
            if (ContentAct(token, depth + 1) is { } found)
                contents.Add(found);
        var content = contents.Count > 0 ? contents[0] : null;
        if (IsTransparent(sense.Operator))
            return content;
        var lemma = reading.Content.Count > 0 ? _graph.Lemma[PartPlayedIn(reading.Content[0])] : null;
        // "warned that it would answer": what the speaker will do is held out, whatever the verb.
        if (sense.Operator == Operator.Threat && content is null && lemma is not null && SpeakerWill(reading))
            lemma = null;
        if (_operators.Combine(sense.Operator, reading.Frame.Words[0], sense, content, lemma) is not var (type, mode, status, rule))
            return null;
        var act = new Act { Token = reading.Token, Reading = reading, Type = type, Mode = mode, Cameo = sense.Cameo, Content = content };
        act.Why.Add($"frame {reading.Frame.Name}: {sense.Text} [{sense.Source}]");
        if (content is not null)
            act.Why.Add($"about '{_graph.Sentence[content.Token].Form}' ({content.Reading.Frame.Name}, {content.Key}): {rule}");
        else if (lemma is not null)
            act.Why.Add($"about '{lemma}': {rule}");
        act.Actors.AddRange(reading.Actors.Select(NamedSpeaker));
        act.Recipients.AddRange(reading.Recipients);
        if (reading.Parties.Count > 0)
        {
            act.Actors.AddRange(reading.Parties.Where(party => !act.Actors.Exists(actor => actor.Actor.Head == party.Actor.Head)));
            act.Mutual = act.Recipients.Count == 0;
        }
        act.Objects.AddRange(reading.Objects);
        InheritRoles(act, reading, content);
        List<string> why = [];
        var reality = _status.Read(reading.Token, reading.Carrier, why);
        act.Why.AddRange(why);
        ApplyReality(act, reality);
        if (status is { } set && act.Status == EventStatus.Actual)
            act.Status = set;
        return act;
    }

    bool SpeakerWill(Reading reading)
    {
        foreach (var token in reading.Content)
        {
            var ahead = false;
            foreach (var child in _graph.ChildrenOf(token))
                ahead |= _graph.Base(child) == DepRel.Aux && _graph.Lemma[child] is "will" or "would" or "shall";
            if (!ahead)
                continue;
            foreach (var subject in _matcher.Slots.Subject(token))
                if (_graph.ActorAt(subject) is { } actor && reading.Actors.Exists(speaker => speaker.Actor.Name == actor.Name)
                    || _graph.Upos[subject] == Upos.Pron && _graph.Lemma[subject] is "it" or "he" or "she" or "we" or "I" or "i" or "they")
                    return true;
        }
        return false;
    }

    // The act a clause or noun is about: its own, or the first one just below a word without a frame ("agreed to work on easing").
    Act? ContentAct(int token, int depth)
    {
        if (ActOf(token, depth) is { } act)
            return act;
        if (_matcher.Read(token)?.Sense.IsNone == true)
            return null;
        foreach (var child in _graph.ChildrenOf(token))
        {
            if (_graph.Base(child) is not (DepRel.Xcomp or DepRel.Obj) || depth > 5)
                continue;
            if (ActOf(child, depth + 1) is { } inner)
                return inner;
        }
        return null;
    }

    // What is promised to, asked of or threatened against somebody named only in the content.
    void InheritRoles(Act act, Reading reading, Act? content)
    {
        // "asks partners to set up a bank", where the tree has the partners as subject of the infinitive.
        if (act.Recipients.Count == 0 && !act.Mutual && reading.Sense.Operator is Operator.Request or Operator.Threat)
            foreach (var token in reading.Content)
                foreach (var child in _graph.ChildrenOf(token))
                    if (_graph.Base(child) == DepRel.Nsubj)
                        foreach (var part in _graph.Conjuncts(child))
                            if (_graph.ActorAt(part) is { } addressee && !act.Actors.Exists(actor => actor.Actor.Head == addressee.Head || actor.Actor.Name == addressee.Name))
                                act.Recipients.Add(new(part, addressee));
        if (content is null)
        {
            foreach (var token in reading.Content)
            {
                if (act.Objects.Count == 0)
                    act.Objects.AddRange(_matcher.Slots.Object(token));
                if (act.Recipients.Count == 0 && !act.Mutual)
                    AddFromPhrase(token, act);
            }
            return;
        }
        if (act.Objects.Count == 0)
            act.Objects.AddRange(content.Objects);
        if (act.Actors.Count == 0)
            act.Actors.AddRange(content.Actors);
        if (act.Recipients.Count > 0 || act.Mutual)
            return;
        foreach (var other in content.Recipients.Concat(content.Mutual || content.Actors.Count > 0 && act.Type.Name is "REQUEST" ? content.Actors : []))
            if (!act.Actors.Exists(actor => actor.Actor.Head == other.Actor.Head || actor.Actor.Id is { } id && id == other.Actor.Id) && !Holds(reading.Token, other.Token))
                act.Recipients.Add(other);
        if (act.Recipients.Count == 0)
            AddFromPhrase(content.Token, act);
    }

    // "its commitment to …": whose commitment it is does not receive it.
    bool Holds(int noun, int token) => _graph.Head[token] == noun && _graph.Rel[token] == DepRel.NmodPoss;

    static readonly string[] s_receivers = ["with", "to", "for", "in", "against", "between", "on", "from"];

    void AddFromPhrase(int predicate, Act act)
    {
        List<int> heads = [predicate, .. _matcher.Slots.Object(predicate)];
        foreach (var preposition in s_receivers)
        {
            foreach (var head in heads)
            {
                foreach (var child in _graph.ChildrenOf(head))
                {
                    if (_graph.Base(child) is not (DepRel.Obl or DepRel.Nmod) || _graph.CaseOf(child) != preposition)
                        continue;
                    foreach (var part in _graph.Conjuncts(child))
                    {
                        var actor = _graph.ActorAt(part) ?? Owner(part);
                        if (actor is not null && !act.Actors.Exists(a => a.Actor.Head == actor.Head || a.Actor.Id is { } id && id == actor.Id))
                            act.Recipients.Add(new(part, actor));
                    }
                    if (act.Recipients.Count > 0)
                        return;
                }
            }
        }

        ActorMention? Owner(int token)
        {
            foreach (var child in _graph.ChildrenOf(token))
                if (_graph.Rel[child] is DepRel.NmodPoss or DepRel.Amod or DepRel.Compound && _graph.ActorAt(child) is { } owner)
                    return owner;
            return null;
        }
    }

    // Types that a thing can't do: a subject that is no actor and no deed or tool of one makes the sentence something else.
    bool Accept(Act act)
    {
        if (_keepDoubtful)
            return true;
        var (reading, sense) = (act.Reading, act.Reading.Sense);
        if (sense.NeedsActor && act.Actors.Count == 0)
            return false;
        if (sense.NeedsRecipient && act.Recipients.Count == 0 && !(act.Mutual && act.Actors.Count > 1))
            return false;
        if (sense.NeedsAny && act.Actors.Count == 0 && act.Recipients.Count == 0)
            return false;
        if (IsJointAlone(act))
            return false;
        if (reading.Frame.Pos == FramePos.Noun)
            return AcceptNoun(act);
        // A word that is seldom an event needs somebody on both ends.
        if (sense.Weak && (act.Actors.Count == 0 || act.Recipients.Count == 0 && !(act.Mutual && act.Actors.Count > 1)))
            return false;
        if (IsPurpose(reading.Token) || IsAttribute(reading))
            return false;
        if (act.Actors.Count == 0 && reading.HasInertActor && !sense.Strong && !InertSubjectIsDeed(reading))
            return false;
        return act.Actors.Count > 0 || act.Recipients.Count > 0 || act.Objects.Count > 0 || sense.Strong;
    }

    // "did it to ease the strain": an aim, not a deed. Operators and headlines have infinitives of their own.
    bool IsPurpose(int token)
    {
        if (_governor[token] != Operator.None || _graph.Rel[token] is not (DepRel.Advcl or DepRel.Acl) || _graph.IsTitle && _graph.Rel[token] == DepRel.Acl)
            return false;
        foreach (var child in _graph.ChildrenOf(token))
            if (_graph.Rel[child] == DepRel.Mark && (_graph.Lemma[child] == "to"
                || _graph.Rel[token] == DepRel.Acl && _graph.Lemma[child] is "in" or "of" or "for" or "at" or "on"))
                return true;
        return false;
    }

    // One party of a joint act that is one alone and acts with nobody: "this aligns with China's aims".
    static bool IsJointAlone(Act act) =>
        act.Mutual && act.Actors.Count == 1 && act.Type.Name == "COOPERATE" && act.Reading.Frame is { Pos: FramePos.Verb, Words.Length: 1 } && act.Objects.Count == 0 && act.Actors[0] is var only
        && only.Actor.Kind is not EntityKind.Generic && only.Actor.Members.Count == 0;

    static readonly HashSet<string> s_scarce = ["rare", "scarce", "infrequent", "uncommon", "unlikely", "impossible", "few"];

    // "a jailed leader": a participle before its noun names no news, unless it tells what became of a measure ("relaxed travel rules").
    bool IsAttribute(Reading reading) =>
        _graph.Rel[reading.Token] == DepRel.Amod && reading.Frame.Pos != FramePos.Noun
        && (_graph.ActorAt(_graph.Head[reading.Token]) is not null || !reading.Sense.Conditions.Any(condition => condition.Slot?.Kind == SlotKind.Object && !condition.Negated));

    bool InertSubjectIsDeed(Reading reading) =>
        _matcher.Slots.Subject(reading.Token).Exists(subject => Array.Exists(s_deeds, name => _lexicon.Class(name).Contains(_graph.Lemma[subject])));

    // Classes of words for what somebody does or uses.
    static readonly string[] s_deeds = ["deed", "weapon", "gun", "bomb", "missile", "drone", "artillery", "violence-word", "bill", "deal", "ban", "sanction", "tariff"];

    // A bare noun that only points back to an act already told is no event: it needs a doer or target of its own, a verb that
    // carries it, or the look of news ("recent export curbs").
    bool AcceptNoun(Act act)
    {
        var reading = act.Reading;
        if (reading.Carrier >= 0 || reading.Sense.Strong)
            return act.Actors.Count > 0 || act.Recipients.Count > 0 || act.Objects.Count > 0;
        // "Contacts have been rare": said of how often, not that they happened.
        if (_graph.Base(reading.Token) == DepRel.Nsubj && s_scarce.Contains(_graph.Lemma[_graph.Head[reading.Token]]))
            return false;
        if (_graph.HasChild(reading.Token, DepRel.Cop))
            return act.Actors.Count > 0;
        bool definite = false, news = false;
        foreach (var child in _graph.ChildrenOf(reading.Token))
        {
            news |= _graph.Rel[child] == DepRel.Amod && _graph.Lemma[child] is "recent" or "new" or "fresh" or "latest" or "further" or "additional";
            if (_graph.Rel[child] == DepRel.Det && _graph.Lemma[child] is "the" or "this" or "that" or "these" or "those" or "any" or "such")
                definite = true;
        }
        return act.Actors.Count > 0 || act.Recipients.Count > 0 || !definite && !reading.Sense.Weak && (reading.Objects.Count > 0 || news);
    }

    void Consume(Act act)
    {
        var reading = act.Reading;
        ConsumeNamed(reading);
        if (reading.Sense.Operator == Operator.None)
            return;
        foreach (var content in reading.Content)
            ConsumePhrase(content, 0);
        if (act.Content is { } inner)
            ConsumeNamed(inner.Reading);
    }

    // Nouns that the sense itself names (imposed *sanctions*) give no second event.
    void ConsumeNamed(Reading reading)
    {
        foreach (var word in reading.Words)
            if (word != reading.Token)
                _consumed[word] = true;
        if (reading.Carrier >= 0)
            _consumed[reading.Carrier] = true;
        foreach (var condition in reading.Sense.Conditions)
        {
            if (condition.Negated || condition.Kind is not (ConditionKind.Head or ConditionKind.Phrase) || condition.Slot is null)
                continue;
            foreach (var filler in _matcher.Slots.Fill(reading.Token, reading.Frame.Pos, reading.Carrier, condition.Slot))
                foreach (var part in _graph.Conjuncts(filler))
                    if (part != reading.Token)
                        _consumed[part] = true;
        }
    }

    // What is promised, asked or alleged is not coded besides; what a relative clause or a reason adds as fact is.
    void ConsumePhrase(int token, int depth)
    {
        if (depth > 40)
            return;
        _consumed[token] = true;
        foreach (var child in _graph.ChildrenOf(token))
        {
            if (_graph.Rel[child] is DepRel.AclRelcl or DepRel.Parataxis or DepRel.Appos
                || _graph.Rel[child] == DepRel.Advcl && _graph.CaseOf(child) is "after" or "because" or "since" or "as" or "while" or "following")
                continue;
            ConsumePhrase(child, depth + 1);
        }
    }
}
