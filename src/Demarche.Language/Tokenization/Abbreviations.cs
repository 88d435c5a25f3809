using System.Collections.Frozen;

namespace Demarche.Language.Tokenization;

/// <summary>Words that keep a full stop of their own. Most are such only with a capital (<c>Gen.</c>, not <c>gen.</c>).</summary>
static class Abbreviations
{
    /// <summary>Titles: a name follows, so no sentence ends here.</summary>
    static readonly string[] s_titles =
    [
        "Adm", "Amb", "Atty", "Brig", "Capt", "Cllr", "Cmdr", "Col", "Cpl", "Cpt", "Dr", "Drs", "Ens", "Ft", "Gen", "Gov", "Hon",
        "Insp", "Lieut", "Lt", "Maj", "Messrs", "Mlle", "Mme", "Mr", "Mrs", "Ms", "Msgr", "Mt", "Mx", "Pfc", "Pres", "Prof", "Pvt",
        "Rep", "Reps", "Rev", "Sen", "Sens", "Sgt", "Sr", "St", "Ste", "Supt",
    ];

    /// <summary>Written with a capital, and may stand at the end of a sentence: firms, streets, months, days, states.</summary>
    static readonly string[] s_capitalized =
    [
        "Assn", "Assoc", "Ave", "Bhd", "Blvd", "Bros", "Co", "Corp", "Cos", "Ct", "Cty", "Depts", "Dist", "Esq", "Hts", "Hwy", "Inc",
        "Jr", "Ltd", "Mfg", "Natl", "Ph", "Pkwy", "Pl", "Pte", "Pty", "Rd", "Rte", "Sdn", "Snr", "Sq", "Univ",
        "Jan", "Feb", "Apr", "Aug", "Sept", "Sep", "Oct", "Nov", "Dec", "Tue", "Tues", "Wed", "Thu", "Thur", "Thurs", "Fri",
        "Ala", "Ariz", "Ark", "Calif", "Colo", "Conn", "Del", "Fla", "Ga", "Ill", "Ind", "Kan", "Ky", "La", "Md", "Mich", "Minn",
        "Mo", "Mont", "Neb", "Nev", "Okla", "Ont", "Pa", "Penn", "Que", "Tenn", "Tex", "Va", "Vt", "Wis", "Wisc", "Wyo",
    ];

    /// <summary>Written either way.</summary>
    static readonly string[] s_either =
    [
        "approx", "apt", "attn", "cf", "dept", "esp", "etc", "excl", "ext", "incl", "intl", "misc", "pls", "tel", "vol", "vols", "vs", "viz",
    ];

    /// <summary>Only without a capital: <c>Al</c>, <c>Ed</c> and <c>Max</c> are people.</summary>
    static readonly string[] s_lower =
    [
        "al", "ca", "ed", "eds", "est", "lb", "lbs", "max", "min", "oz", "pp", "prev", "ref", "resp", "yd", "yds", "yr", "yrs",
        "sq", "ft", "dr", "mr", "mrs", "co", "corp", "inc", "ltd", "jr", "st", "sr",
    ];

    /// <summary>Words of the language too: abbreviations only before a digit.</summary>
    static readonly string[] s_beforeNumber =
        ["art", "arts", "ch", "fig", "figs", "no", "nos", "p", "para", "sec", "Mar", "Jun", "Jul", "Sat", "Sun", "Mon", "v"];

    /// <summary>At the end of a sentence the full stop is a token of its own, as in EWT; that of <c>U.S.</c> never is.</summary>
    static readonly string[] s_yielding = ["etc", "al", "Inc", "Corp", "Co", "Ltd", "Jr", "Sr", "St", "Ave", "Rd", "p.m", "a.m", "P.M", "A.M"];

    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_yieldingLookup = Lookup(s_yielding);
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_titleLookup = Lookup(Cased(s_titles));
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_anyLookup =
        Lookup([.. Cased(s_titles), .. Cased(s_capitalized), .. Cased(s_either), .. s_either, .. s_lower]);
    static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> s_numberLookup =
        Lookup([.. Cased(s_beforeNumber), .. s_beforeNumber]);

    /// <summary>Whether a name normally follows: <c>Mr</c>.</summary>
    public static bool IsTitle(ReadOnlySpan<char> word) => word.Length <= 6 && s_titleLookup.Contains(word);

    /// <summary>Whether the full stop after <paramref name="word"/> is cut off where it ends a sentence too.</summary>
    public static bool YieldsFullStop(ReadOnlySpan<char> word) => word.Length <= 4 && s_yieldingLookup.Contains(word);

    /// <summary>Whether a full stop after <paramref name="word"/> is its own.</summary>
    public static bool Contains(ReadOnlySpan<char> word) => word.Length <= 6 && s_anyLookup.Contains(word);

    /// <summary>Whether a full stop after <paramref name="word"/> is its own when a number follows: <c>No. 5</c>.</summary>
    public static bool TakesNumber(ReadOnlySpan<char> word) => word.Length <= 4 && s_numberLookup.Contains(word);

    /// <summary>The words as listed with a capital, and in capitals throughout.</summary>
    static IEnumerable<string> Cased(IEnumerable<string> words) =>
        words.SelectMany(word => new[] { char.ToUpperInvariant(word[0]) + word[1..], word.ToUpperInvariant() });

    static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Lookup(IEnumerable<string> words) =>
        words.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
}
