using System.Text;
using Demarche.Coding.Syntax;
using Demarche.Language;
using Demarche.Ontology;

namespace Demarche.Coding;

/// <summary>What a marked pair was classified as.</summary>
/// <param name="Type">PLOVER type: always one, the likeliest.</param>
/// <param name="Confidence">From 0 to 1.</param>
/// <param name="Trigger">The word that decided, or null when nothing in the sentence names an act.</param>
public sealed record PairResult(EventType Type, double Confidence, string? Trigger);

/// <summary>By which reading of PLOVER a pair is classified.</summary>
public enum RelationScheme
{
    /// <summary>
    /// The conversion table from CAMEO published in 2021, on which the published sets of coded pairs rest: a promise to give way is
    /// AGREE, a conviction ACCUSE, an embargo COERCE.
    /// </summary>
    Published2021,

    /// <summary>The coding guide, by which event records are made: these are CONCEDE, SANCTION, SANCTION.</summary>
    Guide,
}

/// <summary>
/// Classifies what a marked actor does to a marked recipient, with the coder's own frames: <c>&lt;s&gt;…&lt;/s&gt;</c> marks the
/// actor, <c>&lt;t&gt;…&lt;/t&gt;</c> the recipient. Thread-safe.
/// </summary>
public sealed class PairClassifier(Coder coder, RelationScheme scheme = RelationScheme.Published2021)
{
    // Which type a pair has when nothing speaks for any other: the commonest of conflict news.
    const string Fallback = "ACCUSE";

    /// <summary>Classifies one sentence.</summary>
    /// <remarks>A mark that is missing or doubled takes the pair's help away, not the answer: what is marked still counts.</remarks>
    public PairResult Relate(string markedSentence)
    {
        var (text, source, target) = Unmark(markedSentence);
        var document = coder.Language.Read(text);
        var resolved = coder.Resolve(document, null);
        (Act Act, double Score)? best = null;
        foreach (var sentence in document.Sentences)
        {
            var graph = new SentenceGraph(resolved, sentence, coder.Lexicon.Knows, (source, target));
            var sentenceCoder = new SentenceCoder(graph, resolved, coder.Lexicon, keepDoubtful: true);
            var heads = (Source: graph.HeadWithin(source), Target: graph.HeadWithin(target));
            foreach (var act in sentenceCoder.Code())
            {
                var score = Score(act, graph, heads.Source, heads.Target, source, target);
                if (best is null || score > best.Value.Score)
                    best = (act, score);
            }
        }
        return best is var (found, value)
            ? new(TypeOf(found), Math.Round(Math.Clamp(0.35 + value * 0.1, 0.05, 0.97), 2), found.Reading.Frame.Name)
            : new(EventOntology.Type(Fallback), 0.1, null);
    }

    EventType TypeOf(Act act)
    {
        if (scheme == RelationScheme.Guide)
            return act.Type;
        var code = act.Cameo ?? act.Mode?.Cameo ?? act.Type.Cameo;
        return EventOntology.Cameo.TryGetValue(code, out var cameo) && cameo.Type2021 is { } type && EventOntology.Types.TryGetValue(type, out var found)
            ? found
            : act.Type;
    }

    // How well an act's roles agree with the marks; the path in the tree decides between acts that agree alike.
    static double Score(Act act, SentenceGraph graph, int source, int target, Span sourceSpan, Span targetSpan)
    {
        var score = 0.0;
        var sourceIsActor = act.Actors.Exists(filler => Within(filler, sourceSpan));
        var targetIsActor = act.Actors.Exists(filler => Within(filler, targetSpan));
        var sourceIsRecipient = act.Recipients.Exists(filler => Within(filler, sourceSpan));
        var targetIsRecipient = act.Recipients.Exists(filler => Within(filler, targetSpan));
        if (sourceIsActor)
            score += 2;
        if (targetIsRecipient || sourceIsActor && targetIsActor && act.Mutual)
            score += 2;
        else if (target >= 0 && act.Objects.Exists(head => graph.IsUnder(target, head)))
            score += 1;
        else if (target >= 0 && graph.IsUnder(target, act.Token))
            score += 0.7;
        if (sourceIsRecipient && !sourceIsActor)
            score -= 0.5;
        if (targetIsActor && !act.Mutual)
            score -= 0.5;
        if (source >= 0 && target >= 0)
            score += 1.5 / (1 + graph.DistanceToPath(act.Token, source, target));
        if (act.Reading.Sense.Weak)
            score -= 0.5;
        return score;

        bool Within(Filler filler, Span span) => span.Contains(graph.Sentence[filler.Token].Span) || filler.Actor.SpanIn(graph.Document).Overlaps(span);
    }

    /// <summary>Takes the marks out and keeps where they stood.</summary>
    static (string Text, Span Source, Span Target) Unmark(string marked)
    {
        var text = new StringBuilder(marked.Length);
        int[] at = [-1, -1, -1, -1];
        string[] marks = ["<s>", "</s>", "<t>", "</t>"];
        for (var i = 0; i < marked.Length;)
        {
            var mark = Array.FindIndex(marks, m => string.CompareOrdinal(marked, i, m, 0, m.Length) == 0);
            if (mark < 0)
            {
                text.Append(marked[i++]);
                continue;
            }
            if (at[mark] < 0)
                at[mark] = text.Length;
            i += marks[mark].Length;
        }
        return (text.ToString(), SpanOf(at[0], at[1]), SpanOf(at[2], at[3]));

        static Span SpanOf(int start, int end) => start >= 0 && end > start ? new(start, end) : default;
    }
}
