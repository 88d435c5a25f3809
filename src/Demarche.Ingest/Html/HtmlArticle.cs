using System.Buffers;
using System.Text;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Demarche.Ingest.Files;
using Demarche.Ingest.Text;
using SmartReader;

namespace Demarche.Ingest.Html;

/// <summary>A web page as one item: its main text, without the page around it. Offsets count in the text that is drawn out.</summary>
static class HtmlArticle
{
    const int MaxPageBytes = 32 << 20;

    // SmartReader and the parser's own tree walks recurse; no page written by people nests so deep.
    const int MaxDepth = 400;

    // A shorter text is more likely a cookie notice than an article; the page's other texts are looked at.
    const int ShortText = 200;

    static readonly SearchValues<char> s_charsetEnds = SearchValues.Create("\"'; />");

    public static ArticleOrProblem Read(WholeItem item, InputFile file, ArticleSourceOptions options)
    {
        if (item.Failure is { } failure)
            return ArticleOrProblem.Fail(file.Path, null, failure);
        if (item.Bytes.IsEmpty)
            return ArticleOrProblem.Fail(file.Path, null, "the file is empty");
        if (item.Bytes.Length > MaxPageBytes)
            return ArticleOrProblem.Fail(file.Path, null, $"the page is longer than {MaxPageBytes:N0} bytes; save its text as .txt");
        if (!TextDecoder.TryDecode(item.Bytes.Span, DeclaredEncoding(item.Bytes.Span), out var decoded, out var error))
            return ArticleOrProblem.Fail(file.Path, error.Line, error.Message);

        var page = new HtmlParser().ParseDocument(decoded.Text);
        var metadata = PageMetadata.Of(page);
        var text = MainText(page, metadata, out var readerTitle);
        var title = metadata.Title ?? readerTitle;
        text = WithoutRepeatedTitle(text, title);
        if (text.Length == 0)
            return ArticleOrProblem.Fail(file.Path, null, "no article text was found in the page; save its text as .txt");
        var extra = new Dictionary<string, JsonElement>(PlainText.ExtraOf(file));
        if (metadata.Author is { } author)
            extra["author"] = JsonSerializer.SerializeToElement(author, IngestJson.Default.String);
        if (metadata.Site is { } site)
            extra["site"] = JsonSerializer.SerializeToElement(site, IngestJson.Default.String);
        var article = new Ontology.Article
        {
            Id = ArticleId.Of(metadata.Url, title, text),
            Url = metadata.Url,
            Title = title,
            Published = metadata.Published ?? options.Published,
            PublishedText = metadata.PublishedText ?? options.Published?.ToString("yyyy-MM-dd"),
            Language = metadata.Language,
            Text = text,
            Origin = file.Path,
            Extra = extra,
        };
        return new(article, decoded.Repair is { } repair ? new(file.Path, repair.Line, repair.Message) : null);
    }

    static string MainText(IHtmlDocument page, PageMetadata metadata, out string? title)
    {
        title = null;
        var text = "";
        if (PageText.DepthOf(page) <= MaxDepth && Extract(page) is { } extracted)
        {
            title = string.IsNullOrWhiteSpace(extracted.Title) ? null : PageText.Collapse(extracted.Title);
            text = PageText.Of(new HtmlParser().ParseDocument(extracted.Content ?? "").Body);
            if (text.Length < ShortText && !extracted.IsReadable)
                text = "";
        }
        // Short news and pages of unusual build: the text the page itself names, or all its paragraphs.
        if (text.Length < ShortText && metadata.Body is { } body && body.Length > text.Length)
            text = body;
        if (text.Length < ShortText && PageText.ParagraphsOf(page) is var paragraphs && paragraphs.Length > text.Length)
            text = paragraphs;
        return text;
    }

    static SmartReader.Article? Extract(IHtmlDocument page)
    {
        try
        {
            // A copy: the reader takes the page apart.
            using var reader = new Reader("https://page.invalid/", (IHtmlDocument)page.Clone(true)) { ContinueIfNotReadable = true };
            var article = reader.GetArticle();
            return article.Completed && !string.IsNullOrEmpty(article.Content) ? article : null;
        }
#pragma warning disable CA1031 // Whatever the third-party reader stumbles over, the page's paragraphs are still there.
        catch (Exception e) when (e is not OutOfMemoryException)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    static string WithoutRepeatedTitle(string text, string? title)
    {
        var end = text.IndexOf('\n');
        return title is not null && end > 0 && text.AsSpan(0, end).Trim().Equals(title, StringComparison.OrdinalIgnoreCase)
            ? text[end..].TrimStart()
            : text;
    }

    // What <meta charset=…> or <meta http-equiv content="…charset=…"> in the first bytes says.
    static string? DeclaredEncoding(ReadOnlySpan<byte> bytes)
    {
        var head = Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, 4096)]);
        for (var at = head.IndexOf("<meta", StringComparison.OrdinalIgnoreCase); at >= 0;
            at = head.IndexOf("<meta", at + 5, StringComparison.OrdinalIgnoreCase))
        {
            var end = head.IndexOf('>', at);
            var tag = head.AsSpan(at, (end < 0 ? head.Length : end) - at);
            var charset = tag.IndexOf("charset", StringComparison.OrdinalIgnoreCase);
            if (charset < 0)
                continue;
            var value = tag[(charset + 7)..].TrimStart();
            if (value is not ['=', ..])
                continue;
            value = value[1..].TrimStart(" \"'");
            var stop = value.IndexOfAny(s_charsetEnds);
            return (stop < 0 ? value : value[..stop]).ToString();
        }
        return null;
    }
}
