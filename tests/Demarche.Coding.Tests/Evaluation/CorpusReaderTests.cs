using Demarche.Coding.Evaluation;
using Demarche.Testing;

namespace Demarche.Coding.Tests.Evaluation;

public class CorpusReaderTests
{
    const string Item = """
        # a comment
        @ dev-1 2024-05-03 press release
        = Karvania curbs chips
          SANCTION e:export_control actual · curbs · A Karvania = . - GOV · O chips · C economic, e:trade

        As he said, he met Orr in Port Mara on 1 May.
          CONSULT actual · met · A he #2 = Ilse Maran DEU GOV · A Orr = Pavel Orr - UNK · D 2024-05-01 · P Port Mara
        Nobody wept.
        """;

    [Fact]
    public void An_item_is_read_whole()
    {
        var item = Assert.Single(CorpusReader.Read(new StringReader(Item), "a.txt"));
        Assert.Equal(("dev-1", "Karvania curbs chips", "press release", true), (item.Id, item.Title, item.Genre, item.TitleIsFirst));
        Assert.Equal("As he said, he met Orr in Port Mara on 1 May. Nobody wept.", item.ToArticle().Text);
        Assert.Equal(46, item.StartOf(2));
        var met = item.Events[1];
        Assert.Equal((1, "met", "CONSULT", "2024-05-01", "Port Mara"), (met.Sentence, met.Trigger, met.Type.Name, met.Date, met.Place));
        Assert.Equal(new GoldParticipant("he", 2, "Ilse Maran", "DEU", "GOV"), met.Actors[0]);
        Assert.Equal(new GoldParticipant("Orr", 0, "Pavel Orr", null, "UNK"), met.Actors[1]);
        Assert.True(met.IsMutual);
    }

    [Fact]
    public void What_is_written_as_json_is_read_back()
    {
        var item = CorpusReader.Read(new StringReader(Item.Replace("he #2", "Orr", StringComparison.Ordinal)), "a.txt")[0];
        var json = GoldReader.ToJson(item);
        Assert.Equal(json, GoldReader.ToJson(Assert.Single(GoldReader.ReadJson(json, "b"))));
    }

    [Theory]
    [InlineData("  MEETS actual · met", "'MEETS' is no event type")]
    [InlineData("  CONSULT e:ban actual · met", "CONSULT has no mode 'e:ban'")]
    [InlineData("  CONSULT done · met", "'done' is no status")]
    [InlineData("  CONSULT actual · meets", "the trigger 'meets' does not stand in the sentence")]
    [InlineData("  CONSULT actual · met · A Ann = . GOV", "is not 'entity country sector'")]
    [InlineData("  CONSULT actual · met · A Ann = . Germany GOV", "'Germany' is no country")]
    [InlineData("  CONSULT actual · met · A Ann = . DEU KING", "'KING' is no sector")]
    [InlineData("  CONSULT actual · met · R Bob #1 = . DEU GOV · A Ann = . DEU GOV", "out of order")]
    [InlineData("  CONSULT actual · met · D yesterday", "'yesterday' is no date")]
    [InlineData("  CONSULT actual · met · C weather", "'weather' is no context")]
    [InlineData("  CONSULT actual · met · A Bob = . DEU GOV", "stands 2 times in the sentence")]
    [InlineData("  CONSULT actual · met · A Bob #3 = . DEU GOV", "stands only 2 times")]
    [InlineData(" Ann met Bob.", "begins without a space")]
    [InlineData("= Title", "a title stands directly below the head")]
    [InlineData("@ dev-2 May wire", "the head of an item is")]
    public void A_slip_is_named_with_its_place(string line, string message)
    {
        var error = Assert.Throws<FormatException>(() =>
            CorpusReader.Read(new StringReader("@ dev-1 2024-05-03 wire\nAnn met Bob, and Bob wept.\n" + line), "a.txt"));
        Assert.StartsWith("a.txt(3): ", error.Message);
        Assert.Contains(message, error.Message);
    }

    [Fact]
    public void The_corpus_keeps_to_the_notation()
    {
        var items = Corpus();
        Assert.NotEmpty(items);
        Assert.Equal(items.Count, items.Select(item => item.Id).Distinct().Count());
    }

    [Fact]
    public void No_two_sentences_of_the_corpus_are_nearly_alike()
    {
        const double Alike = 0.7; // of the triples of words that either has, both have this share
        var sentences = Corpus().SelectMany(item => item.Sentences.Select(text => (item.Id, Text: text, Triples: Triples(text)))).Where(one => one.Triples.Count >= 4).ToList();
        Dictionary<string, List<int>> holders = [];
        for (var i = 0; i < sentences.Count; i++)
            foreach (var triple in sentences[i].Triples)
                (holders.TryGetValue(triple, out var list) ? list : holders[triple] = []).Add(i);
        Dictionary<(int, int), int> shared = [];
        foreach (var list in holders.Values.Where(list => list.Count is > 1 and < 50))
            for (var i = 0; i < list.Count; i++)
                for (var k = i + 1; k < list.Count; k++)
                    shared[(list[i], list[k])] = shared.GetValueOrDefault((list[i], list[k])) + 1;
        Assert.Empty(from pair in shared
                     let one = sentences[pair.Key.Item1]
                     let other = sentences[pair.Key.Item2]
                     where pair.Value >= Alike * (one.Triples.Count + other.Triples.Count - pair.Value)
                     select $"{one.Id}: {one.Text} | {other.Id}: {other.Text}");
    }

    static List<GoldItem> Corpus() =>
        [.. ((string[])["dev", "train"]).SelectMany(folder => Directory.GetFiles(Checkout.PathOf("corpus", folder), "*.txt")).Order(StringComparer.Ordinal).SelectMany(GoldReader.ReadFile)];

    [Fact]
    public void The_second_annotation_is_of_the_same_sentences()
    {
        var first = Corpus().ToDictionary(item => item.Id);
        var second = Directory.GetFiles(Checkout.PathOf("corpus", "second"), "*.txt").SelectMany(GoldReader.ReadFile).ToList();
        Assert.InRange(second.Sum(item => item.Sentences.Count), 400, int.MaxValue);
        Assert.All(second, item => Assert.Equal(first[item.Id].Sentences, item.Sentences));
    }

    static HashSet<string> Triples(string text)
    {
        string[] words = [.. text.ToLowerInvariant().Split([' ', ',', '.', ';', ':', '"', '?', '!', '“', '”', '(', ')'], StringSplitOptions.RemoveEmptyEntries)];
        return [.. Enumerable.Range(0, Math.Max(0, words.Length - 2)).Select(i => $"{words[i]} {words[i + 1]} {words[i + 2]}")];
    }
}
