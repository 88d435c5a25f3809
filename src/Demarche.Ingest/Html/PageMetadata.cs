using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;

namespace Demarche.Ingest.Html;

/// <summary>What a page says of its article: in JSON-LD, in <c>meta</c>, <c>link</c> and <c>time</c> elements, in its heading.</summary>
sealed class PageMetadata
{
    static readonly string[] s_dateNames =
    [
        "article:published_time", "og:published_time", "og:article:published_time", "datepublished", "date", "pubdate", "publishdate",
        "publish-date", "publish_date", "publication_date", "parsely-pub-date", "sailthru.date", "article.published", "dc.date.issued",
        "dc.date", "dc.date.created", "dcterms.created", "dcterms.date", "dcterms.issued", "citation_publication_date", "citation_date",
    ];

    public string? Title { get; private init; }
    public string? Url { get; private init; }
    public string? Language { get; private init; }
    public string? Author { get; private init; }
    public string? Site { get; private init; }
    public DateOnly? Published { get; private init; }
    public string? PublishedText { get; private init; }

    /// <summary>The article's text, when the page holds it as data; paragraphs may have been lost.</summary>
    public string? Body { get; private init; }

    public static PageMetadata Of(IHtmlDocument page)
    {
        var meta = MetaOf(page);
        var linked = LinkedData(page);
        var (published, publishedText) = DateOf(page, meta, linked);
        return new()
        {
            Title = TitleOf(page, meta, linked),
            Url = Address(page.QuerySelector("link[rel=canonical]")?.GetAttribute("href")) ?? Address(meta.GetValueOrDefault("og:url"))
                ?? Address(linked.GetValueOrDefault("url")),
            Language = Clean(page.DocumentElement?.GetAttribute("lang")) ?? Clean(meta.GetValueOrDefault("og:locale")?.Replace('_', '-')),
            Author = Clean(linked.GetValueOrDefault("author")) ?? NotAddress(meta.GetValueOrDefault("author"))
                ?? NotAddress(meta.GetValueOrDefault("article:author")),
            Site = Clean(meta.GetValueOrDefault("og:site_name")) ?? Clean(linked.GetValueOrDefault("publisher")),
            Published = published,
            PublishedText = publishedText,
            Body = linked.GetValueOrDefault("articleBody") is { Length: > 0 } body ? WebUtility.HtmlDecode(body).Trim() : null,
        };
    }

    static string? TitleOf(IHtmlDocument page, Dictionary<string, string> meta, Dictionary<string, string> linked)
    {
        var said = Clean(linked.GetValueOrDefault("headline")) ?? Clean(meta.GetValueOrDefault("og:title")) ?? Clean(meta.GetValueOrDefault("twitter:title"));
        var headings = page.QuerySelectorAll("h1").Select(heading => PageText.Collapse(heading.TextContent)).Where(text => text.Length >= 8).ToList();
        // A <title> may be the site's alone; the page's only heading is the article's.
        if (said is null && headings.Count == 1)
            return headings[0];
        if ((said ?? Clean(page.Title)) is not { } known)
            return null;
        // The heading on the page is whole and has no name of the site behind it, which the others may.
        var stem = known.TrimEnd('…', '.', ' ');
        foreach (var text in headings)
        {
            if (known.StartsWith(text, StringComparison.OrdinalIgnoreCase) || text.StartsWith(stem, StringComparison.OrdinalIgnoreCase))
                return text;
        }
        return said; // null leaves it to the reader, which knows how to cut a <title>
    }

    static (DateOnly?, string?) DateOf(IHtmlDocument page, Dictionary<string, string> meta, Dictionary<string, string> linked)
    {
        var candidates = new List<string?> { linked.GetValueOrDefault("datePublished") };
        candidates.AddRange(s_dateNames.Select(name => meta.GetValueOrDefault(name)));
        candidates.Add(page.QuerySelector("[itemprop=datePublished]") is { } item
            ? item.GetAttribute("datetime") ?? item.GetAttribute("content") ?? item.TextContent
            : null);
        candidates.Add((page.QuerySelector("time[pubdate]") ?? page.QuerySelector("article time[datetime], main time[datetime]")
            ?? page.QuerySelector("time[datetime]"))?.GetAttribute("datetime"));
        foreach (var candidate in candidates)
        {
            var text = candidate?.Trim();
            if (string.IsNullOrEmpty(text))
                continue;
            if (PublicationDate.TryParse(text, out var day))
                return (day, text);
            // Pages also write 2023/12/06 and Wed, 06 Dec 2023 10:00:00 GMT; numbers whose order can't be told are left alone.
            if (DateOnly.TryParseExact(text, ["yyyy/MM/dd", "yyyy/M/d", "MMMM d, yyyy", "d MMMM yyyy", "MMM d, yyyy", "d MMM yyyy"],
                    CultureInfo.InvariantCulture, DateTimeStyles.None, out day))
                return (day, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            if (DateTimeOffset.TryParseExact(text, "r", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
                return (DateOnly.FromDateTime(moment.Date), moment.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        }
        return (null, null);
    }

    static Dictionary<string, string> MetaOf(IHtmlDocument page)
    {
        var values = new Dictionary<string, string>();
        foreach (var element in page.QuerySelectorAll("meta[content]"))
        {
            var name = element.GetAttribute("property") ?? element.GetAttribute("name") ?? element.GetAttribute("itemprop");
            if (name is not null && element.GetAttribute("content") is { } content && !string.IsNullOrWhiteSpace(content))
                values.TryAdd(name.Trim().ToLowerInvariant(), content);
        }
        return values;
    }

    // The first article of the page's JSON-LD, its fields as plain strings.
    static Dictionary<string, string> LinkedData(IHtmlDocument page)
    {
        var values = new Dictionary<string, string>();
        foreach (var script in page.QuerySelectorAll("script[type='application/ld+json']"))
        {
            try
            {
                using var json = JsonDocument.Parse(script.TextContent, new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
                if (FindArticle(json.RootElement) is not { } article)
                    continue;
                foreach (var name in (ReadOnlySpan<string>)["headline", "datePublished", "articleBody", "url", "author", "publisher"])
                    if (article.TryGetProperty(name, out var value) && TextOf(value) is { } text)
                        values.TryAdd(name, text);
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException) // broken, or with half a surrogate pair
            {
                continue;
            }
        }
        return values;
    }

    static JsonElement? FindArticle(JsonElement element)
    {
        var open = new Queue<JsonElement>([element]);
        while (open.TryDequeue(out var next))
        {
            if (next.ValueKind == JsonValueKind.Array)
            {
                foreach (var child in next.EnumerateArray())
                    open.Enqueue(child);
            }
            else if (next.ValueKind == JsonValueKind.Object)
            {
                if (next.TryGetProperty("@type", out var type) && IsArticle(type))
                    return next;
                foreach (var name in (ReadOnlySpan<string>)["@graph", "mainEntity", "mainEntityOfPage"])
                    if (next.TryGetProperty(name, out var child))
                        open.Enqueue(child);
            }
        }
        return null;
    }

    static bool IsArticle(JsonElement type) => type.ValueKind switch
    {
        JsonValueKind.Array => type.EnumerateArray().Any(IsArticle),
        JsonValueKind.String => type.GetString() is { } name
            && (name.EndsWith("Article", StringComparison.Ordinal) || name.EndsWith("Posting", StringComparison.Ordinal) || name == "Report"),
        _ => false,
    };

    static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Object when value.TryGetProperty("name", out var name) => TextOf(name),
        JsonValueKind.Array => string.Join(", ", value.EnumerateArray().Select(TextOf).Where(text => !string.IsNullOrWhiteSpace(text))) is { Length: > 0 } all
            ? all
            : null,
        _ => null,
    };

    static string? Address(string? text) =>
        text is not null && Uri.TryCreate(text.Trim(), UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? text.Trim() : null;

    static string? NotAddress(string? text) => text is not null && text.Contains("://", StringComparison.Ordinal) ? null : Clean(text);

    static string? Clean(string? text) => text is null ? null : PageText.Collapse(WebUtility.HtmlDecode(text)) is { Length: > 0 } clean ? clean : null;
}
