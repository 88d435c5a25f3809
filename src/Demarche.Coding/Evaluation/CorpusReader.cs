using System.Globalization;
using Demarche.Ontology;

namespace Demarche.Coding.Evaluation;

/// <summary>Reads and checks the notation of <c>corpus/</c>, which <c>corpus/README.md</c> describes.</summary>
public static class CorpusReader
{
    const string Separator = " · ";

    /// <summary>Reads the items of one file.</summary>
    /// <param name="text">Its lines.</param>
    /// <param name="path">Its path, for messages.</param>
    /// <exception cref="FormatException">A line breaks the notation; the message names file, line and what to do.</exception>
    public static IReadOnlyList<GoldItem> Read(TextReader text, string path)
    {
        ArgumentNullException.ThrowIfNull(text);
        var items = new List<GoldItem>();
        Item? item = null;
        for (var number = 1; text.ReadLine() is { } line; number++)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            try
            {
                if (line.StartsWith("@ ", StringComparison.Ordinal))
                {
                    Finish();
                    item = new(line[2..], $"{path}({number})");
                }
                else if (item is null)
                {
                    throw new FormatException("no item has begun; write '@ id date genre' above");
                }
                else
                {
                    item.Add(line);
                }
            }
            catch (FormatException e)
            {
                throw new FormatException($"{path}({number}): {e.Message}", e);
            }
        }
        Finish();
        return items;

        void Finish()
        {
            if (item is not null)
                items.Add(item.ToGold());
        }
    }

    /// <summary>One item while it is read.</summary>
    sealed class Item
    {
        readonly string _id, _genre, _origin;
        readonly DateOnly _published;
        readonly List<string> _sentences = [];
        readonly List<GoldEvent> _events = [];
        bool _hasTitle;

        public Item(string head, string origin)
        {
            var parts = head.Split(' ', 3);
            if (parts.Length < 3 || !DateOnly.TryParseExact(parts[1], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _published))
                throw new FormatException("the head of an item is '@ id date genre', the date as YYYY-MM-DD");
            (_id, _genre, _origin) = (parts[0], parts[2], origin);
        }

        public GoldItem ToGold() => new()
        {
            Id = _id,
            Title = _hasTitle ? _sentences[0] : null,
            Published = _published,
            Genre = _genre,
            Sentences = _sentences,
            TitleIsFirst = _hasTitle,
            Events = _events,
            Origin = _origin,
        };

        public void Add(string line)
        {
            if (line.StartsWith("= ", StringComparison.Ordinal))
            {
                if (_sentences.Count > 0)
                    throw new FormatException("a title stands directly below the head of its item");
                _hasTitle = true;
                _sentences.Add(line[2..]);
            }
            else if (line.StartsWith("  ", StringComparison.Ordinal))
            {
                if (_sentences.Count == 0)
                    throw new FormatException("an event stands below its sentence");
                _events.Add(ReadEvent(line[2..], _sentences[^1], _sentences.Count - 1));
            }
            else if (line[0] == ' ')
            {
                throw new FormatException("a sentence begins without a space, an event with two");
            }
            else
            {
                _sentences.Add(line);
            }
        }
    }

    static GoldEvent ReadEvent(string line, string sentence, int index)
    {
        var fields = line.Split(Separator);
        if (fields.Length < 2)
            throw new FormatException($"an event is 'TYPE [mode] status{Separator}trigger', then its fields");
        var head = fields[0].Split(' ');
        if (head.Length is < 2 or > 3)
            throw new FormatException($"'{fields[0]}' is not 'TYPE [mode] status'");
        var type = EventOntology.Type(head[0]);
        if (!EventOntology.TryParseStatus(head[^1], out var status))
            throw new FormatException($"'{head[^1]}' is no status");
        var (trigger, occurrence) = ReadWords(fields[1], sentence, "trigger");
        var (actors, recipients, implied) = (new List<GoldParticipant>(), new List<GoldParticipant>(), new List<ImpliedActor>());
        string? thing = null, date = null, place = null;
        string[] contexts = [];
        var order = -1;
        foreach (var field in fields.AsSpan(2))
        {
            if (field.Length < 3 || field[1] != ' ')
                throw new FormatException($"'{field}' is no field; a field is a letter, a space and its words");
            var position = "ARIODPC".IndexOf(field[0]);
            if (position < 0)
                throw new FormatException($"there is no field '{field[0]}'; the fields are A, R, I, O, D, P and C");
            if (position < order || position == order && field[0] is not ('A' or 'R' or 'I'))
                throw new FormatException($"field {field[0]} stands twice or out of order; the order is A, R, I, O, D, P, C");
            order = position;
            var value = field[2..];
            switch (field[0])
            {
                case 'A':
                    actors.Add(ReadParty(value, sentence));
                    break;
                case 'R':
                    recipients.Add(ReadParty(value, sentence));
                    break;
                case 'I':
                    if (actors.Count > 0)
                        throw new FormatException("an implied actor stands only where there is no actor");
                    var (entity, country, sector) = ReadEntity(value);
                    implied.Add(new(entity, null, country, sector));
                    break;
                case 'O':
                    thing = ReadWords(value, sentence, "object").Words;
                    break;
                case 'D':
                    date = IsDate(value) ? value : throw new FormatException($"'{value}' is no date; write YYYY, YYYY-MM or YYYY-MM-DD");
                    break;
                case 'P':
                    place = ReadWords(value, sentence, "place").Words;
                    break;
                default:
                    contexts = value.Split(", ");
                    foreach (var context in contexts)
                        if (!EventOntology.Contexts.ContainsKey(context))
                            throw new FormatException($"'{context}' is no context of the ontology");
                    break;
            }
        }
        return new()
        {
            Sentence = index,
            Trigger = trigger,
            TriggerOccurrence = occurrence,
            Type = type,
            Mode = head.Length == 3 ? EventOntology.Mode(head[0], head[1]) : null,
            Status = status,
            Actors = actors,
            Recipients = recipients,
            ImpliedActors = implied,
            Object = thing,
            Date = date,
            Place = place,
            Contexts = contexts,
        };
    }

    static GoldParticipant ReadParty(string value, string sentence)
    {
        var equals = value.IndexOf(" = ", StringComparison.Ordinal);
        if (equals < 0)
            throw new FormatException($"'{value}' is no party; write 'words = entity country sector'");
        var (words, occurrence) = ReadWords(value[..equals], sentence, "party");
        var (entity, country, sector) = ReadEntity(value[(equals + 3)..]);
        return new(words, occurrence, entity == "." ? words : entity, country, sector);
    }

    static (string Entity, string? Country, string Sector) ReadEntity(string value)
    {
        var sectorAt = value.LastIndexOf(' ');
        var countryAt = sectorAt < 1 ? -1 : value.LastIndexOf(' ', sectorAt - 1);
        if (countryAt < 1)
            throw new FormatException($"'{value}' is not 'entity country sector'");
        var (country, sector) = (value[(countryAt + 1)..sectorAt], value[(sectorAt + 1)..]);
        if (country != "-" && !(country.Length == 3 && country.All(char.IsAsciiLetterUpper)))
            throw new FormatException($"'{country}' is no country; write three capitals, or - for none");
        if (!EventOntology.Sectors.ContainsKey(sector))
            throw new FormatException($"'{sector}' is no sector of the ontology");
        return (value[..countryAt], country == "-" ? null : country, sector);
    }

    static (string Words, int Occurrence) ReadWords(string value, string sentence, string what)
    {
        var (words, occurrence) = (value, 0);
        var hash = value.LastIndexOf(" #", StringComparison.Ordinal);
        if (hash > 0 && int.TryParse(value.AsSpan(hash + 2), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && Words.Find(sentence, value, 0).Count == 0)
            (words, occurrence) = (value[..hash], number);
        var found = Words.Find(sentence, words, 0).Count;
        if (found == 0)
            throw new FormatException($"the {what} '{words}' does not stand in the sentence");
        if (occurrence == 0 && found > 1)
            throw new FormatException($"the {what} '{words}' stands {found} times in the sentence; say which, with #1 to #{found}");
        if (occurrence > found || hash > 0 && occurrence < 1 && words != value)
            throw new FormatException($"the {what} '{words}' stands only {found} times in the sentence");
        return (words, occurrence);
    }

    internal static bool IsDate(string value) =>
        DateOnly.TryParseExact(value, ["yyyy-MM-dd", "yyyy-MM", "yyyy"], CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
}
