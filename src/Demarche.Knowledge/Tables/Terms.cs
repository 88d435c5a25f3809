namespace Demarche.Knowledge;

/// <summary>A state or territory of <c>states.tsv</c>.</summary>
/// <param name="Entity">Its place among the entities.</param>
/// <param name="Adjective">The usual adjective; the name where there is none.</param>
sealed record State(Entity Entity, string Adjective);

/// <summary>A title of <c>titles.tsv</c>.</summary>
/// <param name="Name">Lower case, singular.</param>
/// <param name="Sector">Of a person so called, where nothing else is said.</param>
/// <param name="FollowsOrganization">Whether the sector of the organisation named with it goes before <paramref name="Sector"/>.</param>
/// <param name="FormerSector">After "former".</param>
sealed record Title(string Name, string Sector, bool FollowsOrganization, string FormerSector);

/// <summary>What a noun of <c>agents.tsv</c> names.</summary>
enum AgentKind : byte
{
    /// <summary>One person.</summary>
    Person,
    /// <summary>People together.</summary>
    Group,
    /// <summary>An organ of a state, party or body.</summary>
    Organ,
    /// <summary>A company.</summary>
    Company,
    /// <summary>A country or town as one who acts.</summary>
    Place,
    /// <summary>A ship or aircraft.</summary>
    Craft,
}

/// <summary>A noun of <c>agents.tsv</c>.</summary>
/// <param name="Name">Lemma or phrase.</param>
/// <param name="Sector">Of those it names.</param>
/// <param name="Kind">What it names.</param>
/// <param name="FollowsOrganization">Whether the sector of a body named beside it goes before <paramref name="Sector"/>.</param>
sealed record AgentNoun(string Name, string Sector, AgentKind Kind, bool FollowsOrganization);

/// <summary>A kind of state organ of <c>organ-kinds.tsv</c>.</summary>
/// <param name="Name">Such as <c>ministry-trade</c>.</param>
/// <param name="Phrase">The first of its phrases.</param>
/// <param name="Sector">Of such an organ where the country's own is not in the tables.</param>
/// <param name="Generic">Bare nouns that may point back to one.</param>
sealed record OrganKind(string Name, string Phrase, string Sector, string[] Generic);

/// <summary>A named place.</summary>
/// <param name="Id">Id, or null.</param>
/// <param name="Name">Usual name.</param>
/// <param name="Country">ISO 3166-1 alpha-3, or null.</param>
/// <param name="Weight">How well known it is, from 0; for choosing between places of one name.</param>
sealed record Place(string? Id, string Name, string? Country, int Weight);

/// <summary>An office of <c>offices.tsv</c>.</summary>
/// <param name="Id">Such as <c>fra/president</c>.</param>
/// <param name="Titles">Forms in use, most exact first.</param>
/// <param name="Country">ISO 3166-1 alpha-3, or null for that of an international body.</param>
/// <param name="Organization">Place among the entities of its organ or body, or −1.</param>
/// <param name="Sector">Of its holder.</param>
/// <param name="Rank">How prominent its holder is: 3 for heads of state, government and great bodies, 2 for ministers, 1 for others.</param>
sealed record Office(string Id, string[] Titles, string? Country, int Organization, string Sector, int Rank);

/// <summary>One term of office, or of leading a company.</summary>
/// <param name="Title">The office in words: "Minister of Commerce".</param>
/// <param name="Country">ISO 3166-1 alpha-3, or null.</param>
/// <param name="Sector">Of its holder.</param>
/// <param name="Organization">Place among the entities of the organ, body or company it belongs to, or −1.</param>
/// <param name="Person">Place of the person among the entities.</param>
/// <param name="From">First day, or null when not known.</param>
/// <param name="Until">First day out of office; null: in office.</param>
/// <param name="Rank">As for <see cref="Office"/>.</param>
/// <param name="File">Index of its table.</param>
/// <param name="Line">Line in that table.</param>
sealed record Term(string Title, string? Country, string Sector, int Organization, int Person, DateOnly? From, DateOnly? Until, int Rank, byte File, int Line)
{
    /// <summary>The office; null for that of a company.</summary>
    public Office? Office { get; init; }

    /// <summary>Whether the person held the office that day; without a day, whether they hold it now.</summary>
    public bool Holds(DateOnly? date) => date is { } day ? (From is null || From <= day) && (Until is null || day < Until) : Until is null;

    /// <summary>Whether it was over that day.</summary>
    public bool IsOver(DateOnly? date) => Until is { } until && (date is not { } day || until <= day);
}
