using Demarche.Ontology;
using Demarche.Testing;

namespace Demarche.Coding.Tests;

/// <summary>
/// End to end, with the shipped model, frames and tables and without the learned network: <c>cases/*.txt</c>. A line at the margin is a text, published
/// 2023-12-07 (<c>title:</c> before it makes it a headline); the indented lines below it are its events, none when there are none. <c>O</c>,
/// <c>date</c> and <c>place</c> are compared where a case names them.
/// </summary>
public class CaseTests
{
    public static TheoryData<string, string, string> Cases()
    {
        var cases = new TheoryData<string, string, string>();
        foreach (var path in Directory.GetFiles(Checkout.PathOf("tests", "Demarche.Coding.Tests", "cases"), "*.txt")
            .Order(StringComparer.Ordinal))
        {
            string? text = null;
            List<string> expected = [];
            foreach (var line in File.ReadLines(path).Append(""))
            {
                if (line.StartsWith("    ", StringComparison.Ordinal))
                {
                    expected.Add(line.Trim());
                    continue;
                }
                if (text is not null)
                    cases.Add(Path.GetFileNameWithoutExtension(path), text, string.Join('\n', expected));
                expected.Clear();
                text = line.Length == 0 || line[0] == '#' ? null : line;
            }
        }
        return cases;
    }

    [Theory, MemberData(nameof(Cases))]
    public void Codes(string subject, string text, string expected)
    {
        Assert.NotEmpty(subject);
        var isTitle = text.StartsWith("title: ", StringComparison.Ordinal);
        var article = new Article
        {
            Id = "1", Text = isTitle ? "" : text, Title = isTitle ? text[7..] : null, Published = new(2023, 12, 7),
        };
        var events = Shipped.Rules.Code(article);
        Assert.Equal(expected, string.Join('\n', events.Select(coded => EventLine.Of(coded, like: expected))));
    }
}
