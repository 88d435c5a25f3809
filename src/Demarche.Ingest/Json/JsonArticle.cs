using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Demarche.Ingest.Text;
using Demarche.Ontology;

namespace Demarche.Ingest.Json;

/// <summary>One JSON object as an item: the fields of the contract, all others carried through.</summary>
static class JsonArticle
{
    /// <summary>Reads an item.</summary>
    /// <param name="json">One JSON value in UTF-8. Escaped halves of surrogate pairs are overwritten in place by U+FFFD.</param>
    /// <param name="origin">The file, for messages.</param>
    /// <param name="line">Line of the value's first byte, from 1.</param>
    /// <param name="options">Gives the day of items without one.</param>
    public static ArticleOrProblem Read(Span<byte> json, string origin, long line, ArticleSourceOptions options)
    {
        if (!Utf8.IsValid(json))
        {
            var offset = TextDecoder.FirstBroken(json);
            return ArticleOrProblem.Fail(origin, line + json[..offset].Count((byte)'\n'),
                $"not valid UTF-8 (byte 0x{json[offset]:x2} at byte {offset + 1} of the line); convert the file, e.g. with iconv -t utf-8");
        }
        var repaired = ReplaceLoneSurrogates(json);
        var fields = new Fields();
        try
        {
            var reader = new Utf8JsonReader(json);
            fields.Read(ref reader);
        }
        catch (JsonException e)
        {
            var column = e.BytePositionInLine is { } position ? $" at byte {position + 1}" : "";
            return ArticleOrProblem.Fail(origin, line + (e.LineNumber ?? 0), $"{fields.Name}broken JSON{column}: {Shorten(e.Message)}");
        }
        catch (FormatException e)
        {
            return ArticleOrProblem.Fail(origin, line, fields.Name + e.Message);
        }
        return ToArticle(fields, origin, line, repaired, options);
    }

    static ArticleOrProblem ToArticle(Fields fields, string origin, long line, int repaired, ArticleSourceOptions options)
    {
        if (fields.Text is null)
            return ArticleOrProblem.Fail(origin, line, $"{fields.Name}no \"text\"; an item is an object with at least a \"text\"");
        if (string.IsNullOrWhiteSpace(fields.Text) && string.IsNullOrWhiteSpace(fields.Title))
            return ArticleOrProblem.Fail(origin, line, $"{fields.Name}\"text\" is empty");
        var remarks = new List<string>();
        if (repaired > 0)
            remarks.Add($"{(repaired == 1 ? "1 half of a surrogate pair is" : $"{repaired} halves of surrogate pairs are")} read as U+FFFD");
        var (published, publishedText) = (options.Published, options.Published?.ToString("yyyy-MM-dd"));
        if (!string.IsNullOrWhiteSpace(fields.Published))
        {
            if (PublicationDate.TryParse(fields.Published, out var day))
            {
                (published, publishedText) = (day, fields.Published);
            }
            else
            {
                // The day given by option is for items that say nothing; this one says something wrong.
                (published, publishedText) = (null, null);
                remarks.Add($"\"published\" is \"{Clip(fields.Published)}\", which is no date; write YYYY-MM-DD or ISO 8601. It is coded without a date");
            }
        }
        var article = new Article
        {
            Id = string.IsNullOrEmpty(fields.Id) ? ArticleId.Of(fields.Url, fields.Title, fields.Text) : fields.Id,
            Url = fields.Url,
            Title = string.IsNullOrWhiteSpace(fields.Title) ? null : fields.Title,
            Published = published,
            PublishedText = publishedText,
            Language = fields.Language,
            Text = fields.Text,
            Origin = $"{origin}({line})",
            Extra = fields.Extra,
        };
        return new(article, remarks.Count > 0 ? new(origin, line, fields.Name + string.Join("; ", remarks)) : null);
    }

    /// <summary>Overwrites <c>\ud83d</c> and the like, where the other half is missing, by <c>\ufffd</c>.</summary>
    /// <returns>How many.</returns>
    /// <remarks>.NET's reader would refuse the whole item. The text keeps its length in UTF-16, so offsets stay what they were.</remarks>
    static int ReplaceLoneSurrogates(Span<byte> json)
    {
        var count = 0;
        var position = 0;
        while (true)
        {
            var backslash = json[position..].IndexOf((byte)'\\');
            if (backslash < 0)
                return count;
            position += backslash;
            if (Escaped(json[position..]) is not { } unit)
            {
                position += Math.Min(2, json.Length - position); // \\ or \" or the like: the second byte starts no escape
                continue;
            }
            if (char.IsHighSurrogate(unit) && Escaped(json[(position + 6)..]) is { } next && char.IsLowSurrogate(next))
            {
                position += 12;
                continue;
            }
            if (char.IsSurrogate(unit))
            {
                "\\ufffd"u8.CopyTo(json[position..]);
                count++;
            }
            position += 6;
        }
    }

    // The code unit of an escape that begins here; null when none does.
    static char? Escaped(ReadOnlySpan<byte> json) =>
        json is [(byte)'\\', (byte)'u', _, _, _, _, ..] && Utf8Parser.TryParse(json[2..6], out ushort unit, out var length, 'x') && length == 4
            ? (char)unit
            : null;

    static string Shorten(string message)
    {
        foreach (var end in (ReadOnlySpan<string>)[" Path:", " LineNumber:"])
        {
            var at = message.IndexOf(end, StringComparison.Ordinal);
            if (at >= 0)
                message = message[..at];
        }
        return Clip(message.TrimEnd('.', ' '));
    }

    static string Clip(string text) => text.Length <= 120 ? text : text[..120] + "…";

    /// <summary>The fields of an item as they stand in its JSON.</summary>
    sealed class Fields
    {
        static readonly Dictionary<string, JsonElement> s_none = [];

        public string? Id, Url, Title, Published, Language, Text;
        public IReadOnlyDictionary<string, JsonElement> Extra = s_none;

        /// <summary>How messages call the item: by its id, as far as that is known.</summary>
        public string Name => string.IsNullOrEmpty(Id) ? "" : $"item \"{Clip(Id)}\": ";

        /// <exception cref="FormatException">It is JSON, but no item.</exception>
        public void Read(ref Utf8JsonReader reader)
        {
            reader.Read();
            if (reader.TokenType == JsonTokenType.StartArray)
                throw new FormatException("an array where an item, an object, should be; a file that is one array of items is named .json");
            if (reader.TokenType != JsonTokenType.StartObject)
                throw new FormatException($"{Kind(reader.TokenType)} where an item, an object, should be");
            Dictionary<string, JsonElement>? extra = null;
            var seen = 0;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                if (reader.ValueTextEquals("text"u8))
                    Text = Once(ref reader, "text", ref seen, 0);
                else if (reader.ValueTextEquals("id"u8))
                    Id = Once(ref reader, "id", ref seen, 1);
                else if (reader.ValueTextEquals("title"u8))
                    Title = Once(ref reader, "title", ref seen, 2);
                else if (reader.ValueTextEquals("published"u8))
                    Published = Once(ref reader, "published", ref seen, 3);
                else if (reader.ValueTextEquals("url"u8))
                    Url = Once(ref reader, "url", ref seen, 4);
                else if (reader.ValueTextEquals("language"u8))
                    Language = Once(ref reader, "language", ref seen, 5);
                else
                {
                    var name = reader.GetString()!;
                    reader.Read();
                    if (!(extra ??= []).TryAdd(name, JsonElement.ParseValue(ref reader)))
                        throw new FormatException($"\"{Clip(name)}\" stands twice in the item");
                }
            }
            reader.Read(); // throws when something follows the object
            if (extra is not null)
                Extra = extra;
        }

        static string? Once(ref Utf8JsonReader reader, string name, ref int seen, int bit)
        {
            if ((seen & 1 << bit) != 0)
                throw new FormatException($"\"{name}\" stands twice in the item");
            seen |= 1 << bit;
            reader.Read();
            return reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString(),
                JsonTokenType.Null => null,
                // Ids are often numbers; the digits are kept as they are written.
                JsonTokenType.Number when name == "id" => Encoding.UTF8.GetString(reader.HasValueSequence ? reader.ValueSequence.ToArray() : reader.ValueSpan),
                _ => throw new FormatException($"\"{name}\" is {Kind(reader.TokenType)}; it must be a string"),
            };
        }

        static string Kind(JsonTokenType token) => token switch
        {
            JsonTokenType.StartArray => "an array",
            JsonTokenType.StartObject => "an object",
            JsonTokenType.Number => "a number",
            JsonTokenType.String => "a string",
            JsonTokenType.Null => "null",
            _ => "true or false",
        };
    }
}
