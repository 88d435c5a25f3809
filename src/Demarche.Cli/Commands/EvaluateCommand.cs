using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Demarche.Cli.Output;
using Demarche.Coding.Evaluation;
using Demarche.Ingest;
using Demarche.Language.Conllu;
using Demarche.Language.Tokenization;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche evaluate</c>: how well the coder, or the language layer, does on items annotated by people.</summary>
static class EvaluateCommand
{
    static readonly string[] s_extensions = [".txt", ".json", ".jsonl"];

    public static Command Create(Application application)
    {
        var paths = CommonOptions.Paths("gold",
            "Files or folders of gold items: .json and .jsonl, or .txt in the notation of corpus/. With --conllu: treebanks.");
        var format = CommonOptions.Choice("--format", "How the figures are written. Default: table.", "table", "json");
        var errors = new Option<string?>("--errors") { HelpName = "file", Description = "Writes, sentence by sentence, what was missed, spurious or wrong." };
        var title = CommonOptions.Choice("--title",
            "Where a first sentence that is the title goes: apart, handed to the coder as the title, or joined with the text. Default: apart in the corpus notation, joined in JSON.",
            "apart", "joined");
        var conllu = new Option<bool>("--conllu") { Description = "Measures the language layer from raw text, as the CoNLL 2018 shared task did." };
        var mentions = new Option<bool>("--mentions") { Description = "Measures whom the items of corpus/mentions name: country, identity, sector." };
        var goldWords = new Option<bool>("--gold-words") { Description = "With --conllu: keeps the treebank's sentences and words." };
        var writeGold = new Option<string?>("--write-gold") { HelpName = "file", Description = "Writes the gold items as JSONL and codes nothing." };
        var second = new Option<string?>("--against")
        {
            HelpName = "path", Description = "Scores a second annotation of the same items in place of the coder: how far two people agree.",
        };
        var calibration = new Option<bool>("--calibration") { Description = "Adds how often events of each confidence have the right type, and what a threshold costs and gains." };
        var minConfidence = CommonOptions.MinConfidence();
        var threads = CommonOptions.Threads();
        var command = new DocumentedCommand("evaluate", """
            Codes items that people have annotated and says how well the coder's events agree with theirs: precision, recall and F1 of type, of type and roles (who), and of type, roles, countries and status (record).
            """)
        {
            Examples =
            [
                "demarche evaluate corpus/dev --errors errors.txt",
                "# The language layer on a treebank:",
                "demarche evaluate --conllu en_ewt-ud-test.conllu",
                "# Whom an item names:",
                "demarche evaluate --mentions corpus/mentions --errors errors.txt",
            ],
        };
        command.Add(paths);
        foreach (var option in (Option[])[format, errors, title, calibration, second, conllu, mentions, goldWords, writeGold, minConfidence, threads])
            command.Add(option);
        application.AddFolders(command);
        command.SetAction((parsed, cancellationToken) => parsed.GetValue(mentions)
            ? Task.FromResult(RunMentions(application, parsed.GetValue(paths)!, parsed.GetValue(errors)))
            : parsed.GetValue(conllu)
            ? Task.FromResult(RunConllu(application, parsed.GetValue(paths)!, parsed.GetValue(goldWords), parsed.GetValue(format) == "json",
                parsed.GetValue(threads)))
            : RunAsync(application, new(parsed.GetValue(paths)!, parsed.GetValue(format) == "json", parsed.GetValue(errors), parsed.GetValue(title),
                parsed.GetValue(writeGold), parsed.GetValue(minConfidence), parsed.GetValue(calibration), parsed.GetValue(second), parsed.GetValue(threads)), cancellationToken));
        return command;
    }

    sealed record Arguments(string[] Paths, bool Json, string? Errors, string? Title, string? WriteGold, double MinConfidence, bool Calibration, string? Second,
        int Threads);

    static async Task<int> RunAsync(Application application, Arguments arguments, CancellationToken cancellationToken)
    {
        var terminal = application.Terminal;
        var items = ReadGold(arguments.Paths, arguments.Title);
        if (arguments.WriteGold is { } path)
        {
            using var written = OutputFile.Open(path, terminal);
            foreach (var item in items)
                written.Stream.Write(Encoding.UTF8.GetBytes(GoldReader.ToJson(item) + "\n"));
            written.Finish();
            return ExitCode.Done;
        }
        if (arguments.Second is { } other)
            return await AgreeAsync(terminal, items, ReadGold([other], arguments.Title), arguments).ConfigureAwait(false);
        var engine = application.Engine;
        var scorer = new EventScorer();
        var calibration = arguments.Calibration ? new Calibration() : null;
        var failed = 0;
        using var errors = arguments.Errors is { } errorPath ? OutputFile.Open(errorPath, terminal) : null;
        // The items are all in memory; order them through the same work as a run's.
        var queue = new Queue<GoldItem>(items);
        var input = items.ToAsyncEnumerable().Select(item => new ArticleOrProblem(item.ToArticle(), null));
        await foreach (var result in CodingRun.RunAsync(input, engine, arguments.Threads, cancellationToken).ConfigureAwait(false))
        {
            var item = queue.Dequeue();
            if (result.Problem is { } problem)
            {
                failed++;
                await terminal.Error.WriteLineAsync(Printable.Line(problem.ToString())).ConfigureAwait(false);
            }
            var comparisons = scorer.Add(item, result.Coded.Events.Where(coded => coded.Confidence >= arguments.MinConfidence));
            calibration?.Add(comparisons);
            if (errors is not null)
                ErrorReport.Write(errors.Text, item, comparisons);
        }
        errors?.Finish();
        using var output = terminal.OpenText();
        await output.WriteAsync(arguments.Json ? Json(scorer.Scores, calibration) : Table(scorer.Scores) + (calibration is null ? "" : $"\n{calibration}")).ConfigureAwait(false);
        return failed > 0 ? ExitCode.SomeFailed : ExitCode.Done;
    }

    static async Task<int> AgreeAsync(Terminal terminal, List<GoldItem> items, List<GoldItem> second, Arguments arguments)
    {
        var byId = second.ToDictionary(item => item.Id);
        var scorer = new EventScorer();
        using var errors = arguments.Errors is { } errorPath ? OutputFile.Open(errorPath, terminal) : null;
        foreach (var item in items.Where(item => byId.ContainsKey(item.Id)))
        {
            var other = byId[item.Id];
            if (!other.Sentences.SequenceEqual(item.Sentences))
                throw new UnusableException($"{other.Origin}: {other.Id} does not have the sentences of {item.Origin}");
            var comparisons = scorer.Add(item, other.ToEvents());
            if (errors is not null)
                ErrorReport.Write(errors.Text, item, comparisons);
        }
        errors?.Finish();
        using var output = terminal.OpenText();
        await output.WriteAsync(arguments.Json ? Json(scorer.Scores, null) : Table(scorer.Scores)).ConfigureAwait(false);
        return ExitCode.Done;
    }

    static List<GoldItem> ReadGold(string[] paths, string? title)
    {
        CommonOptions.CheckPaths(paths, "nothing to evaluate: give files or folders of gold items");
        var items = new List<GoldItem>();
        try
        {
            foreach (var path in paths)
            {
                if (path == "-")
                    throw new UnusableException("gold items can't be read from standard input; give files or folders");
                var files = File.Exists(path)
                    ? [path]
                    : Directory.GetFiles(path, "*", SearchOption.AllDirectories)
                        .Where(file => s_extensions.Contains(Path.GetExtension(file))).Order(StringComparer.Ordinal).ToArray();
                foreach (var file in files)
                    items.AddRange(GoldReader.ReadFile(file));
            }
        }
        catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new UnusableException(e.Message.TrimEnd('.'));
        }
        if (items.Count == 0)
            throw new UnusableException($"no gold items in {string.Join(", ", paths)}");
        return title is null ? items : items.ConvertAll(item => item with
        {
            TitleIsFirst = title == "apart" && item.Title is not null && item.Sentences.Count > 0 && item.Sentences[0] == item.Title,
        });
    }

    static string Table(EventScores scores)
    {
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"{scores.Items} items, {scores.Sentences} sentences, {scores.Type.Gold} gold events, {scores.Type.System} coded\n\n");
        table.Append("level         P       R      F1\n");
        foreach (var (name, f1) in new[] { ("type", scores.Type), ("who", scores.Who), ("record", scores.Record) })
            table.Append(CultureInfo.InvariantCulture, $"{name,-8}{100 * f1.Precision,7:0.0} {100 * f1.Recall,7:0.0} {100 * f1.Value,7:0.0}\n");
        table.Append("\nof pairs that agree in type and roles   right      of\n");
        foreach (var (name, accuracy) in Accuracies(scores))
            table.Append(CultureInfo.InvariantCulture, $"{name,-37}{100 * accuracy.Value,7:0.0} {accuracy.Count,7}\n");
        table.Append("\ntype             P       R      F1    gold   coded\n");
        foreach (var (name, f1) in scores.Types)
            table.Append(CultureInfo.InvariantCulture, $"{name,-11}{100 * f1.Precision,7:0.0} {100 * f1.Recall,7:0.0} {100 * f1.Value,7:0.0} {f1.Gold,7} {f1.System,7}\n");
        table.Append(CultureInfo.InvariantCulture, $"mean{scores.MacroF1 * 100,30:0.0}\n");
        return table.ToString();
    }

    static string Json(EventScores scores, Calibration? calibration)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("items", scores.Items);
            json.WriteNumber("sentences", scores.Sentences);
            foreach (var (name, f1) in new[] { ("type", scores.Type), ("who", scores.Who), ("record", scores.Record) })
                Write(name, f1);
            foreach (var (name, accuracy) in Accuracies(scores))
            {
                json.WriteStartObject(name);
                json.WriteNumber("accuracy", Math.Round(accuracy.Value, 4));
                json.WriteNumber("correct", accuracy.Correct);
                json.WriteNumber("count", accuracy.Count);
                json.WriteEndObject();
            }
            json.WriteStartObject("types");
            foreach (var (name, f1) in scores.Types)
                Write(name, f1);
            json.WriteEndObject();
            json.WriteNumber("macroF1", Math.Round(scores.MacroF1, 4));
            if (calibration is not null)
                json.WriteNumber("calibrationError", Math.Round(calibration.Error, 4));
            json.WriteEndObject();

            void Write(string name, F1 f1)
            {
                json.WriteStartObject(name);
                json.WriteNumber("precision", Math.Round(f1.Precision, 4));
                json.WriteNumber("recall", Math.Round(f1.Recall, 4));
                json.WriteNumber("f1", Math.Round(f1.Value, 4));
                json.WriteNumber("correct", f1.Correct);
                json.WriteNumber("coded", f1.System);
                json.WriteNumber("gold", f1.Gold);
                json.WriteEndObject();
            }
        }
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }

    static (string Name, Accuracy Accuracy)[] Accuracies(EventScores scores) =>
    [
        ("mode", scores.Mode), ("sector", scores.Sector), ("date", scores.Date), ("object", scores.Object), ("status", scores.Status),
        ("country", scores.Country),
    ];

    static int RunMentions(Application application, string[] paths, string? errorPath)
    {
        CommonOptions.CheckPaths(paths, "nothing to evaluate: give files or folders in the notation of corpus/mentions");
        var evaluation = new MentionEvaluation(application.LoadLanguage(LayoutOptions.Plain, 1), application.LoadResolver());
        using var errors = errorPath is null ? null : OutputFile.Open(errorPath, application.Terminal);
        foreach (var file in paths.SelectMany(path => Directory.Exists(path) ? Directory.GetFiles(path, "*.txt").Order(StringComparer.Ordinal) : (IEnumerable<string>)[path]))
        {
            try
            {
                using var reader = TextInput.Open(file, application.Terminal.Input);
                evaluation.Add(reader, file, errors?.Text);
            }
            catch (Exception e) when (e is FormatException or IOException or UnauthorizedAccessException)
            {
                throw new UnusableException(e.Message);
            }
        }
        errors?.Finish();
        using var output = application.Terminal.OpenText();
        output.Write(evaluation.Table());
        return ExitCode.Done;
    }

    static int RunConllu(Application application, string[] paths, bool goldWords, bool json, int threads)
    {
        CommonOptions.CheckPaths(paths, "nothing to evaluate: give CoNLL-U files");
        var language = application.LoadLanguage(LayoutOptions.Plain, threads);
        var total = new UdScore();
        foreach (var path in paths)
        {
            try
            {
                using var reader = TextInput.Open(path, application.Terminal.Input);
                total += goldWords
                    ? UdScore.OfGoldWords(reader, language.Annotate, path)
                    : UdScore.OfRawText(reader, text => language.Read(text), path);
            }
            catch (Exception e) when (e is FormatException or IOException or InvalidDataException or UnauthorizedAccessException)
            {
                throw new UnusableException(e.Message.StartsWith(path, StringComparison.Ordinal) ? e.Message : $"{path}: {e.Message}");
            }
        }
        using var output = application.Terminal.OpenText();
        output.Write(json ? Json(total) : total.ToString());
        return ExitCode.Done;
    }

    static string Json(UdScore score)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Indented = true }))
        {
            json.WriteStartObject();
            foreach (var (name, f1) in new[]
            {
                ("tokens", score.Tokens), ("sentences", score.Sentences), ("words", score.Words), ("upos", score.Upos), ("lemmas", score.Lemmas),
                ("uas", score.Uas), ("las", score.Las), ("names", score.Names),
            })
            {
                json.WriteStartObject(name);
                json.WriteNumber("precision", Math.Round(f1.Precision, 6));
                json.WriteNumber("recall", Math.Round(f1.Recall, 6));
                json.WriteNumber("f1", Math.Round(f1.Value, 6));
                json.WriteNumber("gold", f1.Gold);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.ToArray()) + "\n";
    }
}
