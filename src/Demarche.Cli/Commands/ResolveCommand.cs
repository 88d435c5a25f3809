using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Demarche.Cli.Output;

namespace Demarche.Cli.Commands;

/// <summary><c>demarche resolve</c>: what a name stands for on a day.</summary>
static class ResolveCommand
{
    const int LabelWidth = 14;

    public static Command Create(Application application)
    {
        var names = new Argument<string[]>("name")
        {
            Arity = ArgumentArity.ZeroOrMore,
            Description = "Names or phrases, in quotation marks where they have blanks.",
        };
        var date = CommonOptions.Day("--date", "The day it is said on: who holds an office depends on it.");
        var context = new Option<string?>("--context") { HelpName = "text", Description = "Text before the name, which may say whom it means." };
        var format = CommonOptions.Choice("--format", "How the answer is written; JSON is one line a name. Default: table.", "table", "json");
        var command = new DocumentedCommand("resolve", """
            Shows what a name or phrase stands for on a day: actor, country, sector and office, with the candidates and why.
            Exit code: 0 every name is known, 1 some are not, 2 unusable arguments.
            """)
        {
            Examples =
            [
                "demarche resolve \"China's commerce minister\" --date 2023-12-06",
                "demarche resolve \"the ministry\" --context \"Germany's foreign minister spoke on Monday.\"",
            ],
        };
        command.Add(names);
        foreach (var option in (Option[])[date, context, format])
            command.Add(option);
        application.AddFolders(command);
        command.SetAction(parsed => Run(application, parsed.GetValue(names)!, parsed.GetValue(date), parsed.GetValue(context), parsed.GetValue(format) == "json"));
        return command;
    }

    static int Run(Application application, string[] names, DateOnly? date, string? context, bool json)
    {
        if (names.Length == 0 || names.Any(string.IsNullOrWhiteSpace))
            throw new UnusableException("nothing to resolve: give a name; see --help");
        var engine = application.Engine;
        using var output = application.Terminal.OpenText();
        var known = 0;
        foreach (var name in names)
        {
            var candidates = engine.Resolve(name, date, context);
            if (candidates.Any(candidate => candidate.Id is not null))
                known++;
            output.Write(json ? Json(name, date, candidates) : Table(name, date, candidates, application.Terminal.Width));
        }
        return known == names.Length ? ExitCode.Done : ExitCode.SomeFailed;
    }

    static string Table(string name, DateOnly? date, IReadOnlyList<NameCandidate> candidates, int width)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{Printable.Line(name)}{(date is { } day ? $", on {day:yyyy-MM-dd}" : "")}\n");
        if (candidates.Count == 0)
            text.Append("  nothing that can act\n");
        foreach (var candidate in candidates)
        {
            text.Append(CultureInfo.InvariantCulture, $"  {candidate.Name}\n");
            Field("id", candidate.Id ?? "none: not in the actor tables; it stays as its words");
            Field("what", string.Join(" · ", new[] { candidate.Kind, candidate.Country, candidate.Sector }.Where(part => part is not null)));
            if (candidate.Office is { } office)
                Field("office", office);
            if (candidate.Organization is { } organization)
                Field("organization", organization);
            var label = "why";
            foreach (var reason in candidate.Evidence)
            {
                Field(label, reason);
                label = "";
            }
        }
        return text.Append('\n').ToString();

        void Field(string label, string value)
        {
            label = label.PadRight(LabelWidth);
            foreach (var line in Printable.Wrap(Printable.Line(value), Math.Clamp(width, 60, EventTableWriter.MaxWidth) - LabelWidth - 4))
            {
                text.Append("    ").Append(label).Append(line).Append('\n');
                label = new(' ', LabelWidth);
            }
        }
    }

    static string Json(string name, DateOnly? date, IReadOnlyList<NameCandidate> candidates)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("query", name);
            json.WriteString("date", date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            json.WriteStartArray("candidates");
            foreach (var candidate in candidates)
            {
                json.WriteStartObject();
                json.WriteString("name", candidate.Name);
                json.WriteString("id", candidate.Id);
                json.WriteString("kind", candidate.Kind);
                json.WriteString("country", candidate.Country);
                json.WriteString("sector", candidate.Sector);
                json.WriteString("office", candidate.Office);
                json.WriteString("organization", candidate.Organization);
                json.WriteStartArray("evidence");
                foreach (var reason in candidate.Evidence)
                    json.WriteStringValue(reason);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)) + "\n";
    }
}
