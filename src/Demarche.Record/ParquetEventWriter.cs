using Demarche.Ontology;
using Parquet;
using Parquet.Schema;

namespace Demarche.Record;

/// <summary>Events as a Parquet file: the same flat table as <see cref="CsvEventWriter"/>, with typed columns.</summary>
/// <remarks>
/// Rows are written in groups of 10,000, so that memory stays flat; what is flushed is whole groups. The file can be read only after
/// <see cref="Dispose"/>, which writes its end.
/// </remarks>
public sealed class ParquetEventWriter : IEventWriter
{
    const int GroupLength = 10_000;

    readonly CountedStream _stream;
    readonly IReadOnlyList<FlatColumn> _columns;
    readonly ParquetSchema _schema;
    readonly ParquetWriter _writer;
    readonly List<Event> _group = [];

    /// <param name="stream">Receives the file; left open. It need not be seekable.</param>
    /// <param name="offsets">The unit the events' offsets are in.</param>
    public ParquetEventWriter(Stream stream, OffsetUnit offsets = OffsetUnit.Utf16)
    {
        _stream = new(stream);
        _columns = FlatColumn.All(offsets);
        _schema = new(_columns.Select(column => new DataField(column.Name, column.Type, isNullable: true)));
        _writer = ParquetWriter.CreateAsync(_schema, _stream).GetAwaiter().GetResult();
    }

    /// <inheritdoc/>
    public void Write(Event coded)
    {
        ArgumentNullException.ThrowIfNull(coded);
        _group.Add(coded);
        if (_group.Count == GroupLength)
            WriteGroup();
    }

    /// <inheritdoc/>
    public void Flush() => _stream.Flush();

    /// <inheritdoc/>
    public void Dispose()
    {
        WriteGroup();
        _writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _stream.Flush();
    }

    void WriteGroup()
    {
        if (_group.Count == 0)
            return;
        using var group = _writer.CreateRowGroup();
        for (var i = 0; i < _columns.Count; i++)
        {
            var (field, column) = (_schema.DataFields[i], _columns[i]);
            var written = column.Type == typeof(string) ? group.WriteAsync(field, _group.ConvertAll(coded => (string?)column.Value(coded))!)
                : column.Type == typeof(int) ? group.WriteAsync<int>(field, Values<int>(column))
                : column.Type == typeof(double) ? group.WriteAsync<double>(field, Values<double>(column))
                : group.WriteAsync<bool>(field, Values<bool>(column));
            written.GetAwaiter().GetResult();
        }
        group.CompleteValidate();
        _group.Clear();
    }

    ReadOnlyMemory<T?> Values<T>(FlatColumn column) where T : struct => _group.ConvertAll(coded => (T?)column.Value(coded)).ToArray();

    /// <summary>Counts what is written: the format's end names the places of its groups, also in a pipe.</summary>
    sealed class CountedStream(Stream inner) : Stream
    {
        long _position;

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            inner.Write(buffer);
            _position += buffer.Length;
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
        public override void Flush() => inner.Flush();
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => _position;
        public override long Position { get => _position; set => throw new NotSupportedException(); }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
