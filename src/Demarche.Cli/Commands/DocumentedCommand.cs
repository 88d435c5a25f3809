using System.CommandLine;

namespace Demarche.Cli.Commands;

/// <summary>A command with what its <c>--help</c> ends with.</summary>
/// <param name="name">What is typed.</param>
/// <param name="purpose">What it is for: the first lines of its help; the first sentence alone is shown in the list of commands.</param>
class DocumentedCommand(string name, string purpose) : Command(name, purpose)
{
    /// <summary>Command lines, each perhaps with lines of comment above that begin with <c>#</c>.</summary>
    public required IReadOnlyList<string> Examples { get; init; }
}
