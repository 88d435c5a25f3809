using System.CommandLine;

namespace Demarche.Cli.Commands;

static class RelateCommand
{
    public static Command Create(Application application) => new DocumentedCommand("relate", "Relates.") { Examples = ["demarche parse a.txt"] };
}
