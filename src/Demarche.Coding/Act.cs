using Demarche.Coding.Syntax;
using Demarche.Ontology;

namespace Demarche.Coding;

/// <summary>What a sentence reports, before it becomes a record: type, status and the tokens and actors of its roles.</summary>
sealed class Act
{
    /// <summary>Head token of the words that name it.</summary>
    public required int Token { get; init; }

    public required Reading Reading { get; init; }

    public required EventType Type { get; set; }

    public EventMode? Mode { get; set; }

    public string? Cameo { get; set; }

    public EventStatus Status { get; set; }

    public List<Filler> Actors { get; init; } = [];

    public List<Filler> Recipients { get; init; } = [];

    public bool Mutual { get; set; }

    public List<int> Objects { get; init; } = [];

    /// <summary>The act that an operator works on, or null.</summary>
    public Act? Content { get; init; }

    /// <summary>Why, in order.</summary>
    public List<string> Why { get; } = [];

    public double Confidence { get; set; }

    public string Key => Mode is null ? Type.Name : $"{Type.Name} {Mode.Name}";
}
