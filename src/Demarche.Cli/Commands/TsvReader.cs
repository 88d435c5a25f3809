using System.Runtime.CompilerServices;

namespace Demarche.Cli.Commands;

/// <summary>A table of tab-separated values with a header, read row by row.</summary>
sealed class TsvReader : IDisposable
{
    readonly TextReader _text;
    long _line = 1;

    /// <param name="text">Disposed with this.</param>
    /// <param name="path">For messages.</param>
    /// <exception cref="UnusableException">There is no header.</exception>
    public TsvReader(TextReader text, string path)
    {
        (_text, Path) = (text, path);
        if (text.ReadLine() is not { Length: > 0 } header)
        {
            text.Dispose();
            throw new UnusableException($"{path}: is empty; it must begin with a line of column names");
        }
        Columns = header.Split('\t');
    }

    public string Path { get; }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>Position of a column among <see cref="Columns"/>.</summary>
    /// <exception cref="UnusableException">There is none of that name.</exception>
    public int IndexOf(string column)
    {
        for (var i = 0; i < Columns.Count; i++)
            if (Columns[i] == column)
                return i;
        throw new UnusableException($"{Path}(1): there is no column '{column}'; the columns are {string.Join(", ", Columns.Where(name => name.Length > 0))}");
    }

    /// <summary>The rows as they stand; empty lines are passed over.</summary>
    public async IAsyncEnumerable<TsvRow> ReadRowsAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (await _text.ReadLineAsync(cancellationToken).ConfigureAwait(false) is { } line)
        {
            _line++;
            if (line.Length > 0)
                yield return new(_line, line, line.Split('\t'));
        }
    }

    /// <summary>A value without the quotation marks that some programs put around it.</summary>
    public static string Unquote(string value) => value is ['"', _, .., '"'] && !value.AsSpan(1, value.Length - 2).Trim('"').IsEmpty
        && value[1..^1].Replace("\"\"", "", StringComparison.Ordinal).IndexOf('"', StringComparison.Ordinal) < 0
        ? value[1..^1].Replace("\"\"", "\"", StringComparison.Ordinal)
        : value;

    public void Dispose() => _text.Dispose();
}

/// <summary>A row of a table.</summary>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Text">As it stands.</param>
/// <param name="Values">Its values.</param>
readonly record struct TsvRow(long Line, string Text, string[] Values);
