using System.Text.Encodings.Web;
using System.Text.Json;

namespace Demarche.Language.Conllu;

/// <summary>Writes a document as one JSON object on a line: sentences with their tokens, names, quotations.</summary>
/// <remarks>
/// <c>start</c> and <c>end</c> are UTF-16 code units in the text, or in the title where <c>field</c> is <c>title</c>. As in CoNLL-U,
/// <c>id</c> counts the words of a sentence from 1 and <c>head</c> is such an id, 0 for the root. A speaker or verb is a pair of the
/// sentence's position in <c>sentences</c>, from 0, and the <c>id</c> in it.
/// </remarks>
public static class DocumentJson
{
    static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes one document and a line feed.</summary>
    /// <param name="stream">Receives UTF-8; not closed.</param>
    /// <param name="document">The document.</param>
    /// <param name="id">For the field <c>id</c>, or null.</param>
    public static void Write(Stream stream, Document document, string? id = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(document);
        using (var json = new Utf8JsonWriter(stream, s_options))
        {
            json.WriteStartObject();
            if (id is not null)
                json.WriteString("id", Valid(id));
            Sentences(json, document);
            Names(json, document);
            Quotations(json, document);
            json.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
    }

    static void Sentences(Utf8JsonWriter json, Document document)
    {
        json.WriteStartArray("sentences");
        foreach (var sentence in document.Sentences)
        {
            json.WriteStartObject();
            json.WriteString("field", FieldName(sentence.Field));
            json.WriteString("kind", ConlluWriter.KindName(sentence.Kind));
            json.WriteNumber("paragraph", sentence.Paragraph);
            Span(json, sentence.Span);
            json.WriteString("text", Valid(sentence.Text));
            json.WriteStartArray("tokens");
            foreach (var token in sentence)
            {
                json.WriteStartObject();
                json.WriteNumber("id", token.Index + 1);
                json.WriteString("form", Valid(token.Form));
                json.WriteString("lemma", Valid(token.Lemma));
                json.WriteString("upos", token.Upos.Name());
                json.WriteString("feats", token.Morphology.ToString());
                json.WriteNumber("head", token.Head + 1);
                json.WriteString("deprel", token.DepRel.Name());
                Span(json, token.Span);
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void Names(Utf8JsonWriter json, Document document)
    {
        json.WriteStartArray("names");
        var sentence = 0;
        foreach (var mention in document.Mentions)
        {
            while (document.Table.SentenceFirst[sentence + 1] <= mention.First)
                sentence++;
            var span = new Span(document.Table.Span[mention.First].Start, document.Table.Span[mention.End - 1].End);
            var field = document.Table.SentenceField[sentence];
            json.WriteStartObject();
            json.WriteString("label", mention.Label);
            json.WriteString("field", FieldName(field));
            json.WriteString("text", Valid(span.In(document.TextOf(field)).ToString()));
            Span(json, span);
            json.WriteNumber("sentence", sentence);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void Quotations(Utf8JsonWriter json, Document document)
    {
        json.WriteStartArray("quotations");
        foreach (var quotation in document.Quotations)
        {
            json.WriteStartObject();
            json.WriteString("field", FieldName(quotation.Field));
            Span(json, quotation.Span);
            Token(json, "speaker", document, quotation.Speaker);
            Token(json, "verb", document, quotation.Verb);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    static void Token(Utf8JsonWriter json, string name, Document document, int token)
    {
        if (token < 0)
        {
            json.WriteNull(name);
            return;
        }
        var sentence = Array.BinarySearch(document.Table.SentenceFirst, token);
        if (sentence < 0)
            sentence = ~sentence - 1;
        json.WriteStartObject(name);
        json.WriteNumber("sentence", sentence);
        json.WriteNumber("id", token - document.Table.SentenceFirst[sentence] + 1);
        json.WriteEndObject();
    }

    static void Span(Utf8JsonWriter json, Span span)
    {
        json.WriteNumber("start", span.Start);
        json.WriteNumber("end", span.End);
    }

    static string FieldName(TextField field) => field == TextField.Title ? "title" : "text";

    /// <summary>Half a surrogate pair cannot be written in UTF-8; U+FFFD takes its place, so that offsets still hold.</summary>
    static string Valid(string text)
    {
        char[]? valid = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
                continue;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else
                (valid ??= text.ToCharArray())[i] = '\uFFFD';
        }
        return valid is null ? text : new(valid);
    }
}
