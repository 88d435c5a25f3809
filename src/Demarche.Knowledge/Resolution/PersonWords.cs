using System.Collections.Frozen;

namespace Demarche.Knowledge;

/// <summary>Nouns and titles that tell a person's gender.</summary>
static class PersonWords
{
    static readonly FrozenSet<string> s_female = new[]
    {
        "woman", "girl", "mother", "daughter", "sister", "wife", "widow", "queen", "princess", "spokeswoman", "chairwoman", "congresswoman",
        "businesswoman", "actress", "ms", "ms.", "mrs", "mrs.", "miss", "madam", "lady", "duchess", "baroness", "dame", "aunt", "grandmother",
        "policewoman", "councilwoman", "empress", "nun", "girlfriend", "niece", "ombudswoman", "assemblywoman",
    }.ToFrozenSet(StringComparer.Ordinal);

    static readonly FrozenSet<string> s_male = new[]
    {
        "man", "boy", "father", "son", "brother", "husband", "king", "prince", "spokesman", "chairman", "congressman", "businessman",
        "mr", "mr.", "sir", "lord", "duke", "baron", "uncle", "grandfather", "policeman", "councilman", "emperor", "pope", "priest", "monk",
        "bishop", "cardinal", "archbishop", "imam", "ayatollah", "sultan", "emir", "sheikh", "boyfriend", "nephew", "gunman", "tsar",
        "patriarch", "assemblyman", "taoiseach",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The gender a noun or title in small letters tells; <see cref="Gender.Unknown"/> for most.</summary>
    public static Gender GenderOf(string word) =>
        s_female.Contains(word) ? Gender.Female : s_male.Contains(word) ? Gender.Male : Gender.Unknown;
}

/// <summary>Nouns that mostly name things, and an actor only in good company.</summary>
static class WeakNouns
{
    static readonly FrozenSet<string> s_nouns = new[]
    {
        "power", "body", "unit", "gathering", "intelligence", "market", "side", "customs", "treasury", "presidency", "station", "front", "camp",
        "channel", "operation", "division", "reserve", "service", "entity", "fund", "house", "chamber", "bench", "mission", "effort", "branch",
        "arm", "cell", "pool", "brand", "industry", "sector", "website", "page", "paper", "book", "program", "programme", "party", "club", "line",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Whether a noun in small letters is one.</summary>
    public static bool Contains(string noun) => s_nouns.Contains(noun);
}
