using System.Text.RegularExpressions;
using Demarche.Testing;

namespace Demarche.Cli.Tests;

/// <summary>
/// The samples, coded by the real coder, against <c>samples/expected/</c>. Versions do not count. What differs is written beside the
/// expected file as <c>.received.jsonl</c>; if it is right, rename it.
/// </summary>
public class SamplesTests
{
    static readonly Regex s_versions = new("\"coder\":\\{[^}]*\\}");

    // Files are listed in samples/README.md with the day of publication of those that don't give it.
    static readonly Regex s_row = new(@"^\| `(?<file>[^`]+)` \|.*\| (?<date>[^|]*) \|$", RegexOptions.Multiline);

    public static TheoryData<string, string> Samples
    {
        get
        {
            var samples = new TheoryData<string, string>();
            foreach (Match row in s_row.Matches(File.ReadAllText(Checkout.PathOf("samples", "README.md")).ReplaceLineEndings("\n")))
                samples.Add(row.Groups["file"].Value, Regex.IsMatch(row.Groups["date"].Value, @"^\d{4}-\d\d-\d\d$") ? row.Groups["date"].Value : "");
            return samples;
        }
    }

    [Theory, MemberData(nameof(Samples))]
    public async Task A_sample_is_coded_as_expected(string file, string published)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter();
        var terminal = new Terminal { Input = Stream.Null, Output = output, Error = error };
        string[] date = published.Length > 0 ? ["--published", published] : [];
        var code = await new Application(terminal, new EngineLoader()).RunAsync(["code", Checkout.PathOf("samples", file), .. date]);
        Assert.Equal((0, ""), (code, error.ToString()));
        var records = System.Text.Encoding.UTF8.GetString(output.ToArray());
        var expected = Checkout.PathOf("samples", "expected", file + ".jsonl");
        var received = Checkout.PathOf("samples", "expected", file + ".received.jsonl");
        if (File.Exists(expected) && Comparable(File.ReadAllText(expected)) == Comparable(records))
        {
            File.Delete(received);
            return;
        }
        File.WriteAllText(received, records);
        Assert.Fail($"Compare {received} with {expected}; if the new one is right, rename it.");
    }

    static string Comparable(string records) => s_versions.Replace(records.ReplaceLineEndings("\n"), "\"coder\":{}");
}
