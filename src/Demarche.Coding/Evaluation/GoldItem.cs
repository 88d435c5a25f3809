using System.Globalization;
using Demarche.Ontology;

namespace Demarche.Coding.Evaluation;

/// <summary>A participant as people annotated it.</summary>
/// <param name="Text">Its words in the sentence, exactly.</param>
/// <param name="Occurrence">Which occurrence of these words in the sentence, from 1; 0: any, the annotation does not say.</param>
/// <param name="Entity">What it stands for; null when the annotation does not say.</param>
/// <param name="Country">ISO 3166-1 alpha-3, or null.</param>
/// <param name="Sector">A sector of the ontology; UNK when unknown.</param>
public sealed record GoldParticipant(string Text, int Occurrence, string? Entity, string? Country, string Sector);

/// <summary>An event as people annotated it.</summary>
public sealed record GoldEvent
{
    /// <summary>Index of its sentence in <see cref="GoldItem.Sentences"/>.</summary>
    public required int Sentence { get; init; }

    /// <summary>The words that name the act, exactly.</summary>
    public required string Trigger { get; init; }

    /// <summary>Which occurrence of the trigger in the sentence, from 1; 0: any.</summary>
    public int TriggerOccurrence { get; init; }

    /// <summary>Type.</summary>
    public required EventType Type { get; init; }

    /// <summary>Mode, or null.</summary>
    public EventMode? Mode { get; init; }

    /// <summary>Status.</summary>
    public required EventStatus Status { get; init; }

    /// <summary>Who acts; all parties of a mutual act; may be empty.</summary>
    public IReadOnlyList<GoldParticipant> Actors { get; init; } = [];

    /// <summary>To, for or against whom; may be empty.</summary>
    public IReadOnlyList<GoldParticipant> Recipients { get; init; } = [];

    /// <summary>Doers not named but plain; not scored.</summary>
    public IReadOnlyList<ImpliedActor> ImpliedActors { get; init; } = [];

    /// <summary>What is given, restricted, asked or discussed, in the text's words, or null.</summary>
    public string? Object { get; init; }

    /// <summary><c>YYYY-MM-DD</c>, <c>YYYY-MM</c>, <c>YYYY</c>, or null.</summary>
    public string? Date { get; init; }

    /// <summary>Where, in the text's words, or null.</summary>
    public string? Place { get; init; }

    /// <summary>Contexts.</summary>
    public IReadOnlyList<string> Contexts { get; init; } = [];

    /// <summary>
    /// Whether the parties act on each other: two or more actors and no recipient, in a type whose acts can be mutual. The
    /// annotation has no field for it.
    /// </summary>
    public bool IsMutual =>
        Actors.Count > 1 && Recipients.Count == 0 && Type.Name is ("AGREE" or "CONSULT" or "COOPERATE" or "SUPPORT");
}

/// <summary>A news item with the events people found in it.</summary>
public sealed record GoldItem
{
    /// <summary>Id.</summary>
    public required string Id { get; init; }

    /// <summary>Title, or null.</summary>
    public string? Title { get; init; }

    /// <summary>Day of publication, or null.</summary>
    public DateOnly? Published { get; init; }

    /// <summary>Style of the item (<c>wire</c>, <c>press release</c>), or null.</summary>
    public string? Genre { get; init; }

    /// <summary>The sentences, exactly.</summary>
    public required IReadOnlyList<string> Sentences { get; init; }

    /// <summary>
    /// Whether the first sentence is the title and is handed to the coder as such, apart from the text. False: all sentences make up
    /// the text, and the title, if there is one, is handed over beside it but not scored.
    /// </summary>
    public bool TitleIsFirst { get; init; }

    /// <summary>The events, in the order of their sentences.</summary>
    public IReadOnlyList<GoldEvent> Events { get; init; } = [];

    /// <summary>File and line, for messages.</summary>
    public string? Origin { get; init; }

    /// <summary>The item as the coder gets it: its text is the sentences joined by one space.</summary>
    public Article ToArticle() => new()
    {
        Id = Id,
        Title = Title,
        Published = Published,
        PublishedText = Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Text = string.Join(' ', TitleIsFirst ? Sentences.Skip(1) : Sentences),
        Origin = Origin,
    };

    /// <summary>Where a sentence begins in its text; the title begins at 0.</summary>
    public int StartOf(int sentence)
    {
        var start = 0;
        for (var i = TitleIsFirst ? 1 : 0; i < sentence; i++)
            start += Sentences[i].Length + 1;
        return start;
    }

    /// <summary>The sentence that holds the start of an event's trigger; null for an event of a title that is not scored.</summary>
    public int? SentenceOf(Event coded)
    {
        ArgumentNullException.ThrowIfNull(coded);
        if (coded.Sentence.Field == "title")
            return TitleIsFirst ? 0 : null;
        var start = 0;
        for (var i = TitleIsFirst ? 1 : 0; i < Sentences.Count; i++)
        {
            if (coded.Trigger.Start >= start && coded.Trigger.Start <= start + Sentences[i].Length)
                return i;
            start += Sentences[i].Length + 1;
        }
        return null;
    }
}
