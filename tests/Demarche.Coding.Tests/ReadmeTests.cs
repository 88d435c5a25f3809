using System.Runtime.CompilerServices;
using Demarche.Ontology;
using Demarche.Testing;

namespace Demarche.Coding.Tests;

/// <summary>The example of the README, word for word, and what it prints.</summary>
public class ReadmeTests
{
    static void Example(TextWriter Console)
    {
        // <example>
        var coder = Coder.Load();
        var article = new Article { Id = "1", Text = "Brad Smith met Wang Wentao on Wednesday.", Published = new(2023, 12, 7) };
        foreach (var e in coder.Code(article))
            Console.WriteLine($"{e.Type} {e.Trigger.Text}: {string.Join(", ", e.Actors.Select(a => a.Name))}");
        // </example>
    }

    [Fact]
    public void The_example_runs()
    {
        using var output = new StringWriter();
        Example(output);
        Assert.Equal("CONSULT met: Brad Smith, Wang Wentao", output.ToString().Trim());
    }

    [Fact]
    public void The_example_is_the_one_in_the_README()
    {
        var block = File.ReadAllText(Checkout.PathOf("README.md")).ReplaceLineEndings("\n").Split("```csharp\n")[1].Split("```")[0];
        Assert.Equal(Lines(ThisFile()[(ThisFile().IndexOf("// <example>", StringComparison.Ordinal) + 12)..].Split("// </example>")[0]),
            Lines(block).Where(line => !line.StartsWith("using ", StringComparison.Ordinal)));
    }

    static IEnumerable<string> Lines(string text) => text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0);

    static string ThisFile([CallerFilePath] string path = "") => File.ReadAllText(path).ReplaceLineEndings("\n");
}
