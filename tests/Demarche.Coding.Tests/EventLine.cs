using System.Text;
using Demarche.Ontology;

namespace Demarche.Coding.Tests;

/// <summary>Events as one line each: <c>TYPE [mode] status · trigger · A actor · R recipient · O object · date ·
/// place</c>.</summary>
static class EventLine
{
    public static string Of(Event coded, string? like = null)
    {
        var line = new StringBuilder(coded.Type.Name);
        if (coded.Mode is { } mode)
            line.Append(' ').Append(mode.Name);
        line.Append(' ').Append(coded.Status.ToString().ToLowerInvariant()).Append(" · ").Append(coded.Trigger.Text);
        foreach (var actor in coded.Actors.OrderBy(actor => actor.Mention.Start))
            line.Append(" · A ").Append(actor.Mention.Text);
        foreach (var recipient in coded.Recipients.OrderBy(recipient => recipient.Mention.Start))
            line.Append(" · R ").Append(recipient.Mention.Text);
        if (Asked(" · O ") && coded.Object is { } thing)
            line.Append(" · O ").Append(thing.Text);
        if (Asked(" · date ") && coded.Date is { } date)
            line.Append(" · date ").Append(date.Value);
        if (Asked(" · place ") && coded.Place is { } place)
            line.Append(" · place ").Append(place.Text);
        return line.ToString();

        bool Asked(string field) => like?.Contains(field, StringComparison.Ordinal) != false;
    }
}
