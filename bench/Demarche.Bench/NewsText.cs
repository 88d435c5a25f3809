using Demarche.Language;
using Demarche.Language.Tokenization;

namespace Demarche.Bench;

/// <summary>The text of the annotated items in <c>corpus/dev</c>: news in form, written by the project.</summary>
static class NewsText
{
    /// <summary>One text an item.</summary>
    public static IReadOnlyList<string> Items { get; } = Read();

    /// <summary>The items over and over until they hold <paramref name="tokens"/> tokens, or some more.</summary>
    public static List<(string Text, string? Title, int BodyStart)> Of(int tokens)
    {
        var pipeline = new LanguagePipeline(null, LayoutOptions.Plain);
        var items = new List<(string, string?, int)>();
        for (var i = 0; tokens > 0; i++)
        {
            var text = Items[i % Items.Count];
            items.Add((text, null, 0));
            tokens -= pipeline.Tokenize(text).TokenCount;
        }
        return items;
    }

    static List<string> Read()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!Directory.Exists(Path.Combine(root.FullName, "corpus", "dev")))
            root = root.Parent ?? throw new DirectoryNotFoundException("No folder corpus/dev above the program; run it from a checkout.");
        var items = new List<string>();
        foreach (var path in Directory.GetFiles(Path.Combine(root.FullName, "corpus", "dev"), "*.txt").Order(StringComparer.Ordinal))
        {
            var sentences = new List<string>();
            foreach (var line in File.ReadLines(path).Append("@"))
            {
                if (line is ['@', ..])
                {
                    if (sentences.Count > 0)
                        items.Add(string.Join(' ', sentences));
                    sentences.Clear();
                }
                else if (line is not ("" or ['#' or '=' or ' ', ..]))
                    sentences.Add(line);
            }
        }
        return items;
    }
}
