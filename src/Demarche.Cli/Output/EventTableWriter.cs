using System.Globalization;
using Demarche.Ontology;
using Spectre.Console;

namespace Demarche.Cli.Output;

/// <summary>A table for people, at most 100 columns wide: one for each article.</summary>
sealed class EventTableWriter : IArticleWriter
{
    public const int MaxWidth = 100;

    readonly TextWriter _text;
    readonly IAnsiConsole _console;

    /// <param name="text">Receives the table; disposed with this.</param>
    /// <param name="colour">Whether it goes to a terminal.</param>
    /// <param name="width">Columns there are.</param>
    public EventTableWriter(TextWriter text, bool colour, int width)
    {
        _text = text;
        _console = AnsiConsole.Create(new()
        {
            Ansi = colour ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = colour ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(text),
        });
        _console.Profile.Width = Math.Min(width, MaxWidth);
        _console.Profile.Capabilities.Unicode = true;
    }

    public void Write(Article article, IReadOnlyList<Event> events)
    {
        foreach (var line in Printable.Wrap(HeadOf(article), _console.Profile.Width))
            _console.MarkupLineInterpolated($"[bold]{line}[/]");
        _console.WriteLine(Printable.Cut(SourceOf(article, events.Count), _console.Profile.Width));
        if (events.Count > 0)
            _console.Write(TableOf(events));
        _console.WriteLine();
        _text.Flush();
    }

    public void Dispose() => _text.Dispose();

    /// <summary>What an article is called: its title, or the beginning of its text.</summary>
    public static string HeadOf(Article article) => Printable.Cut(Printable.Line(article.Title ?? article.Text.AsSpan(article.BodyStart).Trim().ToString()), 200);

    /// <summary>Where an article is from, and how many events it has.</summary>
    public static string SourceOf(Article article, int events) => string.Join(" · ", new[]
    {
        article.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Printable.Line(article.Origin ?? article.Id),
        events switch { 0 => "no events", 1 => "1 event", _ => $"{events} events" },
    }.Where(part => part is not null));

    static Table TableOf(IReadOnlyList<Event> events)
    {
        var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = false };
        table.AddColumn(new TableColumn("event"));
        table.AddColumn(new TableColumn("status"));
        table.AddColumn(new TableColumn("who → whom"));
        table.AddColumn(new TableColumn("words"));
        table.AddColumn(new TableColumn("date") { NoWrap = true });
        table.AddColumn(new TableColumn("conf.") { NoWrap = true, Alignment = Justify.Right });
        foreach (var coded in events)
        {
            table.AddRow(
                Cell(coded.Mode is { } mode ? $"{coded.Type.Name} {mode.Name}" : coded.Type.Name),
                Cell(coded.Status.Name()),
                Cell(PartiesOf(coded)),
                Cell(coded.Trigger.Text),
                Cell(coded.Date?.Value ?? ""),
                Cell(coded.Confidence.ToString("0.00", CultureInfo.InvariantCulture)));
        }
        return table;
    }

    /// <summary><c>A (USA), B → C (CHN)</c>; <c>A ↔ B</c> for a mutual act; doers that are only plain from the context in square brackets.</summary>
    public static string PartiesOf(Event coded)
    {
        if (coded.Mutual)
            return string.Join(" ↔ ", coded.Actors.Select(NameOf));
        var actors = coded.Actors.Count > 0 ? string.Join(", ", coded.Actors.Select(NameOf))
            : coded.ImpliedActors.Count > 0 ? $"[{string.Join(", ", coded.ImpliedActors.Select(actor => WithCountry(actor.Name, actor.Country)))}]"
            : "—";
        return coded.Recipients.Count == 0 ? actors : $"{actors} → {string.Join(", ", coded.Recipients.Select(NameOf))}";
    }

    static string NameOf(Participant participant) => WithCountry(participant.Name, participant.Country);

    static string WithCountry(string name, string? country) => country is null ? name : $"{name} ({country})";

    static Text Cell(string text) => new(Printable.Line(text));
}
