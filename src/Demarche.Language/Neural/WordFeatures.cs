namespace Demarche.Language.Neural;

/// <summary>What the network sees of a word form beside its place in the word table: hashed endings, beginnings, shape and n-grams.</summary>
/// <remarks>The training script <c>training/features.py</c> computes the same numbers; a change here needs new weights.</remarks>
static class WordFeatures
{
    /// <summary>Code units looked at; the rest of a longer form is ignored.</summary>
    public const int Longest = 32;

    /// <summary>The most n-grams a form can have: those of 3 and of 4 units of the form between two marks.</summary>
    public const int MostGrams = Longest + Longest - 1;

    /// <summary>Lower case, digits as 0, one kind of quotes and dashes: the key of the word table.</summary>
    /// <param name="form">The word.</param>
    /// <param name="key">Receives at most <see cref="Longest"/> units.</param>
    /// <returns>The number of units.</returns>
    public static int Normalize(ReadOnlySpan<char> form, Span<char> key)
    {
        var length = Math.Min(form.Length, Longest);
        for (var i = 0; i < length; i++)
            key[i] = Canonical(form[i]);
        return length;
    }

    static char Canonical(char c) => c switch
    {
        >= 'a' and <= 'z' => c,
        >= '0' and <= '9' => '0',
        '\u201C' or '\u201D' or '\u201E' => '"',
        '\u2018' or '\u2019' or '`' => '\'',
        '\u2013' or '\u2014' or '\u2212' or '\u2010' or '\u2011' => '-',
        _ => char.ToLowerInvariant(c),
    };

    /// <summary>The bucket of the last two units.</summary>
    public static int Suffix2(ReadOnlySpan<char> key, int buckets) => Bucket(1, key[Math.Max(0, key.Length - 2)..], buckets);

    /// <summary>The bucket of the last three units.</summary>
    public static int Suffix3(ReadOnlySpan<char> key, int buckets) => Bucket(2, key[Math.Max(0, key.Length - 3)..], buckets);

    /// <summary>The bucket of the first three units.</summary>
    public static int Prefix3(ReadOnlySpan<char> key, int buckets) => Bucket(3, key[..Math.Min(key.Length, 3)], buckets);

    /// <summary>The bucket of the shape: X capital, x letter, d digit, other units as they are, no more than three of one in a row.</summary>
    public static int Shape(ReadOnlySpan<char> form, int buckets)
    {
        Span<char> shape = stackalloc char[Longest];
        var length = 0;
        var run = 0;
        foreach (var c in form[..Math.Min(form.Length, Longest)])
        {
            var kind = c switch
            {
                >= '0' and <= '9' => 'd',
                _ when char.IsSurrogate(c) => 'e',
                _ when char.ToLowerInvariant(c) != c => 'X',
                _ when char.IsLetter(c) => 'x',
                _ => Canonical(c),
            };
            run = length > 0 && shape[length - 1] == kind ? run + 1 : 1;
            if (run <= 3)
                shape[length++] = kind;
        }
        return Bucket(4, shape[..length], buckets);
    }

    /// <summary>The buckets of all n-grams of 3 and 4 units of the key between <c>&lt;</c> and <c>&gt;</c>.</summary>
    /// <param name="key">The normalised form.</param>
    /// <param name="buckets">Number of buckets.</param>
    /// <param name="grams">Receives at most <see cref="MostGrams"/>.</param>
    /// <returns>How many there are.</returns>
    public static int Grams(ReadOnlySpan<char> key, int buckets, Span<int> grams)
    {
        Span<char> marked = stackalloc char[Longest + 2];
        marked[0] = '<';
        key.CopyTo(marked[1..]);
        marked[key.Length + 1] = '>';
        var count = 0;
        for (var n = 3; n <= 4; n++)
            for (var i = 0; i + n <= key.Length + 2; i++)
                grams[count++] = Bucket((uint)n + 2, marked.Slice(i, n), buckets);
        return count;
    }

    /// <summary>FNV-1a over the units, mixed once more, since its low bits alone are weak.</summary>
    static int Bucket(uint kind, ReadOnlySpan<char> units, int buckets)
    {
        var hash = 2166136261u ^ kind;
        foreach (var unit in units)
            hash = (hash ^ unit) * 16777619u;
        hash ^= hash >> 15;
        hash *= 0x85EBCA6Bu;
        hash ^= hash >> 13;
        return (int)(hash % (uint)buckets);
    }
}
