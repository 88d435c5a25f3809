using System.Globalization;
using Demarche.Ontology;

namespace Demarche.Ingest;

/// <summary>What is wrong with an item of the input, where, and what to do.</summary>
/// <param name="Origin">Path of the file as given, or <c>-</c> for standard input.</param>
/// <param name="Line">Line in that file, from 1; null when the whole file is meant.</param>
/// <param name="Message">What is wrong and what to do: no full stop at the end, no path.</param>
public sealed record Problem(string Origin, long? Line, string Message)
{
    /// <summary>As people read it: <c>path(line): message</c>.</summary>
    public override string ToString() => Line is { } line
        ? string.Create(CultureInfo.InvariantCulture, $"{Origin}({line}): {Message}")
        : $"{Origin}: {Message}";
}

/// <summary>One result of reading: an article, a problem, or both when the article could be read, but not whole.</summary>
/// <param name="Article">The article; null when there is none to code.</param>
/// <param name="Problem">
/// Without an article: why there is none. Beside an article: what of it could not be taken as written, such as a date that
/// does not exist (the article then has none) or half a surrogate pair (read as U+FFFD, so that offsets stay as they are).
/// </param>
public readonly record struct ArticleOrProblem(Article? Article, Problem? Problem)
{
    internal static ArticleOrProblem Fail(string origin, long? line, string message) => new(null, new(origin, line, message));
}
