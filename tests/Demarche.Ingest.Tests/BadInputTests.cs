using System.Text;
using Demarche.Testing;

namespace Demarche.Ingest.Tests;

public sealed class BadInputTests : IDisposable
{
    readonly Reading _reading = new();

    public void Dispose() => _reading.Dispose();

    [Fact]
    public void Each_problem_names_its_place_and_what_to_do()
    {
        var random = new byte[4000];
        new Random(7).NextBytes(random);
        _reading.Write("01-empty.txt", "");
        _reading.Write("02-blank.txt", " \n\n ");
        _reading.Write("03-random.txt", random);
        _reading.Write("04-page.txt", "%PDF-1.7 and more");
        _reading.Write("05-cut.txt.gz", Reading.Gzip(Encoding.UTF8.GetBytes("Smith met Wang on Wednesday in Beijing."))[..^12]);
        _reading.Write("06-not-zipped.txt.gz", "Smith met Wang.");
        _reading.Write("07-empty.jsonl", "\n\n");
        _reading.Write("08-empty.json", "");
        _reading.Write("09-open-array.json", """[{"id":"a","text":"One."}, {"id":"b","text":"Two."}""");
        _reading.Write("10-behind-array.json", """[{"id":"a","text":"One."}] x""");
        _reading.Write("11-empty.html", "");
        _reading.Write("12-no-text.html", "<html><body><nav>Home</nav></body></html>");
        _reading.Write("13-nul.txt", new byte[300]);
        _reading.Write("folder/picture.png", [0x89, 80, 78, 71]);
        Snapshot.Verify(_reading.Show(_reading.Read("01-empty.txt", "02-blank.txt", "03-random.txt", "04-page.txt", "05-cut.txt.gz",
            "06-not-zipped.txt.gz", "07-empty.jsonl", "08-empty.json", "09-open-array.json", "10-behind-array.json", "11-empty.html",
            "12-no-text.html", "13-nul.txt", "folder", "missing.txt", "-")));
    }

    [Fact]
    public void A_broken_line_does_not_spoil_its_neighbours()
    {
        _reading.Write("a.jsonl", string.Join("\n",
            """{"id":"good-1","text":"One met two."}""",
            """{"id":"cut","text":"One met""",
            """not json""",
            """[1]""",
            """{"id":"no-text","body":"x"}""",
            """{"id":"number","text":5}""",
            """{"id":"twice","text":"a","text":"b"}""",
            """{"id":"empty","text":" "}""",
            """{"id":"date","published":"2023-02-30","text":"One met two."}""",
            """{"id":"date-2","published":"last week","text":"One met two."}""",
            """{"id":"lone","text":"One \ud83d met \ude00 two \ud83d\ude00."}""",
            """{"id":"more","text":"x"} {"id":"behind"}""",
            "",
            """{"id":17,"text":"One met two.","extra":{"a":[1,2]}}"""));
        Snapshot.Verify(_reading.Show(_reading.Read("a.jsonl")));
    }

    [Fact]
    public void A_line_that_is_not_utf8_is_named()
    {
        byte[] bytes = [.. "{\"id\":\"a\",\"text\":\"One.\"}\n{\"text\":\"M"u8, 0xe9, .. "xico.\"}\n{\"id\":\"c\",\"text\":\"Three.\"}\n"u8];
        Assert.Equal(
            "a: One.\na.jsonl(2): not valid UTF-8 (byte 0xe9 at byte 11 of the line); convert the file, e.g. with iconv -t utf-8\nc: Three.",
            _reading.Problems("a.jsonl", bytes));
    }

    [Fact]
    public void A_line_too_long_is_skipped_without_holding_it()
    {
        _reading.Write("a.jsonl", $$"""
            {"id":"a","text":"One."}
            {"id":"b","text":"{{new string('x', 300_000)}}"}
            {"id":"c","text":"Three."}
            """);
        Assert.Equal(
            "a: One.\na.jsonl(2): the line is longer than 1,000 bytes, the most that one item may have; it is skipped\nc: Three.",
            _reading.Show(_reading.ReadWith(new() { MaxItemBytes = 1000 }, "a.jsonl")));
        _reading.Write("a.json", $$"""
            [{"id":"a","text":"One."},
             {"id":"b","text":"{{new string('x', 300_000)}}"},
             {"id":"c","text":"Three."}]
            """);
        Assert.Equal(
            "a: One.\na.json(2): the item is longer than 1,000 bytes, the most that one item may have; it is skipped\nc: Three.",
            _reading.Show(_reading.ReadWith(new() { MaxItemBytes = 1000 }, "a.json")));
        _reading.Write("a.txt", new string('x', 300_000));
        Assert.Equal("a.txt: is longer than 1,000 bytes, the most that one item may have",
            _reading.Show(_reading.ReadWith(new() { MaxItemBytes = 1000 }, "a.txt")));
    }

    [Fact]
    public void Long_lines_many_quotes_and_control_characters_are_read_as_they_are()
    {
        var line = string.Concat(Enumerable.Repeat("Smith met Wang. ", 130_000));
        Assert.Equal(line, _reading.Article("long.txt", line).Text);
        var quotes = new string('“', 10_000) + "Smith met Wang." + new string('”', 10_000);
        Assert.Equal(quotes, _reading.Article("quotes.txt", quotes).Text);
        var controls = "Smith\u0007 met\u0000 Wang\u001b[31m on\u0085 Wednesday\u000b in Beijing, and then he left.";
        Assert.Equal(controls, _reading.Article("controls.txt", controls).Text);
        Assert.Equal("a\u0000b\u0007.", _reading.Article("controls.jsonl", """{"text":"a\u0000b\u0007."}""").Text);
    }

    [Fact]
    public void Deeply_nested_json_is_a_problem_of_its_line() => Assert.Equal(
        "a.jsonl(1): broken JSON at byte 69: The maximum configured depth of 64 has been exceeded. Cannot read next JSON array\nb: Two.",
        _reading.Problems("a.jsonl", $"{{\"x\":{new string('[', 10_000)}\n{{\"id\":\"b\",\"text\":\"Two.\"}}"));

    [Fact]
    public void Every_cut_of_a_gzip_file_is_seen()
    {
        var whole = Reading.Gzip(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 400).Select(i => $"{{\"id\":\"{i}\",\"text\":\"{i * 7919}\"}}\n"))));
        for (var length = 0; length < whole.Length; length += length < 40 || length > whole.Length - 40 ? 1 : 97)
        {
            _reading.Write("a.jsonl.gz", whole[..length]);
            var results = _reading.Read("a.jsonl.gz");
            Assert.NotNull(results[^1].Problem);
            Assert.All(results[..^1], result => Assert.Null(result.Problem));
        }
        _reading.Write("a.jsonl.gz", [.. whole, .. whole]); // two members are one file
        Assert.Equal(800, _reading.Read("a.jsonl.gz").Count(result => result.Problem is null));
    }
}
