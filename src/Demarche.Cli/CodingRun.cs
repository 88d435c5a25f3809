using Demarche.Ingest;
using Demarche.Ontology;

namespace Demarche.Cli;

/// <summary>One item of a run: read, and coded if it could be.</summary>
/// <param name="Article">Null when it could not be read.</param>
/// <param name="Coded">Its events; none when it could not be coded.</param>
/// <param name="Problem">What is wrong with it, or null.</param>
readonly record struct RunItem(Article? Article, CodedArticle Coded, Problem? Problem);

/// <summary>Reads and codes items on several threads, in the order of the input.</summary>
static class CodingRun
{
    public static IAsyncEnumerable<RunItem> RunAsync(IAsyncEnumerable<ArticleOrProblem> input, IEngine engine, int threads,
        CancellationToken cancellationToken) =>
        OrderedWork.RunAsync(input, item => Code(item, engine, cancellationToken), threads, cancellationToken);

    static RunItem Code(ArticleOrProblem item, IEngine engine, CancellationToken cancellationToken)
    {
        if (item.Article is not { } article)
            return new(null, new([], 0), item.Problem);
        try
        {
            return new(article, engine.Code(article, cancellationToken), item.Problem);
        }
#pragma warning disable CA1031 // Whatever one item makes the coder stumble over, the others are still coded.
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
#pragma warning restore CA1031
        {
            return new(null, new([], 0), new(article.Origin ?? article.Id, null,
                $"item \"{article.Id}\" can't be coded: {e.GetType().Name}: {e.Message.TrimEnd('.')}; please report it with the item"));
        }
    }
}
