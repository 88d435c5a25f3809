using System.Collections.Frozen;

namespace Demarche.Language.Neural;

/// <summary>
/// Lemmas of forms that no ending makes. The network sees letters, and where it never met a word it guesses by likeness; this closed
/// list of English knows (<c>slew</c>, <c>overran</c>, <c>torpedoes</c>, <c>referenda</c>).
/// </summary>
static class IrregularForms
{
    const string Resource = "Demarche.Language.irregular-forms.tsv";

    /// <summary>Verbs change behind these as they do alone.</summary>
    static readonly string[] s_prefixes =
        ["re", "over", "under", "out", "un", "mis", "fore", "up", "pre", "inter", "counter", "cross"];

    /// <summary>Last parts of compounds.</summary>
    static readonly (string Plural, string Singular)[] s_compounds =
    [
        ("women", "woman"), ("men", "man"), ("children", "child"), ("feet", "foot"), ("teeth", "tooth"), ("wives", "wife"), ("knives", "knife"),
        ("wolves", "wolf"), ("thieves", "thief"), ("shelves", "shelf"),
    ];

    /// <summary>Singular, though they end like a compound of <c>men</c>.</summary>
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_singular =
        new[] { "abdomen", "acumen", "albumen", "amen", "bitumen", "cyclamen", "dolmen", "hymen", "lumen", "omen", "ramen", "regimen", "rumen",
            "semen", "specimen", "stamen", "yemen" }.ToFrozenSet().GetAlternateLookup<ReadOnlySpan<char>>();

    static readonly FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> s_verbs, s_nouns, s_adjectives, s_adverbs;

    static IrregularForms()
    {
        var tables = new Dictionary<string, Dictionary<string, string[]>>();
        using var stream = typeof(IrregularForms).Assembly.GetManifestResourceStream(Resource)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line is ['#', ..])
                continue;
            var row = line.Split('\t');
            if (!tables.TryGetValue(row[0], out var table))
                tables[row[0]] = table = [];
            foreach (var form in row[2].Split(' '))
                table[form] = [.. table.GetValueOrDefault(form, []), row[1]];
        }
        FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> Lookup(string tag) =>
            tables[tag].ToFrozenDictionary().GetAlternateLookup<ReadOnlySpan<char>>();
        (s_verbs, s_nouns, s_adjectives, s_adverbs) = (Lookup("VERB"), Lookup("NOUN"), Lookup("ADJ"), Lookup("ADV"));
    }

    /// <summary>The lemma of an irregular form; what was guessed when the list allows it or does not know the form.</summary>
    /// <param name="form">In lower case.</param>
    /// <param name="upos">Its tag.</param>
    /// <param name="guess">The network's lemma; null: the form itself.</param>
    public static string? Mend(ReadOnlySpan<char> form, Upos upos, string? guess)
    {
        switch (upos)
        {
            case Upos.Verb:
                if (Choose(s_verbs, form, 0, ref guess))
                    return guess;
                foreach (var prefix in s_prefixes)
                    if (form.Length > prefix.Length + 2 && form.StartsWith(prefix) && Choose(s_verbs, form, prefix.Length, ref guess))
                        return guess;
                return AfterHyphen(s_verbs, form, guess);
            case Upos.Noun:
                if (Choose(s_nouns, form, 0, ref guess))
                    return guess;
                foreach (var (plural, singular) in s_compounds)
                    if (form.Length > plural.Length && form.EndsWith(plural))
                        return s_singular.Contains(form) ? null : string.Concat(form[..^plural.Length], singular);
                return AfterHyphen(s_nouns, form, guess);
            case Upos.Adj:
                Choose(s_adjectives, form, 0, ref guess);
                return guess;
            case Upos.Adv:
                Choose(s_adverbs, form, 0, ref guess);
                return guess;
            default:
                return guess;
        }
    }

    static string? AfterHyphen(FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> table, ReadOnlySpan<char> form, string? guess)
    {
        var hyphen = form.LastIndexOf('-');
        if (hyphen > 0)
            Choose(table, form, hyphen + 1, ref guess);
        return guess;
    }

    /// <summary>Keeps the guess when it is one of the lemmas of the form, else takes the first of them; false: the table lacks the form.</summary>
    static bool Choose(
        FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> table, ReadOnlySpan<char> form, int prefix, ref string? guess)
    {
        if (!table.TryGetValue(form[prefix..], out var lemmas))
            return false;
        var guessed = guess ?? form;
        foreach (var lemma in lemmas)
            if (guessed.Length == prefix + lemma.Length && guessed.StartsWith(form[..prefix]) && guessed.EndsWith(lemma))
                return true;
        guess = form[prefix..].SequenceEqual(lemmas[0]) ? null : string.Concat(form[..prefix], lemmas[0]);
        return true;
    }
}
