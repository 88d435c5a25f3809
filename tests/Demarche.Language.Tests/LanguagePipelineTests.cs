using System.Diagnostics;
using System.Text;
using Demarche.Language.Tokenization;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Demarche.Language.Tests;

/// <summary>Texts that look like text: words, marks and line ends in any order, with odd characters between.</summary>
public static class Texts
{
    static readonly string[] s_pieces =
    [
        "China", "said", "U.S.", "Mr.", "don't", "anti-dumping", "$5", "3.5", "I", "J.", "etc.", "www.a.com", "a@b.org", ".", ",", "!", "?", "…",
        "\"", "“", "”", "'", "’", "‘", "(", ")", "[", "-", "--", "—", "•", ":", ";", ":)", " ", " ", " ", "\n", "\n\n", "\r\n", "\t", "\u00A0",
        "\u200B", "\u0000", "\uD800", "\uDC00", "😀", "👩‍👩‍👧", "é", "中国", "e\u0301", "\u2028", "#tag", "@name", "<<", "***", "/", "'s", "n't",
    ];

    public static Arbitrary<string> Text() =>
        Gen.Elements(s_pieces).ArrayOf().Select(string.Concat).ToArbitrary();
}

public class LanguagePipelineTests
{
    static readonly LanguagePipeline s_pipeline = new(null);

    [Property(MaxTest = 2_000, Arbitrary = [typeof(Texts)])]
    public void Spans_and_the_gaps_between_them_give_back_the_text(string text) => CheckCover(text);

    [Property(MaxTest = 500)]
    public void Any_string_is_covered(NonNull<string> text) => CheckCover(text.Get);

    public static TheoryData<string, string> LongTexts => new()
    {
        { "nested quotes", new string('“', 10_000) + "a" + new string('”', 10_000) },
        { "straight quotes", string.Concat(Enumerable.Repeat("\" a", 10_000)) },
        { "one word", new string('a', 2_000_000) },
        { "one number", string.Concat(Enumerable.Repeat("1-", 1_000_000)) },
        { "one URL", "http://" + new string(')', 2_000_000) },
        { "brackets", new string('(', 1_000_000) + new string(')', 1_000_000) },
        { "apostrophes", string.Concat(Enumerable.Repeat("a'", 1_000_000)) },
        { "full stops", string.Concat(Enumerable.Repeat("a.", 1_000_000)) },
        { "one sentence", string.Concat(Enumerable.Repeat("word ", 100_000)) },
        { "one line", string.Concat(Enumerable.Repeat("The ministry said, on Monday, that it would not. ", 40_000)) },
        { "lines", string.Concat(Enumerable.Repeat("a\n", 500_000)) },
        { "surrogates", string.Concat(Enumerable.Repeat("\uD83D", 500_000)) },
    };

    [Theory, MemberData(nameof(LongTexts))]
    public void Time_is_bounded(string name, string text)
    {
        var clock = Stopwatch.StartNew();
        var document = s_pipeline.Read(text);
        Assert.True(clock.Elapsed < TimeSpan.FromSeconds(60), $"{name}: {clock.Elapsed}");
        Assert.All(document.Sentences, sentence => Assert.InRange(sentence.Length, 1, 2 * SentenceSplitter.LongestSentence));
    }

    [Fact]
    public void A_folder_without_weights_is_named() =>
        Assert.Contains("no weights", Assert.Throws<FileNotFoundException>(() => LanguagePipeline.Load("nowhere")).Message, StringComparison.Ordinal);

    static void CheckCover(string text)
    {
        var document = s_pipeline.Read(text, title: text);
        foreach (var field in (TextField[])[TextField.Title, TextField.Text])
        {
            var whole = new StringBuilder();
            var at = 0;
            foreach (var sentence in document.Sentences.Where(sentence => sentence.Field == field))
            {
                Assert.True(sentence.Length > 0);
                foreach (var token in sentence)
                {
                    Assert.True(token.Span.Start >= at && token.Span.Length > 0);
                    var gap = text[at..token.Span.Start];
                    Assert.All(gap, c => Assert.True(CharKind.IsGap(c)));
                    whole.Append(gap).Append(token.Text);
                    at = token.Span.End;
                }
            }
            Assert.All(text[at..], c => Assert.True(CharKind.IsGap(c)));
            Assert.Equal(text, whole.Append(text.AsSpan(at)).ToString());
        }
    }
}
