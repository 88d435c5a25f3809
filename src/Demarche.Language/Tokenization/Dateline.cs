namespace Demarche.Language.Tokenization;

/// <summary>
/// Finds what stands before the first sentence of a dispatch and belongs to no clause of it: place, date and agency
/// (<c>BEIJING, Dec 6 (Reuters) -</c>), the hour of a live blog (<c>14:32</c>), the label of a speaker (<c>Q:</c>, <c>SPOKESPERSON:</c>).
/// </summary>
static class Dateline
{
    const int LongestInTokens = 16;

    /// <summary>Gives datelines sentences of their own.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">The tokens of one paragraph.</param>
    /// <param name="starts">First tokens of its sentences; changed where a sentence begins with a dateline.</param>
    /// <param name="datelines">Receives those that are datelines.</param>
    public static void SetApart(string text, List<RawToken> tokens, List<int> starts, List<int> datelines)
    {
        var passed = new List<int>(starts.Count);
        var body = -1; // where the sentence after the last dateline begins
        for (var sentence = 0; sentence < starts.Count; sentence++)
        {
            var first = starts[sentence];
            // Place and date open a paragraph; the splitter may have cut within them or after them.
            if (first < body)
                continue;
            if (first > body && passed.Count > 0 && passed[^1] < body)
                passed.Add(body);
            if (passed.Count == 0 || passed[^1] != first)
                passed.Add(first);
            var length = sentence == 0 ? MarkAfterPlace(text, tokens, first, tokens.Count) : 0;
            if (length == 0)
                length = HourOrLabel(text, tokens, first, tokens.Count);
            if (length > 0 && first + length < tokens.Count)
            {
                datelines.Add(first);
                body = first + length;
            }
        }
        if (passed.Count > 0 && passed[^1] < body)
            passed.Add(body);
        starts.Clear();
        starts.AddRange(passed);
    }

    static int MarkAfterPlace(string text, List<RawToken> tokens, int first, int end)
    {
        var loud = false;
        for (var i = first; i < Math.Min(end, first + LongestInTokens); i++)
        {
            var word = tokens[i].In(text);
            if (i > first && IsDash(word) && SpacedAround(text, tokens[i]))
                return i + 1 < end && (loud || i - first <= 3) && StartsSentence(tokens[i + 1].In(text)) ? i - first + 1 : 0;
            var c = word[0];
            loud |= word.Length > 2 && char.IsAsciiLetterUpper(c) && char.IsAsciiLetterUpper(word[^1]) || c == '(' && i > first;
            if (!(char.IsUpper(c) || char.IsAsciiDigit(c) || word is "," or "(" or ")" or "." or "/" || word is "of" or "the" or "de" or "al"))
                return 0;
        }
        return 0;
    }

    // "14:32 City hall …", "Q: …", "SPOKESPERSON: …", "BREAKING: …"
    static int HourOrLabel(string text, List<RawToken> tokens, int first, int end)
    {
        if (first + 2 >= end)
            return 0;
        var word = tokens[first].In(text);
        if (word.Length is 4 or 5 && char.IsAsciiDigit(word[0]) && word[^3] is ':' or '.' && char.IsAsciiDigit(word[^1]) && char.IsAsciiDigit(word[^2])
            && StartsSentence(tokens[first + 1].In(text)))
            return 1 + HourOrLabel(text, tokens, first + 1, end);
        if (tokens[first + 1].In(text) is ":" && (word is "Q" or "A" || word.Length > 3 && IsLoud(word)))
            return 2;
        return 0;
    }

    static bool IsLoud(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            if (!char.IsAsciiLetterUpper(c))
                return false;
        return true;
    }

    static bool IsDash(ReadOnlySpan<char> word) => word is "-" or "--" or "–" or "—";

    static bool SpacedAround(string text, RawToken token) =>
        token.Start > 0 && token.End < text.Length && char.IsWhiteSpace(text[token.Start - 1]) && char.IsWhiteSpace(text[token.End]);

    static bool StartsSentence(ReadOnlySpan<char> word) => char.IsUpper(word[0]) || word[0] is '"' or '“' or '‘' or '\'' || char.IsAsciiDigit(word[0]);
}
