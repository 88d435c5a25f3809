using System.Buffers;
using System.Text.Json;
using Demarche.Ontology;

namespace Demarche.Record;

/// <summary>Events as PLOVER records with PLOVER's field names, one JSON object a line.</summary>
/// <remarks>
/// A doer who is not named but plain is written as the actor. Companies at work in many countries, bodies of several states and
/// NGOs get MNC, IGO and NGO as <c>code</c>, PLOVER's country slot, the United Nations UNO, the European Union EUR; a home country
/// that has to make room stands in a field of the project's own, <c>country</c>. Modes and contexts of the extension keep their
/// names, which begin with <c>e:</c>. <c>object</c>, <c>confidence</c> and <c>offsets</c> are fields that PLOVER leaves to the provider.
/// </remarks>
public sealed class PloverEventWriter : IEventWriter
{
    readonly Stream _stream;
    readonly OffsetUnit _offsets;
    readonly ArrayBufferWriter<byte> _line = new(4096);
    readonly Utf8JsonWriter _json;

    /// <param name="stream">Receives the lines; left open.</param>
    /// <param name="offsets">The unit the events' offsets are in.</param>
    public PloverEventWriter(Stream stream, OffsetUnit offsets = OffsetUnit.Utf16)
    {
        (_stream, _offsets) = (stream, offsets);
        _json = new(_line, JsonLinesEventWriter.Options);
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
        _stream.Write(_line.WrittenSpan);
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
        _json.WriteString("date"u8, DayOf(coded));
        _json.WriteStartArray("actor"u8);
        foreach (var actor in coded.Actors)
            WriteEntity(actor.Name, actor.Country, actor.Sector, actor);
        if (coded.Actors.Count == 0)
            foreach (var actor in coded.ImpliedActors)
                WriteEntity(actor.Name, actor.Country, actor.Sector, null, actor.Id);
        _json.WriteEndArray();
        WriteTexts("event", [coded.Type.Name]);
        _json.WriteStartArray("recipient"u8);
        foreach (var recipient in coded.Recipients)
            WriteEntity(recipient.Name, recipient.Country, recipient.Sector, recipient);
        _json.WriteEndArray();
        WriteTexts("mode", coded.Mode is { } mode ? [mode.Name] : []);
        WriteTexts("context", coded.Status switch
        {
            EventStatus.Actual => coded.Contexts,
            EventStatus.Negated => [.. coded.Contexts, "negation"],
            var status => [.. coded.Contexts, status.Name()],
        });
        _json.WriteNumber("quad_code"u8, (int)coded.Quad);
        _json.WriteNumber("event_scale"u8, coded.Score);
        WriteTexts("event_text", [coded.Trigger.Text]);
        if (coded.Place is { } place)
        {
            _json.WriteStartObject("event_loc"u8);
            _json.WriteString("extracted_place"u8, place.Text);
            _json.WriteEndObject();
        }
        if (coded.Object is { } thing)
            _json.WriteString("object"u8, thing.Text);
        _json.WriteString("text"u8, coded.Sentence.Text);
        _json.WriteStartObject("text_info"u8);
        _json.WriteNumber("sequence"u8, coded.Sentence.Index);
        _json.WriteNumber("start"u8, coded.Sentence.Start);
        _json.WriteNumber("end"u8, coded.Sentence.End);
        _json.WriteEndObject();
        _json.WriteStartObject("cite_info"u8);
        _json.WriteString("citation"u8, coded.Document.Id);
        if (coded.Document.Url is { } url)
            _json.WriteString("url"u8, url);
        if (coded.Document.Title is { } title)
            _json.WriteString("title"u8, title);
        _json.WriteEndObject();
        _json.WriteString("coder"u8, $"demarche {coded.Coder.Version}");
        _json.WriteNumber("confidence"u8, Math.Round(coded.Confidence, 4));
        if (_offsets != OffsetUnit.Utf16)
            _json.WriteString("offsets"u8, _offsets.Name());
        _json.WriteEndObject();
    }

    // PLOVER asks for a day: the act's, or else the item's; null when neither is known.
    static string? DayOf(Event coded) => coded.Date is { Precision: "day" } date
        ? date.Value
        : coded.Document.Published is { Length: >= 10 } published ? published[..10] : null;

    void WriteEntity(string name, string? country, string sector, Participant? participant, string? id = null)
    {
        var code = (name, sector) switch
        {
            ("United Nations", "IGO") => "UNO",
            ("European Union", "IGO") => "EUR",
            (_, "MNC" or "IGO" or "NGO") => sector,
            _ => null,
        };
        var slot = country == "XKX" ? "KOS" : country;
        _json.WriteStartObject();
        _json.WriteString("code"u8, code ?? slot);
        if (code is null)
            _json.WriteString("sector"u8, sector);
        else if (slot is not null)
            _json.WriteString("country"u8, slot);
        if (participant is not null)
            _json.WriteString("entity_text"u8, participant.Mention.Text);
        if ((participant?.Id ?? id) is { } identifier)
            _json.WriteString("identifier_id"u8, identifier);
        _json.WriteString("identifier_text"u8, name);
        if (participant?.Office is { } office)
            _json.WriteString("office"u8, office);
        _json.WriteEndObject();
    }

    void WriteTexts(string name, IReadOnlyList<string> texts)
    {
        _json.WriteStartArray(name);
        foreach (var text in texts)
            _json.WriteStringValue(text);
        _json.WriteEndArray();
    }
}
