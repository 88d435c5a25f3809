using System.CommandLine;
using Demarche.Cli.Output;
using Demarche.Ingest;
using Demarche.Record;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche code</c>: news items in, event records out.</summary>
static class CodeCommand
{
    static readonly string[] s_formats = ["table", "jsonl", "csv", "plover", "parquet"];

    public static Command Create(Application application)
    {
        var paths = CommonOptions.Paths("path",
            "Files or folders of .txt, .html, .json and .jsonl, also with .gz; folders are read with all below them. - reads JSONL from standard input.");
        var published = CommonOptions.Day("--published", "Day of publication of items that give none; words such as \"on Wednesday\" are counted from it.");
        var format = CommonOptions.Choice("--format",
            "Default: a table on a terminal, by the extension of --output, else jsonl.", s_formats);
        var output = new Option<string?>("--output", "-o") { HelpName = "file", Description = "Writes to a file, which appears when all is done. Default: standard output." };
        var explain = new Option<bool>("--explain") { Description = "Shows each event with its sentence, the words of every field and the reasons." };
        var minConfidence = CommonOptions.MinConfidence();
        var offsets = CommonOptions.Choice("--offsets",
            "What start and end count: utf16 code units as in .NET, Java and JavaScript, or codepoint as in Python and R. Default: utf16.", "utf16", "codepoint");
        var threads = CommonOptions.Threads();
        var stats = new Option<bool>("--stats") { Description = "Says at the end, on standard error, how much was done, how fast, with how much memory." };
        var command = new DocumentedCommand("code", """
            Codes news items into event records: who did what to whom, when and where, each field tied to the words it came from. Items that can't be read are named on standard error, and the others are coded.
            Exit code: 0 all done, 1 some items failed, 2 unusable arguments or input, 130 stopped by Ctrl-C.
            """)
        {
            Examples =
            [
                "# Read an article at the terminal, and say why:",
                "demarche code samples/microsoft-mofcom.txt --published 2023-12-07 --explain",
                "# Code a folder into a table for R or a spreadsheet:",
                "demarche code news/ --output events.csv",
                "# In a pipe, JSONL in and out:",
                "zcat day.jsonl.gz | demarche code - --min-confidence 0.5 > events.jsonl",
            ],
        };
        command.Add(paths);
        foreach (var option in (Option[])[published, format, output, explain, minConfidence, offsets, threads, stats])
            command.Add(option);
        application.AddFolders(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(application, new(
            parsed.GetValue(paths)!, parsed.GetValue(published), parsed.GetValue(format), parsed.GetValue(output), parsed.GetValue(explain),
            parsed.GetValue(minConfidence), parsed.GetValue(offsets) == "codepoint" ? OffsetUnit.CodePoint : OffsetUnit.Utf16,
            parsed.GetValue(threads), parsed.GetValue(stats)), cancellationToken));
        return command;
    }

    sealed record Arguments(string[] Paths, DateOnly? Published, string? Format, string? Output, bool Explain, double MinConfidence,
        OffsetUnit Offsets, int Threads, bool Stats);

    static async Task<int> RunAsync(Application application, Arguments arguments, CancellationToken cancellationToken)
    {
        var terminal = application.Terminal;
        CommonOptions.CheckPaths(arguments.Paths, "nothing to code: give files or folders, or - for standard input");
        if (arguments.Explain && arguments.Format is not (null or "table"))
            throw new UnusableException($"--explain is for people, --format {arguments.Format} for programs, whose records hold the reasons anyway; leave one out");
        var engine = application.Engine;
        var statistics = new RunStatistics();
        var reading = new ReadProgress();
        var options = new ArticleSourceOptions { Published = arguments.Published, StandardInput = terminal.Input, Progress = reading };
        using var file = OutputFile.Open(arguments.Output, terminal);
        var writer = Writer(arguments, terminal, file);
        using var progress = new ProgressLine(terminal, reading, terminal.ErrorIsTerminal ? ArticleSource.MeasureBytes(arguments.Paths) : null, statistics);
        try
        {
            var items = ArticleSource.ReadAsync(arguments.Paths, options, cancellationToken);
            await foreach (var item in CodingRun.RunAsync(items, engine, arguments.Threads, cancellationToken).ConfigureAwait(false))
                Write(item);
            writer.Finish();
            file.Finish();
        }
        catch (OperationCanceledException)
        {
            progress.Clear();
            writer.Finish();
            var kept = file.KeepPartial();
            await terminal.Error.WriteLineAsync($"stopped: {statistics.Items:N0} items are done{(kept is null ? "" : $"; their events are in {kept}")}").ConfigureAwait(false);
            return ExitCode.Interrupted;
        }
        progress.Clear();
        if (arguments.Stats)
            await terminal.Error.WriteLineAsync(statistics.ToString()).ConfigureAwait(false);
        return statistics.Items == 0 ? ExitCode.Unusable : statistics.Failed > 0 ? ExitCode.SomeFailed : ExitCode.Done;

        void Write(RunItem item)
        {
            if (arguments.MinConfidence > 0 && item.Coded.Events.Any(coded => coded.Confidence < arguments.MinConfidence))
                item = item with { Coded = item.Coded with { Events = [.. item.Coded.Events.Where(coded => coded.Confidence >= arguments.MinConfidence)] } };
            statistics.Add(item);
            if (item.Problem is not null || terminal.OutputIsTerminal)
                progress.Clear();
            if (item.Problem is { } problem)
                terminal.Error.WriteLine(Printable.Line(problem.ToString()));
            if (item.Article is { } article)
                writer.Write(article, item.Coded.Events);
            progress.Update();
        }
    }

    static IArticleWriter Writer(Arguments arguments, Terminal terminal, OutputFile file)
    {
        var toTerminal = arguments.Output is null && terminal.OutputIsTerminal;
        var format = arguments.Format ?? (arguments.Explain || toTerminal ? "table" : Path.GetExtension(arguments.Output) switch
        {
            ".csv" => "csv",
            ".parquet" => "parquet",
            ".txt" => "table",
            _ => "jsonl",
        });
        if (format == "parquet" && toTerminal)
            throw new UnusableException("--format parquet is not for reading; give --output with the name of a file");
        if (format != "table")
            return new EventFormatWriter(EventWriters.Create(format, file.Stream, arguments.Offsets), arguments.Offsets);
        return arguments.Explain
            ? new ExplanationWriter(file.Text, toTerminal, terminal.Width)
            : new EventTableWriter(file.Text, toTerminal, terminal.Width);
    }
}
