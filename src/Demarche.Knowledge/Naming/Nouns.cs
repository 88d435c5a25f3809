namespace Demarche.Knowledge;

/// <summary>Plurals and heads of the English noun phrases in the tables.</summary>
static class Nouns
{
    static readonly string[] s_heads = [" of ", " for ", " to ", " in ", " without ", " at large", " general", "-in-", "-at-", "-elect", "-designate", "-general"];

    /// <summary>The place of the head among the phrase's atoms, and its plurals.</summary>
    public static (int Head, string[] Plurals) Inflect(string phrase)
    {
        var end = phrase.Length;
        foreach (var mark in s_heads)
        {
            var at = phrase.IndexOf(mark, StringComparison.Ordinal);
            // "lieutenant general", "inspector general": both ways of pluralising are seen; "general" alone is the head of a rank.
            if (at > 0 && at < end)
                end = at;
        }
        var before = phrase.AsSpan(0, end);
        var head = CountAtoms(before) - 1;
        var rest = phrase[end..];
        if (rest is " general" or "-general")
            return (CountAtoms(phrase) - 1, [Plural(before) + rest, Plural(phrase)]);
        return (Math.Max(head, 0), [Plural(before) + rest]);
    }

    /// <summary>Whether the head of a phrase looks like a plural.</summary>
    public static bool IsPlural(string phrase) =>
        phrase.EndsWith("people", StringComparison.Ordinal) || phrase.EndsWith("police", StringComparison.Ordinal) ||
        phrase.EndsWith("men", StringComparison.Ordinal) ||
        (phrase.EndsWith('s') && !phrase.EndsWith("ss", StringComparison.Ordinal) && !phrase.EndsWith("us", StringComparison.Ordinal) &&
            !phrase.EndsWith("is", StringComparison.Ordinal));

    static string Plural(ReadOnlySpan<char> noun)
    {
        if (noun.EndsWith("man") && !noun.EndsWith("human") && !noun.EndsWith("german"))
            return string.Concat(noun[..^3], "men");
        if (noun.EndsWith("person"))
            return string.Concat(noun[..^6], "people");
        if (noun.EndsWith('y') && noun.Length > 1 && !"aeiou".Contains(noun[^2]))
            return string.Concat(noun[..^1], "ies");
        if (noun.EndsWith('s') || noun.EndsWith('x') || noun.EndsWith("ch") || noun.EndsWith("sh"))
            return string.Concat(noun, "es");
        return string.Concat(noun, "s");
    }

    static int CountAtoms(ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[AtomReader.BufferSize];
        var reader = new AtomReader(text, buffer);
        var count = 0;
        while (reader.MoveNext())
            count += reader.IsBreak ? 0 : 1;
        return count;
    }
}
