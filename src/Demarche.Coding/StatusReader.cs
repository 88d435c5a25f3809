using System.Collections.Frozen;
using Demarche.Coding.Syntax;
using Demarche.Knowledge;
using Demarche.Language;

namespace Demarche.Coding;

/// <summary>How real an act is: what auxiliaries, negation, conditions and words of time around it say.</summary>
[Flags]
enum Reality
{
    Plain = 0,

    /// <summary>Still ahead.</summary>
    Ahead = 1,
    Negated = 2,

    /// <summary>Only supposed.</summary>
    Supposed = 4,

    /// <summary>Before the item's own news.</summary>
    Before = 8,

    /// <summary>Said to be due by somebody (<c>should</c>, <c>must</c>): a demand.</summary>
    Demanded = 16,
}

/// <summary>Reads <see cref="Reality"/> off the tree.</summary>
sealed class StatusReader(SentenceGraph graph, ResolvedDocument resolved, FrozenSet<string> saying)
{
    static readonly FrozenSet<string> s_due =
        new[] { "set", "due", "schedule", "expect", "slate", "poise", "likely", "bind", "bound", "scheduled", "expected", "slated", "poised" }.ToFrozenSet();

    static readonly FrozenSet<string> s_earlier =
        new[] { "recent", "recently", "earlier", "previous", "previously", "past", "prior", "former", "last", "already", "ago", "once", "originally", "long-standing", "initial" }
            .ToFrozenSet();

    /// <summary>Days before publication from which on a dated act is background.</summary>
    const int BackgroundAfterDays = 7;

    public Reality Read(int trigger, int carrier, List<string> why)
    {
        var predicate = carrier >= 0 ? carrier : trigger;
        var reality = Reality.Plain;
        if (carrier >= 0 || graph.Upos[trigger] is Upos.Noun or Upos.Propn)
        {
            foreach (var child in graph.ChildrenOf(trigger))
            {
                if (graph.Rel[child] == DepRel.Det && graph.Lemma[child] is "no" or "neither")
                    reality |= Note(Reality.Negated, "'no' before the noun: negated", why);
                if (graph.Rel[child] is DepRel.Amod && s_earlier.Contains(graph.Lemma[child]))
                    reality |= Note(Reality.Before, $"'{graph.Lemma[child]}': background", why);
                if (graph.Rel[child] is DepRel.Amod && graph.Lemma[child] is "possible" or "potential" or "proposed" or "hypothetical" or "threatened")
                    reality |= Note(Reality.Supposed, $"'{graph.Lemma[child]}': supposed", why);
                if (graph.Rel[child] is DepRel.Amod && graph.Lemma[child] is "upcoming" or "forthcoming" or "future" or "planned" or "coming" or "next")
                    reality |= Note(Reality.Ahead, $"'{graph.Lemma[child]}': still ahead", why);
            }
        }
        reality |= Own(predicate, why);
        reality |= Above(predicate, why);
        reality |= Dated(trigger, predicate, why);
        return reality;
    }

    // Auxiliaries and negation of the predicate itself.
    Reality Own(int predicate, List<string> why)
    {
        var reality = Reality.Plain;
        bool had = false, toInfinitive = false, hasAuxiliary = false;
        foreach (var child in graph.ChildrenOf(predicate))
        {
            var lemma = graph.Lemma[child];
            switch (graph.Rel[child])
            {
                case DepRel.Advmod when lemma is "not" or "n't" or "never" or "no" or "n’t":
                case DepRel.Aux when lemma is "not" or "n't":
                    reality |= Note(Reality.Negated, $"'{graph.Sentence[child].Form}': negated", why);
                    break;
                case DepRel.Advmod when lemma is "previously" or "already" or "earlier" or "recently" or "once" or "originally":
                    if (lemma != "already")
                        reality |= Note(Reality.Before, $"'{lemma}': background", why);
                    break;
                case DepRel.Aux:
                    hasAuxiliary = true;
                    switch (lemma)
                    {
                        case "will" or "shall" or "wo" or "'ll":
                            reality |= Note(Reality.Ahead, $"'{graph.Sentence[child].Form}': still ahead", why);
                            break;
                        case "would" or "'d":
                            reality |= SaidBy(predicate) ? Note(Reality.Ahead, "'would' in reported speech: still ahead", why)
                                : Note(Reality.Supposed, "'would': supposed", why);
                            break;
                        case "could" or "may" or "might" or "can":
                            reality |= Note(Reality.Supposed, $"'{lemma}': supposed", why);
                            break;
                        case "should" or "must" or "ought":
                            reality |= Reality.Demanded;
                            break;
                        case "have" when graph.Sentence[child].Form.Equals("had", StringComparison.OrdinalIgnoreCase):
                            had = true;
                            break;
                    }
                    break;
                case DepRel.Mark when lemma == "to":
                    toInfinitive = true;
                    break;
                case DepRel.Mark when lemma is "if" or "unless" or "whether":
                    reality |= Note(Reality.Supposed, $"'{lemma}': supposed", why);
                    break;
                case DepRel.Nsubj or DepRel.NsubjPass when HasNoDeterminer(child):
                    reality |= Note(Reality.Negated, "'no' before the subject: negated", why);
                    break;
                case DepRel.Obj when HasNoDeterminer(child):
                    reality |= Note(Reality.Negated, "'no' before the object: negated", why);
                    break;
            }
        }
        if (had)
            reality |= Note(Reality.Before, "pluperfect: background", why);
        // "Biden to visit Japan": the future of headlines.
        if (graph.IsTitle && toInfinitive && !hasAuxiliary && graph.Rel[predicate] is DepRel.Root or DepRel.Acl or DepRel.Parataxis)
            reality |= Note(Reality.Ahead, "'to' in a headline: still ahead", why);
        return reality;
    }

    // What governs the predicate.
    Reality Above(int predicate, List<string> why)
    {
        var reality = Reality.Plain;
        for (var (i, steps) = (predicate, 0); steps < 8; steps++)
        {
            var head = graph.Head[i];
            if (head < 0)
                break;
            var rel = graph.Rel[i];
            if (rel is DepRel.Xcomp)
            {
                if (s_due.Contains(graph.Lemma[head]) || graph.Lemma[head] == "go" && graph.Sentence[head].Form.Equals("going", StringComparison.OrdinalIgnoreCase))
                    reality |= Note(Reality.Ahead, $"'{graph.Sentence[head].Form} to': still ahead", why);
                foreach (var child in graph.ChildrenOf(head))
                {
                    if (graph.Rel[child] == DepRel.Advmod && graph.Lemma[child] is "not" or "n't" or "never")
                        reality |= Note(Reality.Negated, $"'{graph.Sentence[child].Form}' on '{graph.Lemma[head]}': negated", why);
                    if (graph.Rel[child] == DepRel.Aux && graph.Lemma[child] is "could" or "may" or "might")
                        reality |= Note(Reality.Supposed, $"'{graph.Lemma[child]}' on '{graph.Lemma[head]}': supposed", why);
                    if (graph.Rel[child] == DepRel.Aux && graph.Lemma[child] is "will" or "shall")
                        reality |= Note(Reality.Ahead, $"'{graph.Lemma[child]}' on '{graph.Lemma[head]}': still ahead", why);
                }
            }
            else if (rel is DepRel.Advcl)
            {
                foreach (var child in graph.ChildrenOf(i))
                    if (graph.Rel[child] == DepRel.Mark && graph.Lemma[child] is "if" or "unless" && i != predicate)
                        reality |= Note(Reality.Supposed, $"in a clause with '{graph.Lemma[child]}': supposed", why);
                break;
            }
            else if (rel is DepRel.Conj)
            {
                // A joined verb shares the auxiliaries of the first when it has none of its own: "will meet and sign".
                if (graph.IsPredicate(head) && !HasOwnFiniteness(i))
                {
                    List<string> shared = [];
                    reality |= Own(head, shared) & (Reality.Ahead | Reality.Supposed);
                    why.AddRange(reality == Reality.Plain ? [] : shared.Select(line => line + " (shared with the joined verb)"));
                }
            }
            else if (rel is not DepRel.Ccomp)
            {
                break;
            }
            i = head;
        }
        return reality;
    }

    // Words of time on the act: well before the item is background, after it is ahead.
    Reality Dated(int trigger, int predicate, List<string> why)
    {
        var reality = Reality.Plain;
        foreach (var date in resolved.Dates)
        {
            if (date.Sentence != graph.Sentence.Ordinal || !AttachesTo(date, trigger, predicate))
                continue;
            // "visits this year hint at a shift": a dated noun that no verb carries is looked back on.
            if (trigger == predicate && graph.Upos[trigger] is Upos.Noun && date.Past != false && date.Precision is "month" or "year" && !graph.IsTitle)
                reality |= Note(Reality.Before, $"{date.Value}: looked back on", why);
            if (date.Past == true && date.Value is { } value && resolved.Published is { } published && IsBackground(value, published))
                reality |= Note(Reality.Before, $"{value}: before the news", why);
        }
        return reality;
    }

    /// <summary>Whether words of time stand with this act: the first predicate above them is its trigger or carrier.</summary>
    public bool AttachesTo(DateMention date, int trigger, int predicate)
    {
        var head = HeadOf(date.First, date.End);
        // "visits by CEOs this year to China hint at …": between a noun and its verb it is the noun's, also where the tree hangs it on the verb.
        if (trigger == predicate && graph.Upos[trigger] is Upos.Noun && trigger < head && head < graph.Head[trigger] && graph.Base(trigger) == DepRel.Nsubj
            && graph.IsUnder(head, graph.Head[trigger]) && !CrossesComma(trigger, head))
            return true;
        for (var (i, steps) = (head, 0); i >= 0 && steps < 12; i = graph.Head[i], steps++)
        {
            if (i == trigger || i == predicate)
                return true;
            if (i != head && (graph.Upos[i] == Upos.Verb || graph.HasChild(i, DepRel.Cop)) || i == head && graph.Upos[i] == Upos.Verb)
                return false;
        }
        return false;
    }

    bool CrossesComma(int from, int to)
    {
        for (var i = from; i < to; i++)
            if (graph.Lemma[i] == ",")
                return true;
        return false;
    }

    /// <summary>The token of a range that hangs on a token outside it.</summary>
    public int HeadOf(int first, int end)
    {
        for (var i = first; i < end; i++)
            if (graph.Head[i] < first || graph.Head[i] >= end)
                return i;
        return first;
    }

    static bool IsBackground(string value, DateOnly published)
    {
        var parts = value.Split('-').Select(int.Parse).ToArray();
        return parts.Length switch
        {
            1 => parts[0] < published.Year,
            2 => parts[0] * 12 + parts[1] < published.Year * 12 + published.Month,
            _ => new DateOnly(parts[0], parts[1], parts[2]).AddDays(BackgroundAfterDays) < published,
        };
    }

    bool SaidBy(int predicate)
    {
        for (var (i, steps) = (predicate, 0); i >= 0 && steps < 8; steps++)
        {
            var head = graph.Head[i];
            if (head < 0 || graph.Rel[i] is not (DepRel.Ccomp or DepRel.Conj or DepRel.Xcomp or DepRel.Parataxis))
                return HasSayingChild(i);
            if (graph.Rel[i] == DepRel.Ccomp && saying.Contains(graph.Lemma[head]))
                return true;
            i = head;
        }
        return false;

        // "Tariffs would rise, the ministry said": the verb of saying hangs below.
        bool HasSayingChild(int at)
        {
            foreach (var child in graph.ChildrenOf(at))
                if (graph.Rel[child] == DepRel.Parataxis && saying.Contains(graph.Lemma[child]))
                    return true;
            return false;
        }
    }

    bool HasNoDeterminer(int noun)
    {
        foreach (var child in graph.ChildrenOf(noun))
            if (graph.Rel[child] == DepRel.Det && graph.Lemma[child] == "no")
                return true;
        return false;
    }

    bool HasOwnFiniteness(int verb)
    {
        if (graph.Morphology[verb].VerbForm == VerbForm.Finite)
            return true;
        foreach (var child in graph.ChildrenOf(verb))
            if (graph.Base(child) is DepRel.Aux or DepRel.Nsubj || graph.Rel[child] == DepRel.Mark)
                return true;
        return false;
    }

    static Reality Note(Reality reality, string text, List<string> why)
    {
        if (!why.Contains(text))
            why.Add(text);
        return reality;
    }
}
