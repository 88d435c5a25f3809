using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Demarche.Language;

namespace Demarche.Cli.Output;

/// <summary>A document of the language layer as one line of JSON; heads count from 1, and 0 is the root, as in CoNLL-U.</summary>
static class DocumentJson
{
    public static string Of(Document document, string? id)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteStartArray("sentences");
            foreach (var sentence in document.Sentences)
                Write(json, sentence);
            json.WriteEndArray();
            json.WriteStartArray("names");
            var ordinal = 0;
            foreach (var mention in document.Mentions) // in the order of the tokens, as the sentences are
            {
                while (mention.First >= document[ordinal].First + document[ordinal].Length)
                    ordinal++;
                Write(json, document[ordinal], mention);
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)) + "\n";
    }

    static void Write(Utf8JsonWriter json, Sentence sentence)
    {
        json.WriteStartObject();
        json.WriteString("field", NameOf(sentence.Field));
        json.WriteString("kind", sentence.Kind switch { SentenceKind.Heading => "heading", SentenceKind.Title => "title", _ => "prose" });
        json.WriteNumber("paragraph", sentence.Paragraph);
        json.WriteNumber("start", sentence.Span.Start);
        json.WriteNumber("end", sentence.Span.End);
        json.WriteString("text", sentence.Text);
        json.WriteStartArray("tokens");
        foreach (var token in sentence)
        {
            json.WriteStartObject();
            json.WriteNumber("id", token.Index + 1);
            json.WriteString("form", token.Form);
            json.WriteString("lemma", token.Lemma);
            json.WriteString("upos", token.Upos.Name());
            json.WriteNumber("head", token.Head + 1);
            json.WriteString("deprel", token.DepRel.Name());
            json.WriteNumber("start", token.Span.Start);
            json.WriteNumber("end", token.Span.End);
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.WriteEndObject();
    }

    static void Write(Utf8JsonWriter json, Sentence sentence, Mention mention)
    {
        var span = new Span(sentence[mention.First - sentence.First].Span.Start, sentence[mention.End - 1 - sentence.First].Span.End);
        json.WriteStartObject();
        json.WriteString("label", mention.Label);
        json.WriteString("text", span.In(sentence.Document.TextOf(sentence.Field)));
        json.WriteString("field", NameOf(sentence.Field));
        json.WriteNumber("start", span.Start);
        json.WriteNumber("end", span.End);
        json.WriteEndObject();
    }

    static string NameOf(TextField field) => field == TextField.Title ? "title" : "text";
}
