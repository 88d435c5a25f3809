namespace Demarche.Knowledge;

/// <summary>What an entity is.</summary>
public enum EntityKind
{
    /// <summary>A state or territory; as an actor, its government.</summary>
    State,
    /// <summary>An organ of a state: ministry, agency, court, parliament, force.</summary>
    Organ,
    /// <summary>An intergovernmental body.</summary>
    Body,
    /// <summary>A company.</summary>
    Company,
    /// <summary>A party, armed group, movement, NGO, medium, university, union or association.</summary>
    Group,
    /// <summary>A person.</summary>
    Person,
    /// <summary>Nobody in particular: a class of people or bodies ("protesters", "foreign companies"), or a name not in the tables.</summary>
    Generic,
}

/// <summary>One actor of the tables.</summary>
/// <param name="Id">Such as <c>company/microsoft</c>.</param>
/// <param name="Name">The usual name in news.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Country">ISO 3166-1 alpha-3 (and XKX), or null.</param>
/// <param name="Sector">A code of the ontology's sectors.</param>
public sealed record Entity(string Id, string Name, EntityKind Kind, string? Country, string Sector);
