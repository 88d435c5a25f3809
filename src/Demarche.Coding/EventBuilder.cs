using System.Security.Cryptography;
using System.Text;
using Demarche.Coding.Lexicon;
using Demarche.Coding.Syntax;
using Demarche.Knowledge;
using Demarche.Language;
using Demarche.Ontology;

namespace Demarche.Coding;

/// <summary>Makes records of acts: words and offsets for every field, date, place, contexts, confidence.</summary>
sealed class EventBuilder(Article article, ResolvedDocument resolved, CoderVersion version)
{
    readonly DocumentReference _document = new(article.Id, article.Url, article.Title, article.PublishedText ?? article.Published?.ToString("yyyy-MM-dd"), article.Extra);

    public Event Build(Act act, SentenceGraph graph, StatusReader status, List<string> contexts)
    {
        var sentence = graph.Sentence;
        var trigger = Trigger(act, graph);
        var field = sentence.Field == TextField.Title ? "title" : "text";
        var date = Date(act, graph, status);
        var place = Place(act, graph);
        return new()
        {
            Id = Id(field, trigger, act),
            Document = _document,
            Type = act.Type,
            Mode = act.Mode,
            Status = act.Status,
            Cameo = act.Cameo ?? act.Mode?.Cameo ?? act.Type.Cameo,
            Sentence = new(field, sentence.Index, sentence.Span.Start, sentence.Span.End, sentence.Text),
            Trigger = trigger,
            Actors = [.. act.Actors.Select(filler => Participant(filler.Actor))],
            Recipients = [.. act.Recipients.Select(filler => Participant(filler.Actor))],
            Mutual = act.Mutual,
            Object = Object(act, graph),
            Date = date,
            Place = place,
            Contexts = ContextTagger.Of(act, contexts),
            Attribution = Attribution(act, graph),
            Confidence = act.Confidence > 0 ? Math.Round(act.Confidence, 2) : Confidence(act, graph),
            Explanation = [.. act.Why, .. act.Actors.Concat(act.Recipients).SelectMany(filler => filler.Actor.Evidence).Distinct()],
            Coder = version,
        };
    }

    string Id(string field, Quote trigger, Act act)
    {
        var key = $"{article.Id}\n{field}\n{trigger.Start}\n{trigger.End}\n{act.Key}";
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..16];
    }

    // Verbs that say nothing of the act without their noun.
    static readonly HashSet<string> s_bleached =
        ["hold", "have", "make", "conduct", "take", "pay", "give", "stage", "open", "issue", "file", "reach", "wage", "mount", "put", "launch"];

    /// <summary>The words that name the act, as one stretch: with the carrying verb when it stands close by.</summary>
    Quote Trigger(Act act, SentenceGraph graph)
    {
        const int CloseBy = 4;
        var words = act.Reading.Words.Order().ToList();
        var (first, last) = (words[0], words[^1]);
        if (last - first > CloseBy + 1)
            (first, last) = (act.Token, act.Token);
        // "held talks", "opened an investigation": a light verb says nothing without its noun.
        if (act.Reading.Frame.Pos == FramePos.Verb && s_bleached.Contains(graph.Lemma[act.Token]) && graph.Child(act.Token, DepRel.Obj) is var noun
            && noun > last && noun - last <= CloseBy && !graph.HasChild(noun, DepRel.NmodPoss)
            && act.Reading.Sense.Conditions.Any(condition => condition.Slot?.Kind == SlotKind.Object && !condition.Negated))
            last = noun;
        if (act.Reading.Carrier is >= 0 and var carrier)
        {
            if (carrier < first && first - carrier <= CloseBy)
                first = carrier;
            else if (carrier > last && carrier - last <= 2)
                last = carrier;
        }
        return Words(graph.Sentence, first, last + 1);
    }

    Quote Words(Sentence sentence, int first, int end)
    {
        var span = new Span(sentence[first].Span.Start, sentence[end - 1].Span.End);
        return new(span.In(resolved.Document.TextOf(sentence.Field)).ToString(), span.Start, span.End);
    }

    Participant Participant(ActorMention actor)
    {
        var sentence = resolved.Document[actor.Sentence];
        return new()
        {
            Mention = Words(sentence, actor.First, actor.End),
            Name = actor.Name,
            Id = actor.Id,
            Country = actor.Country,
            Sector = actor.Sector,
            Office = actor.Office,
            Organization = actor.Organization,
            OrganizationId = actor.OrganizationId,
        };
    }

    Quote? Object(Act act, SentenceGraph graph)
    {
        if (act.Objects.Count == 0)
            return null;
        var head = act.Objects[0];
        var (first, end) = (head, head + 1);
        Widen(head, 0);
        while (end > first + 1 && graph.Upos[end - 1] is Upos.Punct or Upos.Adp or Upos.Cconj)
            end--;
        return Words(graph.Sentence, first, end);

        // The phrase without what only comments on it.
        void Widen(int at, int depth)
        {
            foreach (var child in graph.ChildrenOf(at))
            {
                if (depth > 30 || graph.Rel[child] is DepRel.AclRelcl or DepRel.Advcl or DepRel.Parataxis or DepRel.Appos or DepRel.Punct or DepRel.Cop or DepRel.Nsubj
                    || depth == 0 && graph.Rel[child] is DepRel.Case or DepRel.Mark or DepRel.Cc
                    || depth == 0 && graph.Rel[child] == DepRel.Conj && graph.HasChild(child, DepRel.NmodPoss))
                    continue;
                if (act.Recipients.Exists(r => r.Token == child) && child > at)
                    continue;
                first = Math.Min(first, child);
                end = Math.Max(end, child + 1);
                Widen(child, depth + 1);
            }
        }
    }

    EventDate? Date(Act act, SentenceGraph graph, StatusReader status) =>
        new DateFinder(resolved, graph, status).Find(act) is { Value: { } value } date
            ? new(value, date.Precision ?? "day", Words(graph.Sentence, date.First, date.End))
            : null;

    Quote? Place(Act act, SentenceGraph graph)
    {
        var predicate = act.Reading.Carrier >= 0 ? act.Reading.Carrier : act.Token;
        foreach (var place in resolved.Places)
        {
            if (place.Sentence != graph.Sentence.Ordinal)
                continue;
            var head = place.First;
            for (var i = place.First; i < place.End; i++)
                if (graph.Head[i] < place.First || graph.Head[i] >= place.End)
                    head = i;
            if (graph.CaseOf(head) is not ("in" or "at" or "near" or "outside" or "inside" or "across" or "off" or "around"))
                continue;
            if ((graph.Head[head] == predicate || graph.Head[head] == act.Token) && !act.Recipients.Exists(r => r.Token == head))
                return Words(graph.Sentence, place.First, place.End);
        }
        return null;
    }

    // Somebody else's account: the subject of a verb of saying above the act.
    Participant? Attribution(Act act, SentenceGraph graph)
    {
        for (var (i, steps) = (act.Reading.Carrier >= 0 ? act.Reading.Carrier : act.Token, 0); steps < 10; steps++)
        {
            var head = graph.Head[i];
            var verb = -1;
            if (head >= 0 && graph.Rel[i] == DepRel.Ccomp && graph.Upos[head] == Upos.Verb)
                verb = head;
            foreach (var child in graph.ChildrenOf(i))
                if (graph.Rel[child] == DepRel.Parataxis && graph.Upos[child] == Upos.Verb)
                    verb = child;
            if (verb >= 0)
            {
                foreach (var child in graph.ChildrenOf(verb))
                    if (graph.Rel[child] == DepRel.Nsubj && graph.ActorAt(child) is { } speaker)
                        return act.Actors.Exists(actor => actor.Actor.Name == speaker.Name) ? null : Participant(speaker);
            }
            if (head < 0)
                return null;
            i = head;
        }
        return null;
    }

    // A hand-set scale: what lexicon and roles say for and against. Not calibrated.
    static double Confidence(Act act, SentenceGraph graph)
    {
        var sense = act.Reading.Sense;
        var score = 0.62;
        if (sense.Strong)
            score += 0.12;
        if (sense.Weak)
            score -= 0.2;
        if (sense.Conditions.Count > 0)
            score += 0.06;
        if (act.Actors.Count > 0)
            score += 0.1;
        if (act.Recipients.Count > 0 || act.Mutual && act.Actors.Count > 1)
            score += 0.1;
        if (act.Actors.Concat(act.Recipients).Any(filler => filler.Actor.Id is not null))
            score += 0.05;
        if (act.Reading.Frame.Pos == FramePos.Noun && act.Reading.Carrier < 0)
            score -= 0.1;
        if (act.Status == EventStatus.Hypothetical)
            score -= 0.15;
        if (graph.Length > 60)
            score -= 0.05;
        return Math.Round(Math.Clamp(score, 0.05, 0.97), 2);
    }
}
