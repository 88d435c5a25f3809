using System.Buffers;
using System.Text.Json;
using Demarche.Ingest.Files;
using Demarche.Ontology;

namespace Demarche.Ingest.Text;

/// <summary>A plain-text file as one item: its text untouched, its first line perhaps the title.</summary>
static class PlainText
{
    // A longer line is a paragraph, whatever it ends with.
    const int MaxTitleLength = 300;

    static readonly SearchValues<char> s_closers = SearchValues.Create("\"'”’»›)]}）」』】");

    public static ArticleOrProblem Read(WholeItem item, InputFile file, ArticleSourceOptions options)
    {
        if (item.Failure is { } failure)
            return ArticleOrProblem.Fail(file.Path, null, failure);
        if (!TextDecoder.TryDecode(item.Bytes.Span, declared: null, out var decoded, out var error))
            return ArticleOrProblem.Fail(file.Path, error.Line, error.Message);
        var text = decoded.Text;
        if (string.IsNullOrWhiteSpace(text))
            return ArticleOrProblem.Fail(file.Path, null, text.Length == 0 ? "the file is empty" : "the file holds nothing but blanks");
        var (title, bodyStart) = SplitTitle(text);
        var article = new Article
        {
            Id = ArticleId.Of(null, null, text),
            Title = title,
            Published = options.Published,
            PublishedText = options.Published?.ToString("yyyy-MM-dd"),
            Text = text,
            BodyStart = bodyStart,
            Origin = file.Path,
            Extra = ExtraOf(file),
        };
        return new(article, decoded.Repair is { } repair ? new(file.Path, repair.Line, repair.Message) : null);
    }

    /// <summary>The title, when the first line has no closing punctuation and a blank line and more text follow it.</summary>
    /// <returns>Title, and where the body begins: at its first line with words; null and 0 without a title.</returns>
    public static (string? Title, int BodyStart) SplitTitle(string text)
    {
        var position = 0;
        ReadOnlySpan<char> first = default;
        while (first.IsEmpty && position < text.Length)
            first = NextLine(text, ref position).Trim();
        if (first.IsEmpty || first.Length > MaxTitleLength || HasClosingPunctuation(first) || position >= text.Length)
            return (null, 0);
        if (!NextLine(text, ref position).IsWhiteSpace())
            return (null, 0);
        while (position < text.Length)
        {
            var start = position;
            if (!NextLine(text, ref position).IsWhiteSpace())
                return (first.ToString(), start);
        }
        return (null, 0); // a single line is the text
    }

    /// <summary>Whether a line ends as a sentence does, closing quotes and brackets set aside.</summary>
    public static bool HasClosingPunctuation(ReadOnlySpan<char> line)
    {
        line = line.TrimEnd();
        while (!line.IsEmpty && s_closers.Contains(line[^1]))
            line = line[..^1].TrimEnd();
        return !line.IsEmpty && line[^1] is '.' or '!' or '?' or '…' or ':' or ';' or '。' or '！' or '？';
    }

    /// <summary>What a record tells of the file: its name, since its id is a hash.</summary>
    public static IReadOnlyDictionary<string, JsonElement> ExtraOf(InputFile file) => new Dictionary<string, JsonElement>
    {
        ["file"] = JsonSerializer.SerializeToElement(file.Name, IngestJson.Default.String),
    };

    // The line at position without its end, which may be \n, \r\n or \r; position goes past it.
    static ReadOnlySpan<char> NextLine(string text, scoped ref int position)
    {
        var rest = text.AsSpan(position);
        var length = rest.IndexOfAny('\n', '\r');
        if (length < 0)
        {
            position = text.Length;
            return rest;
        }
        position += length + 1;
        if (rest[length] == '\r' && length + 1 < rest.Length && rest[length + 1] == '\n')
            position++;
        return rest[..length];
    }
}
