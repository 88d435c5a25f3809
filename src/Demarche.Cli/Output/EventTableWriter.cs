using System.Globalization;
using Demarche.Ontology;
using Spectre.Console;

namespace Demarche.Cli.Output;

/// <summary>A table for people, at most 100 columns wide: one for each article.</summary>
/// <param name="text">Receives the tables; flushed after each.</param>
/// <param name="bold">Whether it goes to a terminal, which can show a title in bold.</param>
/// <param name="width">Columns there are.</param>
sealed class EventTableWriter(TextWriter text, bool bold, int width) : IArticleWriter
{
    public const int MaxWidth = 100;

    const int EventWidth = 16, StatusWidth = 12, DateWidth = 10, ConfidenceWidth = 5; // e:export_control, hypothetical, 2023-12-06
    const int Gaps = 14; // what the table puts between and around its columns

    readonly int _width = Math.Clamp(width, 60, MaxWidth);

    public void Write(Article article, IReadOnlyList<Event> events)
    {
        foreach (var line in Printable.Wrap(HeadOf(article), _width))
            text.WriteLine(bold ? $"\u001b[1m{line}\u001b[0m" : line);
        text.WriteLine(Printable.Cut(SourceOf(article, events.Count), _width));
        if (events.Count > 0)
            WriteTable(events);
        text.WriteLine();
        text.Flush();
    }

    public void Finish() => text.Flush();

    /// <summary>What an article is called: its title, or the beginning of its text.</summary>
    public static string HeadOf(Article article) =>
        Printable.Cut(Printable.Line(article.Title ?? article.Text.AsSpan(article.BodyStart).Trim().ToString()), 200);

    /// <summary>Where an article is from, and how many events it has.</summary>
    public static string SourceOf(Article article, int events) => string.Join(" · ", new[]
    {
        article.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Printable.Line(article.Origin ?? article.Id),
        events switch { 0 => "no events", 1 => "1 event", _ => $"{events} events" },
    }.Where(part => part is not null));

    void WriteTable(IReadOnlyList<Event> events)
    {
        var words = (_width - EventWidth - StatusWidth - DateWidth - ConfidenceWidth - Gaps) * 2 / 5;
        var table = new Table { Border = TableBorder.Simple };
        table.AddColumn(new TableColumn("event") { Width = EventWidth });
        table.AddColumn(new TableColumn("status") { Width = StatusWidth });
        table.AddColumn(new TableColumn("who → whom") { Width = _width - EventWidth - StatusWidth - DateWidth - ConfidenceWidth - Gaps - words });
        table.AddColumn(new TableColumn("words") { Width = words });
        table.AddColumn(new TableColumn("date") { Width = DateWidth });
        table.AddColumn(new TableColumn("conf.") { Width = ConfidenceWidth, Alignment = Justify.Right });
        foreach (var coded in events)
        {
            table.AddRow(
                new Text(coded.Mode is { } mode ? $"{coded.Type.Name}\n{mode.Name}" : coded.Type.Name),
                Cell(coded.Status.Name()),
                Cell(PartiesOf(coded)),
                Cell(coded.Trigger.Text),
                Cell(coded.Date?.Value ?? ""),
                Cell(coded.Confidence.ToString("0.00", CultureInfo.InvariantCulture)));
        }
        using var rendered = new StringWriter();
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(rendered) });
        console.Profile.Width = _width;
        console.Profile.Capabilities.Unicode = true;
        console.Write(table);
        foreach (var line in rendered.ToString().Split('\n'))
            if (!string.IsNullOrWhiteSpace(line))
                text.WriteLine(line.TrimEnd());
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

    static Text Cell(string value) => new(Printable.Line(value));
}
