using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;

namespace Demarche.Bench;

/// <summary>Tokens a second, from the mean and the parameter <c>Tokens</c>.</summary>
sealed class TokenRateColumn : IColumn
{
    public string Id => nameof(TokenRateColumn);

    public string ColumnName => "Tokens/s";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string Legend => "Tokens read in a second of wall-clock time";

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        var tokens = (int)benchmarkCase.Parameters["Tokens"];
        return summary[benchmarkCase]?.ResultStatistics is { } statistics
            ? (tokens / (statistics.Mean / 1e9)).ToString("N0", CultureInfo.InvariantCulture)
            : "?";
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);
}
