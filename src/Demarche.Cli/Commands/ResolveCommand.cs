using System.CommandLine;

namespace Demarche.Cli.Commands;

static class ResolveCommand
{
    public static Command Create(Application application) => new DocumentedCommand("resolve", "Resolves.") { Examples = ["demarche parse a.txt"] };
}
