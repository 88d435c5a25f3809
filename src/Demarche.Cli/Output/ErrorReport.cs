using Demarche.Coding.Evaluation;
using Demarche.Ontology;

namespace Demarche.Cli.Output;

/// <summary>
/// Comparisons with gold for people who mend rules: each sentence that has events, below it one line an event, in the notation of the
/// corpus. The first word says what is wrong, so that grep finds all of one kind; <c>ok</c> is right.
/// </summary>
static class ErrorReport
{
    public static void Write(TextWriter text, GoldItem item, IReadOnlyList<IReadOnlyList<EventComparison>> comparisons)
    {
        for (var i = 0; i < comparisons.Count; i++)
        {
            if (comparisons[i].Count == 0)
                continue;
            text.WriteLine($"{item.Id} {i}: {item.Sentences[i]}");
            foreach (var comparison in comparisons[i])
            {
                text.WriteLine($"  {LabelOf(comparison),-9} {(comparison.Gold is { } gold ? Notation(gold) : Notation(comparison.System!))}");
                if (comparison.Gold is not null && comparison.System is { } system && comparison.Verdict != EventVerdict.Right)
                    text.WriteLine($"  {"  coded",-9} {Notation(system)}");
            }
            text.WriteLine();
        }
    }

    static string LabelOf(EventComparison comparison) => comparison.Verdict switch
    {
        EventVerdict.Right => comparison.Gold!.Mode == comparison.System!.Mode ? "ok" : "mode",
        EventVerdict.WrongRecord => comparison.Gold!.Status == comparison.System!.Status ? "country" : "status",
        EventVerdict.WrongWho => "who",
        EventVerdict.WrongType => "type",
        EventVerdict.Missed => "missed",
        _ => "spurious",
    };

    static string Notation(GoldEvent gold) => string.Join(" · ",
    [
        Head(gold.Type, gold.Mode, gold.Status), gold.Trigger,
        .. gold.Actors.Select(one => "A " + Notation(one)), .. gold.Recipients.Select(one => "R " + Notation(one)),
        .. Optional("O", gold.Object), .. Optional("D", gold.Date),
    ]);

    static string Notation(Event coded) => string.Join(" · ",
    [
        Head(coded.Type, coded.Mode, coded.Status), coded.Trigger.Text,
        .. coded.Actors.Select(one => "A " + Notation(one)), .. coded.Recipients.Select(one => "R " + Notation(one)),
        .. Optional("O", coded.Object?.Text), .. Optional("D", coded.Date?.Value),
        .. coded.Explanation.Take(1).Select(line => $"[{line}]"),
    ]);

    static string Head(EventType type, EventMode? mode, EventStatus status) =>
        mode is null ? $"{type.Name} {status.Name()}" : $"{type.Name} {mode.Name} {status.Name()}";

    static string Notation(GoldParticipant one) => Party(one.Text, one.Entity ?? "?", one.Country, one.Sector);

    static string Notation(Participant one) => Party(one.Mention.Text, one.Name, one.Country, one.Sector);

    static string Party(string words, string entity, string? country, string sector) =>
        $"{words} = {(words == entity ? "." : entity)} {country ?? "-"} {sector}";

    static IEnumerable<string> Optional(string letter, string? value) => value is null ? [] : [$"{letter} {value}"];
}
