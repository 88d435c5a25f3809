using Demarche.Ontology;
using Demarche.Testing;

namespace Demarche.Coding.Tests;

/// <summary>The item the project exists for, where it lies beside the checkout: each event a reader would write down is there.</summary>
public class SharedSampleTests
{
    static readonly string s_path = Path.GetFullPath(Checkout.PathOf("..", "shared", "samples", "microsoft-mofcom.txt"));

    static readonly Lazy<IReadOnlyList<Event>> s_events = new(() =>
    {
        var text = File.ReadAllText(s_path);
        var end = text.IndexOf('\n', StringComparison.Ordinal);
        return Shipped.Coder.Code(new() { Id = "1", Title = text[..end], Text = text, BodyStart = end + 1, Published = new(2023, 12, 7) });
    });

    /// <summary>Words of the sentence; type and mode; status or null for any; names that must be among actors and recipients; words of the object.</summary>
    public static TheoryData<string, string, string?, string, string, string> Expected => new()
    {
        { "Meets with Chinese Minister", "CONSULT", "actual", "Brad Smith", "", "" },
        { "meets with China’s Minister of Commerce", "CONSULT", "actual", "Brad Smith|Wang Wentao", "", "" },
        { "met with China’s Minister of Commerce", "CONSULT", "actual", "Brad Smith|Wang Wentao", "", "" },
        { "willingness to collaborate", "AGREE", "actual", "China", "American businesses", "" },
        { "The meeting between Brad Smith", "CONSULT", "actual", "Brad Smith|Wang Wentao", "", "" },
        { "recent meeting between U.S. President", "CONSULT", "historical", "Joe Biden|Xi Jinping", "", "" },
        { "expressed China’s commitment", "AGREE", "actual", "Wang Wentao", "foreign companies", "services" },
        { "emphasized the hope", "REQUEST assist", "actual", "Wang Wentao", "Microsoft", "" },
        { "seeking to restrict", "SANCTION e:export_control", "actual", "United States", "China", "key technologies" },
        { "recent export curbs", "SANCTION e:export_control", null, "", "", "chips" },
        { "affirmed by the leaders of both nations", "CONSULT", null, "the leaders of both nations", "", "" },
        { "notable visits by CEOs", "CONSULT visit", "historical", "Tim Cook|Elon Musk", "China", "" },
        { "relaxed Covid-19 travel restrictions", "RETREAT e:ease", null, "", "", "travel restrictions" },
        { "expressed Microsoft’s willingness", "AGREE", "actual", "Brad Smith", "China", "" },
        { "reiterated its commitment", "AGREE", "actual", "Brad Smith", "China", "" },
        { "reported multibillion dollar investment", "COOPERATE e:invest", "historical", "Microsoft", "OpenAI", "" },
    };

    [Theory, MemberData(nameof(Expected))]
    public void Is_coded(string sentence, string type, string? status, string actors, string recipients, string words)
    {
        if (!File.Exists(s_path))
            return;
        var here = s_events.Value.Where(coded => coded.Sentence.Text.Contains(sentence, StringComparison.Ordinal)).ToList();
        Assert.Contains(here, coded => (coded.Mode is null ? coded.Type.Name : $"{coded.Type.Name} {coded.Mode.Name}") == type
            && (status is null || coded.Status.Name() == status)
            && Holds(coded.Actors, actors) && Holds(coded.Recipients, recipients)
            && (words.Length == 0 || coded.Object?.Text.Contains(words, StringComparison.Ordinal) == true));

        static bool Holds(IReadOnlyList<Participant> parties, string names) =>
            names.Split('|', StringSplitOptions.RemoveEmptyEntries).All(name => parties.Any(party => party.Name == name));
    }

    [Fact]
    public void The_meeting_is_dated_and_its_parties_have_country_and_organisation()
    {
        if (!File.Exists(s_path))
            return;
        var met = s_events.Value.First(coded => coded.Trigger.Text is "met" or "met with");
        Assert.Equal("2023-12-06", met.Date?.Value);
        Assert.Equal(["USA", "CHN"], met.Actors.Select(actor => actor.Country));
        Assert.Equal(["Microsoft", "Ministry of Commerce of China"], met.Actors.Select(actor => actor.Organization));
        Assert.Equal("2023", s_events.Value.First(coded => coded.Mode?.Name == "visit").Date?.Value);
        Assert.Contains("e:ai_safety", s_events.Value.First(coded => coded.Sentence.Text.Contains("government talks", StringComparison.Ordinal)).Contexts);
    }

    [Theory]
    [InlineData("not immediately available for response")]
    [InlineData("have been rare")]
    public void Nothing_is_coded_where_nothing_happened(string sentence)
    {
        if (File.Exists(s_path))
            Assert.DoesNotContain(s_events.Value, coded => coded.Sentence.Text.Contains(sentence, StringComparison.Ordinal));
    }
}
