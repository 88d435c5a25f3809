using Demarche.Language.Conllu;

namespace Demarche.Coding.Evaluation;

/// <summary>Counts behind an accuracy.</summary>
/// <param name="Correct">Cases that are right.</param>
/// <param name="Count">Cases for which the gold gives a value.</param>
public readonly record struct Accuracy(int Correct, int Count)
{
    /// <summary>Share, 0 to 1; 0 when there are no cases.</summary>
    public double Value => Count == 0 ? 0 : (double)Correct / Count;

    internal Accuracy Add(bool correct) => new(Correct + (correct ? 1 : 0), Count + 1);
}

/// <summary>The figures of <c>evaluation.md</c>.</summary>
public sealed record EventScores
{
    /// <summary>Number of items.</summary>
    public int Items { get; init; }

    /// <summary>Number of gold sentences.</summary>
    public int Sentences { get; init; }

    /// <summary>Pairs of equal type.</summary>
    public F1 Type { get; init; }

    /// <summary>Pairs of equal type whose roles agree.</summary>
    public F1 Who { get; init; }

    /// <summary>Those whose participants' countries and status agree too.</summary>
    public F1 Record { get; init; }

    /// <summary>Mode, over the pairs of level <see cref="Who"/> for which the gold gives one.</summary>
    public Accuracy Mode { get; init; }

    /// <summary>Sector, over the participants of those pairs; UNK is passed over.</summary>
    public Accuracy Sector { get; init; }

    /// <summary>Date, over those pairs.</summary>
    public Accuracy Date { get; init; }

    /// <summary>Object, over those pairs: a content word in common.</summary>
    public Accuracy Object { get; init; }

    /// <summary>Status, over those pairs. (Not in <c>evaluation.md</c>.)</summary>
    public Accuracy Status { get; init; }

    /// <summary>Country, over the participants of those pairs that have one in gold. (Not in <c>evaluation.md</c>.)</summary>
    public Accuracy Country { get; init; }

    /// <summary>Type-level figures of each type, by name.</summary>
    public IReadOnlyDictionary<string, F1> Types { get; init; } = new Dictionary<string, F1>();

    /// <summary>Mean of the types' F1, over the types that occur in gold; 0 to 1.</summary>
    public double MacroF1 => Types.Values.Where(type => type.Gold > 0).Select(type => type.Value).DefaultIfEmpty().Average();
}
