using System.Text;
using System.Text.Json;
using Demarche.Ontology;

namespace Demarche.Record;

/// <summary>One column of the flat forms, CSV and Parquet, in which an event is a row.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Of its values: string, int, double or bool.</param>
/// <param name="Value">An event's value; null when it has none.</param>
/// <remarks>
/// Lists are joined by <c>;</c>, in the same order in all columns of one list, an absent value staying empty between two
/// semicolons; a <c>;</c> or <c>\</c> inside a value has a <c>\</c> before it. Columns that end in <c>_start</c>, <c>_end</c>,
/// <c>_starts</c> and <c>_ends</c> are offsets; <c>offset_unit</c> says of what.
/// </remarks>
sealed record FlatColumn(string Name, Type Type, Func<Event, object?> Value)
{
    /// <summary>All columns in their order.</summary>
    /// <param name="offsets">The unit the events' offsets are in.</param>
    public static IReadOnlyList<FlatColumn> All(OffsetUnit offsets) =>
    [
        Text("id", e => e.Id), Text("document_id", e => e.Document.Id), Text("url", e => e.Document.Url), Text("title", e => e.Document.Title),
        Text("published", e => e.Document.Published),
        Text("type", e => e.Type.Name), Text("mode", e => e.Mode?.Name), Text("status", e => e.Status.Name()), Text("quad", e => e.Quad.Name()),
        Real("score", e => e.Score), Text("cameo", e => e.Cameo),
        Text("sentence_field", e => e.Sentence.Field), Whole("sentence_index", e => e.Sentence.Index),
        Whole("sentence_start", e => e.Sentence.Start), Whole("sentence_end", e => e.Sentence.End), Text("sentence", e => e.Sentence.Text),
        .. Quote("trigger", e => e.Trigger),
        .. Participants("actor", e => e.Actors), .. Participants("recipient", e => e.Recipients),
        Text("implied_actor_names", e => List(e.ImpliedActors, one => one.Name)), Text("implied_actor_ids", e => List(e.ImpliedActors, one => one.Id)),
        Text("implied_actor_countries", e => List(e.ImpliedActors, one => one.Country)),
        Text("implied_actor_sectors", e => List(e.ImpliedActors, one => one.Sector)),
        new("mutual", typeof(bool), e => e.Mutual),
        .. Quote("object", e => e.Object),
        Text("date", e => e.Date?.Value), Text("date_precision", e => e.Date?.Precision), .. Quote("date_text", e => e.Date?.Quote, "date"),
        .. Quote("place", e => e.Place),
        Text("contexts", e => List(e.Contexts, context => context)),
        .. Quote("attribution", e => e.Attribution?.Mention), Text("attribution_name", e => e.Attribution?.Name),
        Text("attribution_id", e => e.Attribution?.Id), Text("attribution_country", e => e.Attribution?.Country),
        Text("attribution_sector", e => e.Attribution?.Sector),
        Real("confidence", e => Math.Round(e.Confidence, 4)), Text("explanation", e => List(e.Explanation, line => line)),
        Text("offset_unit", _ => offsets.Name()),
        Text("coder_version", e => e.Coder.Version), Text("coder_lexicon", e => e.Coder.Lexicon), Text("coder_model", e => e.Coder.Model),
        Text("extra", e => Json(e.Document.Extra)),
    ];

    static FlatColumn Text(string name, Func<Event, string?> value) => new(name, typeof(string), value);

    static FlatColumn Whole(string name, Func<Event, int?> value) => new(name, typeof(int), e => value(e));

    static FlatColumn Real(string name, Func<Event, double> value) => new(name, typeof(double), e => value(e));

    static FlatColumn[] Quote(string name, Func<Event, Quote?> quote, string? offsets = null) =>
    [
        Text(name, e => quote(e)?.Text), Whole($"{offsets ?? name}_start", e => quote(e)?.Start), Whole($"{offsets ?? name}_end", e => quote(e)?.End),
    ];

    static FlatColumn[] Participants(string role, Func<Event, IReadOnlyList<Participant>> list)
    {
        return
        [
            Column("s", one => one.Mention.Text), Column("_starts", one => Invariant(one.Mention.Start)), Column("_ends", one => Invariant(one.Mention.End)),
            Column("_names", one => one.Name), Column("_ids", one => one.Id), Column("_countries", one => one.Country),
            Column("_sectors", one => one.Sector), Column("_offices", one => one.Office), Column("_organizations", one => one.Organization),
            Column("_organization_ids", one => one.OrganizationId),
        ];

        FlatColumn Column(string suffix, Func<Participant, string?> value) => Text(role + suffix, e => List(list(e), value));
    }

    static string Invariant(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    static string List<T>(IReadOnlyList<T> items, Func<T, string?> value) => string.Join(';', items.Select(item =>
        value(item)?.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)));

    static string Json(IReadOnlyDictionary<string, JsonElement> extra)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, JsonLinesEventWriter.Options))
        {
            json.WriteStartObject();
            foreach (var (name, value) in extra)
            {
                json.WritePropertyName(name);
                value.WriteTo(json);
            }
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length));
    }
}
