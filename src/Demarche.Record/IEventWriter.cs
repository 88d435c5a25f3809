using Demarche.Ontology;

namespace Demarche.Record;

/// <summary>What the offsets of a record count.</summary>
public enum OffsetUnit
{
    /// <summary>UTF-16 code units, as .NET, Java and JavaScript count: the record's own unit.</summary>
    Utf16,
    /// <summary>Unicode code points, as Python and R count.</summary>
    CodePoint,
}

/// <summary>Writes events in one format, one behind the other.</summary>
/// <remarks>Not thread-safe. <see cref="IDisposable.Dispose"/> writes what the format needs at its end and leaves the stream open.</remarks>
public interface IEventWriter : IDisposable
{
    /// <summary>Writes an event. Offsets are written as they stand in it.</summary>
    void Write(Event coded);

    /// <summary>Hands what was written so far to the stream, as far as the format can: whole records only.</summary>
    void Flush();
}

/// <summary>The formats events are written in, by name.</summary>
public static class EventWriters
{
    /// <summary>The names <see cref="Create"/> knows.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["jsonl", "csv", "plover", "parquet"];

    /// <summary>A writer of that format.</summary>
    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="stream">Receives UTF-8 without byte order mark, or Parquet's bytes; left open.</param>
    /// <param name="offsets">The unit the events' offsets are in; the format names it where it has to.</param>
    /// <exception cref="ArgumentException">There is no such format.</exception>
    public static IEventWriter Create(string format, Stream stream, OffsetUnit offsets = OffsetUnit.Utf16) => format switch
    {
        "jsonl" => new JsonLinesEventWriter(stream, offsets),
        "csv" => new CsvEventWriter(stream, offsets),
        "plover" => new PloverEventWriter(stream, offsets),
        "parquet" => new ParquetEventWriter(stream, offsets),
        _ => throw new ArgumentException($"There is no format '{format}'; the formats are {string.Join(", ", Formats)}.", nameof(format)),
    };

    /// <summary>The unit as records name it: <c>utf16</c> or <c>codepoint</c>.</summary>
    public static string Name(this OffsetUnit unit) => unit == OffsetUnit.Utf16 ? "utf16" : "codepoint";
}
