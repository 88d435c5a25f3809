using Demarche.Language;

namespace Demarche.Knowledge;

/// <summary>
/// A phrase of one sentence that can act or be acted upon, and what it stands for. Token positions are indices in the sentence.
/// </summary>
public sealed record ActorMention
{
    /// <summary>The sentence, by its ordinal in the document.</summary>
    public required int Sentence { get; init; }

    /// <summary>Index in the sentence of the head token.</summary>
    public required int Head { get; init; }

    /// <summary>First token of the fullest name phrase, title included (<c>China's Minister of Commerce Wang Wentao</c>).</summary>
    public required int First { get; init; }

    /// <summary>One past the last token of that phrase.</summary>
    public required int End { get; init; }

    /// <summary>What it is.</summary>
    public required EntityKind Kind { get; init; }

    /// <summary>Name of what it stands for; the words themselves when nothing is known.</summary>
    public required string Name { get; init; }

    /// <summary>Id in the tables, or null.</summary>
    public string? Id { get; init; }

    /// <summary>ISO 3166-1 alpha-3, or null.</summary>
    public string? Country { get; init; }

    /// <summary>A code of the ontology's sectors; UNK when unknown.</summary>
    public string Sector { get; init; } = "UNK";

    /// <summary>For a person: the title of the office held on the item's date, or as the text calls it; else null.</summary>
    public string? Office { get; init; }

    /// <summary>For a person: name of the organisation; else null.</summary>
    public string? Organization { get; init; }

    /// <summary>Its id, or null.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>Whether the words are a pronoun, or a short form such as <c>the company</c>, that stands for something said elsewhere.</summary>
    public bool IsAnaphor { get; init; }

    /// <summary>For phrases such as <c>both nations</c>, <c>the two leaders</c>: what they stand for, when known; else empty.</summary>
    public IReadOnlyList<ActorMention> Members { get; init; } = [];

    /// <summary>Why it resolves so, in short sentences for people.</summary>
    public IReadOnlyList<string> Evidence { get; init; } = [];

    /// <summary>The words in the text of the sentence's field.</summary>
    public Span SpanIn(Document document) =>
        new(document[Sentence][First].Span.Start, document[Sentence][End - 1].Span.End);
}
