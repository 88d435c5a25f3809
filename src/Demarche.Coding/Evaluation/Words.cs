using Demarche.Language;

namespace Demarche.Coding.Evaluation;

/// <summary>Finds annotated words in their sentence and compares words.</summary>
static class Words
{
    static readonly HashSet<string> s_function = new(StringComparer.OrdinalIgnoreCase)
    {
        "a", "about", "after", "against", "all", "among", "an", "and", "any", "as", "at", "be", "been", "before", "between", "both", "but",
        "by", "could", "during", "each", "for", "from", "had", "has", "have", "he", "her", "his", "how", "if", "in", "into", "is", "it",
        "its", "more", "most", "no", "nor", "not", "of", "on", "or", "other", "our", "out", "over", "s", "she", "should", "some", "such",
        "than", "that", "the", "their", "them", "these", "they", "this", "those", "to", "under", "up", "was", "we", "were", "what",
        "when", "which", "while", "who", "whose", "will", "with", "would",
    };

    /// <summary>
    /// Where the words stand in the sentence, at the edges of words; occurrences inside longer words count only where there is no other.
    /// </summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="words">The words, exactly.</param>
    /// <param name="occurrence">From 1; 0: all of them.</param>
    public static List<Span> Find(string sentence, string words, int occurrence)
    {
        var (whole, inside) = (new List<Span>(), new List<Span>());
        for (var at = Next(0); at >= 0; at = Next(at + 1))
        {
            var span = new Span(at, at + words.Length);
            (IsWhole(sentence, span) ? whole : inside).Add(span);
        }
        var found = whole.Count > 0 ? whole : inside;
        return occurrence == 0 ? found : occurrence <= found.Count ? [found[occurrence - 1]] : [];

        int Next(int from) => words.Length == 0 || from > sentence.Length ? -1 : sentence.IndexOf(words, from, StringComparison.Ordinal);
    }

    /// <summary>Whether the two have a word in common: not just a blank or a mark.</summary>
    public static bool ShareWord(string sentence, Span one, Span other)
    {
        for (var i = Math.Max(one.Start, other.Start); i < Math.Min(Math.Min(one.End, other.End), sentence.Length); i++)
            if (char.IsLetterOrDigit(sentence[i]))
                return true;
        return false;
    }

    /// <summary>Whether two phrases have a content word in common, whatever its case.</summary>
    public static bool ShareContentWord(string one, string other) =>
        ContentWords(one).Intersect(ContentWords(other), StringComparer.OrdinalIgnoreCase).Any();

    static IEnumerable<string> ContentWords(string text)
    {
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetterOrDigit(text[i]))
            {
                start = start < 0 ? i : start;
            }
            else if (start >= 0)
            {
                var word = text[start..i];
                start = -1;
                if (!s_function.Contains(word))
                    yield return word;
            }
        }
    }

    static bool IsWhole(string text, Span span) =>
        (span.Start == 0 || !char.IsLetterOrDigit(text[span.Start - 1]) || !char.IsLetterOrDigit(text[span.Start]))
        && (span.End == text.Length || !char.IsLetterOrDigit(text[span.End]) || !char.IsLetterOrDigit(text[span.End - 1]));
}
