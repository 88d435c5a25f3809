using Demarche.Testing;

namespace Demarche.Knowledge.Tests;

public class LookupTests
{
    static readonly Resolver s_resolver = new(KnowledgeBase.Load(Checkout.PathOf("tests", "Demarche.Knowledge.Tests", "tables")));

    static Candidate? First(string name, string? date = null, string? context = null) =>
        s_resolver.Lookup(name, date is null ? null : DateOnly.Parse(date), context) is [var first, ..] ? first : null;

    [Theory]
    [InlineData("China's Minister of Commerce", "2020-06-01", "Zhong Shan")]
    [InlineData("China’s Minister of Commerce", "2023-12-06", "Wang Wentao")]
    [InlineData("the Dutch trade minister", "2023-01-10", "Liesje Schreinemacher")]
    [InlineData("Trade Minister of the Netherlands", "2022-02-01", "Liesje Schreinemacher")]
    [InlineData("Nvidia CEO", "2023-12-06", "Jensen Huang")]
    [InlineData("president of Microsoft", null, "Brad Smith")]
    public void An_office_is_who_held_it_that_day(string name, string? date, string expected) => Assert.Equal(expected, First(name, date)?.Name);

    [Theory]
    [InlineData("Mofcom", "organ/chn-commerce-ministry")]
    [InlineData("China's commerce ministry", "organ/chn-commerce-ministry")]
    [InlineData("Japanese Ministry of Defense", "organ/jpn-defense-ministry")]
    [InlineData("microsoft", "company/microsoft")]
    [InlineData("U.S.", "state/usa")]
    [InlineData("US", "state/usa")]
    [InlineData("Cote d'Ivoire", "state/civ")]
    public void Names_and_phrases_give_the_actor(string name, string id) => Assert.Equal(id, First(name)?.Id);

    [Fact]
    public void A_surname_of_several_is_told_apart_by_the_context()
    {
        Assert.Equal(["Wang Wentao", "Wang Yi"], s_resolver.Lookup("Wang", new(2023, 12, 6)).Select(c => c.Name).Order(StringComparer.Ordinal));
        Assert.Equal("Wang Yi", First("Wang", "2023-12-06", "the foreign ministry Wang Yi spoke for")?.Name);
    }

    [Fact]
    public void Evidence_names_table_and_line()
    {
        var found = First("China's Minister of Commerce", "2023-12-06")!;
        Assert.Contains(found.Evidence, line => line.Contains("states.tsv line ", StringComparison.Ordinal));
        Assert.Contains(found.Evidence, line => line.StartsWith("Minister of Commerce, China since 2020-12-26 (holders.tsv line ", StringComparison.Ordinal));
    }

    [Fact]
    public void Out_of_office_is_elite() => Assert.Equal("ELI", First("Zhong Shan", "2023-12-06")?.Sector);

    [Fact]
    public void Nothing_known_gives_nothing() => Assert.Empty(s_resolver.Lookup("Nobody At All"));
}
