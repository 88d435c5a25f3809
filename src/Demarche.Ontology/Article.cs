using System.Text.Json;

namespace Demarche.Ontology;

/// <summary>One news item as it came: the coder's input. Nothing in it is changed by reading.</summary>
public sealed record Article
{
    /// <summary>Stable id; where the source gave none, a hash of address or text.</summary>
    public required string Id { get; init; }

    /// <summary>Address, or null.</summary>
    public string? Url { get; init; }

    /// <summary>Title, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Day of publication in the source's own time zone, or null.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Publication as the source wrote it (a day or ISO 8601), or null; carried into records.</summary>
    public string? PublishedText { get; init; }

    /// <summary>Language tag such as <c>en</c>, or null.</summary>
    public string? Language { get; init; }

    /// <summary>The text. Offsets of records count from its start.</summary>
    public required string Text { get; init; }

    /// <summary>Where the body begins in <see cref="Text"/>: past the first line when that line is the title (plain-text files); else 0.</summary>
    public int BodyStart { get; init; }

    /// <summary>Where it was read: a path, with the line in a file of several; for messages.</summary>
    public string? Origin { get; init; }

    /// <summary>Fields of the input that the contract does not know, carried through; empty when there are none.</summary>
    public IReadOnlyDictionary<string, JsonElement> Extra { get; init; } = new Dictionary<string, JsonElement>();
}
