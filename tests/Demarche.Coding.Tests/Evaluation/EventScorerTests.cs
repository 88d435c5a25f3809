using System.Text.Json;
using Demarche.Coding.Evaluation;
using Demarche.Language.Conllu;
using Demarche.Ontology;

namespace Demarche.Coding.Tests.Evaluation;

public class EventScorerTests
{
    const string Met = "Ann met Bob, and Bob urged Cid and Dan to sign the deal on 1 May.";

    [Fact]
    public void The_same_event_is_right_at_every_level()
    {
        var scores = Score("CONSULT actual · met · A Ann = . DEU GOV · A Bob #1 = . FRA GOV", Event("CONSULT", "met", mutual: true, actors: ["Ann DEU GOV", "Bob FRA GOV"]));
        Assert.All([scores.Type, scores.Who, scores.Record], level => Assert.Equal(new F1(1, 1, 1), level));
        Assert.Equal(new Accuracy(2, 2), scores.Sector);
        Assert.Equal(1, scores.MacroF1);
    }

    [Theory]
    [InlineData("A Ann = . DEU GOV · R Bob #1 = . - GOV", "110", "Ann DEU GOV", "Bob FRA GOV")]     // gold gives no country for Bob
    [InlineData("A Ann = . DEU GOV · R Bob #1 = . USA GOV", "100", "Ann DEU GOV", "Bob FRA GOV")]   // the country differs
    [InlineData("A Ann = . DEU GOV", "000", "Ann DEU GOV", "Bob FRA GOV")]                          // a recipient too many
    [InlineData("A Ann = . DEU GOV · R Bob #1 = . FRA GOV", "000", "Ann DEU GOV")]                  // a recipient missing
    [InlineData("A Ann = . DEU GOV · R Bob #2 = . FRA GOV", "000", "Ann DEU GOV", "Bob FRA GOV")]   // another Bob
    [InlineData("A Ann = . DEU GOV · A Dan = . FRA GOV · R Bob #1 = . FRA GOV", "110", "Ann DEU GOV", "Bob FRA GOV")] // one of the actors is enough
    [InlineData("R Bob #1 = . FRA GOV", "000", "Ann DEU GOV", "Bob FRA GOV")]                       // an actor too many
    public void Roles_and_countries_decide(string gold, string expected, string actor, params string[] recipients)
    {
        var scores = Score($"REQUEST actual · urged · {gold}", Event("REQUEST", "urged", actors: [actor], recipients: recipients));
        Assert.Equal(1, scores.Type.Correct);
        Assert.Equal(expected[..2], $"{scores.Who.Correct}{scores.Record.Correct}");
    }

    [Fact]
    public void A_mutual_act_has_one_role()
    {
        var scores = Score("CONSULT actual · met · A Ann = . DEU GOV · A Bob #1 = . FRA GOV", Event("CONSULT", "met", actors: ["Ann DEU GOV"], recipients: ["Bob FRA GOV"]));
        Assert.Equal((1, 1), (scores.Who.Correct, scores.Record.Correct));
    }

    [Fact]
    public void Status_counts_in_the_record_alone()
    {
        var scores = Score("CONSULT future · met · A Ann = . DEU GOV", Event("CONSULT", "met", actors: ["Ann DEU GOV"]));
        Assert.Equal((1, 0), (scores.Who.Correct, scores.Record.Correct));
        Assert.Equal(new Accuracy(0, 1), scores.Status);
    }

    [Fact]
    public void As_many_pairs_as_can_be_are_made()
    {
        // The first gold event fits both, the second only the one that is nearer to the first.
        var scores = Score(
            "REQUEST actual · urged · A Bob #2 = . - UNK\n  REQUEST actual · met · A Ann = . - UNK",
            Event("REQUEST", "urged", actors: ["Ann - UNK"]), Event("REQUEST", "met", actors: ["Bob#2 - UNK", "Ann - UNK"]));
        Assert.Equal(new F1(2, 2, 2), scores.Who);
    }

    [Fact]
    public void Values_are_counted_where_gold_gives_them()
    {
        var coded = Event("AGREE", "sign", actors: ["Cid - UNK", "Dan - BUS"]) with
        {
            Object = Quote("the deal"),
            Date = new("2024-05", "month", Quote("May")),
        };
        var scores = Score("AGREE actual · sign · A Cid = . - UNK · A Dan = . - MNC · O deal · D 2024-05-01", coded);
        Assert.Equal(new Accuracy(1, 1), scores.Object);
        Assert.Equal(new Accuracy(0, 1), scores.Date);
        Assert.Equal(new Accuracy(0, 1), scores.Sector);
        Assert.Equal(default, scores.Mode);
        Assert.Equal(default, scores.Country);
    }

    [Fact]
    public void Types_have_their_own_figures_and_a_mean()
    {
        var scores = Score("CONSULT actual · met\n  REQUEST actual · urged", Event("CONSULT", "met"), Event("AID", "sign"), Event("CONSULT", "deal"));
        Assert.Equal(new F1(2, 3, 1), scores.Type);
        Assert.Equal(new F1(1, 2, 1), scores.Types["CONSULT"]);
        Assert.Equal(new F1(1, 0, 0), scores.Types["REQUEST"]);
        Assert.Equal(new F1(0, 1, 0), scores.Types["AID"]);
        Assert.Equal((2.0 / 3 + 0) / 2, scores.MacroF1, 9);
    }

    [Fact]
    public void An_event_belongs_to_the_sentence_that_holds_its_trigger()
    {
        var item = Item("CONSULT actual · met");
        var elsewhere = Event("CONSULT", "met") with { Trigger = new("x", Met.Length + 1, Met.Length + 2) };
        var scorer = new EventScorer();
        var sentences = scorer.Add(item with { Sentences = [Met, "x y."] }, [elsewhere]);
        Assert.Equal(EventVerdict.Missed, Assert.Single(sentences[0]).Verdict);
        Assert.Equal(EventVerdict.Spurious, Assert.Single(sentences[1]).Verdict);
        Assert.Equal(new F1(1, 1, 0), scorer.Scores.Type);
    }

    [Fact]
    public void Events_of_a_title_that_is_no_sentence_are_left_out()
    {
        var coded = Event("CONSULT", "met") with { Sentence = new("title", 0, 0, 3, "met") };
        Assert.Null(Item("CONSULT actual · met").SentenceOf(coded));
        Assert.Equal(0, (Item("CONSULT actual · met") with { TitleIsFirst = true }).SentenceOf(coded));
    }

    [Fact]
    public void Errors_are_told_apart()
    {
        var item = Item("CONSULT actual · met · A Ann = . - UNK\n  REQUEST actual · urged · A Bob #2 = . - UNK\n  AGREE actual · sign · A Cid = . - UNK\n  AID actual · deal");
        var comparisons = new EventScorer().Add(item,
        [
            Event("CONSULT", "met", actors: ["Ann - UNK"]),
            Event("ACCUSE", "urged Cid", actors: ["Bob#2 - UNK"]),
            Event("AGREE", "sign", actors: ["Dan - UNK"]),
            Event("REJECT", "May"),
        ])[0];
        Assert.Equal([EventVerdict.Right, EventVerdict.WrongType, EventVerdict.WrongWho, EventVerdict.Missed, EventVerdict.Spurious],
            comparisons.Select(comparison => comparison.Verdict));
    }

    static EventScores Score(string gold, params Event[] events)
    {
        var scorer = new EventScorer();
        scorer.Add(Item(gold), events);
        return scorer.Scores;
    }

    static GoldItem Item(string events) => Assert.Single(CorpusReader.Read(new StringReader($"@ a 2024-05-03 wire\n{Met}\n  {events}\n"), "a.txt"));

    // Participants as "words country sector", with #2 for the second occurrence.
    static Event Event(string type, string trigger, bool mutual = false, string[]? actors = null, string[]? recipients = null) => new()
    {
        Id = "1",
        Document = new("a", null, null, null, new Dictionary<string, JsonElement>()),
        Type = EventOntology.Type(type),
        Status = EventStatus.Actual,
        Cameo = "010",
        Sentence = new("text", 0, 0, Met.Length, Met),
        Trigger = Quote(trigger),
        Actors = [.. (actors ?? []).Select(Participant)],
        Recipients = [.. (recipients ?? []).Select(Participant)],
        Mutual = mutual,
        Confidence = 1,
        Coder = new("", "", ""),
    };

    static Participant Participant(string text)
    {
        var parts = text.Split(' ');
        var words = parts[0].Split('#');
        return new()
        {
            Mention = Quote(words[0], second: words.Length > 1),
            Name = words[0],
            Country = parts[1] == "-" ? null : parts[1],
            Sector = parts[2],
        };
    }

    static Quote Quote(string words, bool second = false)
    {
        var start = Met.IndexOf(words, StringComparison.Ordinal);
        start = second ? Met.IndexOf(words, start + 1, StringComparison.Ordinal) : start;
        return new(words, start, start + words.Length);
    }
}
