using System.Collections.Frozen;
using System.Text.Json;

namespace Demarche.Ontology;

/// <summary>PLOVER's four classes of events, with their numbers.</summary>
public enum Quad
{
    /// <summary>1: words that bring parties closer.</summary>
    VerbalCooperation = 1,
    /// <summary>2: deeds that help, exchange or give way.</summary>
    MaterialCooperation = 2,
    /// <summary>3: words that ask, blame, refuse or threaten.</summary>
    VerbalConflict = 3,
    /// <summary>4: deeds that hurt, restrict or cut relations.</summary>
    MaterialConflict = 4,
}

/// <summary>How real an act is in the text.</summary>
public enum EventStatus
{
    /// <summary>Done, under way, in force, decided or, for words, uttered.</summary>
    Actual,
    /// <summary>Announced for later, and no rule turns it into another type.</summary>
    Future,
    /// <summary>Only supposed.</summary>
    Hypothetical,
    /// <summary>Said not to have happened, or not to be going to.</summary>
    Negated,
    /// <summary>Past background to the news.</summary>
    Historical,
}

/// <summary>One of PLOVER's 16 types of events.</summary>
/// <param name="Name">PLOVER's name, upper case, such as <c>CONSULT</c>.</param>
/// <param name="Quad">Its class.</param>
/// <param name="Score">From −10 (conflict) to +10 (cooperation).</param>
/// <param name="Cameo">Default CAMEO code, text with its leading zero.</param>
/// <param name="RecipientRequired">Whether PLOVER asks for a recipient.</param>
/// <param name="Meaning">One sentence for people.</param>
public sealed record EventType(string Name, Quad Quad, double Score, string Cameo, bool RecipientRequired, string Meaning)
{
    /// <summary>Its modes by name; may be empty.</summary>
    public required IReadOnlyDictionary<string, EventMode> Modes { get; init; }

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A mode: a finer kind within a type.</summary>
/// <param name="Name">PLOVER's name, or the extension's, which begins with <c>e:</c>.</param>
/// <param name="Score">From −10 to +10; for a mode of the extension that of its type.</param>
/// <param name="Cameo">Default CAMEO code.</param>
/// <param name="Meaning">One sentence for people.</param>
public sealed record EventMode(string Name, double Score, string Cameo, string Meaning)
{
    /// <summary>Whether it belongs to the technology and trade extension.</summary>
    public bool IsExtension => Name.StartsWith("e:", StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>A context or a sector: a code and what it means.</summary>
/// <param name="Code">The value in records.</param>
/// <param name="Meaning">One sentence for people.</param>
public sealed record CodedTerm(string Code, string Meaning);

/// <summary>One line of the CAMEO table.</summary>
/// <param name="Code">Two to four digits, as text.</param>
/// <param name="Name">CAMEO's name.</param>
/// <param name="Goldstein">Goldstein's score, −10 to +10; null for a category without one.</param>
/// <param name="Type2021">
/// The PLOVER type the code has in the conversion table published in 2021, on which published sets of coded pairs rest; null where that table drops it.
/// </param>
public sealed record CameoCode(string Code, string Name, double? Goldstein, string? Type2021);

/// <summary>
/// What the coder may say: types, modes, statuses, contexts, sectors and scores of PLOVER with the technology and trade
/// extension, and the CAMEO codes beside it. Read once from the resources of this assembly.
/// </summary>
public static class EventOntology
{
    static readonly JsonDocument s_json = JsonDocument.Parse(Resource("ontology.json"));

    /// <summary>The 16 types by name.</summary>
    public static FrozenDictionary<string, EventType> Types { get; } =
        s_json.RootElement.GetProperty("types").EnumerateArray().Select(ReadType).ToFrozenDictionary(type => type.Name);

    /// <summary>The contexts by code: PLOVER's 37 and those of the extension.</summary>
    public static FrozenDictionary<string, CodedTerm> Contexts { get; } = s_json.RootElement.GetProperty("contexts").EnumerateArray()
        .Select(e => new CodedTerm(Text(e, "name"), Text(e, "meaning"))).ToFrozenDictionary(term => term.Code);

    /// <summary>The sectors by code.</summary>
    public static FrozenDictionary<string, CodedTerm> Sectors { get; } = s_json.RootElement.GetProperty("sectors").EnumerateArray()
        .Select(e => new CodedTerm(Text(e, "code"), Text(e, "meaning"))).ToFrozenDictionary(term => term.Code);

    /// <summary>The CAMEO codes.</summary>
    public static FrozenDictionary<string, CameoCode> Cameo { get; } = ReadCameo().ToFrozenDictionary(code => code.Code);

    /// <summary>Version of the ontology's file.</summary>
    public static string Version { get; } = Text(s_json.RootElement, "version");

    /// <summary>The type of that name.</summary>
    /// <exception cref="FormatException">There is none.</exception>
    public static EventType Type(string name) => Types.TryGetValue(name, out var type)
        ? type
        : throw new FormatException($"'{name}' is no event type; the types are {string.Join(", ", Types.Keys.Order())}.");

    /// <summary>The mode of that type and name.</summary>
    /// <exception cref="FormatException">The type has no such mode.</exception>
    public static EventMode Mode(string type, string mode) => Type(type).Modes.TryGetValue(mode, out var found)
        ? found
        : throw new FormatException($"{type} has no mode '{mode}'; its modes are {string.Join(", ", Type(type).Modes.Keys)}.");

    /// <summary>The status as records write it: lower case.</summary>
    public static string Name(this EventStatus status) => status switch
    {
        EventStatus.Actual => "actual",
        EventStatus.Future => "future",
        EventStatus.Hypothetical => "hypothetical",
        EventStatus.Negated => "negated",
        _ => "historical",
    };

    /// <summary>Reads a status as records write it.</summary>
    public static bool TryParseStatus(string name, out EventStatus status)
    {
        foreach (var value in Enum.GetValues<EventStatus>())
        {
            if (value.Name() == name)
            {
                status = value;
                return true;
            }
        }
        status = default;
        return false;
    }

    /// <summary>The class as records write it, such as <c>verbal cooperation</c>.</summary>
    public static string Name(this Quad quad) => quad switch
    {
        Quad.VerbalCooperation => "verbal cooperation",
        Quad.MaterialCooperation => "material cooperation",
        Quad.VerbalConflict => "verbal conflict",
        _ => "material conflict",
    };

    static EventType ReadType(JsonElement e) =>
        new(Text(e, "name"), (Quad)e.GetProperty("quadCode").GetInt32(), e.GetProperty("score").GetDouble(), Text(e, "cameo"),
            e.GetProperty("recipientRequired").GetBoolean(), Text(e, "meaning"))
        {
            Modes = e.GetProperty("modes").EnumerateArray()
                .Select(m => new EventMode(Text(m, "name"), m.GetProperty("score").GetDouble(), Text(m, "cameo"), Text(m, "meaning")))
                .ToFrozenDictionary(mode => mode.Name),
        };

    static IEnumerable<CameoCode> ReadCameo()
    {
        string[]? columns = null;
        foreach (var line in Resource("cameo.tsv").Split('\n'))
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var fields = line.TrimEnd('\r').Split('\t');
            if (columns is null)
            {
                columns = fields;
                continue;
            }
            yield return new(fields[Array.IndexOf(columns, "code")], fields[Array.IndexOf(columns, "name")],
                double.TryParse(fields[Array.IndexOf(columns, "goldstein")], out var goldstein) ? goldstein : null,
                Published(fields[Array.IndexOf(columns, "map2021")], fields[Array.IndexOf(columns, "plover_type")]));
        }

        // "AGREE//economic", "CONCEDE|RETREAT"; an empty cell: as adapted.
        static string? Published(string map, string adapted)
        {
            var type = (map.Length > 0 ? map : adapted).Split('/', '|')[0].Trim();
            return type.Length > 0 ? type : null;
        }
    }

    static string Text(JsonElement e, string name) => e.GetProperty(name).GetString()!;

    static string Resource(string name)
    {
        using var stream = typeof(EventOntology).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
