using Demarche.Coding.Lexicon;
using Demarche.Coding.Syntax;
using Demarche.Knowledge;
using Demarche.Language;
using Demarche.Language.Neural;
using Demarche.Ontology;

namespace Demarche.Coding.Learned;

/// <summary>Weighs what the rules found by the event network: drops, mends and adds acts.</summary>
sealed class LearnedCoder(EventNetwork network, FrameLexicon lexicon)
{
    // Set on the held-back part of the training corpus. A word is taken for an event of a type from this probability on: near half the F1
    // reached, where F1 is greatest.
    const double Threshold = 0.42;

    // What the rules found of the same type needs less.
    const double ThresholdOfRules = 0.05;

    // How much more a role or status counts that the rules gave too.
    const double TrustInRecipient = 4;
    const double TrustInStatus = 4;

    const double LeastOfRules = 0.1;
    const double LeastOfNamed = 0.03;

    // Recipients are missed more often than made up.
    const double WeightOfRecipient = 1.5;

    /// <summary>How far apart two words may stand that name one act of the same type ("held … talks").</summary>
    const int SameActWithin = 3;

    static readonly HashSet<string> s_mutual = ["CONSULT", "AGREE", "COOPERATE", "SUPPORT"];

    /// <summary>The acts of a sentence.</summary>
    /// <param name="graph">The sentence.</param>
    /// <param name="resolved">The document with its actors and dates.</param>
    /// <param name="rules">What read it by rules.</param>
    /// <param name="acts">What the rules found.</param>
    public List<Act> Revise(SentenceGraph graph, ResolvedDocument resolved, SentenceCoder rules, List<Act> acts)
    {
        if (graph.Length > NeuralAnnotator.LongestSentence || acts.Count == 0 && !MayHoldEvent(graph))
            return acts;
        var features = new EventFeatures(graph, resolved, rules, lexicon, acts);
        using var result = network.Read(graph.Sentence, features);
        List<(int Token, EventType Type, double Event, double OfType)> triggers = [];
        for (var token = 0; token < graph.Length; token++)
        {
            if (graph.Upos[token] is not (Upos.Verb or Upos.Noun or Upos.Propn or Upos.Adj or Upos.Adv) || graph.Base(token) is DepRel.Case or DepRel.Fixed or DepRel.Mark)
                continue;
            var (probability, type, ofType) = result.TypeOf(token);
            if (ofType >= Threshold)
                triggers.Add((token, type, probability, ofType));
            else if (acts.Find(act => act.Token == token) is { } told && result.ProbabilityOf(token, told.Type) is var p && (p >= ThresholdOfRules || IsPlain(graph, told)))
                triggers.Add((token, told.Type, probability, p));
        }
        triggers.RemoveAll(one => triggers.Exists(other => other.Token != one.Token && other.Type == one.Type && other.Event > one.Event
            && Math.Abs(other.Token - one.Token) <= SameActWithin && (graph.Head[other.Token] == one.Token || graph.Head[one.Token] == other.Token)
            && !(graph.Rel[one.Token] == DepRel.Conj || graph.Rel[other.Token] == DepRel.Conj)));
        List<Act> revised = [];
        List<(double None, double Actor, double Recipient)> roles = [];
        foreach (var (token, type, probability, ofType) in triggers)
        {
            var ruled = acts.Find(act => act.Token == token);
            var act = ruled is not null && ruled.Type == type ? ruled : Make(graph, rules, token, type, ruled);
            if (ruled is null || ruled.Type != type)
            {
                act.Mode = result.ModeOf(token, type);
                act.Why.Add(ruled is null ? $"learned: {type.Name} ({probability:0.00}); no frame fits" : $"learned: {type.Name} ({ofType:0.00}) rather than {ruled.Type.Name}");
            }
            else
            {
                act.Why.Add($"learned: {type.Name} ({ofType:0.00})");
            }
            act.Status = result.StatusOf(token, ruled?.Status, TrustInStatus);
            result.Roles(token, type, features, roles);
            SetRoles(graph, features, roles, act);
            act.Confidence = ofType;
            revised.Add(act);
        }
        return revised;
    }

    // A frame whose conditions hold, with a doer and a target both known and named: kept whatever the network thinks of it.
    static bool IsPlain(SentenceGraph graph, Act act) =>
        act.Reading.Sense.Conditions.Count > 0 && !act.Reading.Sense.Weak && act.Actors.Count > 0 && act.Recipients.Count > 0
        && act.Actors.Concat(act.Recipients).All(filler => filler.Actor.Id is not null && graph.Upos[filler.Token] != Upos.Pron);

    // A sentence of words that no frame knows as more than idle holds no event; most do not need the network.
    bool MayHoldEvent(SentenceGraph graph)
    {
        for (var token = 0; token < graph.Length; token++)
        {
            var pos = graph.Upos[token] switch { Upos.Verb => FramePos.Verb, Upos.Noun or Upos.Propn => FramePos.Noun, Upos.Adj => FramePos.Adjective, _ => (FramePos?)null };
            if (pos is { } known && (graph.Upos[token] == Upos.Verb || lexicon.Find(graph.Lemma[token], known).Any(frame => frame.Senses.Any(sense => !sense.IsNone))))
                return true;
        }
        return false;
    }

    static Act Make(SentenceGraph graph, SentenceCoder rules, int token, EventType type, Act? ruled)
    {
        var reading = ruled?.Reading ?? rules.Matcher.Read(token) ?? Plain(graph, token, type);
        var act = new Act { Token = token, Reading = reading, Type = type };
        act.Objects.AddRange(ruled?.Objects ?? (reading.Objects.Count > 0 ? reading.Objects : ObjectsOf(graph, rules, token)));
        if (ruled is not null)
            act.Why.AddRange(ruled.Why);
        return act;
    }

    static Reading Plain(SentenceGraph graph, int token, EventType type)
    {
        var pos = graph.Upos[token] switch { Upos.Verb => FramePos.Verb, Upos.Adj => FramePos.Adjective, _ => FramePos.Noun };
        List<int> words = [token];
        foreach (var child in graph.ChildrenOf(token))
            if (graph.Rel[child] == DepRel.CompoundPrt)
                words.Add(child);
        return new()
        {
            Token = token,
            Frame = new([graph.Lemma[token]], pos, []),
            Sense = new() { Type = type, Roles = [], Conditions = [], Text = type.Name, Source = "learned" },
            Words = words,
        };
    }

    static List<int> ObjectsOf(SentenceGraph graph, SentenceCoder rules, int token)
    {
        if (graph.IsPredicate(token))
            return rules.Matcher.Slots.Object(token);
        foreach (var preposition in (string[])["on", "of", "for", "about", "over"])
            foreach (var child in graph.ChildrenOf(token))
                if (graph.Base(child) == DepRel.Nmod && graph.CaseOf(child) == preposition)
                    return [child];
        return [];
    }

    static void SetRoles(SentenceGraph graph, EventFeatures features, List<(double None, double Actor, double Recipient)> roles, Act act)
    {
        var (actors, recipients) = (act.Actors.ToList(), act.Recipients.ToList());
        act.Actors.Clear();
        act.Recipients.Clear();
        List<(Filler Filler, bool Acts, double Probability)> found = [];
        for (var i = 0; i < roles.Count; i++)
        {
            var (none, actor, recipient) = roles[i];
            var token = features.Candidates[i];
            recipient *= WeightOfRecipient;
            if (recipients.Exists(filler => filler.Token == token || filler.Actor.Head == token))
                recipient *= TrustInRecipient;
            if (none >= actor && none >= recipient)
                continue;
            if (token == act.Token)
                continue;
            // The same party named twice has one role: the likelier.
            var mention = graph.ActorAt(token) ?? graph.PhraseAt(token);
            var probability = Math.Max(actor, recipient);
            var same = found.FindIndex(other => other.Filler.Actor.Head == mention.Head || mention.Id is { } id && id == other.Filler.Actor.Id);
            if (same >= 0 && found[same].Probability >= probability)
                continue;
            if (same >= 0)
                found.RemoveAt(same);
            found.Add((new(token, mention), actor >= recipient, probability));
        }
        // Whoever is only named inside somebody's phrase has no role of his own: Apple in "Tim Cook of Apple".
        found.RemoveAll(one => found.Exists(other => other.Filler.Token != one.Filler.Token && other.Filler.Actor.Head != one.Filler.Token
            && other.Filler.Actor.First <= one.Filler.Token && one.Filler.Token < other.Filler.Actor.End));
        // A role that the network leaves empty and the rules fill is filled unless it speaks against it.
        if (!found.Exists(one => !one.Acts))
            AddTold(recipients, acts: false);
        if (!found.Exists(one => one.Acts))
            AddTold(actors, acts: true);
        act.Actors.AddRange(found.Where(one => one.Acts).Select(one => one.Filler));
        act.Recipients.AddRange(found.Where(one => !one.Acts).Select(one => one.Filler));
        act.Objects.RemoveAll(o => act.Actors.Exists(a => a.Token == o) || act.Recipients.Exists(r => r.Token == o));
        act.Mutual = act.Actors.Count > 1 && act.Recipients.Count == 0 && s_mutual.Contains(act.Type.Name);

        void AddTold(List<Filler> told, bool acts)
        {
            foreach (var filler in told)
            {
                var i = features.Candidates.IndexOf(filler.Token);
                if (i >= 0 && (acts ? roles[i].Actor : roles[i].Recipient) >= (filler.Actor.Id is null ? LeastOfRules : LeastOfNamed) && !found.Exists(one => one.Filler.Actor.Head == filler.Actor.Head))
                    found.Add((filler, acts, LeastOfRules));
            }
        }
    }
}
