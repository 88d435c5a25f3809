using System.Runtime.InteropServices;

namespace Demarche.Language.Tokenization;

/// <summary>Decides after which tokens of a paragraph a sentence ends.</summary>
static class SentenceSplitter
{
    /// <summary>Longer sentences are cut: no reader writes them, and the parser's time grows with the square.</summary>
    const int LongestSentence = 400;

    /// <summary>Adds the index of the first token of each sentence to <paramref name="starts"/>.</summary>
    public static void Split(ReadOnlySpan<char> text, List<RawToken> tokens, List<int> starts)
    {
        var all = CollectionsMarshal.AsSpan(tokens);
        if (all.Length == 0)
            return;
        starts.Add(0);
        var first = 0;
        for (var i = 1; i < all.Length; i++)
        {
            if (EndsBefore(text, all, i) || i - first >= LongestSentence)
            {
                starts.Add(i);
                first = i;
            }
        }
    }

    static bool EndsBefore(ReadOnlySpan<char> text, ReadOnlySpan<RawToken> tokens, int i)
    {
        var next = tokens[i];
        if (next.Class == TokenClass.Closing && next.Start == tokens[i - 1].End || next.Class == TokenClass.Terminator)
            return false;
        var last = i - 1;
        while (last > 0 && tokens[last].Class == TokenClass.Closing)
            last--;
        var end = tokens[last];
        if (end.Class == TokenClass.Abbreviation)
            return false;
        if (end.Class != TokenClass.Terminator || next.Start == tokens[i - 1].End)
            return false;
        var c = text[next.Start];
        return !char.IsLower(c);
    }
}
