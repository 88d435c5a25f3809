using System.Text;

namespace Demarche.Cli.Output;

/// <summary>
/// The file of <c>--output</c>, or standard output. A file grows under a name of its own and takes the place of an older one only
/// when all is written.
/// </summary>
sealed class OutputFile : IDisposable
{
    readonly string? _path, _partial;
    StreamWriter? _text;
    bool _kept;

    OutputFile(Stream stream, string? path, string? partial) => (Stream, _path, _partial) = (stream, path, partial);

    /// <summary>Buffered; records come to it whole.</summary>
    public Stream Stream { get; }

    /// <summary>Text for the stream: UTF-8, <c>\n</c>. Disposed with this.</summary>
    public StreamWriter Text => _text ??= new(Stream, new UTF8Encoding(false), bufferSize: 16 << 10, leaveOpen: true) { NewLine = "\n" };

    /// <param name="path">Null: standard output.</param>
    /// <param name="terminal">Its output is left open.</param>
    /// <exception cref="UnusableException">The file can't be written.</exception>
    public static OutputFile Open(string? path, Terminal terminal)
    {
        if (path is null)
            return new(new WholeRecordStream(terminal.Output, terminal.OutputIsTerminal), null, null);
        try
        {
            if (Directory.Exists(path))
                throw new UnusableException($"--output {path}: is a folder; give the name of a file in it");
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder && !Directory.Exists(folder))
                throw new UnusableException($"--output {path}: there is no folder {folder}; make it first");
            // A device or pipe has no content to be replaced.
            if (path.StartsWith("/dev/", StringComparison.Ordinal))
                return new(new FileStream(path, FileMode.Open, FileAccess.Write), null, null);
            var partial = path + ".partial";
            return new(new FileStream(partial, FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 64 << 10), path, partial);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new UnusableException($"--output {path}: can't be written ({e.Message.TrimEnd('.')}); choose another place");
        }
    }

    /// <summary>All is written: the file gets its name.</summary>
    public void Finish()
    {
        Close();
        if (_partial is not null)
            File.Move(_partial, _path!, overwrite: true);
        _kept = true;
    }

    /// <summary>Not all is written, but what there is is whole records: they stay under the partial name, which is returned.</summary>
    public string? KeepPartial()
    {
        Close();
        _kept = true;
        return _partial;
    }

    public void Dispose()
    {
        if (_kept)
            return;
        Close();
        if (_partial is not null)
            File.Delete(_partial);
    }

    void Close()
    {
        _text?.Dispose();
        Stream.Dispose();
    }

    /// <summary>Standard output in blocks that end where a record ends, so that a reader of the pipe gets no half line when the program is killed.</summary>
    sealed class WholeRecordStream(Stream output, bool atOnce) : Stream
    {
        const int BlockLength = 32 << 10;

        readonly MemoryStream _block = new();

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            _block.Write(buffer);
            if (atOnce || _block.Length >= BlockLength)
                Flush();
        }

        public override void Flush()
        {
            if (_block.Length > 0)
                output.Write(_block.GetBuffer(), 0, (int)_block.Length);
            _block.SetLength(0);
            output.Flush();
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                Flush();
            base.Dispose(disposing);
        }

        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));
    }
}
