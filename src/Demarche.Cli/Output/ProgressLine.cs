using System.Diagnostics;
using System.Globalization;
using Demarche.Ingest;

namespace Demarche.Cli.Output;

/// <summary>A bar on standard error that says how far a run is; nothing at all when no person is there to see it.</summary>
sealed class ProgressLine : IDisposable
{
    const int BarLength = 30;

    static readonly TimeSpan s_interval = TimeSpan.FromMilliseconds(200);

    readonly Terminal _terminal;
    readonly ReadProgress _progress;
    readonly long? _total;
    readonly RunStatistics _statistics;
    readonly Stopwatch _sinceShown = Stopwatch.StartNew();
    bool _shown;

    /// <param name="terminal">Whose standard error is written to.</param>
    /// <param name="progress">Bytes read.</param>
    /// <param name="total">Bytes there are; null when that can't be known.</param>
    /// <param name="statistics">Items done.</param>
    public ProgressLine(Terminal terminal, ReadProgress progress, long? total, RunStatistics statistics) =>
        (_terminal, _progress, _total, _statistics) = (terminal, progress, total, statistics);

    /// <summary>Draws the line anew if it is time.</summary>
    public void Update()
    {
        if (!_terminal.ErrorIsTerminal || _sinceShown.Elapsed < s_interval)
            return;
        _sinceShown.Restart();
        _terminal.Error.Write("\r" + Line() + "\u001b[K");
        _shown = true;
    }

    /// <summary>Takes the line away, so that other words can be written.</summary>
    public void Clear()
    {
        if (_shown)
            _terminal.Error.Write("\r\u001b[K");
        _shown = false;
    }

    public void Dispose() => Clear();

    string Line()
    {
        var rate = _statistics.Items / Math.Max(_statistics.Elapsed.TotalSeconds, 1e-3);
        var counts = string.Create(CultureInfo.InvariantCulture, $"{_statistics.Items:N0} items, {_statistics.Events:N0} events, {rate:N1} items/s");
        if (_total is not > 0)
            return counts;
        var share = Math.Clamp((double)_progress.Bytes / _total.Value, 0, 1);
        var filled = (int)(share * BarLength);
        return string.Create(CultureInfo.InvariantCulture,
            $"[{new string('#', filled)}{new string('.', BarLength - filled)}] {share * 100,3:0} %  {counts}");
    }
}
