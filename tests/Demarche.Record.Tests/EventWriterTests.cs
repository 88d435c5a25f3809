using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using Demarche.Ontology;
using Demarche.Testing;
using Parquet;

namespace Demarche.Record.Tests;

public class EventWriterTests
{
    [Fact]
    public void Jsonl() => Snapshot.Verify(Indented(Sample.Written("jsonl", events: [Sample.Full, Sample.Bare])));

    [Fact]
    public void Plover() => Snapshot.Verify(Indented(Sample.Written("plover", events: [Sample.Full, Sample.Bare])));

    [Fact]
    public void Csv() => Snapshot.Verify(Sample.Written("csv", events: [Sample.Full, Sample.Bare]));

    [Fact]
    public void A_jsonl_record_is_one_line_with_letters_as_they_are()
    {
        var lines = Sample.Written("jsonl", events: [Sample.Full, Sample.Bare]).Split('\n');
        Assert.Equal(3, lines.Length);
        Assert.Equal("", lines[2]);
        Assert.Contains("https://example.org/1?a=1&b=2", lines[0]);
        Assert.Contains("Microsoft’s", lines[0]);
    }

    [Fact]
    public void A_csv_without_events_still_has_its_header() =>
        Assert.Equal(string.Join(',', FlatColumn.All(OffsetUnit.Utf16).Select(column => column.Name)) + "\n", Sample.Written("csv"));

    [Fact]
    public void Every_csv_column_is_filled_once()
    {
        using var csv = new CsvReader(new StringReader(Sample.Written("csv", OffsetUnit.CodePoint, Sample.Full)), CultureInfo.InvariantCulture);
        Assert.True(csv.Read() && csv.ReadHeader() && csv.Read());
        Assert.Equal(csv.HeaderRecord!.Distinct().Count(), csv.Parser.Count);
        Assert.Equal("Brad Smith;Good\\; \\\\ Microsoft", csv["actor_names"]);
        Assert.Equal("USA;", csv["actor_countries"]);
        Assert.Equal("codepoint", csv["offset_unit"]);
        Assert.Equal("""{"desk":{"n":[1,null,"é<"]}}""", csv["extra"]);
    }

    [Fact]
    public async Task Parquet_holds_the_same_table_with_types()
    {
        using var stream = new MemoryStream();
        using (var writer = EventWriters.Create("parquet", new ForwardStream(stream)))
            for (var i = 0; i < 10_001; i++)
                writer.Write(i % 2 == 0 ? Sample.Full : Sample.Bare);
        stream.Position = 0;
        await using var reader = await ParquetReader.CreateAsync(stream);
        Assert.Equal(2, reader.RowGroupCount);
        Assert.Equal(FlatColumn.All(OffsetUnit.Utf16).Select(column => column.Name), reader.Schema.DataFields.Select(field => field.Name));
        using var group = reader.OpenRowGroupReader(1);
        Assert.Equal(1, group.RowCount);
        var names = new string[1];
        await group.ReadAsync(reader.Schema.FindDataField("actor_names"), names);
        Assert.Equal("Brad Smith;Good\\; \\\\ Microsoft", names[0]);
        var starts = new int?[1];
        await group.ReadAsync<int>(reader.Schema.FindDataField("trigger_start"), starts.AsMemory());
        Assert.Equal(44, starts[0]);
    }

    // A pipe: nothing but writing.
    sealed class ForwardStream(Stream inner) : MemoryStream
    {
        public override bool CanSeek => false;
        public override void Write(ReadOnlySpan<byte> buffer) => inner.Write(buffer);
        public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);
    }

    [Theory]
    [InlineData("jsonl")]
    [InlineData("csv")]
    [InlineData("plover")]
    [InlineData("parquet")]
    public void Half_a_surrogate_pair_is_written_as_a_replacement(string format) =>
        Assert.Contains(format == "csv" || format == "parquet" ? "a\ufffdb" : "a\\uFFFDb", Sample.Written(format, events: Sample.Full with { Trigger = new("a\ud83db", 0, 3) }));

    [Fact]
    public void An_unknown_format_is_named() => Assert.Throws<ArgumentException>(() => Sample.Written("xml"));

    [Fact]
    public void Code_points_count_a_surrogate_pair_once()
    {
        var converted = new CodePointOffsets(Sample.Article).Convert(Sample.Full);
        var runes = Sample.Article.Text.EnumerateRunes().ToArray();
        foreach (var quote in (Quote[])[converted.Trigger, converted.Object!, converted.Place!, converted.Date!.Quote, converted.Actors[0].Mention,
            converted.Recipients[0].Mention, converted.Attribution!.Mention])
            Assert.Equal(quote.Text, string.Concat(runes[quote.Start..quote.End].Select(rune => rune.ToString())));
        Assert.Equal(runes.Length, converted.Sentence.End);
        Assert.Equal((8, 13), (new CodePointOffsets(Sample.Article).Convert(Sample.Bare).Trigger.Start, new CodePointOffsets(Sample.Article).Convert(Sample.Bare).Trigger.End));
        Assert.EndsWith(",\"offsets\":\"codepoint\"}\n", Sample.Written("jsonl", OffsetUnit.CodePoint, converted));
    }

    [Fact]
    public void Plover_takes_the_day_of_the_item_when_the_act_has_none()
    {
        var coded = Sample.Full with { Date = Sample.Full.Date! with { Value = "2023-12", Precision = "month" } };
        Assert.Contains("\"date\":\"2023-12-07\"", Sample.Written("plover", events: coded));
    }

    static string Indented(string lines)
    {
        var options = new JsonSerializerOptions { WriteIndented = true, Encoder = JsonLinesEventWriter.Options.Encoder };
        return string.Join('\n', lines.TrimEnd('\n').Split('\n').Select(line => JsonSerializer.Serialize(JsonDocument.Parse(line), options)));
    }
}

public class EventReaderTests
{
    [Fact]
    public void What_was_written_is_read_back()
    {
        var lines = Sample.Written("jsonl", events: [Sample.Full, Sample.Bare]);
        var events = EventReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(lines))).ToArray();
        Assert.Equal(lines, Sample.Written("jsonl", events: events));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("""{"id":1}""")]
    public void A_line_that_is_no_record_is_named(string line)
    {
        var stream = new MemoryStream(Encoding.UTF8.GetBytes("\n" + line));
        var error = Assert.Throws<FormatException>(() => EventReader.Read(stream, "a.jsonl").ToArray());
        Assert.StartsWith("a.jsonl(2): ", error.Message);
    }
}
