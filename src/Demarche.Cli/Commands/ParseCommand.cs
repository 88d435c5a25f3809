using System.CommandLine;

namespace Demarche.Cli.Commands;

static class ParseCommand
{
    public static Command Create(Application application) => new DocumentedCommand("parse", "Parses.") { Examples = ["demarche parse a.txt"] };
}
