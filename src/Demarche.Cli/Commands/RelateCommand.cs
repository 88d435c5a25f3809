using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Demarche.Cli.Output;
using Demarche.Coding.Evaluation;
using Demarche.Ingest;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche relate</c>: marked pairs in, event types out.</summary>
static class RelateCommand
{
    const string Sentence = "marked_sentence";

    public static Command Create(Application application)
    {
        var path = new Argument<string?>("file.tsv")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = $"A table with a header and a column {Sentence}, in which <s>…</s> marks the actor and <t>…</t> the recipient; also with .gz. - reads standard input.",
        };
        var format = CommonOptions.Choice("--format", "How rows are written: every column, then type and confidence. Default: tsv.", "tsv", "jsonl");
        var output = new Option<string?>("--output", "-o") { HelpName = "file", Description = "Writes to a file, which appears when all is done. Default: standard output." };
        var score = new Option<string?>("--score")
        {
            HelpName = "column",
            Description = "Compares with the types in this column and says accuracy and macro-F1 on standard error. Where it has YIELD, CONCEDE and RETREAT count as YIELD.",
        };
        var threads = CommonOptions.Threads();
        var command = new DocumentedCommand("relate", """
            Classifies what a marked actor does to a marked recipient: one of PLOVER's 16 types for each row of a table. For researchers who have the pairs already.
            """)
        {
            Examples =
            [
                "printf 'marked_sentence\\n<s>Spain</s> praised <t>Portugal</t>.\\n' | demarche relate -",
                "demarche relate pairs.tsv --score gold_root > typed.tsv",
            ],
        };
        command.Add(path);
        foreach (var option in (Option[])[format, output, score, threads])
            command.Add(option);
        application.AddFolders(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(application, parsed.GetValue(path), parsed.GetValue(format) == "jsonl",
            parsed.GetValue(output), parsed.GetValue(score), parsed.GetValue(threads), cancellationToken));
        return command;
    }

    static async Task<int> RunAsync(Application application, string? path, bool json, string? output, string? scoreColumn, int threads,
        CancellationToken cancellationToken)
    {
        var terminal = application.Terminal;
        CommonOptions.CheckPaths(path is null ? [] : [path], "nothing to relate: give a table, or - for standard input");
        using var table = Open(path!, terminal);
        var sentence = table.IndexOf(Sentence);
        var gold = scoreColumn is null ? -1 : table.IndexOf(scoreColumn);
        // Columns of these names that are there already are kept; the new ones get a name of their own.
        var (type, confidence) = table.Columns.Contains("type") || table.Columns.Contains("confidence")
            ? ("demarche_type", "demarche_confidence")
            : ("type", "confidence");
        var engine = application.Engine;
        using var file = OutputFile.Open(output, terminal);
        if (!json)
            await file.Text.WriteLineAsync(string.Join('\t', [.. table.Columns, type, confidence])).ConfigureAwait(false);
        var (done, failed) = (0L, 0L);
        var scores = new RelationScores();
        try
        {
            await foreach (var (row, result, problem) in OrderedWork.RunAsync(
                table.ReadRowsAsync(cancellationToken), row => Relate(row, sentence, table.Columns.Count, engine), threads, cancellationToken).ConfigureAwait(false))
            {
                if (problem is not null)
                {
                    failed++;
                    await terminal.Error.WriteLineAsync(Printable.Line($"{path}({row.Line}): {problem}")).ConfigureAwait(false);
                    if (row.Values.Length != table.Columns.Count)
                        continue;
                }
                // A row that can't be classified keeps its place, with nothing in the new columns.
                await file.Text.WriteLineAsync(json
                    ? Json(table.Columns, row, type, confidence, result)
                    : string.Create(CultureInfo.InvariantCulture, $"{row.Text}\t{result?.Type}\t{result?.Confidence}")).ConfigureAwait(false);
                if (result is not { } relation)
                    continue;
                done++;
                if (gold >= 0)
                    scores.Add(TsvReader.Unquote(row.Values[gold]), relation.Type);
            }
        }
        catch (Exception e) when (e is IOException or InvalidDataException && done + failed > 0 && e is not FileNotFoundException)
        {
            failed++;
            await terminal.Error.WriteLineAsync(Printable.Line($"{path}: {e.Message.TrimEnd('.')}")).ConfigureAwait(false);
        }
        file.Finish();
        if (gold >= 0 && done > 0)
            await terminal.Error.WriteAsync(scores.ToString()).ConfigureAwait(false);
        if (done + failed == 0)
            throw new UnusableException($"{path}: holds no row below its header");
        return done == 0 ? ExitCode.Unusable : failed > 0 ? ExitCode.SomeFailed : ExitCode.Done;
    }

    static TsvReader Open(string path, Terminal terminal)
    {
        if (Directory.Exists(path))
            throw new UnusableException($"{path}: is a folder; give one table");
        try
        {
            return new(TextInput.Open(path, terminal.Input), path);
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new UnusableException($"{path}: {e.Message.TrimEnd('.')}");
        }
    }

    static (TsvRow Row, (string Type, double Confidence)? Result, string? Problem) Relate(TsvRow row, int sentence, int columns, IEngine engine)
    {
        if (row.Values.Length != columns)
            return (row, null, $"{row.Values.Length} values where the header has {columns} columns");
        try
        {
            return (row, engine.Relate(TsvReader.Unquote(row.Values[sentence])), null);
        }
        catch (FormatException e)
        {
            return (row, null, e.Message.TrimEnd('.'));
        }
    }

    static string Json(IReadOnlyList<string> columns, TsvRow row, string type, string confidence, (string Type, double Confidence)? result)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            for (var i = 0; i < columns.Count; i++)
                json.WriteString(columns[i], TsvReader.Unquote(row.Values[i]));
            json.WriteString(type, result?.Type);
            if (result is { } relation)
                json.WriteNumber(confidence, relation.Confidence);
            else
                json.WriteNull(confidence);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }
}
