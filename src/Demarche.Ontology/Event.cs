using System.Text.Json;

namespace Demarche.Ontology;

/// <summary>Words of the source: text and offsets.</summary>
/// <param name="Text">The words, exactly.</param>
/// <param name="Start">First UTF-16 code unit in the article's text, or in its title for an event of the title.</param>
/// <param name="End">One past the last code unit.</param>
public sealed record Quote(string Text, int Start, int End);

/// <summary>The article an event comes from.</summary>
/// <param name="Id">The article's id.</param>
/// <param name="Url">Its address, or null.</param>
/// <param name="Title">Its title, or null.</param>
/// <param name="Published">Publication as the source wrote it, or null.</param>
/// <param name="Extra">Fields carried through from the input.</param>
public sealed record DocumentReference(string Id, string? Url, string? Title, string? Published, IReadOnlyDictionary<string, JsonElement> Extra);

/// <summary>The sentence an event was coded in.</summary>
/// <param name="Field"><c>title</c> or <c>text</c>: which of the two the offsets count in.</param>
/// <param name="Index">Position among the sentences of that field, from 0.</param>
/// <param name="Start">First code unit.</param>
/// <param name="End">One past the last.</param>
/// <param name="Text">The sentence, exactly.</param>
public sealed record SentenceReference(string Field, int Index, int Start, int End, string Text);

/// <summary>Somebody in an event: the words of the source, and what they resolve to.</summary>
public sealed record Participant
{
    /// <summary>The fullest name phrase in the sentence, exactly; a pronoun or short form keeps its own words.</summary>
    public required Quote Mention { get; init; }

    /// <summary>Name of what it stands for; the words themselves when it could not be resolved.</summary>
    public required string Name { get; init; }

    /// <summary>Id in the tables of actors, or null.</summary>
    public string? Id { get; init; }

    /// <summary>ISO 3166-1 alpha-3 (and XKX), or null.</summary>
    public string? Country { get; init; }

    /// <summary>A code of the ontology's sectors; UNK when unknown.</summary>
    public string Sector { get; init; } = "UNK";

    /// <summary>Office held on the item's date, or null.</summary>
    public string? Office { get; init; }

    /// <summary>Name of the organisation the person belongs to, or null.</summary>
    public string? Organization { get; init; }

    /// <summary>Its id, or null.</summary>
    public string? OrganizationId { get; init; }
}

/// <summary>A doer who is not named but plain from the context.</summary>
/// <param name="Name">Name.</param>
/// <param name="Id">Id in the tables of actors, or null.</param>
/// <param name="Country">ISO 3166-1 alpha-3, or null.</param>
/// <param name="Sector">A code of the ontology's sectors.</param>
public sealed record ImpliedActor(string Name, string? Id, string? Country, string Sector);

/// <summary>When the act happened, as far as words of the text attach to it.</summary>
/// <param name="Value"><c>YYYY-MM-DD</c>, <c>YYYY-MM</c> or <c>YYYY</c>.</param>
/// <param name="Precision"><c>day</c>, <c>month</c> or <c>year</c>.</param>
/// <param name="Quote">The words of time.</param>
public sealed record EventDate(string Value, string Precision, Quote Quote);

/// <summary>What made a record, so that it can be made again.</summary>
/// <param name="Version">Version of the program.</param>
/// <param name="Lexicon">Version of the frame lexicon and the tables.</param>
/// <param name="Model">Version of the language model.</param>
public sealed record CoderVersion(string Version, string Lexicon, string Model);

/// <summary>One coded event: who did what to whom, with the words of the source for every field.</summary>
public sealed record Event
{
    /// <summary>Stable id: the same item coded by the same rules gives the same id.</summary>
    public required string Id { get; init; }

    /// <summary>The article.</summary>
    public required DocumentReference Document { get; init; }

    /// <summary>PLOVER type.</summary>
    public required EventType Type { get; init; }

    /// <summary>Mode, or null.</summary>
    public EventMode? Mode { get; init; }

    /// <summary>How real the act is.</summary>
    public required EventStatus Status { get; init; }

    /// <summary>CAMEO code: the frame's, else the default of mode or type.</summary>
    public required string Cameo { get; init; }

    /// <summary>The sentence.</summary>
    public required SentenceReference Sentence { get; init; }

    /// <summary>The words that name the act.</summary>
    public required Quote Trigger { get; init; }

    /// <summary>Who acts; all parties of a mutual act; empty when the doer is not named.</summary>
    public IReadOnlyList<Participant> Actors { get; init; } = [];

    /// <summary>To, for or against whom; empty for mutual acts and where nobody is named.</summary>
    public IReadOnlyList<Participant> Recipients { get; init; } = [];

    /// <summary>Where <see cref="Actors"/> is empty: doers plain from the context.</summary>
    public IReadOnlyList<ImpliedActor> ImpliedActors { get; init; } = [];

    /// <summary>Whether all parties stand in <see cref="Actors"/>.</summary>
    public bool Mutual { get; init; }

    /// <summary>What is given, restricted, asked or discussed, or null.</summary>
    public Quote? Object { get; init; }

    /// <summary>When, or null.</summary>
    public EventDate? Date { get; init; }

    /// <summary>Where it happened, or null.</summary>
    public Quote? Place { get; init; }

    /// <summary>Codes of the ontology's contexts, sorted as the ontology lists them.</summary>
    public IReadOnlyList<string> Contexts { get; init; } = [];

    /// <summary>Whose account the sentence gives (<c>officials said</c>), where that is not the actor; or null.</summary>
    public Participant? Attribution { get; init; }

    /// <summary>From 0 to 1: how sure the coder is that this is an event of this type.</summary>
    public required double Confidence { get; init; }

    /// <summary>Frame, roles and rules that led to the record, in order, for people.</summary>
    public IReadOnlyList<string> Explanation { get; init; } = [];

    /// <summary>What made the record.</summary>
    public required CoderVersion Coder { get; init; }

    /// <summary>Score of the mode, else of the type: −10 (conflict) to +10 (cooperation).</summary>
    public double Score => Mode?.Score ?? Type.Score;

    /// <summary>The type's class.</summary>
    public Quad Quad => Type.Quad;
}
