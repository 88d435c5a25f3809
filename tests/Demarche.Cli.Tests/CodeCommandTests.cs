using System.Text;
using System.Text.Json;
using Demarche.Testing;

namespace Demarche.Cli.Tests;

public sealed class CodeCommandTests : IDisposable
{
    const string Item = "Ann meets Bob\n\nAnn met Bob on Wednesday. Cid perhaps wept, but Bob met Dan.";

    readonly Run _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void A_pipe_gets_jsonl()
    {
        _run.Write("a.txt", "Ann met Bob.");
        Assert.Equal(0, _run.Demarche("code @a.txt --published 2023-12-07"));
        var record = JsonDocument.Parse(Assert.Single(_run.Output.TrimEnd('\n').Split('\n'))).RootElement;
        Assert.Equal("CONSULT", record.GetProperty("type").GetString());
        Assert.Equal("2023-12-07", record.GetProperty("document").GetProperty("published").GetString());
        Assert.Equal("", _run.Error);
    }

    [Fact]
    public void A_terminal_gets_a_table()
    {
        using var run = new Run { OnTerminal = true };
        run.Write("a.txt", Item);
        run.Write("b.txt", "Nothing happened to a \u001b[31m terminal.");
        run.Write("c.json", $$"""{"id":"c","title":"{{new string('t', 90)}} {{new string('u', 90)}}","text":"Ann-of-the-very-long-name-that-has-no-blanks-in-it-anywhere met Bob on a visit."}""");
        run.Demarche("code @a.txt @b.txt @c.json");
        Snapshot.Verify(run.Output.Replace(run.Folder, "@", StringComparison.Ordinal).Replace("\u001b[1m", "<b>").Replace("\u001b[0m", "</b>"));
        Assert.All(run.Output.Split('\n'), line => Assert.InRange(line.Replace("\u001b[1m", "").Replace("\u001b[0m", "").Length, 0, 100));
    }

    [Fact]
    public void Explain_shows_the_words_and_the_reasons()
    {
        _run.Write("a.txt", Item);
        Snapshot.Verify(_run.Show("code @a.txt --explain"));
    }

    [Theory]
    [InlineData("@out.csv", "", "id,document_id,")]
    [InlineData("@out.jsonl", "", "{\"id\":")]
    [InlineData("@out", "", "{\"id\":")]
    [InlineData("@out.csv", "--format plover", "{\"id\":")]
    [InlineData("@out.txt", "", "Ann meets Bob")]
    public void Output_goes_to_a_file_in_the_format_of_its_name(string name, string options, string beginning)
    {
        _run.Write("a.txt", Item);
        Assert.Equal(0, _run.Demarche($"code @a.txt --output {name} {options}"));
        Assert.Equal("", _run.Output);
        Assert.StartsWith(beginning, File.ReadAllText(_run.PathOf(name[1..])));
        Assert.False(File.Exists(_run.PathOf(name[1..] + ".partial")));
    }

    [Fact]
    public void Offsets_can_count_code_points()
    {
        _run.Write("a.jsonl", """{"id":"a","text":"😀 Ann met Bob."}""");
        _run.Demarche("code @a.jsonl --offsets codepoint");
        Assert.Contains("\"trigger\":{\"text\":\"met\",\"start\":6,\"end\":9}", _run.Output);
        _run.Demarche("code @a.jsonl");
        Assert.Contains("\"trigger\":{\"text\":\"met\",\"start\":7,\"end\":10}", _run.Output);
    }

    [Fact]
    public void Doubtful_events_can_be_left_out()
    {
        _run.Write("a.txt", "Ann perhaps met Bob.");
        Assert.Equal(0, _run.Demarche("code @a.txt --min-confidence 0.5"));
        Assert.Equal("", _run.Output);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void The_order_is_that_of_the_input_whatever_the_threads(int threads)
    {
        using var run = new Run { Engine = new() { OnCode = article => Thread.Sleep(article.Id.Length % 3 * 2) } };
        var input = string.Concat(Enumerable.Range(0, 200).Select(i => $"{{\"id\":\"{i * i}\",\"text\":\"Ann met Bob{i}.\"}}\n"));
        Assert.Equal(0, run.Demarche($"code - --threads {threads}", input));
        Assert.Equal(
            Enumerable.Range(0, 200).Select(i => $"{i * i}"),
            run.Output.TrimEnd('\n').Split('\n').Select(line => JsonDocument.Parse(line).RootElement.GetProperty("document").GetProperty("id").GetString()));
    }

    [Fact]
    public void Bad_items_are_named_and_the_others_coded()
    {
        using var run = new Run { Engine = new() { OnCode = article => _ = article.Id == "boom" ? throw new InvalidOperationException("a mistake of ours") : 0 } };
        run.Write("a.jsonl", """
            {"id":"1","text":"Ann met Bob."}
            {"id":"2","text":"Ann met
            {"id":"boom","text":"Ann met Bob."}
            {"id":"3","published":"2023-02-30","text":"Ann met Cid."}
            """);
        run.Write("b.txt", "");
        Snapshot.Verify(run.Show("code @a.jsonl @b.txt --format table"));
    }

    [Theory]
    [InlineData("empty.txt", "")]
    [InlineData("nul.txt", "\0\0\0\0\0\0")]
    [InlineData("empty.jsonl", "\n")]
    [InlineData("broken.json", "{\"text\":")]
    public void Input_that_holds_nothing_to_code_is_unusable(string name, string content)
    {
        _run.Write(name, content);
        Assert.Equal(2, _run.Demarche($"code @{name}"));
        Assert.StartsWith($"@{name}", _run.Error);
        Assert.Equal("", _run.Output);
    }

    [Fact]
    public void Statistics_are_said_at_the_end()
    {
        _run.Write("a.txt", Item);
        _run.Demarche("code @a.txt --stats");
        Assert.Matches(@"items +1 +[\d.,]+ items/s\nsentences +2 +[\d.,]+ sentences/s\nevents +2\nproblems +0\ntime +[\d.]+  s\npeak memory +[\d,]+  MiB", _run.Error);
    }

    [Fact]
    public void A_run_that_is_stopped_keeps_whole_records()
    {
        using var stop = new CancellationTokenSource();
        var count = 0;
        using var run = new Run { Engine = new() { OnCode = _ => { if (Interlocked.Increment(ref count) == 50) stop.Cancel(); } } };
        var input = new StringBuilder();
        for (var i = 0; i < 500; i++)
            input.Append($"{{\"id\":\"{i}\",\"text\":\"Ann met Bob.\"}}\n");
        run.Write("old.jsonl", "the result of an earlier run");
        run.Write("a.jsonl", input.ToString());
        Assert.Equal(130, run.Demarche("code @a.jsonl --threads 2 --output @old.jsonl", cancellationToken: stop.Token));
        Assert.Equal("the result of an earlier run", File.ReadAllText(run.PathOf("old.jsonl")));
        var lines = File.ReadAllLines(run.PathOf("old.jsonl.partial"));
        Assert.All(lines, line => JsonDocument.Parse(line));
        Assert.Matches(@"^stopped: \d+ items are done; their events are in @old.jsonl.partial\n$", run.Error);
    }

    [Fact]
    public void A_file_is_replaced_only_when_all_is_written()
    {
        _run.Write("old.jsonl", "the result of an earlier run");
        Assert.Equal(2, _run.Demarche("code @missing --output @old.jsonl"));
        Assert.Equal("the result of an earlier run", File.ReadAllText(_run.PathOf("old.jsonl")));
    }
}
