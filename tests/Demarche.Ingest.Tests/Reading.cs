using System.IO.Compression;
using System.Text;
using Demarche.Ontology;

namespace Demarche.Ingest.Tests;

/// <summary>A folder of files made for one test, and what reading it gives.</summary>
sealed class Reading : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("demarche-ingest-").FullName;

    public string Write(string name, string content) => Write(name, Encoding.UTF8.GetBytes(content));

    public string Write(string name, byte[] content)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    public List<ArticleOrProblem> Read(params string[] names) => ReadWith(null, names);

    public List<ArticleOrProblem> ReadWith(ArticleSourceOptions? options, params string[] names) =>
        ArticleSource.ReadAsync(names.Select(name => name == "-" ? name : Path.Combine(Folder, name)), options).ToBlockingEnumerable().ToList();

    /// <summary>The one article of a file of that name and content; fails when there is a problem.</summary>
    public Article Article(string name, string content) => Article(name, Encoding.UTF8.GetBytes(content));

    public Article Article(string name, byte[] content)
    {
        Write(name, content);
        var result = Assert.Single(Read(name));
        Assert.Null(result.Problem);
        return result.Article!;
    }

    /// <summary>What is said of a file of that name and content, without the folder.</summary>
    public string Problems(string name, byte[] content)
    {
        Write(name, content);
        return Show(Read(name));
    }

    public string Problems(string name, string content) => Problems(name, Encoding.UTF8.GetBytes(content));

    /// <summary>One line a result: the article's id and text, or the problem, or both.</summary>
    public string Show(IEnumerable<ArticleOrProblem> results) => string.Join("\n", results.Select(result => string.Join(" | ",
        new[]
        {
            result.Article is { } article ? $"{article.Id}: {article.Text}" : null,
            result.Problem?.ToString().Replace(Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal),
        }.Where(part => part is not null))));

    public static byte[] Gzip(byte[] bytes)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return zipped.ToArray();
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
