using System.Text;
using Demarche.Testing;

namespace Demarche.Ingest.Tests;

public sealed class HtmlTests : IDisposable
{
    readonly Reading _reading = new();

    public void Dispose() => _reading.Dispose();

    [Theory]
    [InlineData("news-site")]
    [InlineData("press-release")]
    [InlineData("blog")]
    [InlineData("short-wire")]
    [InlineData("script-page")]
    [InlineData("live")]
    public void The_article_is_found_in_the_page(string name)
    {
        var page = File.ReadAllText(Checkout.PathOf("tests", "Demarche.Ingest.Tests", "pages", name + ".html"));
        var bytes = page.Contains("iso-8859-1", StringComparison.Ordinal) ? Encoding.Latin1.GetBytes(page) : Encoding.UTF8.GetBytes(page);
        var article = _reading.Article(name + ".html", bytes);
        Snapshot.Verify($"""
            title     {article.Title}
            published {article.Published:yyyy-MM-dd} ({article.PublishedText})
            url       {article.Url}
            language  {article.Language}
            extra     {string.Join(", ", article.Extra.Select(field => $"{field.Key}: {field.Value}"))}

            {article.Text}
            """, name);
    }

    [Fact]
    public void Ten_thousand_nested_elements_are_read()
    {
        var article = _reading.Article("deep.html", string.Concat(Enumerable.Repeat("<div>", 10_000)) + "<p>Ann met Bob.</p>");
        Assert.Equal("Ann met Bob.", article.Text);
    }
}
