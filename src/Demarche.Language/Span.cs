namespace Demarche.Language;

/// <summary>A stretch of a text in UTF-16 code units, <paramref name="End"/> exclusive. The text itself is never changed.</summary>
/// <param name="Start">First code unit, from 0.</param>
/// <param name="End">One past the last code unit; at least <paramref name="Start"/>.</param>
public readonly record struct Span(int Start, int End)
{
    /// <summary>Number of code units.</summary>
    public int Length => End - Start;

    /// <summary>Whether the two share at least one code unit.</summary>
    public bool Overlaps(Span other) => Start < other.End && other.Start < End;

    /// <summary>Whether <paramref name="other"/> lies wholly inside.</summary>
    public bool Contains(Span other) => Start <= other.Start && other.End <= End;

    /// <summary>The smallest span that holds both.</summary>
    public Span Union(Span other) => new(Math.Min(Start, other.Start), Math.Max(End, other.End));

    /// <summary>The words themselves: a view into <paramref name="text"/>.</summary>
    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);
}
