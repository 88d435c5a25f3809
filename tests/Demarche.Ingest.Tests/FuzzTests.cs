using System.Text;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace Demarche.Ingest.Tests;

public sealed class FuzzTests : IDisposable
{
    static readonly string[] s_names = ["a.txt", "a.html", "a.json", "a.jsonl", "a.jsonl.gz", "a"];

    readonly Reading _reading = new();

    public void Dispose() => _reading.Dispose();

    [Property(MaxTest = 150)]
    public void Bytes_give_articles_or_problems_and_never_throw(byte[] bytes) => Check(bytes);

    [Property(MaxTest = 150)]
    public Property Pieces_of_formats_too() => Prop.ForAll(Pieces().ToArbitrary(), Check);

    [Property(MaxTest = 150)]
    public Property Good_files_with_some_bytes_changed_too() => Prop.ForAll(Mutations().ToArbitrary(), Check);

    void Check(byte[] bytes)
    {
        foreach (var name in s_names)
        {
            _reading.Write(name, bytes);
            var results = _reading.Read(name);
            Assert.NotEmpty(results);
            Assert.All(results, result =>
            {
                Assert.True(result.Article is not null || result.Problem is not null);
                // What was read can be written: no half of a surrogate pair is left.
                var strict = new UTF8Encoding(false, throwOnInvalidBytes: true);
                _ = strict.GetByteCount(result.Article?.Text ?? "");
                _ = strict.GetByteCount(result.Article?.Title ?? "");
                foreach (var (key, value) in result.Article?.Extra ?? new Dictionary<string, System.Text.Json.JsonElement>())
                    _ = strict.GetByteCount(key) + System.Text.Json.JsonSerializer.Serialize(value).Length;
            });
        }
    }

    static Gen<byte[]> Pieces()
    {
        string[] pieces =
        [
            "{", "}", "[", "]", ",", ":", "\"", "\\", "\\u", "\\ud83d", "\\ude00", "\\\"", "\n", "\r\n", " ", "\"text\":\"x\"", "\"id\":1", "null", "1e9",
            "<html>", "<p>", "</p>", "<div>", "<script>", "<!--", "<meta charset=utf-16>", "<meta charset=\"x\">", "&#xd800;", "text ", "é", "😀", "\ufeff",
            "<table><tr><td>", "<h1>Title</h1>", "<script type='application/ld+json'>", "{\"@type\":\"Article\",\"headline\":\"\\ud800\"}", "</script>", "\0",
        ];
        byte[][] raw = [[0xff, 0xfe], [0xef, 0xbb, 0xbf], [0x1f, 0x8b, 8, 0], [0xc3], [0xed, 0xa0, 0x80], [0], [0xfe, 0xff], [0xff, 0xfe, 0, 0]];
        var piece = Gen.OneOf(Gen.Elements(pieces).Select(Encoding.UTF8.GetBytes), Gen.Elements(raw));
        return piece.ListOf().Select(list => list.SelectMany(bytes => bytes).ToArray());
    }

    static Gen<byte[]> Mutations()
    {
        byte[][] good =
        [
            "{\"id\":\"a\",\"title\":\"T\",\"published\":\"2023-12-06\",\"text\":\"One \\u00e9 met \\ud83d\\ude00.\"}\n{\"id\":\"b\",\"text\":\"Two.\",\"x\":[1,{\"y\":null}]}\n"u8.ToArray(),
            Reading.Gzip("{\"id\":\"a\",\"text\":\"One met two.\"}\n{\"id\":\"b\",\"text\":\"Two.\"}\n"u8.ToArray()),
            "<!doctype html><html lang=en><head><title>T</title><script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2023-12-06\"}</script></head><body><article><h1>T</h1><p>One met two in Bonn, and they spoke for long.</p></article></body></html>"u8.ToArray(),
        ];
        return from file in Gen.Elements(good)
               from changes in Gen.Zip(Gen.Choose(0, 10_000), Gen.Choose(0, 255)).ListOf(6)
               from cut in Gen.Choose(0, file.Length)
               select Change(file, changes, cut);
    }

    static byte[] Change(byte[] file, IEnumerable<(int Position, int Value)> changes, int cut)
    {
        var bytes = file.ToArray();
        foreach (var (position, value) in changes)
            bytes[position % bytes.Length] = (byte)value;
        return cut % 3 == 0 ? bytes[..cut] : bytes;
    }
}
