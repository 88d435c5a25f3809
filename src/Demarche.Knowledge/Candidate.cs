namespace Demarche.Knowledge;

/// <summary>One thing a name may stand for, by <see cref="Resolver.Lookup"/>.</summary>
public sealed record Candidate
{
    /// <summary>Its usual name.</summary>
    public required string Name { get; init; }

    /// <summary>What it is; a place that is no state has <see cref="EntityKind.Generic"/>.</summary>
    public required EntityKind Kind { get; init; }

    /// <summary>Id in the tables, or null.</summary>
    public string? Id { get; init; }

    /// <summary>ISO 3166-1 alpha-3, or null.</summary>
    public string? Country { get; init; }

    /// <summary>A code of the ontology's sectors.</summary>
    public string Sector { get; init; } = "UNK";

    /// <summary>For a person: the office held that day, or null.</summary>
    public string? Office { get; init; }

    /// <summary>For a person: the organisation of that office, or null.</summary>
    public string? Organization { get; init; }

    /// <summary>Its id, or null.</summary>
    public string? OrganizationId { get; init; }

    /// <summary>For ranking alone: the higher, the likelier. Candidates of different look-ups do not compare.</summary>
    public required int Score { get; init; }

    /// <summary>Why: the alias with its table and line, the office with its term, what the context adds.</summary>
    public required IReadOnlyList<string> Evidence { get; init; }
}
