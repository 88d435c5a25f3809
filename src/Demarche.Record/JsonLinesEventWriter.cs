using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Demarche.Ontology;

namespace Demarche.Record;

/// <summary>Event records as JSONL: the fields of the contract in its order, one event a line.</summary>
/// <remarks>
/// <c>impliedActors</c> is written only where there are some. Offsets in code points are named by a last field,
/// <c>"offsets": "codepoint"</c>; without it they are UTF-16 code units. Non-ASCII letters are written as they are.
/// </remarks>
public sealed class JsonLinesEventWriter : IEventWriter
{
    internal static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    readonly Stream _stream;
    readonly OffsetUnit _offsets;
    readonly ArrayBufferWriter<byte> _line = new(4096);
    readonly Utf8JsonWriter _json;

    /// <param name="stream">Receives the lines; left open.</param>
    /// <param name="offsets">The unit the events' offsets are in.</param>
    public JsonLinesEventWriter(Stream stream, OffsetUnit offsets = OffsetUnit.Utf16)
    {
        (_stream, _offsets) = (stream, offsets);
        _json = new(_line, Options);
    }

    /// <inheritdoc/>
    public void Write(Event coded)
    {
        ArgumentNullException.ThrowIfNull(coded);
        _line.ResetWrittenCount();
        _json.Reset(_line);
        WriteEvent(coded);
        _json.Flush();
        "\n"u8.CopyTo(_line.GetSpan(1));
        _line.Advance(1);
        _stream.Write(_line.WrittenSpan); // a line in one piece, so that a reader never sees half of one
    }

    /// <inheritdoc/>
    public void Flush() => _stream.Flush();

    /// <inheritdoc/>
    public void Dispose()
    {
        Flush();
        _json.Dispose();
    }

    void WriteEvent(Event coded)
    {
        _json.WriteStartObject();
        _json.WriteString("id"u8, coded.Id);
        WriteDocument(coded.Document);
        _json.WriteString("type"u8, coded.Type.Name);
        WriteNullable("mode", coded.Mode?.Name);
        _json.WriteString("status"u8, coded.Status.Name());
        _json.WriteString("quad"u8, coded.Quad.Name());
        _json.WriteNumber("score"u8, coded.Score);
        _json.WriteString("cameo"u8, coded.Cameo);
        _json.WriteStartObject("sentence"u8);
        _json.WriteString("field"u8, coded.Sentence.Field);
        _json.WriteNumber("index"u8, coded.Sentence.Index);
        _json.WriteNumber("start"u8, coded.Sentence.Start);
        _json.WriteNumber("end"u8, coded.Sentence.End);
        _json.WriteString("text"u8, coded.Sentence.Text);
        _json.WriteEndObject();
        WriteQuote("trigger", coded.Trigger);
        WriteParticipants("actors", coded.Actors);
        WriteParticipants("recipients", coded.Recipients);
        if (coded.ImpliedActors.Count > 0)
            WriteImplied(coded.ImpliedActors);
        _json.WriteBoolean("mutual"u8, coded.Mutual);
        WriteQuote("object", coded.Object);
        WriteDate(coded.Date);
        WriteQuote("place", coded.Place);
        WriteTexts("contexts", coded.Contexts);
        WriteParticipant("attribution", coded.Attribution);
        _json.WriteNumber("confidence"u8, Math.Round(coded.Confidence, 4));
        WriteTexts("explanation", coded.Explanation);
        _json.WriteStartObject("coder"u8);
        _json.WriteString("version"u8, coded.Coder.Version);
        _json.WriteString("lexicon"u8, coded.Coder.Lexicon);
        _json.WriteString("model"u8, coded.Coder.Model);
        _json.WriteEndObject();
        if (_offsets != OffsetUnit.Utf16)
            _json.WriteString("offsets"u8, _offsets.Name());
        _json.WriteEndObject();
    }

    void WriteDocument(DocumentReference document)
    {
        _json.WriteStartObject("document"u8);
        _json.WriteString("id"u8, document.Id);
        WriteNullable("url", document.Url);
        WriteNullable("title", document.Title);
        WriteNullable("published", document.Published);
        _json.WriteStartObject("extra"u8);
        foreach (var (name, value) in document.Extra)
        {
            _json.WritePropertyName(name);
            value.WriteTo(_json);
        }
        _json.WriteEndObject();
        _json.WriteEndObject();
    }

    void WriteParticipants(string name, IReadOnlyList<Participant> participants)
    {
        _json.WriteStartArray(name);
        foreach (var participant in participants)
            WriteParticipant(null, participant);
        _json.WriteEndArray();
    }

    void WriteParticipant(string? property, Participant? participant)
    {
        if (property is not null)
            _json.WritePropertyName(property);
        if (participant is null)
        {
            _json.WriteNullValue();
            return;
        }
        _json.WriteStartObject();
        _json.WriteString("text"u8, participant.Mention.Text);
        _json.WriteNumber("start"u8, participant.Mention.Start);
        _json.WriteNumber("end"u8, participant.Mention.End);
        _json.WriteString("name"u8, participant.Name);
        WriteNullable("id", participant.Id);
        WriteNullable("country", participant.Country);
        _json.WriteString("sector"u8, participant.Sector);
        WriteNullable("office", participant.Office);
        WriteNullable("organization", participant.Organization);
        WriteNullable("organizationId", participant.OrganizationId);
        _json.WriteEndObject();
    }

    void WriteImplied(IReadOnlyList<ImpliedActor> implied)
    {
        _json.WriteStartArray("impliedActors"u8);
        foreach (var actor in implied)
        {
            _json.WriteStartObject();
            _json.WriteString("name"u8, actor.Name);
            WriteNullable("id", actor.Id);
            WriteNullable("country", actor.Country);
            _json.WriteString("sector"u8, actor.Sector);
            _json.WriteEndObject();
        }
        _json.WriteEndArray();
    }

    void WriteQuote(string name, Quote? quote)
    {
        if (quote is null)
        {
            _json.WriteNull(name);
            return;
        }
        _json.WriteStartObject(name);
        WriteQuoteFields(quote);
        _json.WriteEndObject();
    }

    void WriteDate(EventDate? date)
    {
        if (date is null)
        {
            _json.WriteNull("date"u8);
            return;
        }
        _json.WriteStartObject("date"u8);
        _json.WriteString("value"u8, date.Value);
        _json.WriteString("precision"u8, date.Precision);
        WriteQuoteFields(date.Quote);
        _json.WriteEndObject();
    }

    void WriteQuoteFields(Quote quote)
    {
        _json.WriteString("text"u8, quote.Text);
        _json.WriteNumber("start"u8, quote.Start);
        _json.WriteNumber("end"u8, quote.End);
    }

    void WriteTexts(string name, IReadOnlyList<string> texts)
    {
        _json.WriteStartArray(name);
        foreach (var text in texts)
            _json.WriteStringValue(text);
        _json.WriteEndArray();
    }

    void WriteNullable(string name, string? value)
    {
        if (value is null)
            _json.WriteNull(name);
        else
            _json.WriteString(name, value);
    }
}
