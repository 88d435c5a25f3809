using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Demarche.Cli.Commands;

/// <summary>Options that several commands have.</summary>
static class CommonOptions
{
    public static Option<int> Threads() => new("--threads")
    {
        HelpName = "number",
        Description = "Threads to work on; the result does not depend on it. Default: the machine's cores.",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        CustomParser = result => int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value is >= 1 and <= 1024
            ? value
            : Refuse<int>(result, "is no number from 1 to 1024"),
    };

    public static Option<double> MinConfidence() => new("--min-confidence")
    {
        HelpName = "0..1",
        Description = "Leaves out events the coder is less sure of. Default: 0, all are kept.",
        CustomParser = result => double.TryParse(result.Tokens[0].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1
            ? value
            : Refuse<double>(result, "is no number from 0 to 1"),
    };

    /// <summary>A day.</summary>
    public static Option<DateOnly?> Day(string name, string description) => new(name)
    {
        HelpName = "YYYY-MM-DD",
        Description = description,
        CustomParser = result =>
            DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? day
                : Refuse<DateOnly?>(result, "is no day; write YYYY-MM-DD, such as 2023-12-07"),
    };

    /// <summary>One of several words.</summary>
    public static Option<string?> Choice(string name, string description, params string[] values) => new(name)
    {
        // A long list would push all descriptions to the right.
        HelpName = values.Length > 3 ? name.TrimStart('-') : string.Join('|', values),
        Description = values.Length > 3 ? $"One of {string.Join(", ", values)}. {description}" : description,
        CustomParser = result => values.Contains(result.Tokens[0].Value, StringComparer.Ordinal)
            ? result.Tokens[0].Value
            : Refuse<string?>(result, $"is not known; it is one of {string.Join(", ", values)}"),
    };

    /// <summary>Paths of files and folders.</summary>
    public static Argument<string[]> Paths(string name, string description) => new(name)
    {
        Arity = ArgumentArity.ZeroOrMore,
        Description = description,
    };

    /// <summary>Refuses paths that lead nowhere, and none at all, before anything is done.</summary>
    /// <param name="paths">As given.</param>
    /// <param name="need">What to do when there are none.</param>
    /// <exception cref="UnusableException">A path is missing.</exception>
    public static void CheckPaths(string[] paths, string need)
    {
        if (paths.Length == 0)
            throw new UnusableException($"{need}; see --help");
        var missing = paths.Where(path => path != "-" && !File.Exists(path) && !Directory.Exists(path)).ToList();
        if (missing.Find(path => path.StartsWith("--", StringComparison.Ordinal)) is { } option)
            throw new UnusableException($"there is no option '{option}'; see --help");
        if (missing.Count > 0)
            throw new UnusableException($"no such file or folder: {string.Join(", ", missing)}");
        if (paths.Count(path => path == "-") > 1)
            throw new UnusableException("- stands for standard input and can be given once only");
    }

    static T? Refuse<T>(ArgumentResult result, string why)
    {
        result.AddError($"{(result.Parent as OptionResult)?.IdentifierToken?.Value} {result.Tokens[0].Value}: {why}");
        return default;
    }
}
