using System.Globalization;
using System.Text;
using Demarche.Coding.Evaluation;

namespace Demarche.Cli.Commands;

/// <summary>How far the confidence of events can be trusted: their share of right types by confidence, and what a threshold costs and gains.</summary>
sealed class Calibration
{
    const int Bins = 10;

    readonly List<(double Confidence, bool Right)> _events = [];
    int _gold;

    /// <summary>Adds the comparisons of one item.</summary>
    public void Add(IEnumerable<IReadOnlyList<EventComparison>> comparisons)
    {
        foreach (var comparison in comparisons.SelectMany(sentence => sentence))
        {
            if (comparison.Gold is not null)
                _gold++;
            if (comparison.System is { } coded)
                _events.Add((coded.Confidence, comparison.Verdict is EventVerdict.Right or EventVerdict.WrongRecord or EventVerdict.WrongWho));
        }
    }

    /// <summary>Expected calibration error: the mean distance of confidence and share of right types over ten bins, by their size; 0 to 1.</summary>
    public double Error => Filled().Sum(bin => bin.Count * Math.Abs(bin.Confidence - bin.Right)) / Math.Max(1, _events.Count);

    IEnumerable<(int Count, double From, double Confidence, double Right)> Filled()
    {
        for (var i = 0; i < Bins; i++)
        {
            var inside = _events.FindAll(one => Math.Min(Bins - 1, (int)(one.Confidence * Bins)) == i);
            if (inside.Count > 0)
                yield return (inside.Count, (double)i / Bins, inside.Average(one => one.Confidence), inside.Average(one => one.Right ? 1.0 : 0));
        }
    }

    public override string ToString()
    {
        var text = new StringBuilder("confidence   events    mean   right\n");
        foreach (var (count, from, confidence, right) in Filled())
            text.Append(CultureInfo.InvariantCulture, $"{from:0.0}-{from + 1.0 / Bins:0.0}     {count,8} {confidence,7:0.00} {right,7:0.00}\n");
        text.Append(CultureInfo.InvariantCulture, $"expected calibration error {Error:0.000}\n\n--min-confidence       P       R      F1\n");
        for (var i = 0; i < Bins; i++)
        {
            var least = (double)i / Bins;
            var kept = _events.FindAll(one => one.Confidence >= least);
            var right = kept.Count(one => one.Right);
            var (p, r) = (right / Math.Max(1.0, kept.Count), right / Math.Max(1.0, _gold));
            text.Append(CultureInfo.InvariantCulture, $"{least,-16:0.0}{100 * p,8:0.0} {100 * r,7:0.0} {(right == 0 ? 0 : 200 * p * r / (p + r)),7:0.0}\n");
        }
        return text.ToString();
    }
}
