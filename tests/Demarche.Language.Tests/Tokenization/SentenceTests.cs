using Demarche.Language.Tokenization;

namespace Demarche.Language.Tests.Tokenization;

public class SentenceTests
{
    static readonly LanguagePipeline s_news = new(null);
    static readonly LanguagePipeline s_plain = new(null, LayoutOptions.Plain);

    public static TheoryData<string, string> Sentences => CaseFile.Read("sentences.txt");

    public static TheoryData<string, string> Layouts => CaseFile.Read("layout.txt");

    [Theory, MemberData(nameof(Sentences))]
    public void Ends(string text, string expected) =>
        Assert.Equal(expected, string.Join('\n', s_plain.Read(text).Sentences.Select(sentence => sentence.Text)));

    [Theory, MemberData(nameof(Layouts))]
    public void Lays_out(string text, string expected) =>
        Assert.Equal(expected, string.Join('\n', s_news.Read(text).Sentences.Select(
            sentence => $"{sentence.Paragraph} {sentence.Kind} {sentence.Text.ReplaceLineEndings(" ")}")));

    [Fact]
    public void Line_ends_are_spaces_in_plain_text() =>
        Assert.Equal(
            s_plain.Read("It is so. And it is not. Here we go").Sentences.Select(s => s.Text),
            s_plain.Read("It is\nso. And it\nis not.\nHere we\ngo").Sentences.Select(s => s.Text.ReplaceLineEndings(" ")));

    [Fact]
    public void The_title_comes_first_with_spans_of_its_own()
    {
        var document = s_news.Read("Smith in Beijing\n\nSmith met Wang.", "Smith in Beijing", bodyStart: 16);
        Assert.Equal(2, document.SentenceCount);
        Assert.Equal((TextField.Title, SentenceKind.Title, 0), (document[0].Field, document[0].Kind, document[0].Span.Start));
        Assert.Equal((TextField.Text, SentenceKind.Prose, 18, 0), (document[1].Field, document[1].Kind, document[1].Span.Start, document[1].Index));
    }

    [Fact]
    public void Capitals_of_a_headline_end_no_sentence() =>
        Assert.Single(s_news.Read("", "U.S. President Joe Biden Meets Xi Jinping As Tensions Rise Over Chips: What We Know").Sentences);

    [Fact]
    public void Several_items_are_read_as_each_alone()
    {
        (string, string?, int)[] items = [("One. Two.", "A title", 0), ("Three.", null, 0), ("", null, 0)];
        var together = s_news.ReadMany(items);
        Assert.Equal([3, 1, 0], together.Select(document => document.SentenceCount));
    }

    [Fact]
    public void A_full_stop_after_etc_is_a_token_only_at_the_end()
    {
        Assert.Equal(["Metals", ",", "etc", "."], s_plain.Read("Metals, etc.")[0].Tokens());
        Assert.Equal(["Metals", ",", "etc.", ",", "rose", "."], s_plain.Read("Metals, etc., rose.")[0].Tokens());
    }
}
