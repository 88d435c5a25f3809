namespace Demarche.Language;

/// <summary>Which text of a news item a sentence or span belongs to. Offsets of each count from the start of its own text.</summary>
public enum TextField : byte
{
    /// <summary>The body.</summary>
    Text,
    /// <summary>The title.</summary>
    Title,
}

/// <summary>What a sentence is in the layout of its item.</summary>
public enum SentenceKind : byte
{
    /// <summary>Running text.</summary>
    Prose,
    /// <summary>A heading inside the body: kept, never coded.</summary>
    Heading,
    /// <summary>The item's title: coded, in the grammar of headlines.</summary>
    Title,
    /// <summary>Place, date and agency before the first sentence of a dispatch, the hour in a live blog, a speaker's label: never coded.</summary>
    Dateline,
}

/// <summary>
/// A news item's texts with their annotation: sentences, tokens, lemmas, tags, trees, named mentions, quotations.
/// Immutable; columns are stored once and read through the views <see cref="Sentence"/> and <see cref="Token"/>.
/// </summary>
/// <remarks>Sentences of the title come first, then those of the body in order. Thread-safe.</remarks>
public sealed class Document
{
    internal readonly TokenTable Table;

    internal Document(string text, string? title, TokenTable table, Mention[] mentions, Quotation[] quotations)
    {
        (Text, Title, Table) = (text, title, table);
        (Mentions, Quotations) = (mentions, quotations);
    }

    /// <summary>The body, untouched.</summary>
    public string Text { get; }

    /// <summary>The title, untouched; null when the item has none.</summary>
    public string? Title { get; }

    /// <summary>Number of sentences, those of the title included.</summary>
    public int SentenceCount => Table.SentenceCount;

    /// <summary>Number of tokens in all sentences.</summary>
    public int TokenCount => Table.TokenCount;

    /// <summary>Named mentions in the order of the tokens; they do not overlap.</summary>
    public IReadOnlyList<Mention> Mentions { get; }

    /// <summary>Quotations in the order of their opening marks.</summary>
    public IReadOnlyList<Quotation> Quotations { get; }

    /// <summary>The sentence at <paramref name="index"/>, from 0, the title's first.</summary>
    public Sentence this[int index] => (uint)index < (uint)SentenceCount
        ? new(this, index)
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"The document has {SentenceCount} sentences.");

    /// <summary>All sentences in order.</summary>
    public IEnumerable<Sentence> Sentences
    {
        get
        {
            for (var i = 0; i < SentenceCount; i++)
                yield return new(this, i);
        }
    }

    /// <summary>The same document with other quotations.</summary>
    internal Document WithQuotations(Quotation[] quotations) => new(Text, Title, Table, [.. Mentions], quotations);

    /// <summary>The text of <paramref name="field"/>; empty for the title of an item without one.</summary>
    public string TextOf(TextField field) => field == TextField.Title ? Title ?? "" : Text;
}
