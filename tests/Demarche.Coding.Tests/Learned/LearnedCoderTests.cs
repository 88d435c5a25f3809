using Demarche.Ontology;

namespace Demarche.Coding.Tests.Learned;

/// <summary>What the shipped network adds to the rules.</summary>
public class LearnedCoderTests
{
    static IReadOnlyList<Event> Code(Coder coder, string text) => coder.Code(new() { Id = "1", Text = text, Published = new(2023, 12, 7) });

    [Fact]
    public void The_shipped_coder_is_the_learned_one_and_says_so_in_each_record()
    {
        Assert.Contains("+events-", Shipped.Coder.Version.Model);
        Assert.DoesNotContain("events-", Shipped.Rules.Version.Model);
        var coded = Assert.Single(Code(Shipped.Coder, "Canada sanctioned two Russian banks on Tuesday."));
        Assert.Contains(coded.Explanation, why => why.StartsWith("learned: SANCTION", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Iran attacked Israel on Tuesday.", "ASSAULT")]
    [InlineData("French President Emmanuel Macron met German Chancellor Olaf Scholz in Berlin on Tuesday.", "CONSULT")]
    [InlineData("The European Union imposed tariffs on Chinese electric cars.", "SANCTION")]
    public void Plain_news_is_coded_with_confidence(string text, string type)
    {
        var coded = Code(Shipped.Coder, text)[0];
        Assert.Equal(type, coded.Type.Name);
        Assert.InRange(coded.Confidence, 0.5, 1);
        Assert.NotEmpty(coded.Actors);
    }

    [Fact]
    public void Confidence_is_a_probability_that_differs_from_event_to_event()
    {
        var events = Code(Shipped.Coder, "Iran attacked Israel. Japan may weigh whether talks with some partners could be of use.");
        Assert.All(events, coded => Assert.InRange(coded.Confidence, 0.01, 1));
    }

    [Fact]
    public void A_sentence_longer_than_can_be_parsed_at_once_is_coded_by_rules()
    {
        var text = string.Join(", ", Enumerable.Repeat("Iran attacked Israel", 300)) + ".";
        Assert.NotEmpty(Code(Shipped.Coder, text));
    }
}
