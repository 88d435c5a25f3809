using System.Text;
using System.Text.Json;
using Demarche.Ontology;

namespace Demarche.Record.Tests;

/// <summary>Events made by hand, with every field filled and with none.</summary>
static class Sample
{
    public static Article Article { get; } = new()
    {
        Id = "item-1",
        Title = "Smith 😀 meets Wang",
        Text = "😀 “Good”; Microsoft’s President Brad Smith met China’s Wang Wentao in Beijing on Wednesday to discuss A\\B; trade.",
    };

    public static Event Full { get; } = new()
    {
        Id = "item-1-1",
        Document = new("item-1", "https://example.org/1?a=1&b=2", "Smith 😀 meets Wang", "2023-12-07T08:00:00Z",
            new Dictionary<string, JsonElement> { ["desk"] = JsonDocument.Parse("""{"n":[1,null,"é<"]}""").RootElement }),
        Type = EventOntology.Type("CONSULT"),
        Mode = EventOntology.Mode("CONSULT", "visit"),
        Status = EventStatus.Historical,
        Cameo = "042",
        Sentence = new("text", 0, 0, Article.Text.Length, Article.Text),
        Trigger = Quote("met"),
        Actors =
        [
            new()
            {
                Mention = Quote("Microsoft’s President Brad Smith"), Name = "Brad Smith", Id = "person/brad-smith-microsoft", Country = "USA",
                Sector = "MNC", Office = "President", Organization = "Microsoft", OrganizationId = "company/microsoft",
            },
            new() { Mention = Quote("“Good”; Microsoft"), Name = "Good; \\ Microsoft" },
        ],
        Recipients = [new() { Mention = Quote("China’s Wang Wentao"), Name = "Wang Wentao", Id = "person/wang-wentao", Country = "CHN", Sector = "GOV" }],
        Object = Quote("A\\B; trade"),
        Date = new("2023-12-06", "day", Quote("Wednesday")),
        Place = Quote("Beijing"),
        Contexts = ["diplomatic", "e:trade"],
        Attribution = new() { Mention = Quote("Brad Smith"), Name = "Brad Smith", Sector = "MNC" },
        Confidence = 0.925,
        Explanation = ["frame meet.v: A meet R", "a \"quoted\" reason"],
        Coder = new("0.1.0", "abc", "def"),
    };

    public static Event Bare { get; } = new()
    {
        Id = "item-1-2",
        Document = new("item-1", null, null, null, new Dictionary<string, JsonElement>()),
        Type = EventOntology.Type("SANCTION"),
        Status = EventStatus.Actual,
        Cameo = "160",
        Sentence = new("title", 0, 0, 19, "Smith 😀 meets Wang"),
        Trigger = new("meets", 9, 14),
        ImpliedActors = [new("United Nations", "body/un", null, "IGO"), new("Kosovo", "state/xkx", "XKX", "GOV")],
        Confidence = 1,
        Coder = new("0.1.0", "abc", "def"),
    };

    static Quote Quote(string words)
    {
        var start = Article.Text.IndexOf(words, StringComparison.Ordinal);
        return new(words, start, start + words.Length);
    }

    public static string Written(string format, OffsetUnit offsets = OffsetUnit.Utf16, params Event[] events)
    {
        using var stream = new MemoryStream();
        using (var writer = EventWriters.Create(format, stream, offsets))
            foreach (var coded in events)
                writer.Write(coded);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
