namespace Demarche.Ontology.Tests;

public class EventOntologyTests
{
    [Fact]
    public void Holds_plovers_sixteen_types_and_the_extension()
    {
        Assert.Equal(16, EventOntology.Types.Count);
        Assert.Equal(48, EventOntology.Contexts.Count);
        Assert.Equal(318, EventOntology.Cameo.Count);
        Assert.Equal(-6, EventOntology.Mode("SANCTION", "e:tariff").Score);
    }

    [Fact]
    public void Every_default_code_stands_in_the_cameo_table() =>
        Assert.All(
            EventOntology.Types.Values.SelectMany(type => type.Modes.Values.Select(mode => mode.Cameo).Append(type.Cameo)),
            code => Assert.Contains(code, EventOntology.Cameo.Keys));

    [Fact]
    public void An_unknown_mode_is_named_with_those_there_are()
    {
        var error = Assert.Throws<FormatException>(() => EventOntology.Mode("CONSULT", "picnic"));
        Assert.Contains("visit", error.Message);
    }

    [Fact]
    public void Statuses_read_back_as_written() =>
        Assert.All(Enum.GetValues<EventStatus>(), status =>
        {
            Assert.True(EventOntology.TryParseStatus(status.Name(), out var read));
            Assert.Equal(status, read);
        });
}
