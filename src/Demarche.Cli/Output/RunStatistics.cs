using System.Diagnostics;
using System.Globalization;

namespace Demarche.Cli.Output;

/// <summary>Counts and time of a run.</summary>
sealed class RunStatistics
{
    readonly Stopwatch _watch = Stopwatch.StartNew();

    public long Items { get; private set; }
    public long Sentences { get; private set; }
    public long Events { get; private set; }
    public long Failed { get; private set; }

    /// <summary>Time since the run began.</summary>
    public TimeSpan Elapsed => _watch.Elapsed;

    public void Add(RunItem item)
    {
        if (item.Article is not null)
            Items++;
        if (item.Problem is not null)
            Failed++;
        Sentences += item.Coded.Sentences;
        Events += item.Coded.Events.Count;
    }

    /// <summary>For <c>--stats</c>: what was done, how fast, with how much memory.</summary>
    public override string ToString()
    {
        using var process = Process.GetCurrentProcess();
        var seconds = Math.Max(Elapsed.TotalSeconds, 1e-3);
        return string.Create(CultureInfo.InvariantCulture, $"""
            items       {Items,12:N0}  {Items / seconds,10:N1} items/s
            sentences   {Sentences,12:N0}  {Sentences / seconds,10:N1} sentences/s
            events      {Events,12:N0}
            problems    {Failed,12:N0}
            time        {seconds,12:N1}  s
            peak memory {process.PeakWorkingSet64 / 1048576.0,12:N0}  MiB
            """);
    }
}
