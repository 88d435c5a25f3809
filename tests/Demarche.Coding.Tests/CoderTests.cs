using Demarche.Coding.Lexicon;
using Demarche.Ontology;

namespace Demarche.Coding.Tests;

public class CoderTests
{
    [Fact] // The example of Coder, and of the README.
    public void Five_lines_are_enough()
    {
        var coder = Coder.Load();
        var article = new Article { Id = "1", Text = "Canada sanctioned two Russian banks.", Published = new(2023, 12, 7) };
        var coded = Assert.Single(coder.Code(article));
        var line = $"{coded.Type} {coded.Trigger.Text}: {string.Join(", ", coded.Actors.Select(a => a.Name))}";
        Assert.Equal("SANCTION sanctioned: Canada", line);
    }

    [Fact] // The loader checks classes, roles, modes and CAMEO codes; it throws where one is wrong.
    public void The_shipped_lexicon_loads()
    {
        var lexicon = FrameLexicon.Load();
        Assert.InRange(lexicon.Count, 1_000, int.MaxValue);
        Assert.NotEmpty(lexicon.Saying);
        Assert.NotEmpty(lexicon.Class("light"));
    }

    [Fact]
    public void Versions_of_program_frames_and_model_go_into_each_record()
    {
        var version = Shipped.Coder.Version;
        Assert.Equal(FrameLexicon.Load().Version, version.Lexicon);
        Assert.Equal(version, Code("Canada sanctioned two Russian banks.")[0].Coder);
    }

    [Fact]
    public void The_article_is_carried_into_each_record()
    {
        var article = new Article
        {
            Id = "x7", Url = "https://example.org/7", Title = "Iran attacks Israel", Text = "Iran attacked Israel.",
            PublishedText = "2023-12-07T08:00Z",
        };
        foreach (var coded in Shipped.Coder.Code(article))
            Assert.Equal(new DocumentReference("x7", article.Url, article.Title, article.PublishedText, article.Extra),
                coded.Document);
    }

    [Fact]
    public void Events_of_the_title_come_first_with_offsets_of_its_own()
    {
        var article = new Article { Id = "1", Title = "Canada sanctions Russia", Text = "Canada sanctioned two Russian banks." };
        var events = Shipped.Coder.Code(article);
        Assert.Equal("text", events[^1].Sentence.Field);
        Assert.All(events, coded => Assert.Equal(coded.Trigger.Text,
            (coded.Sentence.Field == "title" ? article.Title : article.Text)[coded.Trigger.Start..coded.Trigger.End]));
    }

    [Fact]
    public void What_lies_before_the_body_is_not_read()
    {
        const string text = "Iran attacked Israel.\n\nCanada sanctioned two Russian banks.";
        var article = new Article { Id = "1", Text = text, BodyStart = text.IndexOf("Canada", StringComparison.Ordinal) };
        Assert.Equal("sanctioned", Assert.Single(Shipped.Coder.Code(article)).Trigger.Text);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n\t ")]
    [InlineData("…")]
    [InlineData("\0\uFEFF\u200B\uD800")]
    public void Nothing_in_nothing_out(string text) => Assert.Empty(Code(text));

    [Fact]
    public void Doubtful_events_are_left_out_on_demand()
    {
        var all = Shipped.Coder;
        var strict = new Coder(all.Language, all.Knowledge, FrameLexicon.Load(), minConfidence: 0.99);
        Assert.Empty(strict.Code(new() { Id = "1", Text = "Canada sanctioned two Russian banks." }));
    }

    [Fact]
    public void A_cancelled_token_stops_it() => Assert.Throws<OperationCanceledException>(() =>
        Shipped.Coder.Code(new() { Id = "1", Text = "Iran attacked Israel." }, new CancellationToken(canceled: true)));

    static IReadOnlyList<Event> Code(string text) => Shipped.Coder.Code(new() { Id = "1", Text = text });
}
