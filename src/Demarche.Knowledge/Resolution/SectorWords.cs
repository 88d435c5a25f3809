using System.Collections.Frozen;

namespace Demarche.Knowledge;

/// <summary>Adjectives and nouns before a noun such as "official" or "leader" that give its sector.</summary>
static class SectorWords
{
    static readonly FrozenDictionary<string, string> s_sectors = new Dictionary<string, string>
    {
        ["military"] = "MIL", ["army"] = "MIL", ["navy"] = "MIL", ["naval"] = "MIL", ["defense"] = "GOV", ["defence"] = "GOV",
        ["police"] = "COP", ["intelligence"] = "SPY", ["judicial"] = "JUD", ["court"] = "JUD", ["parliamentary"] = "LEG",
        ["congressional"] = "LEG", ["legislative"] = "LEG", ["opposition"] = "OPP", ["rebel"] = "REB", ["insurgent"] = "REB",
        ["guerrilla"] = "REB", ["separatist"] = "REB", ["militant"] = "REB", ["union"] = "LAB", ["labor"] = "LAB", ["labour"] = "LAB",
        ["party"] = "PTY", ["company"] = "BUS", ["business"] = "BUS", ["corporate"] = "BUS", ["industry"] = "BUS", ["religious"] = "REL",
        ["church"] = "REL", ["student"] = "EDU", ["university"] = "EDU", ["medical"] = "MED", ["hospital"] = "MED", ["gang"] = "CRM",
        ["cartel"] = "CRM", ["government"] = "GOV", ["presidential"] = "GOV", ["diplomatic"] = "GOV", ["ministry"] = "GOV",
        ["paramilitary"] = "PRM", ["militia"] = "PRM",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    static readonly FrozenDictionary<string, string> s_strong = new Dictionary<string, string>
    {
        ["opposition"] = "OPP", ["rebel"] = "REB", ["insurgent"] = "REB", ["guerrilla"] = "REB", ["separatist"] = "REB", ["militia"] = "PRM", ["paramilitary"] = "PRM",
        ["police"] = "COP", ["gang"] = "CRM", ["customs"] = "COP",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The sector of a word that goes before that of the title behind it ("opposition lawmaker", "militia sergeant"), or null.</summary>
    public static string? Strong(ReadOnlySpan<char> word) =>
        s_strong.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var sector) ? sector : null;

    /// <summary>The sector a word gives, or null.</summary>
    public static string? Of(ReadOnlySpan<char> word) =>
        s_sectors.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var sector) ? sector : null;
}

/// <summary>Words that end a company's name.</summary>
static class CompanySuffixes
{
    static readonly FrozenSet<string> s_suffixes = new[]
    {
        "Inc", "Inc.", "Corp", "Corp.", "Corporation", "Ltd", "Ltd.", "LLC", "PLC", "plc", "AG", "SE", "SA", "S.A.", "NV", "N.V.", "GmbH", "Co",
        "Co.", "Company", "Holdings", "Technologies", "Technology", "Motors", "Airlines", "Airways", "Pharmaceuticals", "Semiconductor",
        "Electronics", "Energy", "Petroleum", "Bhd", "Pte", "Pty", "KK", "AB", "A/S", "Oyj", "S.p.A.", "SpA", "Systems", "Industries", "Capital",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a word is one.</summary>
    public static bool IsSuffix(ReadOnlySpan<char> word) => s_suffixes.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);
}

/// <summary>Words in the name of an organisation that tell its sector.</summary>
static class NameWords
{
    static readonly FrozenDictionary<string, string> s_sectors = new Dictionary<string, string>
    {
        ["TV"] = "JRN", ["Television"] = "JRN", ["Radio"] = "JRN", ["News"] = "JRN", ["Times"] = "JRN", ["Gazette"] = "JRN", ["Broadcasting"] = "JRN",
        ["University"] = "EDU", ["College"] = "EDU", ["School"] = "EDU", ["Université"] = "EDU", ["Universidad"] = "EDU", ["Institute"] = "EDU",
        ["Hospital"] = "MED", ["Clinic"] = "MED", ["Bank"] = "BUS", ["Resources"] = "BUS", ["Group"] = "BUS", ["Mining"] = "BUS", ["Metals"] = "BUS",
        ["Steel"] = "BUS", ["Semiconductors"] = "BUS", ["Labs"] = "BUS", ["Software"] = "BUS", ["Robotics"] = "BUS", ["Aerospace"] = "BUS", ["Telecom"] = "BUS",
        ["Insurance"] = "BUS", ["Foods"] = "BUS", ["Lithium"] = "BUS", ["Solar"] = "BUS", ["Wind"] = "BUS", ["Shipping"] = "BUS", ["Lines"] = "BUS", ["Photonics"] = "BUS",
        ["Aluminium"] = "BUS", ["Cement"] = "BUS", ["Power"] = "BUS", ["Partners"] = "BUS", ["Ventures"] = "BUS",
        ["Union"] = "LAB", ["Party"] = "PTY", ["Court"] = "JUD", ["Tribunal"] = "JUD", ["Ministry"] = "GOV", ["Agency"] = "GOV", ["Bureau"] = "GOV",
        ["Department"] = "GOV", ["Office"] = "GOV", ["Authority"] = "GOV", ["Commission"] = "GOV", ["Administration"] = "GOV", ["Directorate"] = "GOV",
        ["Police"] = "COP", ["Army"] = "MIL", ["Navy"] = "MIL", ["Brigade"] = "MIL", ["Battalion"] = "MIL", ["Church"] = "REL", ["Diocese"] = "REL",
        ["Parliament"] = "LEG", ["Senate"] = "LEG", ["Assembly"] = "LEG",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The sector a word gives, or null.</summary>
    public static string? SectorOf(ReadOnlySpan<char> word) =>
        s_sectors.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var sector) ? sector : null;
}
