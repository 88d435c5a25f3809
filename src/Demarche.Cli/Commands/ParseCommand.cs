using System.CommandLine;
using System.Runtime.CompilerServices;
using Demarche.Cli.Output;
using Demarche.Ingest;
using Demarche.Language;
using Demarche.Language.Conllu;
using Demarche.Language.Tokenization;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche parse</c>: the language layer alone.</summary>
static class ParseCommand
{
    public static Command Create(Application application)
    {
        var paths = CommonOptions.Paths("path",
            "Files or folders as in 'demarche code', or .conllu files. - reads standard input: text, JSONL or, with --input conllu, CoNLL-U.");
        var input = CommonOptions.Choice("--input",
            "text: sentences and words are found in the text. conllu: sentences and words of the file are kept, all other columns are predicted anew. Default: conllu for .conllu files, else text.",
            "text", "conllu");
        var format = CommonOptions.Choice("--format", "How sentences are written: CoNLL-U, or JSON with one item a line. Default: conllu.", "conllu", "json");
        var output = new Option<string?>("--output", "-o") { HelpName = "file", Description = "Writes to a file, which appears when all is done. Default: standard output." };
        var threads = CommonOptions.Threads();
        var command = new DocumentedCommand("parse", """
            Reads text into sentences, words, lemmas, parts of speech, dependency trees and names. Universal Dependencies; MISC holds NER=B-PER and the like, start_char and end_char, in UTF-16 code units.
            """)
        {
            Examples =
            [
                "echo \"Brad Smith met Wang Wentao in Beijing.\" | demarche parse -",
                "# Predict the columns of a treebank anew, keeping its words:",
                "demarche parse --input conllu en_pud-ud-test.conllu > predicted.conllu",
            ],
        };
        command.Add(paths);
        foreach (var option in (Option[])[input, format, output, threads])
            command.Add(option);
        application.AddFolders(command, languageOnly: true);
        command.SetAction((parsed, cancellationToken) => RunAsync(application, parsed.GetValue(paths)!, parsed.GetValue(input),
            parsed.GetValue(format) == "json", parsed.GetValue(output), parsed.GetValue(threads), cancellationToken));
        return command;
    }

    static async Task<int> RunAsync(Application application, string[] paths, string? input, bool json, string? output, int threads,
        CancellationToken cancellationToken)
    {
        CommonOptions.CheckPaths(paths, "nothing to parse: give files or folders, or - for standard input");
        var terminal = application.Terminal;
        var language = application.LoadLanguage(LayoutOptions.News, threads);
        using var file = OutputFile.Open(output, terminal);
        var (done, failed) = (0L, 0L);
        var jobs = ReadAsync(paths, input, terminal, cancellationToken);
        await foreach (var (text, problem) in OrderedWork.RunAsync(jobs, job => Parse(job, language, json), threads, cancellationToken).ConfigureAwait(false))
        {
            if (problem is not null)
            {
                failed++;
                await terminal.Error.WriteLineAsync(Printable.Line(problem)).ConfigureAwait(false);
            }
            if (text is not null)
            {
                done++;
                file.Stream.Write(System.Text.Encoding.UTF8.GetBytes(text));
                await file.Stream.FlushAsync(cancellationToken).ConfigureAwait(false);
            }
        }
        file.Finish();
        return done == 0 ? ExitCode.Unusable : failed > 0 ? ExitCode.SomeFailed : ExitCode.Done;
    }

    /// <summary>An article, or a document of a CoNLL-U file, or a problem.</summary>
    readonly record struct Job(ArticleOrProblem Article, ConlluItem? Conllu, string? Problem);

    static async IAsyncEnumerable<Job> ReadAsync(string[] paths, string? input, Terminal terminal,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var options = new ArticleSourceOptions { StandardInput = terminal.Input, GuessStandardInput = true };
        foreach (var path in paths)
        {
            var isConllu = input == "conllu"
                || input is null && (path.EndsWith(".conllu", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".conllu.gz", StringComparison.OrdinalIgnoreCase));
            if (isConllu)
            {
                foreach (var job in ReadConllu(path, terminal))
                    yield return job;
                continue;
            }
            await foreach (var article in ArticleSource.ReadAsync([path], options, cancellationToken).ConfigureAwait(false))
                yield return new(article, null, article.Problem?.ToString());
        }
    }

    static IEnumerable<Job> ReadConllu(string path, Terminal terminal)
    {
        using var items = ConlluItems(path, terminal).GetEnumerator();
        for (var count = 0; ; count++)
        {
            string? problem = null;
            try
            {
                if (!items.MoveNext())
                {
                    if (count > 0)
                        yield break;
                    problem = $"{path}: holds no sentence in CoNLL-U";
                }
            }
            catch (Exception e) when (e is FormatException or IOException or InvalidDataException or UnauthorizedAccessException)
            {
                problem = e.Message.StartsWith(path, StringComparison.Ordinal) ? e.Message : $"{path}: {e.Message}";
            }
            if (problem is not null)
            {
                yield return new(default, null, problem);
                yield break;
            }
            yield return new(default, items.Current, null);
        }
    }

    static IEnumerable<ConlluItem> ConlluItems(string path, Terminal terminal)
    {
        using var reader = TextInput.Open(path, terminal.Input);
        foreach (var item in ConlluReader.ReadItems(reader, path))
            yield return item;
    }

    static (string? Text, string? Problem) Parse(Job job, LanguagePipeline language, bool json)
    {
        if (job.Conllu is { } conllu)
        {
            var annotated = language.Annotate(conllu.Builder);
            return (json ? Json(annotated, conllu.Id) : Conllu(writer => writer.Write(annotated, conllu.Comments)), null);
        }
        if (job.Article.Article is not { } article)
            return (null, job.Problem);
        var document = language.Read(article.Text, article.Title, article.BodyStart);
        return (json ? Json(document, article.Id) : Conllu(writer => writer.Write(document, article.Id)), job.Problem);
    }

    static string Json(Document document, string? id)
    {
        using var json = new MemoryStream();
        DocumentJson.Write(json, document, id);
        return System.Text.Encoding.UTF8.GetString(json.GetBuffer().AsSpan(0, (int)json.Length));
    }

    static string Conllu(Action<ConlluWriter> write)
    {
        using var text = new StringWriter { NewLine = "\n" };
        write(new(text));
        return text.ToString();
    }
}
