using System.Text;

namespace Demarche.Cli;

/// <summary>Where a command reads and writes: the process's streams, or a test's.</summary>
sealed class Terminal
{
    /// <summary>Standard input.</summary>
    public required Stream Input { get; init; }

    /// <summary>Standard output: records, tables.</summary>
    public required Stream Output { get; init; }

    /// <summary>Standard error: messages, progress, statistics.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Whether a person reads the output as it comes.</summary>
    public bool OutputIsTerminal { get; init; }

    /// <summary>Whether a person reads the messages as they come.</summary>
    public bool ErrorIsTerminal { get; init; }

    /// <summary>Columns of the terminal; tables take no more than 100 of them.</summary>
    public int Width { get; init; } = 100;

    /// <summary>Text for standard output: UTF-8, <c>\n</c>, flushed when disposed; the stream stays open.</summary>
    public StreamWriter OpenText() => new(Output, new UTF8Encoding(false), bufferSize: 16 << 10, leaveOpen: true) { NewLine = "\n" };

    /// <summary>The process's own.</summary>
    public static Terminal OfProcess() => new()
    {
        Input = Console.OpenStandardInput(),
        Output = Console.OpenStandardOutput(),
        Error = new StreamWriter(Console.OpenStandardError(), new UTF8Encoding(false)) { AutoFlush = true, NewLine = "\n" },
        OutputIsTerminal = !Console.IsOutputRedirected,
        ErrorIsTerminal = !Console.IsErrorRedirected,
        Width = WidthOfConsole(),
    };

    static int WidthOfConsole()
    {
        if (Console.IsOutputRedirected)
            return 100;
        try
        {
            return Console.WindowWidth is > 20 and var width ? width : 100;
        }
        catch (IOException)
        {
            return 100; // no console at all
        }
    }
}
