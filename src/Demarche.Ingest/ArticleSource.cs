using System.Runtime.CompilerServices;
using Demarche.Ingest.Files;
using Demarche.Ingest.Html;
using Demarche.Ingest.Json;
using Demarche.Ingest.Text;

namespace Demarche.Ingest;

/// <summary>
/// Reads news items from files and folders of <c>.txt</c>, <c>.html</c>, <c>.json</c>, <c>.jsonl</c> (also gzipped) and from standard
/// input. Items are pulled one by one; memory holds one item, however large the input.
/// </summary>
public static class ArticleSource
{
    /// <summary>Reads every item of every path, in order; folders recursively, names in ordinal order.</summary>
    /// <param name="paths">Files, folders, or <c>-</c> for JSONL from <see cref="ArticleSourceOptions.StandardInput"/>.</param>
    /// <param name="options">Null: the defaults.</param>
    /// <param name="cancellationToken">Stops between items and between reads.</param>
    /// <returns>Never throws for what is in the input: a path, file or item that can't be read is a <see cref="Problem"/>.</returns>
    public static async IAsyncEnumerable<ArticleOrProblem> ReadAsync(IEnumerable<string> paths, ArticleSourceOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(paths);
        options ??= new();
        foreach (var path in paths)
        {
            foreach (var file in InputFile.Find(path))
            {
                cancellationToken.ThrowIfCancellationRequested();
                await foreach (var result in ReadFileAsync(file, options, cancellationToken).ConfigureAwait(false))
                    yield return result;
            }
        }
    }

    /// <summary>Bytes of all files that <see cref="ReadAsync"/> would read, before decompression; null when one of the paths is <c>-</c>.</summary>
    /// <remarks>Looks at names and lengths only. Files that can't be reached count 0.</remarks>
    public static long? MeasureBytes(IEnumerable<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        long sum = 0;
        foreach (var path in paths)
        {
            if (path == InputFile.StandardInput)
                return null;
            foreach (var file in InputFile.Find(path))
            {
                var info = new FileInfo(file.Path);
                sum += file.Problem is null && info.Exists ? info.Length : 0;
            }
        }
        return sum;
    }

    static async IAsyncEnumerable<ArticleOrProblem> ReadFileAsync(InputFile file, ArticleSourceOptions options,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (file.Problem is { } problem)
        {
            yield return ArticleOrProblem.Fail(file.Path, null, problem);
            yield break;
        }
        if (file.IsStandardInput && options.StandardInput is null)
        {
            yield return ArticleOrProblem.Fail(file.Path, null, "standard input can't be read here; give a file or folder");
            yield break;
        }
        InputStream? input = null;
        string? failure = null;
        try
        {
            input = await InputStream.OpenAsync(file, options, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (InputStream.IsInputFailure(e))
        {
            failure = InputStream.Describe(e);
        }
        if (input is null)
        {
            yield return ArticleOrProblem.Fail(file.Path, null, failure!);
            yield break;
        }
        await using (input.ConfigureAwait(false))
        {
            switch ((file.IsStandardInput && options.GuessStandardInput ? null : file.Format) ?? input.GuessFormat())
            {
                case InputFormat.JsonLines:
                    await foreach (var result in JsonLines.ReadAsync(input, file, options, cancellationToken).ConfigureAwait(false))
                        yield return result;
                    break;
                case InputFormat.Json:
                    await foreach (var result in JsonValues.ReadAsync(input, file, options, cancellationToken).ConfigureAwait(false))
                        yield return result;
                    break;
                case InputFormat.Html:
                    yield return HtmlArticle.Read(await WholeItem.ReadAsync(input, options, cancellationToken).ConfigureAwait(false), file, options);
                    break;
                default:
                    yield return PlainText.Read(await WholeItem.ReadAsync(input, options, cancellationToken).ConfigureAwait(false), file, options);
                    break;
            }
        }
    }
}
