using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Demarche.Ontology;

namespace Demarche.Record;

/// <summary>Events as a flat table, RFC 4180 with <c>\n</c> as line end: a header, then one row an event.</summary>
/// <remarks>
/// Lists are joined by <c>;</c>, in the same order in all columns of one list, an absent value staying empty between two
/// semicolons; a <c>;</c> or <c>\</c> inside a value has a <c>\</c> before it. <c>offset_unit</c> says what starts and ends count.
/// </remarks>
public sealed class CsvEventWriter : IEventWriter
{
    readonly Stream _stream;
    readonly IReadOnlyList<FlatColumn> _columns;
    readonly MemoryStream _row = new();
    readonly StreamWriter _text;
    readonly CsvWriter _csv;

    /// <param name="stream">Receives the table; left open. The header is written at once.</param>
    /// <param name="offsets">The unit the events' offsets are in.</param>
    public CsvEventWriter(Stream stream, OffsetUnit offsets = OffsetUnit.Utf16)
    {
        (_stream, _columns) = (stream, FlatColumn.All(offsets));
        _text = new(_row, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        _csv = new(_text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" });
        foreach (var column in _columns)
            _csv.WriteField(column.Name);
        EndRow();
    }

    /// <inheritdoc/>
    public void Write(Event coded)
    {
        ArgumentNullException.ThrowIfNull(coded);
        foreach (var column in _columns)
        {
            _csv.WriteField(column.Value(coded) switch
            {
                null => null,
                string text => text,
                bool truth => truth ? "true" : "false",
                IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                var other => other.ToString(),
            });
        }
        EndRow();
    }

    /// <inheritdoc/>
    public void Flush() => _stream.Flush();

    /// <inheritdoc/>
    public void Dispose()
    {
        Flush();
        _csv.Dispose(); // and with it _text and _row
    }

    // A row in one piece, so that a reader never sees half of one.
    void EndRow()
    {
        _csv.NextRecord();
        _csv.Flush();
        _text.Flush();
        _stream.Write(_row.GetBuffer(), 0, (int)_row.Length);
        _row.SetLength(0);
    }
}
