using Demarche.Ontology;

namespace Demarche.Coding.Evaluation;

/// <summary>Lets one annotation be scored against another, as if a coder had made it.</summary>
public static class Annotations
{
    static readonly CoderVersion s_version = new("0", "annotation", "annotation");

    /// <summary>The events of an annotated item as records; words that stand several times are taken where they stand first, unless it says where.</summary>
    public static IReadOnlyList<Event> ToEvents(this GoldItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        return [.. item.Events.Select((gold, i) => ToEvent(item, gold, i))];
    }

    static Event ToEvent(GoldItem item, GoldEvent gold, int number)
    {
        var text = item.Sentences[gold.Sentence];
        var isTitle = item.TitleIsFirst && gold.Sentence == 0;
        var start = isTitle ? 0 : item.StartOf(gold.Sentence);
        return new()
        {
            Id = $"{item.Id}-{number}",
            Document = new(item.Id, null, item.Title, null, item.ToArticle().Extra),
            Type = gold.Type,
            Mode = gold.Mode,
            Status = gold.Status,
            Cameo = gold.Mode?.Cameo ?? gold.Type.Cameo,
            Sentence = new(isTitle ? "title" : "text", gold.Sentence, start, start + text.Length, text),
            Trigger = Words(gold.Trigger, gold.TriggerOccurrence),
            Actors = [.. gold.Actors.Select(Party)],
            Recipients = [.. gold.Recipients.Select(Party)],
            Mutual = gold.IsMutual,
            Object = gold.Object is null ? null : Words(gold.Object, 0),
            Date = gold.Date is null ? null : new(gold.Date, "day", new("", start, start)),
            Place = gold.Place is null ? null : Words(gold.Place, 0),
            Contexts = gold.Contexts,
            Confidence = 1,
            Coder = s_version,
        };

        Quote Words(string words, int occurrence)
        {
            var at = Evaluation.Words.Find(text, words, occurrence) is [var found, ..] ? found.Start : 0;
            return new(words, start + at, start + at + words.Length);
        }

        Participant Party(GoldParticipant party) =>
            new() { Mention = Words(party.Text, party.Occurrence), Name = party.Entity ?? party.Text, Country = party.Country, Sector = party.Sector };
    }
}
