using System.Text;

namespace Demarche.Ingest.Tests;

public sealed class ArticleSourceTests : IDisposable
{
    readonly Reading _reading = new();

    public void Dispose() => _reading.Dispose();

    [Fact]
    public void Folders_are_read_whole_in_ordinal_order()
    {
        foreach (var name in (string[])["b/2.txt", "b/10.txt", "B/1.txt", "a.jsonl.gz", "b.txt", ".hidden.txt", "note.md"])
            _reading.Write(name, name.EndsWith(".gz", StringComparison.Ordinal) ? Reading.Gzip("""{"id":"x","text":"x"}"""u8.ToArray()) : Encoding.UTF8.GetBytes(name));
        Directory.CreateSymbolicLink(Path.Combine(_reading.Folder, "b", "loop"), _reading.Folder);
        var names = _reading.Read("").ConvertAll(result => result.Article!.Text);
        Assert.Equal(["B/1.txt", "x", "b/10.txt", "b/2.txt", "b.txt"], names);
        Assert.Equal("b/10.txt", _reading.Read("")[2].Article!.Extra["file"].GetString());
    }

    [Fact]
    public void All_fields_are_taken_and_unknown_ones_carried_through()
    {
        var article = _reading.Article("a.jsonl", "\ufeff" + """
            {"id":"n1","url":"https://example.org/1","title":"T","published":"2023-12-06T23:30:00+08:00","language":"en","text":"Caf\u00e9 \"x\"","desk":{"a":[1,null]},"n":1.50}
            """);
        Assert.Equal(("n1", "https://example.org/1", "T", "2023-12-06T23:30:00+08:00", "en", "Café \"x\""),
            (article.Id, article.Url, article.Title, article.PublishedText, article.Language, article.Text));
        Assert.Equal(new DateOnly(2023, 12, 6), article.Published);
        Assert.Equal("""{"a":[1,null]}""", article.Extra["desk"].GetRawText());
        Assert.Equal("1.50", article.Extra["n"].GetRawText());
    }

    [Fact]
    public void A_missing_id_is_a_hash_of_the_address_or_else_of_title_and_text()
    {
        _reading.Write("a.jsonl", """
            {"url":"https://example.org/1","text":"A"}
            {"url":"https://example.org/1","text":"B"}
            {"title":"T","text":"A"}
            {"text":"A","id":null}
            {"text":"A","id":""}
            """);
        var ids = _reading.Read("a.jsonl").ConvertAll(result => result.Article!.Id);
        Assert.Equal(ids[0], ids[1]);
        Assert.Equal(ids[3], ids[4]);
        Assert.Equal(3, ids.Distinct().Count());
        Assert.Equal("559aead08264d579", ids[3]);
    }

    [Theory]
    [InlineData("one.json", """{"id":"a","text":"A"}""")]
    [InlineData("array.json", """ [ {"id":"a","text":"A"} ] """)]
    [InlineData("indented.json", "{\n  \"id\": \"a\",\n  \"text\": \"A\"\n}\n")]
    [InlineData("guessed", "{\n  \"id\": \"a\",\n  \"text\": \"A\"\n}\n")]
    [InlineData("a.jsonl", """{"id":"a","text":"A"}""")]
    public void Json_comes_in_several_shapes(string name, string content) => Assert.Equal("a", _reading.Article(name, content).Id);

    [Fact]
    public void Items_of_an_array_are_told_apart_by_their_brackets()
    {
        _reading.Write("a.json", """
            [
              {"id": "a", "text": "One ]}, \" two."},
              {"id": "b" "text": "no comma"},
              7,
              {"id": "c", "text": "open string},
              {"id": "d", "text": "Four."}
            ]
            """);
        Assert.Equal("""
            a: One ]}, " two.
            a.json(3): item "b": broken JSON at byte 12: '"' is invalid after a value. Expected either ',', '}', or ']'
            a.json(4): a number where an item, an object, should be
            a.json(5): item "c": broken JSON at byte 35: Expected end of string, but instead reached end of data
            d: Four.
            """, _reading.Show(_reading.Read("a.json")));
    }

    [Fact]
    public void Utf16_jsonl_is_recoded() =>
        Assert.Equal("Köln", _reading.Article("a.jsonl", [0xff, 0xfe, .. Encoding.Unicode.GetBytes("""{"id":"a","text":"Köln"}""")]).Text);

    [Fact]
    public void Standard_input_is_jsonl_read_as_it_comes()
    {
        using var stream = new TricklingStream(Encoding.UTF8.GetBytes("{\"id\":\"a\",\"text\":\"One.\"}\r\n\r\n{\"id\":\"b\",\"text\":\"Two.\"}"));
        var progress = new ReadProgress();
        var results = _reading.ReadWith(new() { StandardInput = stream, Progress = progress }, "-");
        Assert.Equal("a: One.\nb: Two.", _reading.Show(results));
        Assert.Equal("-(3)", results[1].Article!.Origin);
        Assert.Equal(52, progress.Bytes);
    }

    [Theory]
    [InlineData("2023-12-06", 2023, 12, 6)]
    [InlineData("20231206", 2023, 12, 6)]
    [InlineData("2023-12-06T23:59Z", 2023, 12, 6)]
    [InlineData("2023-12-06 23:59:60.123+0530", 2023, 12, 6)]
    [InlineData("2024-02-29T24:00:00", 2024, 2, 29)]
    public void Dates_are_days_or_iso_8601(string text, int year, int month, int day)
    {
        Assert.True(PublicationDate.TryParse(text, out var date));
        Assert.Equal(new DateOnly(year, month, day), date);
    }

    [Theory]
    [InlineData("2023-02-30")]
    [InlineData("2023-13-01")]
    [InlineData("2023-12-06T25:00")]
    [InlineData("2023-12-06T10:00+99:00")]
    [InlineData("06.12.2023")]
    [InlineData("12/06/2023")]
    [InlineData("Wednesday")]
    public void Other_dates_are_none(string text) => Assert.False(PublicationDate.TryParse(text, out _));

    sealed class TricklingStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            base.ReadAsync(buffer[..Math.Min(buffer.Length, 1)], cancellationToken);
    }
}
