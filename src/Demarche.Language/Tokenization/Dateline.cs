namespace Demarche.Language.Tokenization;

/// <summary>
/// Finds what stands before the first sentence of a dispatch and belongs to no clause of it: place, date and agency
/// (<c>BEIJING, Dec 6 (Reuters) -</c>), the hour of a live blog (<c>14:32</c>), the label of a speaker (<c>Q:</c>, <c>SPOKESPERSON:</c>).
/// </summary>
static class Dateline
{
    const int LongestInTokens = 16;

    /// <summary>Number of tokens of the dateline at the start of a sentence; 0 when there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Its tokens.</param>
    /// <param name="first">First token of the sentence.</param>
    /// <param name="end">One past its last.</param>
    public static int Length(string text, List<RawToken> tokens, int first, int end)
    {
        var mark = MarkAfterPlace(text, tokens, first, end);
        if (mark == 0)
            mark = HourOrLabel(text, tokens, first, end);
        return mark > 0 && first + mark < end ? mark : 0;
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
