using System.Text;

namespace Demarche.Ingest.Tests;

public sealed class PlainTextTests : IDisposable
{
    readonly Reading _reading = new();

    public void Dispose() => _reading.Dispose();

    [Fact]
    public void A_first_line_without_full_stop_before_a_blank_line_is_the_title()
    {
        var article = _reading.Article("a.txt", "\n  Smith meets Wang \r\n\r\n\r\nBrad Smith met Wang Wentao.\r\n");
        Assert.Equal("Smith meets Wang", article.Title);
        Assert.Equal("Brad Smith met Wang Wentao.\r\n", article.Text[article.BodyStart..]);
        Assert.Equal("\n  Smith meets Wang \r\n\r\n\r\nBrad Smith met Wang Wentao.\r\n", article.Text);
    }

    [Theory]
    [InlineData("Brad Smith met Wang Wentao.\n\nThey spoke.")]
    [InlineData("“We met.”\n\nThey spoke.")]
    [InlineData("Smith meets Wang\nThey spoke.\n\nThey left.")]
    [InlineData("Smith meets Wang\n\n \n")]
    [InlineData("Smith meets Wang")]
    public void Else_there_is_no_title(string text)
    {
        var article = _reading.Article("a.txt", text);
        Assert.Null(article.Title);
        Assert.Equal(0, article.BodyStart);
    }

    [Fact]
    public void The_day_of_files_is_the_option_and_the_id_depends_on_the_text_alone()
    {
        _reading.Write("a.txt", "One met two.");
        _reading.Write("b.txt", "One met two.");
        _reading.Write("c.txt", "One met three.");
        var articles = _reading.ReadWith(new() { Published = new(2023, 12, 7) }, "a.txt", "b.txt", "c.txt").ConvertAll(result => result.Article!);
        Assert.All(articles, article => Assert.Equal(new DateOnly(2023, 12, 7), article.Published));
        Assert.All(articles, article => Assert.Equal("2023-12-07", article.PublishedText));
        Assert.Equal(articles[0].Id, articles[1].Id);
        Assert.NotEqual(articles[0].Id, articles[2].Id);
        Assert.Equal("b.txt", articles[1].Extra["file"].GetString());
    }

    public static TheoryData<string, string> Encodings => new()
    {
        { "utf-8", "Beijing’s envoy “met” Erdoğan in Köln." },
        { "utf-16", "Beijing’s envoy “met” Erdoğan in Köln." },
        { "utf-16BE", "Beijing’s envoy “met” Erdoğan in Köln." },
        { "utf-32", "Beijing’s envoy “met” Erdoğan in Köln." },
        { "windows-1252", "The French minister’s visit to Córdoba was “historic”, said José Muñoz, who had met the chancellor in Köln on Friday. Später traf er die Präsidentin in Zürich." },
        { "windows-1251", "Президент России встретился с президентом Китая в Москве в пятницу и обсудил торговые отношения." },
        { "gb18030", "微软总裁史密斯周三会见了中国商务部部长王文涛，讨论了人工智能和贸易关系等议题。双方还讨论了中美经贸关系。" },
        { "shift_jis", "日本の首相は金曜日に東京で米国の大統領と会談し、貿易について話し合った。会談は一時間続いた。" },
        { "euc-kr", "한국 대통령은 금요일 서울에서 미국 대통령을 만나 무역과 안보에 대해 논의했다. 회담은 한 시간 동안 계속되었다." },
    };

    [Theory, MemberData(nameof(Encodings))]
    public void Encodings_are_told(string name, string text)
    {
        var encoding = System.Text.CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        Assert.Equal(text, _reading.Article("a.txt", [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]).Text);
    }

    [Fact]
    public void Utf16_without_mark_is_told() =>
        Assert.Equal("Smith met Wang.", _reading.Article("a.txt", Encoding.Unicode.GetBytes("Smith met Wang.")).Text);

    [Fact]
    public void A_byte_that_can_not_be_decoded_is_replaced_and_named() => Assert.Equal(
        "726014c88e82d45f: Süd met Nord.\nÖst left\ufffd – äöü. | a.txt(2): not valid UTF-8 at byte offset 24; what can't be decoded is read as U+FFFD",
        _reading.Problems("a.txt", [.. "Süd met Nord.\nÖst left"u8, 0xe2, .. " – äöü."u8]));

    [Fact]
    public void Lone_surrogates_keep_their_place() => Assert.EndsWith(
        "A\ufffdb met 😀. | a.txt(1): 1 half of a surrogate pair is read as U+FFFD",
        _reading.Problems("a.txt", [0xff, 0xfe, .. Utf16("A\ud83db met 😀.")]));

    static byte[] Utf16(string text) => text.SelectMany(c => new[] { (byte)c, (byte)(c >> 8) }).ToArray();
}
