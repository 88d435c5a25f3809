using System.Globalization;
using System.Text;
using Demarche.Language.Conllu;

namespace Demarche.Coding.Evaluation;

/// <summary>Accuracy and macro-F1 of relation classification over the classes of the gold.</summary>
/// <remarks>Where the gold has the class YIELD, CONCEDE and RETREAT both count as YIELD. Not thread-safe.</remarks>
public sealed class RelationScores
{
    readonly List<(string Gold, string System)> _pairs = [];

    /// <summary>Adds a row.</summary>
    /// <param name="gold">Class by people.</param>
    /// <param name="system">Class by the coder.</param>
    public void Add(string gold, string system) => _pairs.Add((gold, system));

    /// <summary>Share of rows with the gold's class, 0 to 1.</summary>
    public Accuracy Accuracy => new(Merged().Count(pair => pair.Gold == pair.System), _pairs.Count);

    /// <summary>Figures of each class of the gold, by name.</summary>
    public IReadOnlyDictionary<string, F1> Classes
    {
        get
        {
            var pairs = Merged();
            return new SortedDictionary<string, F1>(pairs.Select(pair => pair.Gold).Distinct().ToDictionary(name => name, name => new F1(
                Gold: pairs.Count(pair => pair.Gold == name),
                System: pairs.Count(pair => pair.System == name),
                Correct: pairs.Count(pair => pair.Gold == name && pair.System == name))), StringComparer.Ordinal);
        }
    }

    /// <summary>Mean F1 over the classes of the gold, 0 to 1.</summary>
    public double MacroF1 => Classes.Values.Select(f1 => f1.Value).DefaultIfEmpty().Average();

    /// <summary>A table for people, in per cent.</summary>
    public override string ToString()
    {
        var table = new StringBuilder();
        table.Append(CultureInfo.InvariantCulture, $"{"class",-12}{"gold",6}{"P",8}{"R",8}{"F1",8}\n");
        foreach (var (name, f1) in Classes)
            table.Append(CultureInfo.InvariantCulture, $"{name,-12}{f1.Gold,6}{100 * f1.Precision,8:0.0}{100 * f1.Recall,8:0.0}{100 * f1.Value,8:0.0}\n");
        table.Append(CultureInfo.InvariantCulture, $"accuracy {100 * Accuracy.Value:0.0}, macro-F1 {100 * MacroF1:0.0}, {_pairs.Count} rows\n");
        return table.ToString();
    }

    List<(string Gold, string System)> Merged()
    {
        if (!_pairs.Exists(pair => pair.Gold == "YIELD"))
            return _pairs;
        return _pairs.ConvertAll(pair => (Merge(pair.Gold), Merge(pair.System)));

        static string Merge(string name) => name is "CONCEDE" or "RETREAT" ? "YIELD" : name;
    }
}
