using System.CommandLine;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche resolve</c>: what a name stands for on a day.</summary>
static class ResolveCommand
{
    public static Command Create(Application application)
    {
        var names = new Argument<string[]>("name") { Arity = ArgumentArity.ZeroOrMore, Description = "Names or phrases, each in quotation marks if it has blanks." };
        var command = new DocumentedCommand("resolve", "Shows what a name or phrase stands for on a day, with the candidates and why.")
        {
            Examples = ["demarche resolve \"China's commerce minister\" --date 2023-12-06"],
        };
        command.Add(names);
        application.AddFolders(command);
        command.SetAction(int (_) => throw new UnusableException("names can't be looked up yet"));
        return command;
    }
}
