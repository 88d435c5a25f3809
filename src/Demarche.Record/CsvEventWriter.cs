using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using Demarche.Ontology;

namespace Demarche.Record;

/// <summary>Events as a flat table, RFC 4180 with <c>\n</c> as line end: a header, then one row an event.</summary>
/// <remarks>
/// Lists are joined by <c>;</c>, in the same order in all columns of one list, an absent value staying empty between two
/// semicolons; a <c>;</c> or <c>\</c> inside a value has a <c>\</c> before it. Columns that end in <c>_start</c>, <c>_end</c>,
/// <c>_starts</c> and <c>_ends</c> are offsets; <c>offset_unit</c> says of what.
/// </remarks>
public sealed class CsvEventWriter : IEventWriter
{
    readonly Stream _stream;
    readonly MemoryStream _row = new();
    readonly StreamWriter _text;
    readonly CsvWriter _csv;
    readonly OffsetUnit _offsets;

    /// <summary>The columns in their order.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "id", "document_id", "url", "title", "published", "type", "mode", "status", "quad", "score", "cameo",
        "sentence_field", "sentence_index", "sentence_start", "sentence_end", "sentence",
        "trigger", "trigger_start", "trigger_end",
        .. ParticipantColumns("actor"), .. ParticipantColumns("recipient"),
        "implied_actor_names", "implied_actor_ids", "implied_actor_countries", "implied_actor_sectors", "mutual",
        "object", "object_start", "object_end", "date", "date_precision", "date_text", "date_start", "date_end",
        "place", "place_start", "place_end", "contexts",
        "attribution", "attribution_start", "attribution_end", "attribution_name", "attribution_id", "attribution_country", "attribution_sector",
        "confidence", "explanation", "offset_unit", "coder_version", "coder_lexicon", "coder_model", "extra",
    ];

    /// <param name="stream">Receives the table; left open. The header is written at once.</param>
    /// <param name="offsets">The unit the events' offsets are in.</param>
    public CsvEventWriter(Stream stream, OffsetUnit offsets = OffsetUnit.Utf16)
    {
        (_stream, _offsets) = (stream, offsets);
        _text = new(_row, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        _csv = new(_text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" });
        foreach (var column in Columns)
            _csv.WriteField(column);
        EndRow();
    }

    /// <inheritdoc/>
    public void Write(Event coded)
    {
        ArgumentNullException.ThrowIfNull(coded);
        Fields(coded.Id, coded.Document.Id, coded.Document.Url, coded.Document.Title, coded.Document.Published,
            coded.Type.Name, coded.Mode?.Name, coded.Status.Name(), coded.Quad.Name(), Number(coded.Score), coded.Cameo);
        Fields(coded.Sentence.Field, Number(coded.Sentence.Index), Number(coded.Sentence.Start), Number(coded.Sentence.End), coded.Sentence.Text);
        Fields(coded.Trigger);
        Fields(coded.Actors);
        Fields(coded.Recipients);
        Fields(List(coded.ImpliedActors, actor => actor.Name), List(coded.ImpliedActors, actor => actor.Id),
            List(coded.ImpliedActors, actor => actor.Country), List(coded.ImpliedActors, actor => actor.Sector), coded.Mutual ? "true" : "false");
        Fields(coded.Object);
        Fields(coded.Date?.Value, coded.Date?.Precision);
        Fields(coded.Date?.Quote);
        Fields(coded.Place);
        Fields(List(coded.Contexts, context => context));
        Fields(coded.Attribution?.Mention);
        Fields(coded.Attribution?.Name, coded.Attribution?.Id, coded.Attribution?.Country, coded.Attribution?.Sector);
        Fields(Number(Math.Round(coded.Confidence, 4)), List(coded.Explanation, line => line), _offsets.Name(),
            coded.Coder.Version, coded.Coder.Lexicon, coded.Coder.Model, Extra(coded.Document.Extra));
        EndRow();
    }

    /// <inheritdoc/>
    public void Flush() => _stream.Flush();

    /// <inheritdoc/>
    public void Dispose()
    {
        Flush();
        _csv.Dispose(); // and with it _text and _row
    }

    // A row in one piece, so that a reader never sees half of one.
    void EndRow()
    {
        _csv.NextRecord();
        _csv.Flush();
        _text.Flush();
        _stream.Write(_row.GetBuffer(), 0, (int)_row.Length);
        _row.SetLength(0);
    }

    static IEnumerable<string> ParticipantColumns(string role) =>
    [
        $"{role}s", $"{role}_starts", $"{role}_ends", $"{role}_names", $"{role}_ids", $"{role}_countries", $"{role}_sectors",
        $"{role}_offices", $"{role}_organizations", $"{role}_organization_ids",
    ];

    void Fields(params ReadOnlySpan<string?> values)
    {
        foreach (var value in values)
            _csv.WriteField(value);
    }

    void Fields(Quote? quote) =>
        Fields(quote?.Text, quote is null ? null : Number(quote.Start), quote is null ? null : Number(quote.End));

    void Fields(IReadOnlyList<Participant> participants) => Fields(
        List(participants, one => one.Mention.Text), List(participants, one => Number(one.Mention.Start)),
        List(participants, one => Number(one.Mention.End)), List(participants, one => one.Name), List(participants, one => one.Id),
        List(participants, one => one.Country), List(participants, one => one.Sector), List(participants, one => one.Office),
        List(participants, one => one.Organization), List(participants, one => one.OrganizationId));

    internal static string List<T>(IReadOnlyList<T> items, Func<T, string?> value) => string.Join(';', items.Select(item =>
        value(item)?.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)));

    static string Number(double value) => value.ToString(CultureInfo.InvariantCulture);

    internal static string Extra(IReadOnlyDictionary<string, JsonElement> extra)
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
