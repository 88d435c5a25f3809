using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Demarche.Cli.Commands;
using Demarche.Cli.Output;

namespace Demarche.Cli;

/// <summary><c>--help</c>: what the command is for, how it is called, its arguments and options, an example at the end.</summary>
sealed class HelpWriter(IReadOnlyList<string> rootExamples) : SynchronousCommandLineAction
{
    const int Width = 100;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        Write(parseResult.CommandResult.Command, parseResult.InvocationConfiguration.Output);
        return ExitCode.Done;
    }

    public void Write(Command command, TextWriter output)
    {
        foreach (var paragraph in command.Description!.Split('\n'))
            foreach (var line in Printable.Wrap(paragraph, Width).DefaultIfEmpty(""))
                output.WriteLine(line);
        output.WriteLine();
        output.WriteLine("Usage:");
        output.WriteLine($"  {UsageOf(command)}");
        List(output, "Commands:", command.Subcommands.Where(sub => !sub.Hidden).Select(sub => (sub.Name, FirstSentence(sub.Description!))));
        List(output, "Arguments:", command.Arguments.Select(argument => ($"<{argument.Name}>", argument.Description!)));
        List(output, "Options:", OptionsOf(command).Select(option => (NameOf(option), option.Description!)));
        output.WriteLine();
        var examples = command is DocumentedCommand documented ? documented.Examples : rootExamples;
        output.WriteLine(examples.Count(line => !line.StartsWith('#')) == 1 ? "Example:" : "Examples:");
        foreach (var line in examples)
            output.WriteLine($"  {line}");
    }

    static string UsageOf(Command command)
    {
        if (command.Subcommands.Count > 0)
            return "demarche <command> [options]";
        var arguments = command.Arguments.Select(argument =>
            argument.Arity.MaximumNumberOfValues > 1 ? $"<{argument.Name}>..." : $"<{argument.Name}>");
        return string.Join(' ', ["demarche", command.Name, .. arguments, "[options]"]);
    }

    static IEnumerable<Option> OptionsOf(Command command)
    {
        foreach (var option in command.Options.Where(option => !option.Hidden && option is not HelpOption))
            yield return option;
        foreach (var parent in command.Parents.OfType<Command>())
            foreach (var option in parent.Options.Where(option => option is HelpOption))
                yield return option;
        foreach (var option in command.Options.Where(option => option is HelpOption))
            yield return option;
    }

    static string NameOf(Option option)
    {
        var names = string.Join(", ", option.Aliases.Where(alias => alias.StartsWith('-') && alias.Length == 2).Append(option.Name));
        return option.ValueType == typeof(bool) || option is HelpOption or VersionOption ? names : $"{names} <{option.HelpName ?? "value"}>";
    }

    static void List(TextWriter output, string title, IEnumerable<(string Name, string Text)> entries)
    {
        var list = entries.ToList();
        if (list.Count == 0)
            return;
        output.WriteLine();
        output.WriteLine(title);
        var left = list.Max(entry => entry.Name.Length) + 4;
        foreach (var (name, text) in list)
        {
            var label = $"  {name}".PadRight(left);
            foreach (var line in Printable.Wrap(text, Width - left))
            {
                output.WriteLine(label + line);
                label = new(' ', left);
            }
        }
    }

    static string FirstSentence(string text)
    {
        var end = text.IndexOf(". ", StringComparison.Ordinal);
        return (end < 0 ? text : text[..end]).Split('\n')[0].TrimEnd('.');
    }
}
