using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Demarche.Cli.Commands;
using Demarche.Knowledge;
using Demarche.Language;
using Demarche.Language.Tokenization;
using Demarche.Ontology;

namespace Demarche.Cli;

/// <summary>The program: its commands, around a terminal and a way to load the coder.</summary>
sealed class Application
{
    static readonly string[] s_examples =
    [
        "# Code an article and say why each event was coded:",
        "demarche code samples/microsoft-mofcom.txt --published 2023-12-07 --explain",
        "# Code a day of news on all cores, one record a line:",
        "demarche code news.jsonl.gz > events.jsonl",
    ];

    readonly IEngineLoader _loader;
    readonly Lazy<IEngine> _engine;
    readonly RootCommand _root;
    readonly HelpWriter _help = new(s_examples);
    EngineFolders _folders = new();

    /// <param name="terminal">Where commands read and write.</param>
    /// <param name="loader">Loads the coder; asked once at most, and only by commands that need it.</param>
    public Application(Terminal terminal, IEngineLoader loader)
    {
        (Terminal, _loader) = (terminal, loader);
        _engine = new(() => Load(loader.LoadCoder));
        _root = new("""
            Demarche reads news and writes down who did what to whom: events in PLOVER's ontology, with CAMEO codes, each resolved to real actors and tied to the words it came from.
            """)
        {
            CodeCommand.Create(this),
            ParseCommand.Create(this),
            RelateCommand.Create(this),
            ResolveCommand.Create(this),
            EvaluateCommand.Create(this),
        };
        foreach (var option in _root.Options)
        {
            if (option is HelpOption help)
                (help.Action, help.Description) = (_help, "Shows this help.");
            if (option is VersionOption version)
                (version.Action, version.Description) = (new VersionAction(this), "Shows the versions of coder, lexicon and model.");
        }
    }

    public Terminal Terminal { get; }

    /// <summary>The coder, loaded when first asked for.</summary>
    /// <exception cref="UnusableException">It can't be loaded.</exception>
    public IEngine Engine => _engine.Value;

    /// <summary>Loads the language layer alone.</summary>
    /// <exception cref="UnusableException">It can't be loaded.</exception>
    public LanguagePipeline LoadLanguage(LayoutOptions layout, int threads) =>
        Load(folders => _loader.LoadLanguage(folders, layout, threads));

    /// <summary>Loads the actor tables alone.</summary>
    /// <exception cref="UnusableException">They can't be loaded.</exception>
    public Resolver LoadResolver() => Load(_loader.LoadResolver);

    /// <summary>Runs one command line.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> RunAsync(string[] args, CancellationToken cancellationToken = default)
    {
        var parsed = _root.Parse(args);
        if (args.Length == 0)
        {
            _help.Write(_root, Terminal.Error);
            return ExitCode.Unusable;
        }
        if (parsed.Errors.Count > 0 && parsed.Action is ParseErrorAction)
            return Refuse(parsed);
        try
        {
            using var output = Terminal.OpenText();
            return await parsed.InvokeAsync(
                new() { Output = output, Error = Terminal.Error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(10) },
                cancellationToken).ConfigureAwait(false);
        }
        catch (UnusableException e)
        {
            await Terminal.Error.WriteLineAsync($"demarche {parsed.CommandResult.Command.Name}: {e.Message}").ConfigureAwait(false);
            return ExitCode.Unusable;
        }
        catch (OperationCanceledException)
        {
            return ExitCode.Interrupted;
        }
        catch (IOException e) when (IsBrokenPipe(e))
        {
            return ExitCode.Done; // whoever read the pipe, such as head, has what it wanted
        }
        catch (IOException e)
        {
            await Terminal.Error.WriteLineAsync($"demarche {parsed.CommandResult.Command.Name}: {e.Message}").ConfigureAwait(false);
            return ExitCode.Unusable;
        }
    }

    /// <summary>Options that say where tables and weights of one's own are.</summary>
    public void AddFolders(Command command, bool languageOnly = false)
    {
        var frames = Folder("--frames", "The frame lexicon to use instead of the program's own.");
        var knowledge = Folder("--knowledge", "The actor tables to use instead of the program's own.");
        var models = Folder("--models", "The language model's weights to use instead of the program's own.");
        var rulesOnly = new Option<bool>("--rules-only") { Description = "Codes by frames and rules alone, without the learned network." };
        if (!languageOnly)
        {
            command.Add(frames);
            command.Add(knowledge);
            command.Add(rulesOnly);
        }
        command.Add(models);
        command.Validators.Add(result => _folders = new(result.GetValue(frames), result.GetValue(knowledge), result.GetValue(models),
            !languageOnly && result.GetValue(rulesOnly)));

        static Option<string?> Folder(string name, string description)
        {
            var option = new Option<string?>(name) { HelpName = "folder", Description = description };
            option.Validators.Add(result =>
            {
                if (result.Tokens is [var folder, ..] && !Directory.Exists(folder.Value))
                    result.AddError($"{name} {folder.Value}: there is no such folder");
            });
            return option;
        }
    }

    T Load<T>(Func<EngineFolders, T> load)
    {
        try
        {
            return load(_folders);
        }
        catch (Exception e) when (e is IOException or FormatException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new UnusableException($"can't be loaded: {e.Message}");
        }
    }

    int Refuse(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        var name = command is RootCommand ? "demarche" : $"demarche {command.Name}";
        if (command is RootCommand && parsed.UnmatchedTokens is [var first, ..])
        {
            var near = command.Subcommands.MinBy(sub => Distance(sub.Name, first))!;
            var hint = Distance(near.Name, first) <= 2 ? $"; did you mean '{near.Name}'?" : $"; the commands are {string.Join(", ", command.Subcommands.Select(sub => sub.Name))}";
            Terminal.Error.WriteLine($"{name}: there is no command '{first}'{hint}");
        }
        else
        {
            foreach (var message in parsed.Errors.Select(error => error.Message).Distinct())
                Terminal.Error.WriteLine($"{name}: {message.TrimEnd('.')}");
        }
        Terminal.Error.WriteLine($"'{name} --help' shows how it is used.");
        return ExitCode.Unusable;
    }

    // EPIPE, or on Windows ERROR_BROKEN_PIPE and ERROR_NO_DATA.
    static bool IsBrokenPipe(IOException e) => (e.HResult & 0xffff) is 32 or 109 or 232;

    // Levenshtein's distance; both words are short.
    static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }

    sealed class VersionAction(Application application) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var version = application.Engine.Version;
            parseResult.InvocationConfiguration.Output.WriteLine($"""
                demarche {version.Version}
                lexicon  {version.Lexicon}
                model    {version.Model}
                ontology {EventOntology.Version}
                """);
            return ExitCode.Done;
        }
    }
}
