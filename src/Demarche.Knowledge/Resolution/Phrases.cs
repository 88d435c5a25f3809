using Demarche.Language;

namespace Demarche.Knowledge;

/// <summary>The extent of noun phrases: tree and neighbourhood together, since either may be wrong.</summary>
static class Phrases
{
    const int LongestPhrase = 24;

    /// <summary>First token of the phrase around a core: determiner, possessor, country, title and adjectives before it.</summary>
    public static int LeftEdge(SentenceScan scan, Words words, int first, int end)
    {
        var edge = first;
        while (edge > 0 && end - edge < LongestPhrase && BelongsBefore(scan, words, edge - 1, edge, end))
            edge--;
        // A phrase begins with no mark, and with no clitic whose possessor was left out.
        while (edge < first && (scan.Pos[edge] is Upos.Punct or Upos.Cconj or Upos.Adp || scan.Word[edge] == words.S))
            edge++;
        return edge;
    }

    static bool BelongsBefore(SentenceScan scan, Words words, int token, int edge, int end)
    {
        if (scan.Pos[token] is Upos.Verb or Upos.Aux or Upos.Sconj && scan.Rel[token] is not (DepRel.Amod or DepRel.Compound))
            return false;
        if (scan.Word[token] == words.Comma)
            return false;
        // "Israel and Hamas": a name joined to a name is another's.
        if (scan.Pos[token] == Upos.Cconj && token > 0 && scan.NameOf(token - 1) is not null && scan.NameOf(end - 1) is not null && scan.Pos[token - 1] != Upos.Adj)
            return false;
        // Up the tree from the token into the phrase, through relations that stand before a noun.
        var possessor = false;
        var at = token;
        for (var steps = 0; steps < 8; steps++)
        {
            var rel = scan.Rel[at];
            var head = scan.Head[at];
            if (head < 0)
                break;
            possessor = possessor || rel == DepRel.NmodPoss;
            if (!StandsBefore(scan, words, rel, at, head))
                break;
            if (head >= edge && head < end)
                return !NeedsPossessor(scan, token, edge, possessor);
            at = head;
        }
        // The tree disagrees, but a country's name right before the noun, with no role of its own, belongs to it.
        return token == edge - 1 && scan.Pos[edge] != Upos.Cconj && IsCountryModifier(scan, token);
    }

    static bool StandsBefore(SentenceScan scan, Words words, DepRel rel, int token, int head) => rel switch
    {
        DepRel.Det or DepRel.DetPredet or DepRel.Amod or DepRel.Compound or DepRel.Nummod or DepRel.NmodPoss or DepRel.NmodDesc or
            DepRel.Flat or DepRel.Goeswith or DepRel.Cc or DepRel.Conj or DepRel.CcPreconj => head > token || rel is DepRel.Conj or DepRel.Flat,
        DepRel.Case => scan.Word[token] == words.S || scan.Sentence[token].Text is "'" or "’",
        DepRel.Advmod => scan.Pos[head] is Upos.Adj or Upos.Num or Upos.Adv or Upos.Det && head > token,
        DepRel.OblUnmarked or DepRel.NmodUnmarked or DepRel.Obl => scan.Rel[head] == DepRel.Amod && head > token,
        DepRel.Nmod => head > token || scan.Head[head] > token,
        DepRel.Punct => IsHyphen(scan, token),
        _ => false,
    };

    // A preposition or a noun after one ("Ministry of Commerce" in "the Ministry of Commerce's spokesman") stands before the head only
    // as part of a possessor.
    static bool NeedsPossessor(SentenceScan scan, int token, int edge, bool possessor)
    {
        if (possessor)
            return false;
        return scan.Pos[token] == Upos.Adp && scan.Rel[token] == DepRel.Case && token + 1 < edge;
    }

    static bool IsHyphen(SentenceScan scan, int token) => scan.Sentence[token].Text is "-" or "–" or "‐";

    static bool IsCountryModifier(SentenceScan scan, int token) =>
        scan.NameOf(token) is { Source: NameSource.Table } name && name.End == token + 1 &&
        scan.Pos[token] is Upos.Adj or Upos.Propn or Upos.Noun &&
        scan.Rel[token] is DepRel.Amod or DepRel.Compound or DepRel.NmodDesc or DepRel.Nmod or DepRel.Dep;

    /// <summary>One past the last token of a noun's phrase: what is flat or compound with it.</summary>
    public static int RightEdge(SentenceScan scan, int head, int end)
    {
        while (end < scan.Count && scan.Head[end] >= head && scan.Head[end] < end &&
            scan.Rel[end] is DepRel.Flat or DepRel.Goeswith && scan.Pos[end] != Upos.Punct)
        {
            end++;
        }
        return end;
    }

    /// <summary>The preposition of a token, as a word id; −1 when it has none.</summary>
    public static int CaseOf(SentenceScan scan, int token)
    {
        for (var t = 0; t < scan.Count; t++)
            if (scan.Head[t] == token && scan.Rel[t] == DepRel.Case && t < token)
                return scan.Word[t];
        return -1;
    }

    /// <summary>Whether a token is a clause's subject.</summary>
    public static bool IsSubject(SentenceScan scan, int token) =>
        scan.Rel[token] is DepRel.Nsubj or DepRel.NsubjPass or DepRel.NsubjOuter or DepRel.Csubj;
}
