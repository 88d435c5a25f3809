using System.Runtime.InteropServices;

namespace Demarche.Language.Tokenization;

/// <summary>Decides after which tokens of a paragraph a sentence ends. Not thread-safe: it keeps the scratch of a reading.</summary>
sealed class SentenceSplitter(BoundaryModel model)
{
    /// <summary>Longer sentences are cut: hardly anyone writes them, and the parser's time grows with the square.</summary>
    public const int LongestSentence = 400;

    /// <summary>How far back a place to cut a long sentence is looked for.</summary>
    const int CutWindow = 150;

    readonly BoundaryFeatures _features = new();

    /// <summary>Adds the index of the first token of each sentence to <paramref name="starts"/>.</summary>
    /// <param name="text">The text that the tokens point into.</param>
    /// <param name="tokens">The tokens of one paragraph.</param>
    /// <param name="starts">Receives indexes into <paramref name="tokens"/>; the first is 0.</param>
    /// <param name="afterStopsOnly">For headlines, whose capitals look like new sentences: only a full stop or the like ends one.</param>
    public void Split(ReadOnlySpan<char> text, List<RawToken> tokens, List<int> starts, bool afterStopsOnly = false)
    {
        var all = CollectionsMarshal.AsSpan(tokens);
        if (all.Length == 0)
            return;
        _features.Begin(text, all);
        starts.Add(0);
        Span<uint> features = stackalloc uint[BoundaryFeatures.Count];
        var first = 0;
        for (var i = 1; i < all.Length; i++)
        {
            _features.Pass(i - 1);
            int start;
            if ((!afterStopsOnly || FollowsStop(all, i)) && !FollowsInsertion(text, all, first, i) && EndsBefore(all, i, features))
                start = i;
            else if (i - first >= LongestSentence)
                start = Cut(text, all, first, i);
            else
                continue;
            starts.Add(start);
            first = start;
            _features.BeginSentence(start);
            for (var passed = start; passed < i; passed++)
                _features.Pass(passed);
        }
    }

    static bool FollowsStop(ReadOnlySpan<RawToken> tokens, int i)
    {
        while (i > 1 && tokens[i - 1].Class == TokenClass.Closing)
            i--;
        return tokens[i - 1].Class == TokenClass.Terminator;
    }

    /// <summary>Whether an editor's words in square brackets stand before: <c>met [George W.] Bush</c>, not <c>[3]</c>.</summary>
    static bool FollowsInsertion(ReadOnlySpan<char> text, ReadOnlySpan<RawToken> tokens, int first, int i)
    {
        if (text[tokens[i - 1].Start] != ']' || i < 2 || tokens[i - 2].Class == TokenClass.Terminator)
            return false;
        for (var at = i - 2; at > first && at > i - 12; at--)
            if (text[tokens[at].Start] == '[')
                return tokens[at - 1].Class is not (TokenClass.Terminator or TokenClass.Closing) && char.IsUpper(text[tokens[at + 1].Start]);
        return false;
    }

    bool EndsBefore(ReadOnlySpan<RawToken> tokens, int i, Span<uint> features)
    {
        if (!_features.IsCandidate(i))
            return false;
        var space = tokens[i].Start > tokens[i - 1].End;
        if (space && _features.IsCertain(i))
            return true;
        _features.Extract(i, space, features);
        return model.Score(features) > 0;
    }

    /// <summary>The best place to cut a sentence that is too long: after a semicolon or the like, else a comma, else a space.</summary>
    static int Cut(ReadOnlySpan<char> text, ReadOnlySpan<RawToken> tokens, int first, int end)
    {
        var (best, bestRank) = (end, 0);
        for (var i = end; i > Math.Max(first, end - CutWindow); i--)
        {
            var rank = text[tokens[i - 1].End - 1] switch
            {
                '.' or '!' or '?' => 4,
                ';' or ':' or '\u2014' or '\u2013' or '|' => 3,
                ',' or ')' or '"' or '\u201D' => 2,
                _ => tokens[i].Start > tokens[i - 1].End ? 1 : 0,
            };
            if (rank > bestRank)
                (best, bestRank) = (i, rank);
        }
        return best;
    }
}
