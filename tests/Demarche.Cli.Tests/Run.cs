using System.Text;

namespace Demarche.Cli.Tests;

/// <summary>Command lines run in a folder of their own, and what they gave.</summary>
sealed class Run : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("demarche-cli-").FullName;

    public FakeEngine Engine { get; init; } = new();

    public bool OnTerminal { get; init; }

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    public string Write(string name, string content) => Write(name, Encoding.UTF8.GetBytes(content));

    public string Write(string name, byte[] content)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
        return path;
    }

    public string PathOf(string name) => Path.Combine(Folder, name);

    /// <summary>Runs a command line; <c>@name</c> stands for a path in the folder, which messages are rid of.</summary>
    public int Demarche(string commandLine, string input = "", CancellationToken cancellationToken = default) =>
        Task.Run(() => DemarcheAsync(commandLine, Encoding.UTF8.GetBytes(input), cancellationToken)).GetAwaiter().GetResult(); // apart from the test's thread, which waits

    async Task<int> DemarcheAsync(string commandLine, byte[] input, CancellationToken cancellationToken)
    {
        using var output = new MemoryStream();
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal
        {
            Input = new MemoryStream(input),
            Output = output,
            Error = error,
            OutputIsTerminal = OnTerminal,
            ErrorIsTerminal = false,
        };
        var args = commandLine.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(arg => arg.StartsWith('@') ? PathOf(arg[1..]) : arg).ToArray();
        var code = await new Application(terminal, Engine).RunAsync(args, cancellationToken);
        Output = Encoding.UTF8.GetString(output.ToArray());
        Error = error.ToString().Replace(Folder + Path.DirectorySeparatorChar, "@", StringComparison.Ordinal);
        return code;
    }

    /// <summary>Exit code, standard output and standard error, for snapshots.</summary>
    public string Show(string commandLine, string input = "")
    {
        var code = Demarche(commandLine, input);
        return $"$ demarche {commandLine}\n{Output.Replace(Folder + Path.DirectorySeparatorChar, "@", StringComparison.Ordinal)}{(Error.Length > 0 ? $"[standard error]\n{Error}" : "")}[exit code {code}]\n";
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
