using System.Collections.Frozen;

namespace Demarche.Knowledge;

/// <summary>English names of days and months.</summary>
static class CalendarWords
{
    static readonly FrozenDictionary<string, int> s_months = Number(
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"],
        ["jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sept", "oct", "nov", "dec"], ("sep", 9));

    static readonly FrozenDictionary<string, int> s_days = Number(
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"], ["mon", "tue", "wed", "thu", "fri", "sat", "sun"], ("tues", 2), ("thurs", 4));

    /// <summary>1 to 12; 0 when it is no month.</summary>
    public static int Month(ReadOnlySpan<char> word) => Find(s_months, word);

    /// <summary>1 for Monday to 7; 0 when it is no day.</summary>
    public static int Weekday(ReadOnlySpan<char> word) => Find(s_days, word);

    /// <summary>Whether a word names a day or a month.</summary>
    public static bool IsDayOrMonth(ReadOnlySpan<char> word) => Month(word) > 0 || Weekday(word) > 0;

    static int Find(FrozenDictionary<string, int> words, ReadOnlySpan<char> word) =>
        words.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word.TrimEnd('.'), out var number) ? number : 0;

    static FrozenDictionary<string, int> Number(string[] names, string[] shorts, params ReadOnlySpan<(string, int)> others)
    {
        var numbers = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < names.Length; i++)
        {
            numbers[names[i]] = i + 1;
            if (shorts[i].Length > 0)
                numbers[shorts[i]] = i + 1;
        }
        foreach (var (word, number) in others)
            numbers[word] = number;
        return numbers.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }
}
