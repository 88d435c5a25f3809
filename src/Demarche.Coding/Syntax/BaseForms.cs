namespace Demarche.Coding.Syntax;

/// <summary>
/// Forms from which a regular English verb or noun form may come. The lemmatizer sees letters, not words, and now and then makes
/// a base that does not exist (<c>expell</c>); the lexicon knows which do.
/// </summary>
static class BaseForms
{
    /// <summary>Candidates, the likeliest first, for a word in lower case.</summary>
    public static IEnumerable<string> Of(string word)
    {
        if (word.EndsWith("ied", StringComparison.Ordinal) || word.EndsWith("ies", StringComparison.Ordinal))
            yield return word[..^3] + "y";
        foreach (var ending in s_endings)
        {
            if (!word.EndsWith(ending, StringComparison.Ordinal) || word.Length < ending.Length + 2)
                continue;
            var stem = word[..^ending.Length];
            if (ending is "ed" or "ing")
                yield return stem + "e";
            yield return stem;
            if (ending is "ed" or "ing" && stem.Length > 2 && stem[^1] == stem[^2])
                yield return stem[..^1];
        }
    }

    static readonly string[] s_endings = ["ed", "ing", "es", "s"];
}
