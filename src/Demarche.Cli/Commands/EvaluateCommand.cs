using System.CommandLine;

namespace Demarche.Cli.Commands;

static class EvaluateCommand
{
    public static Command Create(Application application) => new DocumentedCommand("evaluate", "Evaluates.") { Examples = ["demarche parse a.txt"] };
}
