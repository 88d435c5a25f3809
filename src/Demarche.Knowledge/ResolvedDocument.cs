using Demarche.Language;

namespace Demarche.Knowledge;

/// <summary>A document with its actors, dates and places resolved. Immutable and thread-safe.</summary>
public sealed class ResolvedDocument
{
    readonly ActorMention?[][] _byToken;

    internal ResolvedDocument(Document document, DateOnly? published, ActorMention?[][] byToken,
        IReadOnlyList<DateMention> dates, IReadOnlyList<PlaceMention> places)
    {
        (Document, Published, _byToken) = (document, published, byToken);
        (Dates, Places) = (dates, places);
    }

    /// <summary>The document.</summary>
    public Document Document { get; }

    /// <summary>Its day of publication, or null.</summary>
    public DateOnly? Published { get; }

    /// <summary>Words of time, in order.</summary>
    public IReadOnlyList<DateMention> Dates { get; }

    /// <summary>Named places, in order.</summary>
    public IReadOnlyList<PlaceMention> Places { get; }

    /// <summary>
    /// The actor whose phrase a token heads or stands in: the phrase headed by it when there is one
    /// (<c>Chinese</c> in "Chinese officials" gives China, <c>officials</c> the officials), else the smallest phrase that covers it.
    /// </summary>
    /// <param name="sentence">Ordinal of the sentence.</param>
    /// <param name="token">Index of the token in the sentence.</param>
    /// <returns>Null for words that can't be an actor: things, products, abstractions, dates.</returns>
    public ActorMention? ActorAt(int sentence, int token) => _byToken[sentence][token];
}
