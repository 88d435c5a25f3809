using Demarche.Testing;

namespace Demarche.Language.Tests;

/// <summary>Reads <c>cases/*.txt</c>: a line at the margin is input, the indented lines below it what is expected.</summary>
static class CaseFile
{
    public static TheoryData<string, string> Read(string name)
    {
        var cases = new TheoryData<string, string>();
        string? input = null;
        var expected = new List<string>();
        foreach (var line in File.ReadLines(Checkout.PathOf("tests", "Demarche.Language.Tests", "cases", name)).Append(""))
        {
            if (line.StartsWith("    ", StringComparison.Ordinal))
            {
                expected.Add(line.Trim());
                continue;
            }
            if (input is not null)
                cases.Add(input.Replace("\\n", "\n", StringComparison.Ordinal), string.Join('\n', expected));
            expected.Clear();
            input = line.Length == 0 || line[0] == '#' ? null : line;
        }
        return cases;
    }
}
