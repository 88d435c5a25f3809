using System.Text;
using System.Text.Json;
using Demarche.Ontology;

namespace Demarche.Record;

/// <summary>Reads the event records that <see cref="JsonLinesEventWriter"/> writes.</summary>
public static class EventReader
{
    /// <summary>Reads JSONL, one event at a time; blank lines are passed over, unknown fields too.</summary>
    /// <param name="stream">UTF-8; left open.</param>
    /// <param name="name">What messages call the stream, such as its path.</param>
    /// <exception cref="FormatException">A line is no event record; the message names it.</exception>
    public static IEnumerable<Event> Read(Stream stream, string name = "events")
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 16 << 10, leaveOpen: true);
        for (var number = 1; reader.ReadLine() is { } line; number++)
            if (!string.IsNullOrWhiteSpace(line))
                yield return Parse(line, $"{name}({number})");
    }

    /// <summary>Reads one record.</summary>
    /// <param name="json">One line.</param>
    /// <param name="place">Where it stands, for the message.</param>
    /// <exception cref="FormatException">It is no event record.</exception>
    public static Event Parse(string json, string place = "event")
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return ReadEvent(document.RootElement);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new FormatException($"{place}: no event record: {e.Message}", e);
        }
    }

    static Event ReadEvent(JsonElement e)
    {
        var type = EventOntology.Type(Text(e, "type"));
        var sentence = e.GetProperty("sentence");
        var coder = e.GetProperty("coder");
        return new()
        {
            Id = Text(e, "id"),
            Document = ReadDocument(e.GetProperty("document")),
            Type = type,
            Mode = TextOrNull(e, "mode") is { } mode ? EventOntology.Mode(type.Name, mode) : null,
            Status = EventOntology.TryParseStatus(Text(e, "status"), out var status) ? status : throw new FormatException($"no status '{Text(e, "status")}'"),
            Cameo = Text(e, "cameo"),
            Sentence = new(Text(sentence, "field"), sentence.GetProperty("index").GetInt32(), sentence.GetProperty("start").GetInt32(),
                sentence.GetProperty("end").GetInt32(), Text(sentence, "text")),
            Trigger = ReadQuote(e.GetProperty("trigger")),
            Actors = [.. e.GetProperty("actors").EnumerateArray().Select(ReadParticipant)],
            Recipients = [.. e.GetProperty("recipients").EnumerateArray().Select(ReadParticipant)],
            ImpliedActors = e.TryGetProperty("impliedActors", out var implied) ? [.. implied.EnumerateArray().Select(ReadImplied)] : [],
            Mutual = e.GetProperty("mutual").GetBoolean(),
            Object = Optional(e, "object") is { } thing ? ReadQuote(thing) : null,
            Date = Optional(e, "date") is { } date ? new(Text(date, "value"), Text(date, "precision"), ReadQuote(date)) : null,
            Place = Optional(e, "place") is { } place ? ReadQuote(place) : null,
            Contexts = [.. e.GetProperty("contexts").EnumerateArray().Select(context => context.GetString()!)],
            Attribution = Optional(e, "attribution") is { } attribution ? ReadParticipant(attribution) : null,
            Confidence = e.GetProperty("confidence").GetDouble(),
            Explanation = [.. e.GetProperty("explanation").EnumerateArray().Select(line => line.GetString()!)],
            Coder = new(Text(coder, "version"), Text(coder, "lexicon"), Text(coder, "model")),
        };
    }

    static DocumentReference ReadDocument(JsonElement e) =>
        new(Text(e, "id"), TextOrNull(e, "url"), TextOrNull(e, "title"), TextOrNull(e, "published"),
            e.GetProperty("extra").EnumerateObject().ToDictionary(field => field.Name, field => field.Value.Clone()));

    static Participant ReadParticipant(JsonElement e) => new()
    {
        Mention = ReadQuote(e),
        Name = Text(e, "name"),
        Id = TextOrNull(e, "id"),
        Country = TextOrNull(e, "country"),
        Sector = Text(e, "sector"),
        Office = TextOrNull(e, "office"),
        Organization = TextOrNull(e, "organization"),
        OrganizationId = TextOrNull(e, "organizationId"),
    };

    static ImpliedActor ReadImplied(JsonElement e) => new(Text(e, "name"), TextOrNull(e, "id"), TextOrNull(e, "country"), Text(e, "sector"));

    static Quote ReadQuote(JsonElement e) => new(Text(e, "text"), e.GetProperty("start").GetInt32(), e.GetProperty("end").GetInt32());

    static JsonElement? Optional(JsonElement e, string name) =>
        e.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    static string Text(JsonElement e, string name) =>
        e.GetProperty(name).GetString() ?? throw new FormatException($"\"{name}\" is null");

    static string? TextOrNull(JsonElement e, string name) => Optional(e, name)?.GetString();
}
