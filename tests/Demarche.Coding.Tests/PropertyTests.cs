using System.Text.Json;
using Demarche.Ontology;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Demarche.Coding.Tests;

/// <summary>What holds for any text: pieces of sentences thrown together, with junk between them.</summary>
public class PropertyTests
{
    static readonly string[] s_pieces =
    [
        "China", "the United States", "Iran's foreign minister", "President Ann Lee", "two Russian banks", "protesters", "it",
        "who", "the ministry",
        "said", "met", "imposed", "agreed to lift", "urged", "threatened to attack", "refused to", "will visit",
        "did not sanction", "had condemned", "was arrested by",
        "sanctions on", "tariffs of 25%", "talks with", "a ban on exports of chips to", "the attack", "an agreement between",
        "and", "or", ",", ".", "!", "?", ";", ":", "—", "\"", "“", "”", "(", ")", "'s", "’s", "\n", "\n\n", "\r\n", "\t", " ",
        "on Wednesday", "last year", "in Geneva", "because", "after", "if", "that", "which", "to", "such as", "not", "no",
        "U.S.", "$1.5bn", "e.g.", "https://example.org/a?b=c", "a@b.org", "GENEVA (AP) -", "\u00A0", "\u200B", "\uFEFF", "é",
        "ﬁ", "中国", "🚀", "\uD83D", "\0",
    ];

    static readonly Gen<string> s_text = Gen.Frequency<string>(
        (6, Gen.Choose(0, 40).SelectMany(count => Gen.ArrayOf(Gen.Elements(s_pieces), count))
            .Select(pieces => string.Join(' ', pieces))),
        (1, Gen.Choose(0, 40).SelectMany(count => Gen.ArrayOf(Gen.Elements(s_pieces), count)).Select(string.Concat)),
        (1, ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")));

    static readonly Arbitrary<Article> s_articles = (
        from text in s_text
        from title in Gen.OneOf(Gen.Constant<string?>(null), s_text.Select(title => (string?)title))
        from published in Gen.Elements<DateOnly?>(null, new DateOnly(2023, 12, 7))
        select new Article { Id = "1", Text = text, Title = title, Published = published }).ToArbitrary();

    [Property(MaxTest = 200)]
    public Property Any_text_gives_sound_records() => Prop.ForAll(s_articles, article =>
    {
        var result = Shipped.Coder.CodeItem(article);
        var at = (Field: 0, Sentence: 0);
        foreach (var coded in result.Events)
        {
            var text = coded.Sentence.Field == "title" ? article.Title! : article.Text;
            Assert.Equal(coded.Sentence.Text, text[coded.Sentence.Start..coded.Sentence.End]);
            foreach (var quote in Quotes(coded))
            {
                Assert.Equal(quote.Text, text[quote.Start..quote.End]);
                Assert.NotEmpty(quote.Text);
                Assert.InRange(quote.Start, coded.Sentence.Start, quote.End);
                Assert.InRange(quote.End, quote.Start, coded.Sentence.End);
            }
            var place = (Field: coded.Sentence.Field == "title" ? 0 : 1, Sentence: coded.Sentence.Index);
            Assert.True(at.CompareTo(place) <= 0, "events are not in the order of the text");
            at = place;
            Assert.InRange(coded.Confidence, 0, 1);
            Assert.True(EventOntology.Cameo.ContainsKey(coded.Cameo));
            Assert.All(coded.Contexts, context => Assert.True(EventOntology.Contexts.ContainsKey(context)));
            Assert.All(coded.Actors.Concat(coded.Recipients),
                party => Assert.True(EventOntology.Sectors.ContainsKey(party.Sector)));
            if (coded.Mutual)
                Assert.Empty(coded.Recipients);
        }
        Assert.Distinct(result.Events.Select(coded => coded.Id));
    });

    [Property(MaxTest = 20)]
    public Property Threads_do_not_change_the_result() => Prop.ForAll(s_articles.Generator.ArrayOf(8).ToArbitrary(), articles =>
        Assert.Equal(Code(articles, 1), Code(articles, 4)));

    static string[] Code(Article[] articles, int threads)
    {
        var lines = new string[articles.Length];
        Parallel.For(0, articles.Length, new() { MaxDegreeOfParallelism = threads },
            i => lines[i] = JsonSerializer.Serialize(Shipped.Coder.Code(articles[i])));
        return lines;
    }

    static IEnumerable<Quote> Quotes(Event coded) =>
    [
        coded.Trigger,
        .. coded.Actors.Concat(coded.Recipients).Select(party => party.Mention),
        .. new[] { coded.Object, coded.Place, coded.Date?.Quote }.OfType<Quote>(),
    ];
}
