using System.Text.Encodings.Web;
using System.Text.Json;
using Demarche.Ontology;

namespace Demarche.Coding.Evaluation;

/// <summary>Reads and writes gold items as JSON, the form that <c>evaluation.md</c> describes.</summary>
public static class GoldReader
{
    /// <summary>Reads items from a file: JSONL, a JSON array or object, or, for <c>.txt</c>, the corpus notation.</summary>
    /// <exception cref="FormatException">The file is not in its form; the message names the place.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static IEnumerable<GoldItem> ReadFile(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        using var text = new StreamReader(path);
        if (path.EndsWith(".txt", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var item in CorpusReader.Read(text, path))
                yield return item;
        }
        else if (path.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var item in ReadJson(text.ReadToEnd(), path))
                yield return item;
        }
        else
        {
            for (var number = 1; text.ReadLine() is { } line; number++)
                if (!string.IsNullOrWhiteSpace(line))
                    foreach (var item in ReadJson(line, $"{path}({number})"))
                        yield return item;
        }
    }

    /// <summary>Reads one item, or an array of items.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="origin">Where it stands, for messages.</param>
    /// <exception cref="FormatException">It is no gold item.</exception>
    public static IReadOnlyList<GoldItem> ReadJson(string json, string origin)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Array
                ? [.. document.RootElement.EnumerateArray().Select((item, i) => ReadItem(item, $"{origin}, item {i + 1}"))]
                : [ReadItem(document.RootElement, origin)];
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new FormatException($"{origin}: no gold item: {e.Message}", e);
        }
    }

    /// <summary>Writes an item as one line of JSON, the title, where there is one, as the first sentence.</summary>
    public static string ToJson(GoldItem item)
    {
        ArgumentNullException.ThrowIfNull(item);
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
            WriteItem(json, item);
        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }

    static GoldItem ReadItem(JsonElement e, string origin)
    {
        string[] sentences = [.. e.GetProperty("sentences").EnumerateArray().Select(sentence => sentence.GetString()!)];
        DateOnly? published = TextOrNull(e, "published") is { Length: >= 10 } text
            ? DateOnly.TryParseExact(text.AsSpan(0, 10), "yyyy-MM-dd", out var day) ? day : throw new FormatException($"'{text}' is no date")
            : null;
        return new()
        {
            Id = e.TryGetProperty("id", out var id) ? id.ToString() : origin,
            Title = TextOrNull(e, "title"),
            Published = published,
            Genre = TextOrNull(e, "genre"),
            Sentences = sentences,
            Events = [.. e.GetProperty("events").EnumerateArray().Select((one, i) => ReadEvent(one, i, sentences)).OrderBy(one => one.Sentence)],
            Origin = origin,
        };
    }

    static GoldEvent ReadEvent(JsonElement e, int number, string[] sentences)
    {
        var sentence = e.GetProperty("sentence").GetInt32();
        if (sentence < 0 || sentence >= sentences.Length)
            throw new FormatException($"event {number + 1} is in sentence {sentence}, but there are {sentences.Length}, counted from 0");
        var type = EventOntology.Type(Text(e, "type"));
        var status = TextOrNull(e, "status") ?? "actual";
        return new()
        {
            Sentence = sentence,
            Trigger = TextOrNull(e, "trigger") ?? "",
            Type = type,
            Mode = TextOrNull(e, "mode") is { } mode ? EventOntology.Mode(type.Name, mode) : null,
            Status = EventOntology.TryParseStatus(status, out var known) ? known : throw new FormatException($"'{status}' is no status"),
            Actors = Participants(e, "actors"),
            Recipients = Participants(e, "recipients"),
            ImpliedActors = Optional(e, "impliedActors") is { } implied
                ? [.. implied.EnumerateArray().Select(one => new ImpliedActor(Text(one, "entity"), null, TextOrNull(one, "country"), TextOrNull(one, "sector") ?? "UNK"))]
                : [],
            Object = TextOrNull(e, "object"),
            Date = TextOrNull(e, "date"),
            Place = TextOrNull(e, "place"),
            Contexts = Optional(e, "contexts") is { } contexts ? [.. contexts.EnumerateArray().Select(context => context.GetString()!)] : [],
        };
    }

    static GoldParticipant[] Participants(JsonElement e, string name) => Optional(e, name) is { } list
        ? [.. list.EnumerateArray().Select(one =>
            new GoldParticipant(Text(one, "text"), 0, TextOrNull(one, "entity"), TextOrNull(one, "country"), TextOrNull(one, "sector") ?? "UNK"))]
        : [];

    static void WriteItem(Utf8JsonWriter json, GoldItem item)
    {
        json.WriteStartObject();
        json.WriteString("id", item.Id);
        json.WriteString("title", item.Title);
        json.WriteString("published", item.Published?.ToString("yyyy-MM-dd"));
        if (item.Genre is not null)
            json.WriteString("genre", item.Genre);
        json.WriteStartArray("sentences");
        foreach (var sentence in item.Sentences)
            json.WriteStringValue(sentence);
        json.WriteEndArray();
        json.WriteStartArray("events");
        foreach (var gold in item.Events)
        {
            json.WriteStartObject();
            json.WriteNumber("sentence", gold.Sentence);
            json.WriteString("trigger", gold.Trigger);
            json.WriteString("type", gold.Type.Name);
            json.WriteString("mode", gold.Mode?.Name);
            json.WriteString("status", gold.Status.Name());
            WriteParticipants("actors", gold.Actors);
            WriteParticipants("recipients", gold.Recipients);
            if (gold.ImpliedActors.Count > 0)
                WriteParticipants("impliedActors", [.. gold.ImpliedActors.Select(one => new GoldParticipant("", 0, one.Name, one.Country, one.Sector))]);
            json.WriteString("object", gold.Object);
            json.WriteString("date", gold.Date);
            json.WriteString("place", gold.Place);
            json.WriteStartArray("contexts");
            foreach (var context in gold.Contexts)
                json.WriteStringValue(context);
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();

        void WriteParticipants(string name, IReadOnlyList<GoldParticipant> participants)
        {
            json.WriteStartArray(name);
            foreach (var one in participants)
            {
                json.WriteStartObject();
                if (one.Text.Length > 0)
                    json.WriteString("text", one.Text);
                json.WriteString("entity", one.Entity);
                json.WriteString("country", one.Country);
                json.WriteString("sector", one.Sector);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
    }

    static JsonElement? Optional(JsonElement e, string name) =>
        e.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    static string Text(JsonElement e, string name) => e.GetProperty(name).GetString() ?? throw new FormatException($"\"{name}\" is null");

    static string? TextOrNull(JsonElement e, string name) => Optional(e, name)?.GetString();
}
