namespace Demarche.Language.Tokenization;

/// <summary>What a single line end within a text means. A blank line always ends a paragraph.</summary>
public enum LineBreaks : byte
{
    /// <summary>Decided for each text by the lengths of its lines and how they end.</summary>
    Auto,
    /// <summary>Lines were wrapped: a line end is a space.</summary>
    Wrapped,
    /// <summary>Every line is a paragraph.</summary>
    Paragraphs,
}

/// <summary>How the layout of a text is read.</summary>
public sealed record LayoutOptions
{
    /// <summary>For news items, the default: line ends decided by the text, lines that stand alone are headings.</summary>
    public static LayoutOptions News { get; } = new();

    /// <summary>For plain running text: line ends are spaces, and nothing is a heading.</summary>
    public static LayoutOptions Plain { get; } = new() { LineBreaks = LineBreaks.Wrapped, Headings = false, Datelines = false };

    /// <summary>What a single line end means.</summary>
    public LineBreaks LineBreaks { get; init; } = LineBreaks.Auto;

    /// <summary>Whether a line that stands alone without closing punctuation becomes a <see cref="SentenceKind.Heading"/>.</summary>
    public bool Headings { get; init; } = true;

    /// <summary>Whether datelines, hours and speakers' labels become sentences of their own (<see cref="SentenceKind.Dateline"/>).</summary>
    public bool Datelines { get; init; } = true;
}
