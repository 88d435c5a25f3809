using System.Globalization;
using Demarche.Ontology;

namespace Demarche.Cli.Output;

/// <summary>
/// For people who want to know why: each event with its sentence, the trigger marked <c>«so»</c>, who, whom, what, when and where with
/// the words of the source, then the reasons line by line.
/// </summary>
sealed class ExplanationWriter(TextWriter text, bool bold, int width) : IArticleWriter
{
    const int LabelWidth = 11;

    readonly int _width = Math.Min(width, EventTableWriter.MaxWidth);

    public void Write(Article article, IReadOnlyList<Event> events)
    {
        foreach (var line in Printable.Wrap(EventTableWriter.HeadOf(article), _width))
            text.WriteLine(bold ? $"\u001b[1m{line}\u001b[0m" : line);
        text.WriteLine(Printable.Cut(EventTableWriter.SourceOf(article, events.Count), _width));
        text.WriteLine();
        foreach (var coded in events)
            Write(coded);
        text.Flush();
    }

    public void Finish() => text.Flush();

    void Write(Event coded)
    {
        foreach (var line in Printable.Wrap(MarkedSentence(coded), _width))
            text.WriteLine(line);
        Field("what kind", string.Join(" · ", new[]
        {
            coded.Mode is { } mode ? $"{coded.Type.Name} {mode.Name}" : coded.Type.Name,
            coded.Status.Name(),
            coded.Quad.Name(),
            string.Create(CultureInfo.InvariantCulture, $"score {coded.Score:0.##}"),
            $"CAMEO {coded.Cameo}",
            string.Create(CultureInfo.InvariantCulture, $"confidence {coded.Confidence:0.00}"),
        }));
        Fields("who", coded.Actors.Count > 0 ? coded.Actors.Select(Describe)
            : coded.ImpliedActors.Count > 0 ? coded.ImpliedActors.Select(actor => $"{Who(actor.Name, actor.Country, actor.Sector, null, null)}, not named but plain")
            : ["not named"]);
        Fields("whom", coded.Mutual ? ["each other"] : coded.Recipients.Count > 0 ? coded.Recipients.Select(Describe) : ["nobody named"]);
        if (coded.Object is { } thing)
            Field("what", Quoted(thing.Text));
        Field("when", coded.Date is { } date ? $"{date.Value}, by {Quoted(date.Quote.Text)}" : "not said");
        Field("where", coded.Place is { } place ? Quoted(place.Text) : "not said");
        if (coded.Contexts.Count > 0)
            Field("about", string.Join(", ", coded.Contexts));
        if (coded.Attribution is { } attribution)
            Field("told by", Describe(attribution));
        Fields("why", coded.Explanation.Count > 0 ? coded.Explanation : ["no reasons given"]);
        text.WriteLine();
    }

    static string MarkedSentence(Event coded)
    {
        var sentence = coded.Sentence;
        var (start, end) = (coded.Trigger.Start - sentence.Start, coded.Trigger.End - sentence.Start);
        return Printable.Line(start >= 0 && end <= sentence.Text.Length && start <= end
            ? $"{sentence.Text[..start]}«{sentence.Text[start..end]}»{sentence.Text[end..]}"
            : sentence.Text);
    }

    static string Describe(Participant participant)
    {
        var who = Who(participant.Name, participant.Country, participant.Sector, participant.Office, participant.Organization);
        return participant.Mention.Text == participant.Name ? who : $"{who}, by {Quoted(participant.Mention.Text)}";
    }

    static string Who(string name, string? country, string sector, string? office, string? organization)
    {
        var place = string.Join(", ", new[] { office, organization, country, sector }.Where(part => part is not null));
        return $"{name} ({place})";
    }

    static string Quoted(string words) => $"“{words}”";

    void Fields(string label, IEnumerable<string> values)
    {
        foreach (var value in values)
        {
            Field(label, value);
            label = "";
        }
    }

    void Field(string label, string value)
    {
        label = label.PadRight(LabelWidth);
        foreach (var line in Printable.Wrap(Printable.Line(value), Math.Max(20, _width - LabelWidth - 2)))
        {
            text.WriteLine($"  {label}{line}");
            label = new(' ', LabelWidth);
        }
    }
}
