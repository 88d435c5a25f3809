using System.Text;
using Demarche.Ingest.Files;

namespace Demarche.Ingest;

/// <summary>Opens text files that are no news items, such as tables, gzipped or not.</summary>
public static class TextInput
{
    /// <summary>Opens a file, or standard input for <c>-</c>. UTF-8, or UTF-16 with its byte order mark; unzipped if gzipped.</summary>
    /// <exception cref="IOException">It can't be opened, or, while it is read, its gzip data ends too early (<see cref="InvalidDataException"/>).</exception>
    public static TextReader Open(string path, Stream? standardInput = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        var file = new InputFile(path, path, null);
        if (file.IsStandardInput && standardInput is null)
            throw new IOException("standard input can't be read here; give a file");
        var input = InputStream.OpenAsync(file, new() { StandardInput = standardInput }, CancellationToken.None).GetAwaiter().GetResult();
        return new StreamReader(input, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, bufferSize: 16 << 10);
    }
}
