using Demarche.Coding.Syntax;
using Demarche.Knowledge;
using Demarche.Language;

namespace Demarche.Coding;

/// <summary>Finds the words of time that tell when an act was done: in its own clause, else in the clause that it shares its time with.</summary>
sealed class DateFinder(ResolvedDocument resolved, SentenceGraph graph, StatusReader status)
{
    const int Depth = 6;

    /// <summary>The words of time of an act, or null.</summary>
    public DateMention? Find(Act act)
    {
        var dates = resolved.Dates.Where(date => date.Sentence == graph.Sentence.Ordinal && date.Value is not null && !IsSpan(date)).ToList();
        if (dates.Count == 0)
            return null;
        foreach (var (token, predicate) in Anchors(act))
            if (Direct(dates, token, predicate) is { } own)
                return own;
        foreach (var (_, predicate) in Anchors(act))
            if (Below(dates, predicate) is { } below)
                return below;
        foreach (var (_, predicate) in Anchors(act))
            if (Above(dates, predicate) is { } shared)
                return shared;
        return null;
    }

    static IEnumerable<(int Token, int Predicate)> Anchors(Act act)
    {
        yield return (act.Token, act.Reading.Carrier >= 0 ? act.Reading.Carrier : act.Token);
        if (act.Content is { } content)
            yield return (content.Token, content.Reading.Carrier >= 0 ? content.Reading.Carrier : content.Token);
    }

    DateMention? Direct(List<DateMention> dates, int token, int predicate) => dates.Find(date => status.AttachesTo(date, token, predicate));

    // "has worked there since 2019": how long, not when.
    bool IsSpan(DateMention date)
    {
        var head = status.HeadOf(date.First, date.End);
        if (graph.CaseOf(head) is not "since")
            return false;
        var verb = graph.Head[head];
        return verb >= 0 && !graph.HasChild(verb, DepRel.AuxPass);
    }

    // "ruled himself out of the race to succeed him on Thursday": the tree hangs the day on the last verb, which is no act of that day.
    DateMention? Below(List<DateMention> dates, int predicate)
    {
        foreach (var date in dates)
        {
            if (date.Past == false)
                continue;
            for (var (i, steps) = (graph.Head[status.HeadOf(date.First, date.End)], 0); i >= 0 && steps < 10; i = graph.Head[i], steps++)
            {
                if (i == predicate)
                    return date;
                if (graph.Upos[i] is Upos.Verb && !(graph.Rel[i] is DepRel.Xcomp or DepRel.Acl or DepRel.Advcl && HasTo(i)))
                    break;
            }
        }
        return null;
    }

    bool HasTo(int verb)
    {
        foreach (var child in graph.ChildrenOf(verb))
            if (graph.Rel[child] == DepRel.Mark && graph.Lemma[child] == "to")
                return true;
        return false;
    }

    // "stopped the ambulance on Tuesday and shot two men", "left on Monday, taking …", "came on Friday, when …", "ended last month with the departure of …".
    DateMention? Above(List<DateMention> dates, int predicate)
    {
        for (var (i, steps) = (predicate, 0); steps < Depth; steps++)
        {
            var head = graph.Head[i];
            if (head < 0 || !SharesTime(i))
                return null;
            if ((graph.Upos[head] is Upos.Verb || graph.HasChild(head, DepRel.Cop)) && Direct(dates, head, head) is { } date)
                return date;
            i = head;
        }
        return null;
    }

    bool SharesTime(int clause)
    {
        switch (graph.Rel[clause])
        {
            case DepRel.Conj or DepRel.Xcomp:
                return true;
            case DepRel.Parataxis:
                return graph.Upos[clause] == Upos.Verb;
            case DepRel.Advcl or DepRel.AdvclRelcl:
                var mark = MarkOf(clause);
                return mark is "" or "as" or "when" or "while" or "to" or "where" or "by" or "in";
            case DepRel.AclRelcl:
                foreach (var child in graph.ChildrenOf(clause))
                    if (graph.Rel[child] == DepRel.Advmod && graph.Lemma[child] is "when" or "where")
                        return true;
                return false;
            case DepRel.Ccomp:
                return graph.Lemma[graph.Head[clause]] is "declare" or "announce" or "disclose" or "reveal" or "confirm";
            // A noun for an act goes with the verb that it depends on.
            case DepRel.Obl or DepRel.Obj or DepRel.Nsubj or DepRel.NsubjPass or DepRel.Nmod or DepRel.Compound:
                return graph.Upos[clause] is Upos.Noun or Upos.Propn && graph.CaseOf(clause) is not ("after" or "before" or "until" or "since" or "for" or "over" or "ahead" or "against" or "about" or "despite");
            default:
                return false;
        }
    }

    string MarkOf(int clause)
    {
        foreach (var child in graph.ChildrenOf(clause))
            if (graph.Rel[child] == DepRel.Mark || graph.Rel[child] == DepRel.Advmod && graph.Lemma[child] is "when" or "where")
                return graph.Lemma[child];
        return "";
    }
}
