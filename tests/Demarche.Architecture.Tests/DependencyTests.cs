using System.Xml.Linq;
using Demarche.Testing;

namespace Demarche.Architecture.Tests;

public class DependencyTests
{
    // What each library may use, from docs/architecture.md. Demarche.Cli, the program, may use all.
    static readonly Dictionary<string, string[]> s_allowed = new()
    {
        ["Demarche.Ontology"] = [],
        ["Demarche.Language"] = [],
        ["Demarche.Knowledge"] = ["Demarche.Language", "Demarche.Ontology"],
        ["Demarche.Coding"] = ["Demarche.Knowledge", "Demarche.Language", "Demarche.Ontology"],
        ["Demarche.Ingest"] = ["Demarche.Ontology"],
        ["Demarche.Record"] = ["Demarche.Ontology"],
    };

    [Fact]
    public void Libraries_point_only_forward()
    {
        var wrong = from path in Directory.GetFiles(Checkout.PathOf("src"), "*.csproj", SearchOption.AllDirectories)
                    let name = Path.GetFileNameWithoutExtension(path)
                    where name != "Demarche.Cli"
                    from reference in XDocument.Load(path).Descendants("ProjectReference")
                    let target = Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/'))
                    where !s_allowed.TryGetValue(name, out var allowed) || !allowed.Contains(target)
                    select $"{name} points at {target}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_library_is_in_the_table() =>
        Assert.Equal(
            s_allowed.Keys.Append("Demarche.Cli").Order(),
            Directory.GetDirectories(Checkout.PathOf("src")).Select(folder => Path.GetFileName(folder)).Order());
}
